"""Tables of a user's own patterns."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import CheckOptions
from aligner.errors import InputError
from aligner.tasks.patterns import read_patterns


def table(folder: Path, text: str) -> Path:
    file = folder / "rules.tsv"
    file.write_text(text, "utf-8")
    return file


def test_a_line_has_source_target_message_severity(tmp_path: Path):
    file = table(tmp_path, "source\ttarget\tmessage\tseverity\n# remark\n\nкот\tchien\ta cat\tError\n\ttoi \n")
    first, second = read_patterns(file)
    assert (first.source, first.target, first.message, first.severity) == ("кот", "chien", "a cat", "error")
    assert (second.source, second.target, second.message, second.severity) == ("", "toi ", "", "warning")
    assert second.where == f"{file}, line 5"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "кот\tchien\nк(от\t\n",
            r"rules.tsv, line 2: the pattern for the source “к\(от” is no regular expression: missing",
        ),
        ("кот\t[\n", r"line 1: the pattern for the translation “\[” is no regular expression: "),
        ("\t\tmessage\n", "line 1: no pattern; write one"),
        ("кот\tchat\tm\tfatal\n", "line 1: severity is 'fatal'; it is one of error, warning, info"),
        ("а\tб\tв\terror\tд\n", "line 1: 5 columns; they are source, target, message, severity"),
        ("# nothing\n", "has none; write one a line"),
        ("(" * 3000 + ")" * 3000 + "\t\n", "line 1: a pattern has groups within groups, too many to be read"),
    ],
)
def test_a_line_that_is_no_pattern_is_named(tmp_path: Path, text: str, message: str):
    with pytest.raises(InputError, match=message):
        read_patterns(table(tmp_path, text))


def test_what_to_install_is_told_where_the_engine_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "regex", None)
    with pytest.raises(InputError, match=r"need the package regex: pip install 'bitext-aligner\[patterns\]'"):
        read_patterns(table(tmp_path, "кот\tchien\n"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"cannot read the table of patterns .*none\.tsv"):
        read_patterns(tmp_path / "none.tsv")


def test_patterns_of_a_file_are_signed_in_whatever_order_they_stand(tmp_path: Path):
    path = tmp_path / "patterns.tsv"
    signed = []
    for lines in (("a\tb", "c\td"), ("c\td", "a\tb")):
        path.write_text("\n".join(lines), encoding="utf-8")
        patterns = [replace(one, where="") for one in read_patterns(path)]
        signed.append(CheckOptions(patterns=patterns).signed["patterns"])
    assert signed[0] == signed[1]
