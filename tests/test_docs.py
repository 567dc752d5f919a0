"""The pages of docs/: what they show is what the program prints, and their flags are those that the checks raise."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from functools import lru_cache
from pathlib import Path

import click
import pytest

from aligner import Flag, Severity, align
from aligner.checks import KINDS
from aligner.checks.support.hunspell import PROGRAM
from aligner.cli import program
from aligner.document import Reason
from aligner.embed import load_encoder
from aligner.read.formats import READERS
from aligner.write import FORMATS as KNOWN_FORMATS
from docs import refreshed

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
FLAGS = (ROOT / "docs" / "flags.md").read_text(encoding="utf-8")
MARKS = {"✗": Severity.ERROR, "!": Severity.WARNING, "·": Severity.INFO}
_COMMAND = re.compile(r"^    (?:\$ )?(?:\w+=\S+ )*aligner ([^|\n]+)", re.MULTILINE)
_EXAMPLE = re.compile(r"^    (.+)\n    (.+)\n    ([✗!·]) ([a-z-]+): (.+)$", re.MULTILINE)
_DECIMALS = re.compile(r"\d\.\d+")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def commands() -> list[tuple[str, str]]:
    return [(page.name, found[1].strip()) for page in PAGES for found in _COMMAND.finditer(page.read_text("utf-8"))]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="pipes of the pages are bash's")
@pytest.mark.parametrize("page", [page for page in PAGES if "    $ " in page.read_text("utf-8")], ids=lambda p: p.name)
def test_a_page_shows_what_its_commands_print(page: Path, tmp_path: Path):
    shown = page.read_text(encoding="utf-8")
    printed = refreshed(shown, tmp_path)
    # The last decimals of a probability are the machine's.
    assert _DECIMALS.sub("#", printed) == _DECIMALS.sub("#", shown), "make docs writes the pages anew"


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text("utf-8")], ids=lambda p: p.name)
def test_the_examples_in_python_give_what_a_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    failed, _ = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert not failed, capsys.readouterr().out


@pytest.mark.parametrize(("page", "command"), commands())
def test_every_command_of_the_pages_has_the_options_that_they_give_it(page: str, command: str):
    name, *arguments = shlex.split(command.partition("  #")[0])
    if name.startswith("-"):
        return
    known = {option for parameter in program.every()[name].params for option in parameter.opts}
    given = {argument for argument in arguments if re.match(r"--?[a-z]", argument)} - {"--help"}
    assert given <= known, page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_files_leads_somewhere(page: Path):
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_command_is_printed_with_its_options():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == program.list_commands(click.Context(program))


def test_every_format_is_described():
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    suffixes = {
        *READERS,
        *(suffix for known in KNOWN_FORMATS.values() for suffix in known.all_suffixes),
    }
    assert not {suffix for suffix in suffixes if f"`{suffix}`" not in page}


def test_every_exit_code_is_told_on_the_page_of_settings():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    codes = re.findall(r"^ +(\d+)  ", program.help or "", re.MULTILINE)
    assert codes
    assert not [code for code in codes if f"| {code} |" not in page and f"`{code}`" not in page]


def test_every_kind_of_flag_is_explained():
    headings = re.findall(r"^## (.+)$", FLAGS, re.MULTILINE)
    assert set(KINDS) <= {kind for heading in headings for kind in heading.split(", ")}


def test_every_kind_of_flag_has_an_example():
    assert {kind for _, _, _, kind, _ in _EXAMPLE.findall(FLAGS)} == set(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize(("source", "target", "mark", "kind", "message"), _EXAMPLE.findall(FLAGS))
def test_the_examples_are_what_the_checks_say(source: str, target: str, mark: str, kind: str, message: str):
    if kind == "spelling" and shutil.which(PROGRAM) is None:
        pytest.skip("the program hunspell is not installed")
    said = [flag for flag in sample_flags() if (flag.kind, flag.message) == (kind, message)]
    assert {flag.severity for flag in said} == {MARKS[mark]}


@lru_cache(maxsize=1)
def sample_flags() -> list[Flag]:
    found: list[Flag] = []
    encoder = load_encoder()
    for source in sorted((ROOT / "data").rglob("*.ru.txt")):
        target = source.with_name(source.name.replace(".ru.", ".fr."))
        found += align(
            source,
            target,
            encoder=encoder,
            checks=["all"],
            no_check=["spelling"] if shutil.which(PROGRAM) is None else [],
            glossary=ROOT / "data" / "glossaire.tsv",
            forbidden=ROOT / "data" / "writing" / "forbidden.txt",
            patterns=ROOT / "data" / "writing" / "patterns.tsv",
        ).flags
    return found


def test_every_reason_for_leaving_text_out_is_explained():
    rows = re.findall(r"^\| ([a-z ]+) \| ", FORMATS.partition("The reasons:")[2], re.MULTILINE)
    assert {str(reason) for reason in Reason} <= set(rows)
