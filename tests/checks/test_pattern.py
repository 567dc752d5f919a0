"""A user's own patterns."""

from dataclasses import replace

import pytest

from aligner.alignment import Flag, Severity
from aligner.checks import pattern
from aligner.checks.support import own_pattern
from aligner.checks.support.own_pattern import Pattern
from aligner.errors import InputError
from tests.checks.pairs import bitext


def flags(one: Pattern, *pairs: tuple[str, str]) -> list[Flag]:
    return list(pattern.check(replace(bitext(*pairs), patterns=(one,))))


MEGABYTES = Pattern(r"(\d+) Мб", "!$1 Mo", "megabytes are Mo")
ADDRESS = Pattern("", r"\btu\b|\btoi\b", "the reader is vous")
BOTH = Pattern("кот", "chien", "a cat is no dog", "error")
NEITHER = Pattern("!точка", r"\.$", "a full stop of its own", "info")


@pytest.mark.parametrize(
    ("one", "source", "target", "marked"),
    [
        (MEGABYTES, "12 Мб", "12 Mb", [("12 Мб", "")]),
        (MEGABYTES, "12 Мб и 7 Мб", "12 Mo et 7 Mb", [("7 Мб", "")]),
        (MEGABYTES, "12 Мб", "12 Mo", []),
        (MEGABYTES, "12 Мб", "120 Mo", [("12 Мб", "")]),
        (MEGABYTES, "12 Гб", "12 Gb", []),
        (ADDRESS, "Вы пришли.", "Et toi ?", [("", "toi")]),
        (ADDRESS, "Вы пришли.", "Un toit vous attend.", []),
        (BOTH, "Это кот.", "C’est un chien.", [("кот", "chien")]),
        (BOTH, "Это кот.", "C’est un chat.", []),
        (BOTH, "Это пёс.", "C’est un chien.", []),
        (NEITHER, "Конец", "Fin.", [("", ".")]),
        (NEITHER, "Конец, точка", "Fin.", []),
    ],
)
def test_a_pair_is_flagged_where_all_that_a_pattern_says_holds(
    one: Pattern, source: str, target: str, marked: list[tuple[str, str]]
):
    assert [
        (
            "".join(source[slice(*span)] for span in flag.source_spans),
            "".join(target[slice(*span)] for span in flag.target_spans),
        )
        for flag in flags(one, (source, target))
    ] == marked


def test_the_message_and_the_severity_are_the_users():
    (flag,) = flags(BOTH, ("Это кот.", "C’est un chien."))
    assert (flag.message, flag.severity) == ("a cat is no dog", Severity.ERROR)


def test_a_pattern_that_backtracks_without_end_is_told_once_and_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own_pattern, "LONGEST_SEARCH", 0.05)
    endless = Pattern(r"(а|аа)+$", "", "", where="rules.tsv, line 3")
    (flag,) = flags(endless, ("а" * 60 + "б", "a"), ("а" * 60 + "б", "b"))
    assert flag.message.startswith("rules.tsv, line 3: takes too long here")
    assert flag.bead == 0


@pytest.mark.parametrize(
    ("source", "target", "severity", "message"),
    [
        ("(", "", "warning", r"the pattern “\(”: the pattern for the source “\(” is no regular expression: "),
        ("а", "!(", "warning", r"the pattern for the translation “\(” is no regular expression: "),
        ("", "", "warning", "no pattern; write one for the source, a tab, one for the translation"),
        ("а", "", "grave", "severity is 'grave'; it is one of error, warning, info"),
        ("а", "$1", "warning", r"\$1 names no group that the pattern for the source finds"),
        ("!(а)", "$1", "warning", r"\$1 names no group that the pattern for the source finds"),
    ],
)
def test_what_cannot_be_searched_for_is_refused(source: str, target: str, severity: str, message: str):
    with pytest.raises(InputError, match=message):
        Pattern(source, target, "", severity)
