"""The registry: which checks run, which of their flags stay."""

from __future__ import annotations

import pytest

from aligner.alignment import Flag, Severity
from aligner.checks import CHECKS, KINDS, run_checks, select_kinds
from aligner.checks.registry import ON_DEMAND, TRADE
from aligner.checks.support.explained import without_explained
from aligner.errors import InputError
from tests.checks.pairs import bitext

LINKS = bitext(
    ("Смотрите https://example.org/a сегодня.", "Voir https://example.org/b aujourd'hui."),
    ("Пишите на a@example.org до вечера.", "Écrivez à b@example.org avant le soir."),
)


def test_every_kind_belongs_to_one_check():
    assert len(set(KINDS)) == len(KINDS) == sum(map(len, CHECKS.values()))


@pytest.mark.parametrize(
    ("checks", "no_check", "selected"),
    [
        (None, (), set(KINDS) - ON_DEMAND),
        (("literal", "name"), (), {"literal", "name"}),
        (None, ("moved",), set(KINDS) - ON_DEMAND - {"moved"}),
        (("default", "ending"), (), set(KINDS) - ON_DEMAND | {"ending"}),
        (("all",), ("trade",), set(KINDS) - TRADE),
        (("trade",), ("spelling",), set(TRADE) - {"spelling"}),
        (("literal", "name"), ("name",), {"literal"}),
        ((), (), set()),
    ],
)
def test_kinds_are_chosen_and_left_out(checks: tuple[str, ...] | None, no_check: tuple[str, ...], selected: set[str]):
    assert select_kinds(checks, no_check) == selected


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("mising", "did you mean missing?"),
        ("partial_missing", "did you mean partial-missing?"),
        ("xyzzy", "known are missing"),
    ],
)
def test_an_unknown_kind_is_refused_with_the_nearest(name: str, hint: str):
    with pytest.raises(InputError, match=f"there is no check '{name}'") as caught:
        select_kinds([name])
    assert hint in str(caught.value)


def test_flags_of_unwanted_kinds_stay_away():
    assert run_checks(LINKS, ["name"]).flags == ()
    assert {flag.kind for flag in run_checks(LINKS, ["literal"]).flags} == {"literal"}


def test_a_dismissed_flag_stays_away():
    first, *others = run_checks(LINKS, ["literal"]).flags
    assert run_checks(LINKS, ["literal"], ignore=[first.id]).flags == tuple(others)


def test_unsure_flags_can_be_left_out():
    (first, *_) = run_checks(LINKS, ["literal"]).flags
    assert run_checks(LINKS, ["literal"], min_confidence=first.confidence).flags[0] == first
    assert run_checks(LINKS, ["literal"], min_confidence=1.0).flags == ()


def test_flags_come_in_text_order():
    beads = [flag.bead for flag in run_checks(LINKS, ["literal", "name"]).flags]
    assert beads == sorted(beads)


def flag(kind: str, severity: Severity = Severity.ERROR, bead: int = 0, source: tuple[int, int] | None = None) -> Flag:
    return Flag(kind, severity, 0.9, bead, (source,) if source else (), (), "")


@pytest.mark.parametrize(
    ("flags", "left"),
    [
        ([flag("partial-missing", source=(10, 40)), flag("number", source=(20, 22))], ["partial-missing"]),
        ([flag("partial-missing", source=(10, 40)), flag("number", source=(5, 7))], ["partial-missing", "number"]),
        (
            [flag("partial-missing", source=(10, 40)), flag("number", bead=1, source=(20, 22))],
            ["partial-missing", "number"],
        ),
        ([flag("missing", source=(10, 40)), flag("untranslated", source=(20, 22))], ["missing", "untranslated"]),
        ([flag("meaning"), flag("number", source=(1, 2)), flag("partial-added")], ["meaning"]),
        ([flag("meaning", Severity.WARNING), flag("number", source=(1, 2))], ["meaning", "number"]),
    ],
)
def test_what_another_flag_explains_is_not_told_twice(flags: list[Flag], left: list[str]):
    assert [flag.kind for flag in without_explained(flags)] == left
