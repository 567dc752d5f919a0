"""One text with notes, hidden words, a comment and a page header, saved by LibreOffice in each format, reads alike."""

import pytest

from aligner.document import Kind, Reason
from aligner.read import read
from aligner.read.reading import Reading
from tests.read.test_formats import SAMPLES

TEXT = [
    "L’atelier de la rue Basse",
    "L’atelier fut ouvert en 1920 par deux frères. Il occupait 40 m² au fond d’une cour.",
    "Selon le registre de la ville.",
    "Leur sœur tenait les comptes.",
    "On y réparait des montres et des pendules.",
    "La maison ferma en 1975, faute d’apprentis.",
]
NOTES = TEXT[2:4]
HEADER = (Reason.PAGE_MARGIN, "Atelier des horlogers")
HIDDEN = [(Reason.HIDDEN, "Vérifier la date."), (Reason.HIDDEN, "Ne pas publier ce paragraphe.")]
COMMENT = (Reason.COMMENT, "Trouver un autre verbe ?")


def atelier(suffix: str, reading: Reading = Reading()):  # noqa: B008  a frozen value
    return read(SAMPLES / f"atelier.fr{suffix}", "fr", reading=reading)


@pytest.mark.parametrize(
    ("suffix", "left_out"),
    [
        (".odt", [HEADER, *HIDDEN, COMMENT]),
        (".docx", [HEADER, *HIDDEN, COMMENT]),
        (".rtf", [HEADER, *HIDDEN, COMMENT]),
        (".html", [HEADER, *HIDDEN]),  # LibreOffice saves the comment as a comment of HTML
    ],
)
def test_a_note_stands_behind_its_paragraph_and_what_is_not_shown_is_left_out(suffix, left_out):
    document = atelier(suffix)
    assert document.text.split("\n") == TEXT
    assert [document.text[p.start : p.stop] for p in document.paragraphs if p.kind is Kind.NOTE] == NOTES
    others = [(x.reason, x.text) for x in document.left_out if x.reason not in {Reason.NOTE_MARK, Reason.TITLE}]
    assert others == left_out


def test_notes_of_a_pdf_are_known_by_their_size_and_place():
    document = atelier(".pdf")
    assert document.text.split("\n") == ["Atelier des horlogers", *TEXT]  # a header on one page alone is not known
    assert [document.text[p.start : p.stop] for p in document.paragraphs if p.kind is Kind.NOTE] == NOTES


@pytest.mark.parametrize("suffix", [".odt", ".docx", ".rtf", ".html", ".pdf"])
def test_notes_can_be_left_out(suffix):
    document = atelier(suffix, Reading(notes=False))
    assert [line for line in document.text.split("\n") if line in TEXT] == [x for x in TEXT if x not in NOTES]
    assert [x.text for x in document.left_out if x.reason is Reason.NOTE] in (NOTES, ["\n".join(NOTES)])
