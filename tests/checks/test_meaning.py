"""Pairs whose two sides have nothing in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from aligner.alignment import Alignment, Flag, Severity
from aligner.bilingual.pairs import paired
from aligner.checks import meaning
from aligner.document import Kind
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.tasks.check import check as check_alignment
from aligner.write.suspects import divide

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


STORY = (
    ("Утром над деревней поднялся туман.", "Au matin, le brouillard se leva sur le village."),
    ("Бабушка испекла пирог с яблоками.", "La grand-mère fit une tarte aux pommes."),
    ("Соседский мальчик кормил кур.", "Le petit voisin donnait à manger aux poules."),
    ("Дед починил старую телегу.", "Le grand-père répara la vieille charrette."),
    ("На мельнице мололи рожь.", "Au moulin, on moulait le seigle."),
    ("Учитель читал письмо вслух.", "L’instituteur lisait la lettre à haute voix."),
    ("Пастух потерял двух овец.", "Le berger avait perdu deux brebis."),
    ("Сестра вышивала красную скатерть.", "La sœur brodait une nappe rouge."),
    ("Вечером зажгли лампы.", "Le soir, on alluma les lampes."),
    ("Кто-то постучал в окно.", "Quelqu’un frappa à la fenêtre."),
    ("Вошёл солдат с мешком.", "Un soldat entra avec un sac."),
    ("Он попросил воды и хлеба.", "Il demanda de l’eau et du pain."),
)


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


def meanings(pairs: Sequence[tuple[str, str]]) -> tuple[Flag, ...]:
    return check_alignment(paired(pairs, "ru", "fr", "pairs"), checks=["meaning"], encoder=encoder()).flags


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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Собака лаяла всю ночь.", "Le vin coûte cher ici."),
        ("Ключ лежит под ковриком.", "Deux tiers des voix suffisent."),
        ("Суп уже остыл.", "Les soldats creusaient."),
    ],
)
def test_short_texts_are_looked_at_too(source: str, target: str):
    (flag,) = meanings((*STORY, (source, target)))
    assert flag.bead == len(STORY)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Собака лаяла всю ночь.", "Le chien a aboyé toute la nuit."),
        ("Ну и ну!", "Ça alors !"),
        ("Вот тебе раз!", "Quelle surprise !"),
        ("До скорого!", "À bientôt !"),
    ],
)
def test_short_translations_are_left_alone(source: str, target: str):
    assert meanings((*STORY, (source, target))) == ()


def test_two_items_have_not_their_number_in_common():
    item = ("3) Опоздавшие ждут за дверью до перерыва.", "3) Le catalogue des semences paraît en février.")
    (flag,) = meanings((*FAITHFUL, item))
    assert flag.bead == len(FAITHFUL)


def shifted_down(start: int, stop: int) -> list[tuple[str, str]]:
    """The story with a line more in the translation at ``start``, and one less at ``stop``."""
    targets = [target for _, target in STORY]
    targets.insert(start, "Personne ne savait quelle heure il était.")
    del targets[stop]
    return [(source, target) for (source, _), target in zip(STORY, targets, strict=True)]


def test_shifted_rows_are_one_finding():
    (flag,) = meanings(shifted_down(3, 9))
    assert (flag.bead, flag.severity) == (3, Severity.ERROR)
    assert flag.message == (
        "from pair 4 to pair 9 the translation is shifted down by one pair: “Дед починил старую телегу.” of pair 4 is "
        "translated in pair 5, “Le grand-père répara la vieille charrette.”"
    )
    assert (len(flag.source_spans), len(flag.target_spans)) == (6, 6)


def test_rows_shifted_up_to_the_end_are_one_finding():
    targets = [target for _, target in STORY]
    del targets[4]
    pairs = [(source, target) for (source, _), target in zip(STORY, [*targets, "Ils rirent longtemps."], strict=True)]
    (flag,) = meanings(pairs)
    assert flag.message.startswith("from pair 5 to pair 12 the translation is shifted up by one pair: ")


def test_a_story_in_step_has_no_finding():
    assert meanings(STORY) == ()


def test_no_row_of_a_shifted_stretch_enters_a_memory():
    checked = check_alignment(paired(shifted_down(3, 9), "ru", "fr", "pairs"), encoder=encoder())
    assert [flag.kind for flag in checked.flags] == ["meaning"]
    kept, suspect = divide(checked)
    assert (len(kept), len(suspect)) == (6, 6)


def aligned(pairs: Sequence[tuple[str, str]], last: Kind) -> Alignment:
    """The pairs as the aligner would have found them, with the last a segment of a kind."""
    made = paired(pairs, "ru", "fr", "pairs")
    sides = (
        replace(side, segments=(*side.segments[:-1], replace(side.segments[-1], kind=last)))
        for side in (made.source, made.target)
    )
    beads = tuple(replace(bead, confidence=0.99) for bead in made.beads)
    return replace(made, source=next(sides), target=next(sides), beads=beads)


@pytest.mark.parametrize(("kind", "severity"), [(Kind.SENTENCE, Severity.WARNING), (Kind.HEADING, Severity.INFO)])
def test_a_heading_that_is_another_in_the_translation_is_for_information(kind: Kind, severity: Severity):
    (flag,) = check_alignment(aligned([*STORY, UNRELATED], kind), checks=["meaning"], encoder=encoder()).flags
    assert (flag.kind, flag.bead, flag.severity) == ("meaning", len(STORY), severity)


def test_what_is_no_more_unlike_than_free_renderings_are_is_a_note_where_the_aligner_chose(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(meaning, "FREELY", -1.0)  # however unlike
    chosen = aligned([*STORY, UNRELATED], Kind.SENTENCE)
    memory = replace(chosen, beads=tuple(replace(bead, confidence=1.0) for bead in chosen.beads))
    severities = [
        [flag.severity for flag in check_alignment(each, checks=["meaning"], encoder=encoder()).flags]
        for each in (chosen, memory)
    ]
    assert severities == [[Severity.INFO], [Severity.WARNING]]
