"""A list that is numbered otherwise from one item on is one note, not an error an item."""

from dataclasses import replace

import pytest

from aligner.alignment import Severity
from aligner.checks import number
from tests.checks.pairs import bitext

SHIFTED = (
    ("1. Вымойте руки.", "1. Lavez-vous les mains."),
    ("2. Снимите кольца.", ""),
    ("3. Наденьте фартук.", "2. Mettez un tablier."),
    ("4. Зажгите печь.", "3. Allumez le four."),
    ("5. Поставьте хлеб.", "4. Enfournez le pain."),
)


def test_a_shift_of_numbers_is_one_note_at_its_first_item():
    pairs = bitext(*SHIFTED)
    (flag,) = number.check(pairs)
    assert flag.severity is Severity.INFO
    assert flag.bead == 2
    assert flag.message == (
        "the list is numbered otherwise from here on: item 3 is 2 in the translation, and so for 3 items"
    )


def test_the_numbers_of_sections_are_shifted_likewise():
    pairs = bitext(
        ("2.1. Вход свободный.", "2.1. L'entrée est libre."),
        ("2.2. Дети платят половину.", ""),
        ("2.3. Собак не пускают.", "2.2. Les chiens restent dehors."),
        ("2.4. Зонты сдают.", "2.3. Les parapluies sont à déposer."),
    )
    assert [flag.message for flag in number.check(pairs)] == [
        "the list is numbered otherwise from here on: item 2.3 is 2.2 in the translation, and so for 2 items"
    ]


def test_figures_in_a_shifted_item_are_compared_as_ever():
    pairs = bitext(*SHIFTED[:3], ("4. Ждите 20 минут.", "3. Attendez 25 minutes."))
    assert [flag.severity for flag in number.check(pairs)] == [Severity.INFO, Severity.ERROR]


@pytest.mark.parametrize(
    "pairs",
    [
        SHIFTED[:1],
        (("7) Поле", "7) Champ"), ("8) Лес", "8) Bois")),
        (("1. Юг", "I. Sud"), ("2. Север", "II. Nord")),
        (("Пункт первый.", "Premier point."), ("Пункт второй.", "Deuxième point.")),
        (("12. Река", "12. Rivière"), ("1. Мост", "1. Pont")),
    ],
)
def test_lists_numbered_alike_raise_nothing(pairs: tuple[tuple[str, str], ...]):
    assert list(number.check(bitext(*pairs))) == []


def test_a_number_out_of_step_alone_is_still_an_error():
    pairs = bitext(("1. Клён", "1. Érable"), ("2. Дуб", "9. Chêne"), ("3. Ива", "3. Saule"))
    assert [(flag.severity, flag.bead) for flag in number.check(pairs)] == [(Severity.ERROR, 1)]


def test_a_number_out_of_step_where_an_item_stands_elsewhere_is_no_difference():
    pairs = bitext(("1. Клён", ""), ("2. Дуб", "1. Chêne"), ("", "2. Érable"), ("3. Ива", "3. Saule"))
    turned = replace(pairs, alignment=replace(pairs.alignment, moved=(((0,), (1,)),)))
    assert list(number.check(turned)) == []
