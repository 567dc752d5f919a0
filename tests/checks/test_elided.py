"""Marks of something cut."""

import pytest

from aligner.alignment import Severity
from aligner.checks import elided
from tests.checks.pairs import bitext


@pytest.mark.parametrize("text", ["<...>", "[…]", "(...)", "Он сказал […] и ушёл.", "< … >"])
def test_a_bracketed_ellipsis_is_an_elision(text: str) -> None:
    assert elided.is_elision(text)


@pytest.mark.parametrize("text", ["Eh bien…", "...", "[1]", "(etc.)", ""])
def test_bare_dots_are_none(text: str) -> None:
    assert not elided.is_elision(text)


def test_a_mark_on_one_side_is_noted_and_accuses_nobody() -> None:
    (flag,) = elided.check(bitext(("Он пришёл и сел.", "Il est venu […].")))
    assert flag.severity is Severity.INFO


def test_marks_on_both_sides_are_in_order() -> None:
    assert list(elided.check(bitext(("Он пришёл <...>", "Il est venu […]")))) == []
