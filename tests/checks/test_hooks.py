"""Checks of other packages run after the aligner's own, and a faulty one is told by its name."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from aligner import AlignerError, Flag, Severity, align
from aligner.checks import hooks, known_kinds
from aligner.checks.hooks import CheckHook, hooked_checks
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.write.words import meaning


def shouting(bitext: Bitext) -> Iterator[Flag]:
    """Flags every pair whose translation shouts."""
    for pair in bitext.translations():
        if "!" in pair.target.text:
            yield raise_flag("shouting", pair, "the translation shouts", severity=Severity.INFO, confidence=0.9)


def stray(bitext: Bitext) -> Iterator[Flag]:
    for pair in bitext.translations():
        yield raise_flag("another", pair, "?", severity=Severity.INFO, confidence=0.9)


KINDS = {"shouting": "exclamation marks in the translation"}


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch):
    """Makes a package look installed that has one check."""

    def installed(load: object) -> None:
        point = SimpleNamespace(name="house-style", dist=SimpleNamespace(name="our-checks"), value="x:y", load=load)
        monkeypatch.setattr(hooks, "entry_points", lambda group: [point] if group == hooks.GROUP else [])
        hooked_checks.cache_clear()

    yield installed
    hooked_checks.cache_clear()


def test_a_check_of_another_package_raises_its_flags(install):
    install(lambda: CheckHook(shouting, KINDS))
    alignment = align(["Добрый день."], ["Bonjour !"])
    assert [flag.message for flag in alignment.flags] == ["the translation shouts"]
    assert known_kinds()[-1] == "shouting"
    assert meaning("shouting") == "exclamation marks in the translation"


def test_its_kinds_are_chosen_like_the_others(install):
    install(lambda: CheckHook(shouting, KINDS))
    assert align(["Добрый день."], ["Bonjour !"], no_check=["shouting"]).flags == ()
    assert align(["Добрый день."], ["Bonjour !"], checks=["shouting"]).signature.get("checks") == "shouting"


def broken() -> CheckHook:
    raise ImportError("no module named lost")


@pytest.mark.parametrize(
    ("load", "message"),
    [
        (broken, "the check 'house-style' of our-checks cannot be loaded: no module named lost"),
        (lambda: shouting, "the check 'house-style' of our-checks is no CheckHook with kinds of flags"),
        (lambda: CheckHook(shouting, {"Loud": "x"}), "the check 'house-style' of our-checks has a kind 'Loud'"),
        (lambda: CheckHook(stray, KINDS), "the check 'house-style' gave a flag of the kind 'another'"),
    ],
)
def test_what_is_wrong_with_it_is_said(install, load, message):
    install(load)
    with pytest.raises(AlignerError, match=message):
        align(["Добрый день."], ["Bonjour !"])
