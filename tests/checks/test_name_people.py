"""People whom two sides name otherwise are flagged; terms, titles and other words with a capital are nobody."""

from dataclasses import replace

import pytest

from aligner.alignment import Severity
from aligner.checks import name
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from tests.checks.pairs import bitext


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Приложение В. Список растений", "Annexe C. Liste des plantes"),
        ("Рисунок Б. Устройство улья", "Figure B. Structure de la ruche"),
        ("Глава А. Рождение реки", "Chapitre A. Naissance du fleuve"),
        ("Корпус Д. Вход со двора", "Bâtiment D. Accès par la cour"),
        ("Группа Г. Правила игры", "Groupe D. Règles du jeu"),
    ],
)
def test_the_letter_of_a_label_is_no_initial(source: str, target: str) -> None:
    assert [flag.message for flag in name.check(bitext((source, target))) if flag.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Арендодатель передаёт Арендатору Помещение по Описи.",
            "Le Bailleur remet au Locataire le Local selon l'État.",
        ),
        ("Клиент вносит Залог, Банк открывает Счёт.", "Le Client verse la Caution, la Banque ouvre le Compte."),
        ("Тогда встал Отец Эконом и благословил Сестёр.", "Alors le Père Économe se leva et bénit les Sœurs."),
        ("В сказке Серый Волк везёт Царевича.", "Dans le conte, le Loup Gris porte le Prince."),
        ("Автор передаёт Издателю Рукопись.", "L'Auteur remet le Manuscrit à l'Éditeur."),
        ("Поставщик перечисляет Комиссионеру Аванс.", "Le Fournisseur verse au Commissionnaire un Acompte."),
        ("Заказчик отправляет Смету Бригадиру.", "Le Maître d’ouvrage adresse à l’Artisan un Devis."),
        ("Вечером Иван Смелый ушёл.", "Le soir, Ivan le Hardi s’en alla."),
        ("Там жил Ярослав Грозный.", "Là vivait Iaroslav le Terrible."),
        ("Пётр Великий и Карл Смелый не встречались.", "Pierre le Grand et Charles le Téméraire ne se sont pas vus."),
    ],
)
def test_defined_terms_are_no_people(source: str, target: str, encoder: Encoder) -> None:
    pairs = replace(bitext((source, target)), encoder=encoder)
    assert [flag.message for flag in name.check(pairs) if flag.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("Работа считается сданной после Приёмки.", "The work is deemed delivered upon Acceptance.", ("ru", "en")),
        ("Это право переходит к Наследнику.", "Ce droit passe à Légataire.", ("ru", "fr")),
        ("The goods are handed over against Receipt.", "Les biens sont remis contre Quittance.", ("en", "fr")),
        ("The house is paid for by Instalments.", "La casa se paga por Cuotas.", ("en", "es")),
        ("Тогда вышла Хозяйка и позвала всех.", "Alors sortit Patronne, qui appela tout le monde.", ("ru", "fr")),
        ("The shop opens again on Wednesday.", "Le magasin rouvre chez Dickinson.", ("en", "fr")),
        ("She left it with the landlord as Deposit.", "Sie ließ es dem Wirt als Sicherheit.", ("en", "de")),
    ],
)
def test_common_words_that_stand_for_each_other_are_at_most_a_note(
    source: str, target: str, langs: tuple[str, str], encoder: Encoder
) -> None:
    pairs = replace(bitext((source, target), langs=langs), encoder=encoder)
    assert [flag.message for flag in name.check(pairs) if flag.severity is not Severity.INFO] == []


def test_where_a_document_writes_its_terms_with_capitals_a_capital_alone_shows_no_name(encoder: Encoder) -> None:
    terms = [
        ("Хранитель принимает Вещь от Поклажедателя.", "Le Dépositaire reçoit la Chose du Déposant."),
        ("Арендатор возвращает Залог вместе с Описью.", "Le Locataire rend la Caution avec l'Inventaire."),
    ]
    lone = ("Она передаётся на хранение под Расписку.", "Elle est remise en dépôt contre Quittance.")
    alone, in_contract = (replace(bitext(*pairs), encoder=encoder) for pairs in ((lone,), (*terms, lone)))
    assert [flag.severity for flag in name.check(alone)] == [Severity.WARNING]
    assert [flag.message for flag in name.check(in_contract) if flag.severity is not Severity.INFO] == []


