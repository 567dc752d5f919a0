"""Presentations: what is on the slides, in the order in which it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import InputError
from aligner.document import Document, Kind, Reason
from aligner.read import read
from aligner.read.pptx import read_pptx
from aligner.read.reading import Reading
from tests.read.making import pptx, pptx_box

SAMPLE = Path(__file__).parent / "samples" / "atelier.fr.pptx"
"""Two text boxes side by side and one below, a note, a hidden slide and a table: written by LibreOffice Impress."""


def made(data: bytes, reading: Reading | None = None) -> Document:
    return read_pptx(data, "a.pptx", "ru", lambda _: None, "a.pptx", reading or Reading())


def lines(document: Document) -> list[tuple[str, Kind | None]]:
    return [(document.text[p.start : p.stop], p.kind) for p in document.paragraphs]


def test_a_presentation_of_libreoffice_is_read_slide_by_slide():
    document = read(SAMPLE, "fr")
    assert document.text.split("\n") == [
        "L’atelier en chiffres",
        "À gauche, le rappel des objectifs.",
        "À droite, les résultats de l’année.",
        "En bas, une conclusion",
        "sur deux lignes.",
        "Ne pas oublier de remercier les bénévoles.",
        "Tableau",
        "Année",
        "Participants",
        "2023",
        "412",
    ]
    (hidden,) = document.left_out
    assert (hidden.reason, hidden.detail) == (Reason.HIDDEN, "slide 2")


def test_the_title_is_a_heading_and_comes_first():
    slide = pptx_box("Ниже", place=(0, 9_000_000)) + pptx_box("Выше", place=(0, 100)) + pptx_box("Тема", holder="title")
    assert lines(made(pptx(slide))) == [("Тема", Kind.HEADING), ("Выше", None), ("Ниже", None)]


def test_notes_are_notes_and_can_be_left_out():
    data = pptx(pptx_box("Слайд"), pptx_box("Второй"), notes=pptx_box("Сказать иначе.", holder="body"))
    assert lines(made(data)) == [("Слайд", None), ("Сказать иначе.", Kind.NOTE), ("Второй", None)]
    assert made(data, Reading(notes=False)).text == "Слайд\nВторой"


@pytest.mark.parametrize("holder", ["dt", "ftr", "sldNum"])
def test_dates_footers_and_numbers_of_slides_are_left_out(holder):
    document = made(pptx(pptx_box("Слайд") + pptx_box("12", holder=holder)))
    assert document.text == "Слайд"
    assert document.left_out[0].reason is Reason.PAGE_MARGIN


def test_a_raised_number_stays_raised_and_items_are_items():
    run = (
        '<a:pPr><a:buChar char="•"/></a:pPr><a:r><a:t>5 км</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r>'
    )
    assert lines(made(pptx(pptx_box(run)))) == [("5 км²", Kind.LIST_ITEM)]


@pytest.mark.parametrize(
    "comment",
    [
        "<p:cm><p:text>проверить</p:text></p:cm>",
        "<p:cm><p:txBody><a:p><a:r><a:t>проверить</a:t></a:r></a:p></p:txBody></p:cm>",
    ],
)
def test_comments_of_either_generation_are_named(comment):
    document = made(pptx(pptx_box("Слайд"), comments=comment))
    assert [(passage.text, passage.reason) for passage in document.left_out] == [("проверить", Reason.COMMENT)]


def test_a_formula_is_text_of_its_paragraph():
    formula = (
        "<a:r><a:t>Сила </a:t></a:r><mc:AlternateContent><mc:Choice Requires='a14'><a14:m><m:r><m:t>F=ma</m:t></m:r>"
        "</a14:m></mc:Choice><mc:Fallback><a:r><a:t> </a:t></a:r></mc:Fallback></mc:AlternateContent>"
        "<a:r><a:t> известна.</a:t></a:r>"
    )
    assert made(pptx(pptx_box(formula))).text == "Сила F=ma известна."


def test_what_is_no_presentation_is_refused():
    with pytest.raises(InputError, match=r"a\.pptx is no sound presentation"):
        made(b"PK\x03\x04")
    with pytest.raises(InputError, match=r"save it as \.pptx without a password"):
        made(b"\xd0\xcf\x11\xe0" + b"\0" * 99)
