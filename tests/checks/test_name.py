"""Names that differ are flagged; names in their own spelling, case and abbreviation are not."""

import pytest

from aligner.alignment import Severity
from aligner.checks import name
from aligner.errors import InputError
from aligner.names.tables import gazetteer, read_table
from tests.checks.pairs import bitext

EQUAL = (
    ("Делегация посетила Нигер и Сьерра-Леоне.", "La délégation a visité le Niger et la Sierra Leone."),
    ("Он работал в Нигерии и в Кот-д’Ивуаре.", "Il a travaillé au Nigeria et en Côte d’Ivoire."),
    ("Вопросы российско-малийских отношений обсудили.", "Les relations russo-maliennes ont été évoquées."),
    ("Вчера об этом заявили в ООН и НАТО.", "L’ONU et l’OTAN l’ont annoncé hier."),
    ("Сегодня Алексея Ушакова принял посол.", "Alexeï Ouchakov a été reçu aujourd’hui."),
    ("Письмо вручили Эммануэлю Макрону.", "La lettre a été remise à Emmanuel Macron."),
    ("По данным из Пхеньяна, переговоры идут.", "Selon la Corée du Nord, les pourparlers continuent."),
    ("Это решение наша страна поддержала.", "Notre pays a soutenu cette décision."),
    ("Икону апостола Петра вернули.", "L’icône de l’apôtre Pierre a été rendue."),
    ("Прибыла делегация Республики Мали.", "La délégation malienne, « Initiative Verte », est arrivée."),
)


@pytest.mark.parametrize(("source", "target"), EQUAL)
def test_one_name_in_two_languages_raises_nothing(source: str, target: str) -> None:
    assert list(name.check(bitext((source, target)))) == []


DIFFERENT = (
    ("Министр прибыл в Мали вечером.", "Le ministre est arrivé au Niger le soir.", "Мали", "Niger"),
    ("Договор подписали США.", "L’accord a été signé par la Chine.", "США", "Chine"),
    ("Они встретились в Москве.", "Ils se sont rencontrés à Londres.", "Москве", "Londres"),
    ("Посол Нигерии прибыл в Лагос.", "L’ambassadeur du Nigeria est arrivé à Abuja.", "Лагос", "Abuja"),
    ("Доклад подготовила ВОЗ.", "Le rapport a été préparé par le FMI.", "ВОЗ", "FMI"),
    ("Слово взял Сергей Петров.", "La parole a été donnée à Sergueï Volkov.", "Петров", "Volkov"),
)


@pytest.mark.parametrize(("source", "target", "named", "instead"), DIFFERENT)
def test_another_name_of_the_same_class_is_an_error(source: str, target: str, named: str, instead: str) -> None:
    (flag,) = name.check(bitext((source, target)))
    assert flag.severity is Severity.ERROR
    assert [source[start:stop] for start, stop in flag.source_spans] == [named]
    assert [target[start:stop] for start, stop in flag.target_spans] == [instead]


def test_a_country_that_only_the_translation_names_is_a_warning() -> None:
    (flag,) = name.check(bitext(("Соглашение вступило в силу.", "L’accord avec le Kenya est entré en vigueur.")))
    assert (flag.severity, flag.message) == (Severity.WARNING, "“Kenya” is not named in the source")


def test_a_country_beside_its_own_city_is_a_note() -> None:
    (flag,) = name.check(bitext(("Встреча прошла в Каире.", "La réunion s’est tenue au Caire, en Égypte.")))
    assert (flag.severity, flag.message) == (Severity.INFO, "“Égypte” is not named in the source")


def test_the_neighbour_with_the_longer_name_is_another_country() -> None:
    keys = [mention.key for mention in gazetteer("ru").find("Нигер, Нигерия, Нигере, Нигерии, нигерский, нигерийский")]
    assert keys == ["NE", "NG", "NE", "NG", "NE", "NG"]


def test_a_small_word_is_no_country() -> None:
    assert gazetteer("ru").find("того, что чад рассеялся") == ()


def test_a_table_row_without_tab_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"mine\.tsv, line 2: 2 columns, the header has 3"):
        list(read_table("key\tru\tfr\norg:X\tИКС", "mine.tsv", "ru"))


def test_an_unknown_language_has_no_names() -> None:
    assert gazetteer("zxx").find("Paris") == ()


def test_a_word_that_opens_its_line_is_nobody() -> None:
    pair = ("🇷🇺 Основные итоги года с Олегом Беловым", "🇷🇺 Bilan de l’année avec Oleg Belov")
    assert list(name.check(bitext(pair))) == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("Дорогой господин Ланжевен,", "Cher Monsieur,", "translation"),
        ("Она ответила сразу.", "Mme Langevin a répondu aussitôt.", "source"),
    ],
)
def test_a_person_with_a_title_whom_one_side_does_not_name_is_noted(source: str, target: str, missing: str) -> None:
    (flag,) = name.check(bitext((source, target)))
    assert flag.severity is Severity.INFO
    assert flag.message.endswith(f"is not named in the {missing}")


def test_a_person_whom_both_sides_name_is_not_noted() -> None:
    assert list(name.check(bitext(("Дорогой господин Ланжевен,", "Cher Monsieur Langevin,")))) == []
