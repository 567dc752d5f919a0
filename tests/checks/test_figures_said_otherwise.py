"""Figures that the two languages say in their own ways are equal; the same ways with another figure are not."""

import pytest

from aligner.checks import date, number
from tests.checks.pairs import bitext

EQUAL = {
    "a clock phrase": (
        ("Обед в половине второго, ужин без пяти восемь.", "Déjeuner à 13 h 30, dîner à 19 h 55."),
        ("Встретимся в полпятого у метро.", "Retrouvons-nous à quatre heures et demie devant le métro."),
        ("Он ушёл без десяти двенадцать.", "Il est parti à midi moins dix."),
        ("Поезд приходит в двадцать минут десятого утра.", "Le train arrive à neuf heures vingt du matin."),
        ("Было три четверти пятого.", "Il était cinq heures moins le quart."),
        ("Шёл седьмой час вечера.", "Il était plus de six heures du soir."),
        ("Музей открывается в час.", "Le musée ouvre à 13 heures."),
        ("Вторая половина третьего тома утрачена.", "La seconde moitié du troisième tome est perdue."),
    ),
    "an ordinal one": (
        ("К 1-му уроку готовы все.", "Tous sont prêts pour la première leçon."),
        ("1-е издание разошлось за месяц.", "La première édition fut épuisée en un mois."),
        ("Ей достался билет 1-го ряда.", "Elle a eu un billet du premier rang."),
        ("На 1-м этаже живёт дворник.", "Le gardien habite au premier étage."),
        ("Гости 1-й волны уехали, гости 2-й остались.", "Les premiers invités sont partis, les deuxièmes restent."),
    ),
    "two units": (
        ("Ткань шириной 1 м 40 см стоит 12 р. 5 к.", "Le tissu large de 1,40 m coûte 12,05 roubles."),
        ("Рецепт: 1 кг 250 г муки.", "Recette : 1,25 kg de farine."),
        ("Прыжок на два метра десять.", "Un saut de 2,10 m."),
        ("Аванс 3 000 (три тысячи) рублей 50 (пятьдесят) копеек.", "Un acompte de 3 000,50 roubles."),
        ("Он дошёл за 1 час 15 минут 20 секунд.", "Il est arrivé en 1:15:20."),
        ("Девочка выросла до метра двадцати.", "La fillette mesure 1,20 m."),
        ("С вас 60 руб. 00 коп.", "Vous devez 60 roubles."),
    ),
    "another unit of time": (
        ("Отпуск длится четырнадцать дней.", "Les vacances durent deux semaines."),
        ("Через 36 месяцев срок истечёт.", "Le délai expire dans trois ans."),
        ("Двухнедельный перерыв закончился.", "La pause de quinze jours est terminée."),
        ("Через 48 часов ответят.", "Une réponse sera donnée sous deux jours."),
        ("Полтора года спустя он вернулся.", "Dix-huit mois plus tard, il revint."),
        ("В течение полугода её не видели.", "On ne la vit pas pendant six mois."),
    ),
    "a part of a whole": (
        ("Каждый десятый школьник левша.", "Un écolier sur dix est gaucher."),
        ("Каждая вторая семья имеет сад.", "La moitié des familles ont un jardin."),
        ("Каждый четвёртый опоздал.", "Vingt-cinq pour cent sont arrivés en retard."),
        ("Ноль целых двадцать пять сотых процента.", "0,25 pour cent."),
        ("Две целых и три десятых метра.", "Deux virgule trois mètres."),
        ("Прибавка в 3 целых 7 десятых.", "Une hausse de 3,7."),
    ),
    "a decade and its century": (
        ("Мода шестидесятых годов XX века вернулась.", "La mode des années 1960 est de retour."),
        ("В 70-х годах XIX века построили мост.", "Le pont fut bâti dans les années 1870."),
        ("В начале 30-х гг. XX в. завод закрыли.", "Au début des années 1930, l'usine ferma."),
        ("Песни восьмидесятых годов двадцатого века.", "Les chansons des années quatre-vingt."),
        ("Романы 20-х годов XX столетия.", "Les romans des années 1920 du XXe siècle."),
    ),
    "a telephone number": (
        ("Звоните: 8 (495) 765-43-21.", "Appelez le +7 495 765 43 21."),
        ("Наш номер 765-43-21.", "Notre numéro : (495) 765-43-21."),
        ("Звоните 8-916-765-43-21.", "Appelez le +7 916 765-43-21."),
        ("Справки: 8 800 200-30-40.", "Renseignements : 8 800 200 30 40."),
        ("Пишите в Лион: +33 4 72 10 30 50.", "Écrivez à Lyon : 04 72 10 30 50."),
    ),
    "a range": (
        ("Пункты 4, 5, 6 и 7 отменены.", "Les points 4 à 7 sont supprimés."),
        ("Спектакли идут 2, 3 и 4 числа.", "Les spectacles ont lieu du 2 au 4."),
        ("Смотрите главы 1–3.", "Voir les chapitres 1, 2 et 3."),
        ("Классы с 5 по 7 едут в музей.", "Les classes 5, 6 et 7 vont au musée."),
        ("Уровни 0, 1 и 2 свободны.", "Les niveaux 0 à 2 sont libres."),
    ),
    "a note's mark": (
        ("Это называют свободой.", "C'est ce qu'on appelle la « liberté ».7"),
        ("Мы писали об этом раньше.", "Nous en avons déjà parlé.12"),
        ("Кошка, как известно, спит.", "Le chat,3 on le sait, dort."),
        ("Слово «сад» здесь ни при чём.", "Le mot « jardin »4 n'y est pour rien."),
        ("Он ушёл {2}.", "Il partit."),
        ("Статья о рыбах закончена. 9.2.", "L'article sur les poissons est terminé."),
    ),
    "an idiom": (
        ("Доверенность выдана третьему лицу.", "La procuration est donnée à autrui."),
        ("Права третьих лиц не затронуты.", "Les droits des tiers sont réservés."),
        ("Гости съехались отовсюду.", "Les invités sont venus des quatre coins du monde."),
        ("Через пару лет всё забудут.", "Dans deux ou trois ans, tout sera oublié."),
        ("Это знают и пенсионеры.", "Les gens du troisième âge le savent aussi."),
    ),
}


