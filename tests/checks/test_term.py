"""Glossary terms carried over, in any form."""

import pytest

from aligner.alignment import Severity
from aligner.checks import term
from tests.checks.pairs import bitext

GLOSSARY = (("дорожная карта", "feuille de route"), ("соглашение", "accord"), ("соглашение", "convention"))


def test_a_term_translated_otherwise_is_marked() -> None:
    source = "Стороны приняли дорожную карту."
    (flag,) = term.check(bitext((source, "Les parties ont adopté un plan."), glossary=GLOSSARY))
    assert [source[start:stop] for start, stop in flag.source_spans] == ["дорожную карту"]
    assert flag.severity is Severity.WARNING


def test_inflected_forms_are_the_term() -> None:
    pair = ("О дорожных картах и соглашениях", "Des feuilles de route et des accords")
    assert list(term.check(bitext(pair, glossary=GLOSSARY))) == []


def test_any_of_two_translations_will_do() -> None:
    assert list(term.check(bitext(("Соглашение подписано", "La convention est signée"), glossary=GLOSSARY))) == []


def test_a_word_with_another_ending_is_another_word() -> None:
    assert list(term.check(bitext(("мирный день", "jour paisible"), glossary=(("мир", "paix"),)))) == []


def test_what_is_its_own_translation_is_to_stand_unchanged() -> None:
    names = (("SkyLine", "SkyLine"), ("Astra", "Astra"))
    kept = ("Поезд SkyLine прибыл", "Le train SkyLine est arrivé")
    lost = ("Поезд «Astra» прибыл", "Le train « Étoile » est arrivé")
    pairs = bitext(kept, lost, glossary=names)
    (flag,) = term.check(pairs)
    marked = [pairs.alignment.source.text[start:stop] for start, stop in flag.source_spans]
    assert (flag.bead, marked) == (1, ["Astra"])
    assert flag.message == "“Astra” is to stand unchanged, and the translation does not have it"


PEOPLE = (
    ("директор", "directeur"),
    ("читатель", "lecteur"),
    ("певец", "chanteur"),
    ("продавец", "vendeur"),
    ("мститель", "vengeur"),
    ("актёр", "acteur"),
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Директором стала Лидия Ким.", "Lidia Kim est devenue directrice."),
        ("Каждый читатель прислал письмо.", "Chaque lectrice a envoyé une lettre."),
        ("Все читатели довольны.", "Toutes les lectrices sont contentes."),
        ("Продавец улыбнулась.", "La vendeuse a souri."),
        ("Она мститель по натуре.", "C'est une vengeresse dans l'âme."),
        ("Актёр Нина Лось заболела.", "L'actrice Nina Los est malade."),
    ],
)
def test_the_feminine_of_a_profession_is_the_term(source: str, target: str) -> None:
    assert list(term.check(bitext((source, target), glossary=PEOPLE))) == []


def test_another_profession_is_not_the_term() -> None:
    pair = ("Директором стала Лидия Ким.", "Lidia Kim est devenue rédactrice.")
    assert len(list(term.check(bitext(pair, glossary=PEOPLE)))) == 1
