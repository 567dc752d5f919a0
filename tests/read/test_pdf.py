"""PDF pages are drawn here by hand: words at places, as a program would put them."""

import pytest

from aligner import InputError
from aligner.document import Kind, Reason
from aligner.read import read
from aligner.read.pdf import read_pdf
from tests.read.test_formats import SAMPLES, of_text, segments

LEFT = 70
LEADING = 14
Drawn = tuple[float, float, float, str]  # left, base, size, text


def pdf(*pages: list[Drawn], extra: bytes = b"") -> bytes:
    """A PDF of these pages in Courier, whose characters are all 0.6 of the size wide."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        drawn = "\n".join(
            f"BT /F {size} Tf 1 0 0 1 {left} {base} Tm ({text.replace('(', '').replace(')', '')}) Tj ET"
            for left, base, size, text in page
        ).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        resources = b"<</Font<</F 3 0 R>>%s>>" % extra
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources%s>>" % (len(objects), resources)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (i, content) for i, content in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def lines(*texts: str, left: float = LEFT, top: float = 700, size: float = 10) -> list[Drawn]:
    return [(left, top - LEADING * i, size, text) for i, text in enumerate(texts) if text]


def paragraphs(*pages: list[Drawn]) -> list[str]:
    return read_pdf(pdf(*pages), "a.pdf", "fr", lambda _: None).text.split("\n")


FULL = "La séance du lundi a réuni les membres de la commission, qui"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (
            lines(FULL, "ont adopté le rapport.", "Le débat fut bref."),
            [f"{FULL} ont adopté le rapport.", "Le débat fut bref."],
        ),
        (
            lines("Ordre du jour de la séance", "", FULL, "ont siégé."),
            ["Ordre du jour de la séance", f"{FULL} ont siégé."],
        ),
        (lines(FULL + "-", "là ont siégé."), [FULL + "-là ont siégé."]),
        (lines(FULL[:-3] + "parle-", "mentaires de la région."), [FULL[:-3] + "parlementaires de la région."]),
        (lines(FULL[:-3] + "arc-", "en-ciel ; un arc-en-ciel."), [FULL[:-3] + "arc-en-ciel ; un arc-en-ciel."]),
        (lines(FULL, "- le premier point", "- le second point"), [FULL, "- le premier point", "- le second point"]),
        (
            [*lines("Bilan", size=16, top=740), *lines(FULL, "ont siégé.")],
            ["Bilan", f"{FULL} ont siégé."],
        ),
        (
            [
                *lines(FULL, "ont siégé dans la salle qui leur était réservée au palais."),
                *lines(FULL, left=90, top=672),
            ],
            [f"{FULL} ont siégé dans la salle qui leur était réservée au palais.", FULL],
        ),
        ([(LEFT, 700, 10, "Deux"), (LEFT + 30, 700, 10, "mots"), (LEFT + 54, 703, 10, "e")], ["Deux motse"]),
        ([(300, 700, 10, "droite"), (LEFT, 700, 10, "gauche")], ["gauche", "droite"]),
    ],
)
def test_lines_become_the_paragraphs_that_a_reader_sees(drawn, expected):
    assert paragraphs(drawn) == expected


def test_columns_are_read_one_after_the_other():
    left = lines("Les récoltes de la vallée ont", "souffert du gel.")
    right = lines("Les pluies du printemps ont", "rempli les réservoirs.", left=330)
    assert paragraphs(left + right) == [
        "Les récoltes de la vallée ont souffert du gel.",
        "Les pluies du printemps ont rempli les réservoirs.",
    ]


def page(number: int, *body: str) -> list[Drawn]:
    head = [(LEFT, 770, 8, f"Revue des eaux, n° {number // 2}"), (300, 30, 8, str(number))]
    return head + lines(*body)


def test_running_headers_and_page_numbers_are_left_out_and_sentences_go_on_over_the_page():
    found = paragraphs(
        page(1, FULL, FULL), page(2, "ont siégé.", FULL, "ont parlé."), page(3, "Fin de la séance du lundi au palais.")
    )
    assert found == [f"{FULL} {FULL} ont siégé.", f"{FULL} ont parlé.", "Fin de la séance du lundi au palais."]


def test_a_single_page_keeps_its_first_and_last_line():
    assert paragraphs(page(7, FULL))[0] == "Revue des eaux, n° 3"


def test_a_scan_is_refused():
    picture = b"/XObject<</I<</Subtype/Image>>>>"
    with pytest.raises(InputError, match="has no text layer: it is a scan or a picture; have a program recognise"):
        read_pdf(pdf([], [], extra=picture), "a.pdf", "fr", print)


def test_a_pdf_without_any_text_is_refused():
    with pytest.raises(InputError, match="has no text layer"):
        read_pdf(pdf([]), "a.pdf", "fr", print)


def test_a_password_is_asked_to_be_taken_off():
    with pytest.raises(InputError, match="is protected by a password; save it without one"):
        read(SAMPLES / "password.pdf", "fr")


def test_a_pdf_that_only_forbids_copying_opens_as_in_every_viewer():
    assert segments(read(SAMPLES / "restricted.pdf", "fr")) == of_text("bilan.fr")


def test_an_encryption_that_needs_a_library_more_is_named_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playa.security.default_backend", None)
    advice = r"restricted\.pdf is encrypted .*pip install 'bitext-aligner\[encrypted-pdf\]'"
    with pytest.raises(InputError, match=advice):
        read(SAMPLES / "restricted.pdf", "fr")


def test_the_reader_says_that_paragraphs_are_guesses():
    notices: list[str] = []
    read_pdf(pdf(lines(FULL)), "a.pdf", "fr", notices.append)
    assert notices == [
        "a.pdf is a PDF: its paragraphs are guessed from its lines; another format of the same text is safer"
    ]


def test_columns_painted_row_by_row_are_read_one_after_the_other():
    left = lines("Les récoltes de la vallée ont", "souffert du gel cette année et", "les prix ont monté.")
    right = lines("Les pluies du printemps ont", "rempli les réservoirs du sud", "avant l’été.", left=330)
    rows = [line for row in zip(left, right, strict=True) for line in row]
    assert paragraphs(rows) == [
        "Les récoltes de la vallée ont souffert du gel cette année et les prix ont monté.",
        "Les pluies du printemps ont rempli les réservoirs du sud avant l’été.",
    ]


def test_a_table_stays_in_its_rows():
    left = lines("Blé de printemps", "Orge de brasserie", "Avoine blanche", "Seigle")
    right = lines("Douze tonnes", "Neuf tonnes", "Trois tonnes", "Deux tonnes", left=330)
    rows = [line for row in zip(left, right, strict=True) for line in row]
    assert paragraphs(rows)[:3] == ["Blé de printemps", "Douze tonnes", "Orge de brasserie"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("le vent du nord-", "est souffle.", "le vent du nord-est souffle."),
        ("il parle peut-", "être russe.", "il parle peut-être russe."),
        ("une impor-", "tance rare.", "une importance rare."),
        ("un vice-", "président élu.", "un vice-président élu."),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays_and_never_ends_a_paragraph(first, second, expected):
    assert paragraphs(lines(FULL, first, second)) == [f"{FULL} {expected}"]


def test_an_initial_belongs_to_the_word_that_it_begins():
    cap = (LEFT, 672, 30, "O")
    body = [(92, 686, 10, "n frappa trois fois à la porte du moulin."), (92, 672, 10, "Personne ne vint ce soir-là.")]
    assert paragraphs([*body, cap, (LEFT, 640, 10, "Fin du premier chapitre de ce livre.")])[0].startswith("On frappa")


def test_a_sentence_goes_on_over_a_page_around_a_note():
    first = [
        *lines(FULL, "signèrent le contrat", top=700),
        (LEFT + 6 * 20, 689, 6, "3"),
        *lines(FULL, "ont voté, malgré l’absence de plusieurs d’entre eux, les", top=600),
        (LEFT, 60, 7, "3. Acte du notaire."),
    ]
    second = [*lines("crédits demandés.", FULL, "ont siégé.")]
    found = read_pdf(pdf(first, second), "a.pdf", "fr", lambda _: None)
    assert [(found.text[x.start : x.stop], x.kind) for x in found.paragraphs][:3] == [
        (f"{FULL} signèrent le contrat", None),
        ("Acte du notaire.", Kind.NOTE),
        (f"{FULL} ont voté, malgré l’absence de plusieurs d’entre eux, les crédits demandés.", None),
    ]
    assert [x.text for x in found.left_out if x.reason is Reason.NOTE_MARK] == ["³", "3."]
