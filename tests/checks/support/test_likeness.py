"""What two texts that stand opposite each other have in common."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from aligner.checks.support.likeness import (
    FEATURES,
    Opposed,
    Usual,
    coverage,
    likeness,
    log_odds,
    mispairing,
    read_texts,
    without_marker,
)
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder

SOURCE = (
    "Пекарня на углу закрыта по понедельникам.",
    "Анна Ветрова родилась в 1954 году в Саратове.",
    "Дети посадили деревья вдоль реки.",
)
TARGET = (
    "La boulangerie du coin est fermée le lundi.",
    "Anna Vetrova est née en 1954 à Saratov.",
    "Les enfants ont planté des arbres le long de la rivière.",
)
USUAL = Usual(0.7, 0.1)


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


def compared(i: int, j: int, *around: tuple[int, int]) -> dict[str, float]:
    source, target = read_texts(SOURCE, encoder()), read_texts(TARGET, encoder())
    (row,) = likeness(source, target, [Opposed(i, j, around)], USUAL)
    return dict(zip(FEATURES, row.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "bare"),
    [("3) Ветер стих.", "Ветер стих."), ("2.1. Le vent.", "Le vent."), ("1954 год", "1954 год"), ("12.", "12.")],
)
def test_the_number_of_an_item_is_no_part_of_what_is_compared(text: str, bare: str):
    assert without_marker(text) == bare


def test_words_of_a_translation_have_counterparts():
    source, target = read_texts(SOURCE, encoder()), read_texts(TARGET, encoder())
    assert min(coverage(source, target, 0, 0)) > max(coverage(source, target, 0, 2))


def test_figures_and_names_are_counted_across_scripts():
    told, other = compared(1, 1), compared(1, 2)
    assert (told["shared figures"], told["other figures"]) == (1, 0)
    assert told["shared names"] >= 2
    assert (other["shared figures"], other["other figures"], other["shared names"]) == (0, 1, 0)


def test_a_pair_whose_neighbour_fits_better_has_no_lead():
    assert compared(0, 0, (2, 2))["lead"] > 0
    assert compared(0, 2, (2, 1))["lead"] < 0


def test_a_mispair_is_probabler_among_pairs_that_fit_it_better():
    source, target = read_texts(SOURCE, encoder()), read_texts(TARGET, encoder())
    rows = likeness(source, target, [Opposed(0, 0, ((2, 2),)), Opposed(0, 2, ()), Opposed(0, 2, ((2, 0),))], USUAL)
    translation, alone, shifted = mispairing(log_odds(rows), len(rows))
    assert translation < 0.01 < alone < shifted


def test_a_document_with_many_doubtful_pairs_has_wrong_ones_among_them():
    one, many = mispairing(np.array([-1.0]), 100), mispairing(np.full(50, -1.0), 100)
    assert one[0] == pytest.approx(0.27, abs=0.01)
    assert many.min() > 0.8


def test_a_document_is_never_thought_better_than_usual():
    assert mispairing(np.array([0.0, -9.0]), 10_000)[0] == pytest.approx(0.5)
