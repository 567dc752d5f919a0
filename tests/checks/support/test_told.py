"""What the other side need not have: addresses, and what an acronym of both sides stands for."""

from __future__ import annotations

import time

import pytest

from aligner.checks.support.told import is_within, understood, without_stretches


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("La Caisse de retraite des marins (CRM) ferme.", "CRM закрывается.", ["Caisse de retraite des marins"]),
        ("La Caisse de retraite des marins (CRM) ferme.", "Касса закрывается.", []),
        (
            "Облако частных данных (Private Data Cloud, PDC) растёт.",
            "Le PDC grandit.",
            ["Облако частных данных", "(Private Data Cloud, PDC)"],
        ),
        ("Le PDC (nuage de données privées) grandit.", "PDC растёт.", ["(nuage de données privées)"]),
        ("Le musée (ouvert le lundi) grandit.", "Музей растёт.", []),
        ("Hier, la Caisse des marins (CM) a fermé.", "Вчера CM закрылась.", ["Caisse des marins"]),
        ("Смотрите https://example.org/a(b)?c=%D0%9C и пишите.", "Voir.", ["https://example.org/a(b)?c=%D0%9C"]),
        ("(PDC) et rien d'autre", "PDC", []),
        ("", "", []),
    ],
)
def test_what_an_acronym_stands_for_needs_no_counterpart(text: str, other: str, expected: list[str]):
    assert [text[start:stop] for start, stop in understood(text, other)] == expected


def test_what_is_left_out_is_gone_and_the_rest_stays():
    assert without_stretches("abcdefg", ((1, 3), (5, 6))) == "adeg"
    assert [is_within(place, ((1, 3), (5, 6))) for place in range(7)] == [False, True, True, False, False, True, False]


@pytest.mark.parametrize("run", ["a", "a ", "(", "(a", "https://"])
def test_time_grows_with_the_length_and_no_faster(run: str):
    text = run * (60_000 // len(run)) + " (PDC)"
    started = time.perf_counter()
    understood(text, "PDC")
    assert time.perf_counter() - started < 2
