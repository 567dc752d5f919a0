"""Everything that can be wrong with what the user gives: exit code 2, one sentence, nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, RUSSIAN, Run


def put(name: str, content: bytes | str):
    def prepare(folder: Path) -> None:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return prepare


def nothing(_: Path) -> None:
    pass


def both(first, second):
    def prepare(folder: Path) -> None:
        first(folder)
        second(folder)

    return prepare


GOOD = ("a.ru.txt", "a.fr.txt")
CASES = {
    "a missing file": (nothing, ("no.txt", "a.fr.txt"), "there is no file no.txt; check the path"),
    "a folder": (lambda folder: (folder / "d").mkdir(), ("d", "a.fr.txt"), "d is a folder; give a file in it"),
    "an empty file": (put("e.txt", ""), ("e.txt", "a.fr.txt"), "e.txt is empty; there is nothing to align"),
    "blank lines": (put("e.txt", "\n \n\r\n"), ("a.ru.txt", "e.txt"), "e.txt holds only blank lines"),
    "a binary file": (put("b.bin", bytes(range(256)) * 9), ("b.bin", "a.fr.txt"), "b.bin is a binary file, not text"),
    "a document": (put("d.docx", b"PK\x03\x04\x14\0"), ("d.docx", "a.fr.txt"), "d.docx is no sound Word document"),
    "the files swapped": (
        nothing,
        ("a.fr.txt", "a.ru.txt"),
        "the files look swapped: a.fr.txt is in French and a.ru.txt in Russian; give them in the other order, or say "
        "--source-lang fr --target-lang ru",
    ),
    "the files swapped, in old encodings": (
        both(put("a.fr.txt", FRENCH.encode("cp1252")), put("a.ru.txt", RUSSIAN.encode("koi8_r"))),
        ("a.fr.txt", "a.ru.txt"),
        "the files look swapped",
    ),
    "one language twice": (
        nothing,
        ("a.ru.txt", "a.ru.txt"),
        "both files are in Russian: a.ru.txt should be in French",
    ),
    "a third language": (
        put("a.de.txt", "Der Zug ist nicht gekommen, und wir haben auf ihn bis zum Abend in der Stadt gewartet. " * 3),
        ("a.ru.txt", "a.de.txt"),
        "a.de.txt is in German, not in French; give the right file, or say --target-lang de",
    ),
    "neither language": (
        put("x.txt", RUSSIAN.encode("cp1251").decode("cp1252")),
        ("a.ru.txt", "x.txt"),
        "x.txt is not in French, nor in any language known here",
    ),
    "an output folder that is not there": (
        nothing,
        (*GOOD, "-o", "out/a.tmx"),
        f"cannot write {Path('out/a.tmx')}: there is no folder out; create it first",
    ),
    "an output that is a folder": (
        lambda folder: (folder / "d.tmx").mkdir(),
        (*GOOD, "-o", "d.tmx"),
        "cannot write d.tmx: it is a folder",
    ),
    "an unknown suffix": (
        nothing,
        (*GOOD, "-o", "a.odt"),
        "the suffix .odt of a.odt names no format; use .tmx, .tsv",
    ),
    "no suffix": (nothing, (*GOOD, "-o", "a"), "a has no suffix to name its format"),
    "an unknown format": (nothing, (*GOOD, "--format", "xcliff"), "Invalid value for '--format'"),
    "standard output without a format": (nothing, (*GOOD, "-o", "-"), "-o - needs --format: one of tmx, tsv"),
    "an output given twice": (nothing, (*GOOD, "-o", "a.tmx", "-o", "./a.tmx"), "-o ./a.tmx is given twice"),
    "an output over an input": (
        nothing,
        (*GOOD, "-o", "a.ru.txt", "--format", "tsv"),
        "-o a.ru.txt would overwrite the input a.ru.txt; choose another name",
    ),
    "standard input twice": (nothing, ("-", "-"), "SOURCE and TARGET cannot both be standard input"),
    "an unknown encoder": (nothing, (*GOOD, "--encoder", "nonsense"), "nonsense"),
    "a missing scorer": (nothing, (*GOOD, "--scorer", "no.json"), "the scorer no.json cannot be read"),
    "a broken scorer": (put("s.json", "{"), (*GOOD, "--scorer", "s.json"), "s.json is not a bead scorer"),
    "another file as scorer": (put("s.json", "{}"), (*GOOD, "--scorer", "s.json"), "s.json is not a bead scorer"),
    "no language": (
        nothing,
        (*GOOD, "--source-lang", "russian"),
        "'russian' is not a language tag (the code of Russian",
    ),
    "no number of threads": (nothing, (*GOOD, "--threads", "0"), "Invalid value for '--threads'"),
    "no size of a bead": (nothing, (*GOOD, "--max-bead", "0"), "Invalid value for '--max-bead'"),
    "an unknown option": (nothing, (*GOOD, "--colour"), "No such option"),
    "one file only": (nothing, ("a.ru.txt",), "Missing argument 'TARGET'"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_and_nothing_is_written(run: Run, folder: Path, case: str):
    prepare, arguments, message = CASES[case]
    prepare(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("align", *arguments, *(() if "-o" in arguments else ("-o", "out.tmx")))
    assert result.exit_code == 2
    assert f"Error: {message}" in result.stderr or message in result.stderr.splitlines()[-1]
    assert result.stdout == ""
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_unreadable_file_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")  # chmod would not hold back the administrator that CI may be

    monkeypatch.setattr(Path, "open", refuse)
    result = run("align", *GOOD)
    assert (result.exit_code, result.stderr) == (2, "Error: a.ru.txt may not be read: permission denied\n")


def test_who_insists_can_go_on_with_another_language(run: Run):
    result = run("align", "a.fr.txt", "a.fr.txt", "--no-language-check", "-o", "-", "--format", "ladder")
    assert (result.exit_code, result.stdout) == (0, "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n[4]:[4]\n")