@pytest.mark.parametrize(("source", "target"), [pair for pairs in EQUAL.values() for pair in pairs])
def test_what_is_said_otherwise_raises_nothing(source: str, target: str):
    pairs = bitext((source, target))
    assert [flag.message for check in (number, date) for flag in check.check(pairs)] == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Обед в половине второго.", "Déjeuner à 14 h 30.", "“половине второго” is “14 h 30” in the translation"),
        ("Он ушёл без пяти восемь.", "Il partit à 7 h 50.", "“без пяти восемь” is “7 h 50” in the translation"),
        ("Доска длиной 2 м 15 см.", "Une planche de 2,05 m.", "“2 м 15 см” is “2,05” in the translation"),
        ("Билет стоит 7 р. 20 к.", "Le billet coûte 7,02 roubles.", "“7 р. 20 к” is “7,02 roubles” in the translation"),
        ("Ждите три недели.", "Attendez quinze jours.", "“три недели” is “quinze jours” in the translation"),
        ("Через 30 месяцев.", "Dans trois ans.", "“30 месяцев” is “trois ans” in the translation"),
        ("Мода 60-х годов XX века.", "La mode des années 1970.", "“60-х годов” is “1970” in the translation"),
        ("Каждый пятый болен.", "Dix pour cent sont malades.", "“пятый болен” is “Dix” in the translation"),
        ("Звоните 765-43-21.", "Appelez le 765-43-12.", "“765-43-21” is “765-43-12” in the translation"),
        ("Семь целых четыре десятых.", "7,5.", "“Семь целых четыре десятых” is “7,5” in the translation"),
        ("Отчёт за 4 дек. 2019 г.", "Le rapport du 4 nov. 2019.", "“дек.” is “nov.” in the translation"),
        ("Приём в чт., 5 мая.", "Accueil mercredi 5 mai.", "“чт” is “mercredi” in the translation"),
    ],
)
def test_another_figure_said_otherwise_is_flagged(source: str, target: str, message: str):
    pairs = bitext((source, target))
    assert [flag.message for check in (number, date) for flag in check.check(pairs)] == [message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Договор действует до 30 апр. 2027 г.", "Le contrat est valable jusqu’au 30 avril 2027."),
        ("Набор с 3 сент. по 1 окт.", "Inscriptions du 3 septembre au 1er octobre."),
        ("Ярмарка 2 авг., концерт 5 авг.", "Foire le 2 août, concert le 5 août."),
        ("Приём в ср. и пт.", "Accueil le mercredi et le vendredi."),
        ("Часы работы: пн–пт, 9–18.", "Ouvert du lundi au vendredi, 9 h–18 h."),
        ("Прогулка 7 июня, сб.", "Promenade le sam. 7 juin."),
        ("Ср. также главу пятую.", "Voir aussi le chapitre cinq."),
        ("Данные ОКТ и ПТ приложены.", "Les données OCT et PT sont jointes."),
    ],
)
def test_months_and_weekdays_may_be_abbreviated(source: str, target: str):
    pairs = bitext((source, target))
    assert [flag.message for check in (number, date) for flag in check.check(pairs)] == []