def test_terms_are_known_by_their_capitals_in_a_language_of_many_endings(encoder: Encoder) -> None:
    pairs = [
        ("The Lender transfers the Sum to the Borrower.", "Pożyczkodawca przekazuje Sumę Pożyczkobiorcy."),
        ("It is secured by Pledge as set out in the Schedule.", "Zabezpiecza ją Zastaw opisany w Załączniku."),
        ("No change is valid except by Addendum.", "Zmiana jest ważna tylko przez Aneks."),
        ("In case of delay he pays Default Interest.", "W razie zwłoki płaci on Karę umowną."),
    ]
    found = name.check(replace(bitext(*pairs, langs=("en", "pl")), encoder=encoder))
    assert [flag.message for flag in found if flag.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("昨日Sutherlandさんに会った。", "Yesterday I met Sutherland there."),
        ("日曜日に駅で会おう。", "Let us meet at the station on Sunday."),
    ],
)
def test_the_particle_after_a_name_is_none_of_it(japanese: str, english: str) -> None:
    assert list(name.check(bitext((japanese, english), langs=("ja", "en")))) == []


def test_people_are_told_apart_with_word_vectors_too(encoder: Encoder) -> None:
    pairs = replace(bitext(("Слово взял Сергей Петров.", "La parole fut donnée à Sergueï Volkov.")), encoder=encoder)
    assert [flag.severity for flag in name.check(pairs)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Слово взял Игорь Семёнов.", "La parole fut donnée à Igor Pavlov."),
        ("Слово взял Олег Карпенко.", "La parole fut donnée à Oleg Dubinin."),
        ("Там жил Иван Соколов.", "Là vivait Ivan Pavlov."),
        ("Встречу вёл А. Тихонов.", "La réunion était conduite par A. Morozov."),
        ("Туда прибыл Олег Дубинин.", "C’est là qu’est arrivé Oleg Savenko."),
    ],
)
def test_people_without_an_article_are_still_told_apart(source: str, target: str, encoder: Encoder) -> None:
    pairs = replace(bitext((source, target)), encoder=encoder)
    assert [flag.severity for flag in name.check(pairs)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Кузьмина О. Облака над городом.", "Kouzmina O. Un ciel de ville."),
        ("Лесков Н. С. Очарованный странник.", "Leskov N. S. Le Vagabond enchanté."),
        ("Полонская Е. Сказки старого моря.", "Polonskaïa E. Contes de la mer."),
    ],
)
def test_what_stands_behind_a_surname_and_its_initials_is_the_title_of_a_book(source: str, target: str) -> None:
    assert list(name.check(bitext((source, target)))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Потом микрофон взял Робинс, и зал затих.", "Puis Whitaker prit le micro, et la salle se tut."),
        ("Книгу написала Линда Марлоу.", "Linda Whitaker a écrit ce livre."),
        ("Спектакль поставил режиссёр из Кингсбриджа.", "La pièce a été montée par un metteur en scène de Harrogate."),
    ],
)
def test_two_names_that_stand_for_each_other_are_a_warning(source: str, target: str, encoder: Encoder) -> None:
    pairs = replace(bitext((source, target)), encoder=encoder)
    assert [flag.severity for flag in name.check(pairs)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Больницу в Дэджоне закрыли.", "L’hôpital de Taejon a fermé."),  # one name, by two ways of writing Korean
        ("Сразу же Робинс вышел из зала, где собрались все.", "Tous étaient réunis dans la salle, dit alors Whitaker."),
        ("Потом выступил Робинс.", "Puis le Président a parlé."),
        ("Вечером игру выиграла Ванди.", "Le soir, le match a été gagné par Vandelsberg."),  # a club by its short name
        ("Мы пишем всё это в Notepad сами.", "Nous écrivons tout cela dans Whitaker nous-mêmes."),
        ("Помолимся перед Христом вместе.", "Prions ensemble devant Jésus."),
    ],
)
def test_two_capitals_that_may_be_no_names_or_one_are_at_most_a_note(
    source: str, target: str, encoder: Encoder
) -> None:
    pairs = replace(bitext((source, target)), encoder=encoder)
    assert all(flag.severity is Severity.INFO for flag in name.check(pairs))


def test_a_name_that_other_pairs_keep_is_missed_from_farther(encoder: Encoder) -> None:
    here = ("Вчера вечером Робинс ответил на все вопросы газеты.", "Aux questions du journal, Whitaker a répondu.")
    elsewhere = ("Там живёт Робинс с братом.", "C’est là que vit Robins avec son frère.")
    alone, known = bitext(here), bitext(here, elsewhere)
    assert [flag.severity for flag in name.check(replace(alone, encoder=encoder))] == [Severity.INFO]
    assert [flag.severity for flag in name.check(replace(known, encoder=encoder))] == [Severity.WARNING]


def test_a_small_letter_is_no_initial() -> None:
    source = "Чтобы закрыть окно, нажмите клавишу g. Тем не менее изменения останутся."
    target = "Pour fermer la fenêtre, appuyez sur g. Néanmoins, les changements resteront."
    assert list(name.check(bitext((source, target)))) == []
