"""Pairs whose two sides have nothing in common."""

from __future__ import annotations

from functools import cache

import pytest

from aligner.bilingual.pairs import paired
from aligner.checks.meaning import mispairing_probability
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.tasks.check import check as check_alignment

FAITHFUL = (
    (
        "Музей открылся в субботу, и первые гости пришли рано утром.",
        "Le musée a ouvert samedi et les premiers visiteurs sont venus tôt le matin.",
    ),
    ("Дети посадили двадцать деревьев вдоль реки.", "Les enfants ont planté vingt arbres le long de la rivière."),
    ("Пекарня на углу закрыта по понедельникам.", "La boulangerie du coin est fermée le lundi."),
)
UNRELATED = (
    "Министр сельского хозяйства рассказал журналистам о новых тарифах на перевозку пшеницы.",
    "Les violonistes ont répété toute la nuit dans une petite chapelle baignée de lumière.",
)


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


def test_a_pair_without_common_meaning_is_flagged_whole():
    (flag,) = check_alignment(
        paired([*FAITHFUL, UNRELATED], "ru", "fr", "pairs"), checks=["meaning"], encoder=encoder()
    ).flags
    assert (flag.kind, flag.bead) == ("meaning", 3)
    assert flag.message == (
        "“Les violonistes ont répété toute la nuit dans une petite…” does not seem to translate "
        "“Министр сельского хозяйства рассказал журналистам о новых…”"
    )


def test_translations_are_left_alone():
    found = check_alignment(paired(FAITHFUL, "ru", "fr", "pairs"), checks=["meaning"], encoder=encoder())
    assert found.flags == ()


def test_a_link_text_may_say_something_else():
    pairs = [*FAITHFUL, ("Смотреть видео", "En savoir plus")]
    assert check_alignment(paired(pairs, "ru", "fr", "pairs"), checks=["meaning"], encoder=encoder()).flags == ()


@pytest.mark.parametrize(("likelier", "less"), [((0.1, 0.1), (0.5, 0.1)), ((0.1, 0.1), (0.1, 0.5))])
def test_less_in_common_is_likelier_a_mispairing(likelier: tuple[float, float], less: tuple[float, float]):
    assert mispairing_probability(*likelier, 100) > mispairing_probability(*less, 100)
