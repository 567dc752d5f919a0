"""Words that a dictionary does not have; a double of the program stands for hunspell."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from aligner.checks import spelling
from aligner.checks.support import hunspell
from aligner.errors import InputError
from tests.checks.pairs import bitext

DOUBLE = """#!{python}
import sys
name = sys.argv[sys.argv.index("-d") + 1]
if name != "{dictionary}":
    sys.exit("Can't open affix or dictionary files for dictionary named " + name)
known = set("le jardin est ouvert et vous l’arbre grand porte-parole".split())
for word in sys.stdin.buffer.read().decode("utf-8").split():
    if word not in known:
        sys.stdout.buffer.write((word + chr(10)).encode("utf-8"))
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hunspell.dictionary_of.cache_clear()

    def install(dictionary: str) -> None:
        file = tmp_path / "hunspell"
        file.write_text(DOUBLE.format(python=sys.executable, dictionary=dictionary), "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    yield install
    hunspell.dictionary_of.cache_clear()


def unknown(source: str, target: str, lang: str = "fr") -> list[str]:
    flags = spelling.check(bitext((source, target), langs=("ru", lang)))
    return [target[start:stop] for flag in flags for start, stop in flag.target_spans]


@pytest.mark.skipif(os.name == "nt", reason="the double is a script")
@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Сад открыт.", "Le jardim est ouvert.", ["jardim"]),
        ("Сад открыт.", "Le jardin est ouvret et gramd.", ["ouvret", "gramd"]),
        ("Дерево.", "Vous et l’arbbre.", ["l’arbbre"]),
        ("Сад открыт.", "Le jardin est ouvert.", []),
        ("Иванов тут.", "Ivanov est grand.", []),
        ("Команда grep.", "Le grand grep.", []),
        ("См. https://example.org/abcd", "et https://example.org/abcd", []),
        ("Сад", "et сад", []),
    ],
)
def test_words_that_the_dictionary_lacks_are_told(program, source: str, target: str, words: list[str]):
    program("fr_FR")
    assert unknown(source, target) == words


@pytest.mark.skipif(os.name == "nt", reason="the double is a script")
@pytest.mark.parametrize(("tag", "installed"), [("fr", "fr_FR"), ("fr-CA", "fr_CA"), ("fr-CA", "fr_FR"), ("fr", "fr")])
def test_the_dictionary_is_that_of_the_region_else_the_usual_one(program, tag: str, installed: str):
    program(installed)
    assert hunspell.dictionary_of(tag) == installed


@pytest.mark.skipif(os.name == "nt", reason="the double is a script")
def test_a_missing_dictionary_is_told_with_what_to_do(program):
    program("fr_FR")
    with pytest.raises(
        InputError, match=r"spelling of Polish needs a dictionary of hunspell \(pl_PL or pl\): install it"
    ):
        hunspell.dictionary_of("pl")


def test_a_missing_program_is_told_with_what_to_do(program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match=r"needs the program hunspell: install it .* or leave the check out"):
        hunspell.dictionary_of("fr")


@pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not installed")
def test_the_real_program_tells_a_real_word_from_none():
    hunspell.dictionary_of.cache_clear()
    assert hunspell.unknown_words(["garden", "gardzen"], "en-US") == {"gardzen"}
