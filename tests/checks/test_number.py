"""Numbers that differ are flagged with their words; equal ones never are."""

from __future__ import annotations

import pytest

from aligner.alignment import Alignment, Bead, Flag, Severity
from aligner.checks.number import check
from aligner.checks.support.bitext import Bitext
from aligner.document import Kind
from tests.checks.pairs import bitext, document


def marked(flag: Flag, pairs: Bitext) -> tuple[list[str], list[str]]:
    alignment = pairs.alignment
    return (
        [alignment.source.text[start:stop] for start, stop in flag.source_spans],
        [alignment.target.text[start:stop] for start, stop in flag.target_spans],
    )


@pytest.mark.parametrize(
    ("source", "target", "words", "message"),
    [
        (
            "За год состоялось 17 контактов.",
            "L'année a vu 16 contacts.",
            (["17"], ["16"]),
            "“17 контактов” is “16 contacts” in the translation",
        ),
        (
            "Построили двенадцать школ.",
            "On a bâti treize écoles.",
            (["двенадцать"], ["treize"]),
            "“двенадцать школ” is “treize écoles” in the translation",
        ),
        (
            "Отпуск продлили с семи до девяти суток.",
            "Le congé passe de sept à huit jours.",
            (["девяти"], ["huit"]),
            "“девяти суток” is “huit jours” in the translation",
        ),
        (
            "Выделено 1,5 млн рублей.",
            "1,6 million de roubles ont été alloués.",
            (["1,5 млн"], ["1,6 million"]),
            "“1,5 млн рублей” is “1,6 million” in the translation",
        ),
        (
            "Рост на 7 % и на 12 %.",
            "Une hausse de 7 % puis de 21 %.",
            (["12"], ["21"]),
            "“12 %” is “21 %” in the translation",
        ),
        (
            "Болезнь COVID-19 отступила, вторую волну COVID-19 не ждут.",
            "La COVID-19 recule, pas de nouvelle vague de COVID-18.",
            (["19"], ["18"]),
            "“COVID-19” is “COVID-18” in the translation",
        ),
        (
            "Согласно резолюции 79/115 Ассамблеи.",
            "Selon la résolution 79/125 de l'Assemblée.",
            (["115"], ["125"]),
            "“79/115 Ассамблеи” is “79/125” in the translation",
        ),
        (
            "Матч начнётся в 10:30.",
            "Le match commence à 10 h 40.",
            (["10:30"], ["10 h 40"]),
            "“10:30” is “10 h 40” in the translation",
        ),
    ],
)
def test_a_number_that_differs_is_an_error_with_both_marked(
    source: str, target: str, words: tuple[list[str], list[str]], message: str
):
    pairs = bitext((source, target))
    (flag,) = check(pairs)
    assert (flag.kind, flag.severity) == ("number", Severity.ERROR)
    assert marked(flag, pairs) == words
    assert flag.message == message


