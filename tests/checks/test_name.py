"""Names that differ are flagged; names in their own spelling, case and abbreviation are not."""

import pytest

from aligner.alignment import Severity
from aligner.checks import name
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.errors import InputError
from aligner.names.tables import gazetteer, read_table
from tests.checks.pairs import bitext


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ключи бывают двух видов (RSA и DSA).", "Il y a des clés de deux sortes (RSA et DSA)."),
        ("Это таблица US-ASCII.", "C’est la table US-ASCII."),
        ("export LANG=en_US", "export LANG=en_US"),
    ],
)
def test_letters_that_both_sides_have_are_no_country_of_one(source: str, target: str) -> None:
    assert list(name.check(bitext((source, target)))) == []


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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Мало кто знает этот лес.", "Peu de gens connaissent ce bois."),
        ("Само собой, сад закрыт.", "Bien sûr, le jardin est fermé."),
        ("Это и есть Самое Главное.", "C'est là le Principal."),
        ("Читая письмо, она смеялась.", "Elle riait en lisant la lettre."),
        ("Пса по кличке Кит нашли, и Кита вернули.", "On a retrouvé le chien nommé Kit et rendu Kit."),
        ("Нужно 16 гигабайт памяти.", "Il faut 16 GB de mémoire, dit Ivan."),
        ("Слова русского языка трудны.", "Les mots du français sont difficiles."),
        ("Она живёт в Вашингтоне (округ Колумбия).", "Elle vit à Washington, DC."),
    ],
)
def test_common_words_and_languages_are_no_countries(source: str, target: str) -> None:
    assert [flag.message for flag in name.check(bitext((source, target))) if flag.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The U.S. and the UK signed it.", "Les États-Unis et le Royaume-Uni l'ont signé."),
        ("It rained in England.", "Il a plu en Angleterre."),
        ("The Russian team left America.", "L'équipe de Russie a quitté l'Amérique."),
        ("Turkey bought Polish apples.", "La Turquie a acheté des pommes de Pologne."),
        ("A French song was heard in Korea.", "On entendit une chanson de France en Corée."),
    ],
)
def test_countries_are_known_in_english_by_their_abbreviations_and_adjectives(english: str, french: str) -> None:
    pairs = bitext((english, french), langs=("en", "fr"))
    assert [flag.message for flag in name.check(pairs) if flag.severity is not Severity.INFO] == []


def test_a_korean_word_is_no_city_by_its_first_consonants() -> None:
    pairs = bitext(("일요일에 문을 닫는 가게가 있었다.", "One shop was closed on Sunday."), langs=("ko", "en"))
    assert list(name.check(pairs)) == []


def test_adjectives_of_two_countries_are_a_warning() -> None:
    pairs = bitext(("Это норвежский сыр.", "C'est un fromage danois."))
    assert [flag.severity for flag in name.check(pairs)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("Проект поддержала ПРООН.", "Le projet a été soutenu par le PNUD.", ("ru", "fr")),
        ("Решение вынес ЕСПЧ.", "La décision a été rendue par la CEDH.", ("ru", "fr")),
        ("Переговоры о TTIP начались.", "Les négociations sur le PTCI ont commencé.", ("ru", "fr")),
        ("Страны ЕС и НАТО согласились.", "The EU and NATO countries agreed.", ("ru", "en")),
        ("The UNDP and the WIPO agreed.", "Le PNUD et l’OMPI se sont mis d’accord.", ("en", "fr")),
        ("Формат RTF лучше, чем HTML.", "Le format RTF vaut mieux que le HTML.", ("ru", "fr")),
        ("Цвета заданы в RGB или CMYK.", "Les couleurs sont données en RVB ou CMJN.", ("ru", "fr")),
    ],
)
def test_an_organisation_may_have_other_letters_in_each_language(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    assert list(name.check(bitext((source, target), langs=langs))) == []


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("Доклад подготовила ОБСЕ.", "Le rapport a été préparé par l’ONU.", ("ru", "fr")),
        ("Проект поддержала ЮНЕСКО.", "Le projet a été soutenu par l’UNICEF.", ("ru", "fr")),
        ("Решение вынес ЕСПЧ.", "La décision a été rendue par la CPI.", ("ru", "fr")),
        ("The OSCE published it.", "L’OTAN l’a publié.", ("en", "fr")),
        ("Об этом сообщил ЕЦБ.", "The EBRD reported it.", ("ru", "en")),
    ],
)
def test_another_organisation_is_an_error_in_three_languages(source: str, target: str, langs: tuple[str, str]) -> None:
    assert [flag.severity for flag in name.check(bitext((source, target), langs=langs))] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("source", "target", "named", "instead"),
    [
        ("Переговоры о TTIP начались.", "Les négociations sur le TIPP ont commencé.", "TTIP", "TIPP"),
        ("Миссия ОБСЕ завершилась.", "La mission de l’OSEC est terminée.", "ОБСЕ", "OSEC"),
        ("Страница написана на HTML.", "La page est écrite en HMTL.", "HTML", "HMTL"),
    ],
)
def test_letters_of_an_acronym_that_went_astray_are_a_warning(
    source: str, target: str, named: str, instead: str
) -> None:
    (flag,) = name.check(bitext((source, target)))
    assert (flag.severity, flag.message) == (
        Severity.WARNING,
        f"“{named}” in the source, “{instead}” in the translation: not the same abbreviation",
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("ВЕСТИ ИЗ ОБСЕ", "NOUVELLES DE L’OSEC"),  # in a headline all words are in capitals
        ("Курс ведёт кафедра HIST.", "Le cours est donné par la chaire GEOG."),
        ("Журнал CELL и журнал CALL вышли.", "Les revues CELL et CALL sont parues."),
    ],
)
def test_other_words_in_capitals_are_no_slips(source: str, target: str) -> None:
    assert list(name.check(bitext((source, target)))) == []


def test_an_acronym_that_a_translation_always_writes_so_is_no_slip() -> None:
    pairs = [
        ("Мы измеряем QALY в годах.", "Nous mesurons les QALI en années."),
        ("QALY растёт.", "Les QALI augmentent."),
    ]
    assert list(name.check(bitext(*pairs))) == []