@pytest.mark.parametrize(
    ("source", "target", "words", "message"),
    [
        (
            "В зале было 240 гостей.",
            "Des invités étaient dans la salle.",
            (["240"], []),
            "“240 гостей” is not in the translation",
        ),
        ("Мост длинный.", "Le pont est long de 12 km.", ([], ["12"]), "“12 km” is not in the source"),
        (
            "Шкала от 0 до 100 баллов.",
            "L'échelle des points.",
            (["0 до 100"], []),
            "“0 до 100 баллов” is not in the translation",
        ),
        ("См. раздел книги.", "Voir la section 4.7.1.", ([], ["4.7.1"]), "“4.7.1” is not in the source"),
    ],
)
def test_a_figure_without_counterpart_is_a_warning(
    source: str, target: str, words: tuple[list[str], list[str]], message: str
):
    pairs = bitext((source, target))
    (flag,) = check(pairs)
    assert (flag.kind, flag.severity) == ("number", Severity.WARNING)
    assert marked(flag, pairs) == words
    assert flag.message == message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("10 раз.", "Dix fois."),
        ("В составе 2 000 бойцов.", "Il compte 2000 combattants."),
        ("К 80-летию библиотеки.", "Pour les 80 ans de la bibliothèque."),
        ("Дома XIX века.", "Des maisons du XIXe siècle."),
        ("Один из мостов.", "L'un des ponts."),
        ("Мосты города.", "Un pont et une tour de la ville."),
        ("Обе стороны согласны.", "Les deux parties sont d'accord."),
        ("Двухдневный поход.", "Une marche de deux jours."),
        ("Это первая встреча.", "C'est leur rencontre."),
        ("1) Дом.", "a) La maison."),
        ("Вирус COVID-19 опасен.", "Le coronavirus est dangereux."),
        ("Тел. 8 (495) 123-45-67.", "Tél. 8 495 123 45 67."),
        ("Работает 24/7.", "Ouvert en permanence."),
        ("Смотрите https://example.org/2024/05.", "Voir le site."),
        ("7 человек, из них 7 детей.", "7 personnes, toutes des enfants."),
        ("Прошло полтора года.", "Un an et demi est passé."),
    ],
)
def test_one_number_in_two_forms_is_never_shown(source: str, target: str):
    assert [flag for flag in check(bitext((source, target))) if flag.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Мяч упал в 30 футах от ворот.", "Le ballon est tombé à 9 mètres du but."),
        ("До деревни 5 миль.", "Le village est à 8 kilomètres."),
        ("Щенок весил 10 фунтов.", "Le chiot pesait 4,5 kilos."),
        ("Дорога идёт 40 дюймов в воде.", "Le chemin est sous l'eau sur 1 mètre."),
        ("Поезд отстал на 90 минут.", "Le train a pris 1,5 heure de retard."),
        ("Болт длиной 25 миллиметров.", "Un boulon de 2,5 centimètres."),
    ],
)
def test_an_amount_in_other_units_is_the_same_number(source: str, target: str):
    assert list(check(bitext((source, target)))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Мяч упал в 30 футах от ворот.", "Le ballon est tombé à 90 mètres du but."),
        ("До деревни 50 километров.", "Le village est à 52 kilomètres."),
        ("Щенок весил 10 фунтов.", "Le chiot mesurait 4,5 mètres."),
    ],
)
def test_another_amount_in_other_units_or_a_near_one_in_the_same_is_another_number(source: str, target: str):
    assert [flag.kind for flag in check(bitext((source, target)))] == ["number"]


def test_very_small_numbers_in_words_are_doubted_only_where_another_stands_in_their_place():
    (flag,) = check(bitext(("Пришли две группы и 40 гостей.", "Trois groupes et 40 invités sont venus.")))
    assert flag.severity is Severity.WARNING
    assert flag.message == "“две группы” is “Trois groupes” in the translation"


def test_a_number_that_moved_to_the_next_pair_is_not_missed():
    pairs = bitext(("Пришли 340 гостей.", "Des invités sont venus."), ("Пели песни.", "Les 340 invités ont chanté."))
    assert list(check(pairs)) == []


def test_a_number_of_the_next_pair_does_not_excuse_another_place():
    pairs = bitext(("Пришли 340 гостей.", "Des invités."), ("Пели 340 песен.", "Ils ont chanté 340 chansons."))
    (flag,) = check(pairs)
    assert flag.bead == 0


def test_the_number_of_a_list_item_that_stands_elsewhere_is_another():
    source = document(["2. Выборы секретаря, 30 голосов"], "ru", Kind.LIST_ITEM)
    target = document(["4. Élection du secrétaire, 40 voix"], "fr", Kind.LIST_ITEM)
    alignment = Alignment(source, target, (Bead((0,), ()), Bead((), (0,))), moved=(((0,), (0,)),))
    assert [flag.message for flag in check(Bitext(alignment))] == ["“30 голосов” is “40 voix” in the translation"]


def test_null_beads_have_no_number_flags():
    source = document(["Пришли 340 гостей."], "ru", Kind.SENTENCE)
    target = document(["Ils ont chanté."], "fr", Kind.SENTENCE)
    beads = (Bead((0,), ()), Bead((), (0,)))
    assert list(check(Bitext(Alignment(source, target, beads)))) == []


def test_dates_are_left_to_their_own_check():
    assert list(check(bitext(("Это было 5 марта 2024 года.", "C'était le 6 mars 2024.")))) == []


def test_a_language_without_grammar_may_have_small_numbers_in_words():
    pairs = bitext(("Пришли 12 гостей.", "Twelve guests came."), langs=("ru", "en"))
    assert [flag.severity for flag in check(pairs)] == [Severity.INFO]
    pairs = bitext(("Пришли 12 гостей.", "13 guests came."), langs=("ru", "en"))
    assert [flag.severity for flag in check(pairs)] == [Severity.ERROR]


def test_the_evidence_tells_the_values():
    (flag,) = check(bitext(("Пришли 12 гостей.", "13 invités sont venus.")))
    assert flag.evidence == {"source_values": [["12"]], "target_values": [["13"]]}
