"""A reader accounts for every character of its file: what is not in the text is named as left out."""

import io
import re
import unicodedata
import zipfile
from collections import Counter

import playa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from aligner import InputError
from aligner.document import Document, Reason
from aligner.read import account
from aligner.read.formats import reader_of
from aligner.read.layout import Omitted, Piece, document_of
from tests.read import making
from tests.read.test_formats import SAMPLES
from tests.read.test_fuzz import damaged, edits

WORD_SAMPLES = sorted(path.name for path in SAMPLES.glob("*.docx"))
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]")


def visible(text: str) -> Counter[str]:
    """Characters that can be seen, raised figures as plain ones."""
    return Counter(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


def accounted(document: Document) -> Counter[str]:
    return visible(document.text + "".join(passage.text for passage in document.left_out))


def read(name: str, data: bytes) -> Document:
    suffix = name[name.rfind(".") :]
    return reader_of(suffix, name)(data, name, "fr", lambda _: None, name)


def xml_of(data: bytes, *members: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as stored:
        names = [name for name in stored.namelist() if re.fullmatch("|".join(members), name)]
        return [etree.fromstring(stored.read(name)) for name in names]


def in_docx(data: bytes) -> Counter[str]:
    parts = xml_of(data, r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
    for part in parts:
        etree.strip_elements(part, "{*}Fallback", with_tail=False)  # what stands before it once more
    shown = [text.text or "" for root in parts for text in root.iter("{*}t", "{*}delText")]
    described = [
        picture.get(name, "") for root in parts for picture in root.iter("{*}docPr") for name in ("title", "descr")
    ]
    return visible("".join([*shown, *described]))


def in_odt(data: bytes) -> Counter[str]:
    parts = [text for root in xml_of(data, r"content\.xml") for text in root.iter("{*}text")]
    parts += [page for root in xml_of(data, r"styles\.xml") for page in root.iter("{*}master-styles")]
    for part in parts:
        etree.strip_elements(part, "{*}creator", "{*}date", "{*}creator-initials", "{*}change-info", with_tail=False)
    return visible("".join(text for part in parts for text in map(str, part.itertext())))


def in_html(data: bytes) -> Counter[str]:
    page = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(page, "script", "style", etree.Comment, etree.ProcessingInstruction, with_tail=False)
    described = [element.get("alt") or element.get("value") or "" for element in page.iter("img", "input")]
    return visible("".join([*map(str, page.itertext()), *described]))


def in_epub(data: bytes) -> Counter[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as stored:
        return sum((in_html(stored.read(n)) for n in stored.namelist() if n.endswith(".xhtml")), Counter())


def in_pptx(data: bytes) -> Counter[str]:
    roots = xml_of(data, r"ppt/(?:slides|notesSlides)/\w+\.xml")
    shown = [text.text or "" for root in roots for text in root.iter("{*}t")]
    described = [
        shape.get(name, "") for root in roots for shape in root.iter("{*}cNvPr") for name in ("title", "descr")
    ]
    return visible("".join([*shown, *described]))


COUNTERS = {".docx": in_docx, ".odt": in_odt, ".html": in_html, ".pptx": in_pptx}


@pytest.mark.parametrize(
    "name", sorted(path.name for path in SAMPLES.iterdir() if path.suffix in COUNTERS and path.stem != "password")
)
def test_a_sample_is_accounted_for(name):
    data = (SAMPLES / name).read_bytes()
    assert accounted(read(name, data)) == COUNTERS[name[name.rfind(".") :]](data)


@pytest.mark.parametrize("name", ["bilan.ru", "discours.fr"])
def test_the_chapters_of_a_book_are_accounted_for(name):
    data = (SAMPLES / f"{name}.epub").read_bytes()
    assert accounted(read(f"{name}.epub", data)) == in_epub(data)


# A mutated page: elements that mean something to a reader, around words that do not.
_TAGS = (
    "<p>", "</p>", "<nav>", "</nav>", "<aside>", "</aside>", "<article>", "</article>", "<main>", "</main>", "<li>",
    "<h1>", "<header>", "</header>", "<footer>", "</footer>", "<sup>", "</sup>", '<a href="#n1">', "</a>", "<br>",
    '<p id="n1">', "<div hidden>", "</div>", "<td>", '<p translate="no">', "<title>", "</title>", "<rt>", "<ruby>",
    "<svg>", "</svg>", "<button>", "</button>", "<pre>", "</pre>", "[", "]", "1", "2.", "<del>", "</del>",
    '<span style="display:none">', "</span>", '<aside epub:type="footnote" id="n2">',
    '<a href="#n2" role="doc-noteref">',
)  # fmt: skip
_PARTS = st.lists(st.sampled_from(_TAGS) | st.sampled_from(["Ёж ", "мир², ", "Été.", "3 км", " "]), max_size=25)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=_PARTS)
@example(parts=["<main>", "<p>", "мир², ", '<a href="#n1">', "[", "1", "]", "</a>", "<footer>", '<p id="n1">', "2."])
def test_a_page_of_any_elements_is_accounted_for(parts):
    page = f"<!DOCTYPE html><html><body><p>Начало.</p>{''.join(parts)}</body></html>".encode()
    assert accounted(read("a.html", page)) == in_html(page)


_RUNS = st.tuples(
    st.sampled_from(["", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="H"/>']),
    st.sampled_from(["Ёж ", "мир", "2", "(12)", "Été.", "км"]),
    st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:hyperlink>{}</w:hyperlink>"]),
)
_PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(
            ["", '<w:pStyle w:val="P"/>', '<w:framePr w:dropCap="drop"/>', "<w:rPr><w:del/></w:rPr>",
             '<w:pStyle w:val="T"/>', "<w:numPr/>"]
        ),
        st.lists(_RUNS, max_size=5),
        st.sampled_from(
            ["{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"]
        ),
        st.sampled_from(["", '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:commentReference w:id="1"/></w:r>',
                         "<w:r><w:txbxContent><w:p><w:r><w:t>врезка</w:t></w:r></w:p></w:txbxContent></w:r>"]),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(paragraphs=_PARAGRAPHS)
def test_a_word_document_of_any_runs_is_accounted_for(paragraphs):
    body = "<w:p><w:r><w:t>Начало.</w:t></w:r></w:p>"
    for properties, runs, around, anchor in paragraphs:
        inner = "".join(
            way.format(f'<w:r><w:rPr>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')
            for own, text, way in runs
        )
        body += around.format(f"<w:p><w:pPr>{properties}</w:pPr>{inner}{anchor}</w:p>")
    note = "<w:{0}s {1}><w:{0} w:id='1' w:author='А'><w:p><w:r><w:t>сбоку</w:t></w:r></w:p></w:{0}></w:{0}s>"
    styles = (
        f"<w:styles {making.WORD}>"
        '<w:style w:styleId="H"><w:name w:val="скрыто"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="P"><w:name w:val="тоже"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    data = making.docx(
        body,
        styles=styles,
        footnotes=note.format("footnote", making.WORD),
        comments=note.format("comment", making.WORD),
    )
    assert accounted(read("a.docx", data)) == in_docx(data)


@pytest.mark.parametrize("name", ["atelier.fr.docx", "atelier.fr.odt"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=edits)
def test_a_damaged_document_that_can_be_read_is_accounted_for(name, changes):
    members = making.members_of((SAMPLES / name).read_bytes())
    main = "word/document.xml" if name.endswith("docx") else "content.xml"
    data = making.archive({**members, main: damaged(members[main], changes)})
    try:
        expected = COUNTERS[name[name.rfind(".") :]](data)
    except etree.XMLSyntaxError:
        return  # what the reader mends has no second opinion
    try:
        document = read(name, data)
    except InputError:
        return
    assert accounted(document) == expected


WORDS = re.compile(r"[^\W\d_]{2,}")
SYNTAX = set(
    WORDS.findall(
        "sh WEBVTT rt rtf ansi header footnote deleted annotation par field fldinst fldrslt shp shpinst shptxt super "
        "TOC ruby sup del aside"
    )
)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "a.md",
            "---\ntitle: Заглавие\n---\n# Глава {#gl}\n\nТекст[^1] и `код` {{ имя }}.\n{: .класс}\n\n"
            "```sh\nлистинг\n```\n\n    — Речь.\n\n<aside>Врезка</aside>\n\n{% тег %}\n\n[^1]: Сноска\n    дальше.\n\n"
            "| Раз | Два |\n|-|-|\n| три | ![четыре](x) |\n\n> [!NOTE]\n> Цитата<sup>2</sup> <del>снято</del>\n",
        ),
        (
            "a.vtt",
            "WEBVTT Шапка\n\nNOTE Заметка\nдлинная\n\n1\n00:01.000 --> 00:02.000\n<v Анна>Привет, <i>все</i>!\n\n"
            "и ещё\n\n2\n00:03.000 --> 00:04.000\n5 <х< 10 <ruby>字<rt>ключ</rt></ruby>\n\nNOTE конец\n",
        ),
        ("a.srt", "1\n00:00:01,000 –> 00:00:02\nРаз\n\nдва\n\n2\n00:00:03:000 -> 00:00:04:000\n<Три> {четыре}\n"),
        (
            "a.rtf",
            r"{\rtf1\ansi{\header Haut}Debut{\v cache}{\footnote Pied}{\deleted parti}{\*\annotation Avis}\par "
            r"{\field{\*\fldinst TOC}{\fldrslt Sommaire\par}}{\shp{\*\shpinst{\shptxt Boite}}} Fin{\super 2}}",
        ),
    ],
)
def test_every_word_is_in_the_text_or_left_out(name, source):
    document = read(name, source.encode())
    everything = "\n".join([document.text, *(passage.text for passage in document.left_out)])
    found = WORDS.findall(unicodedata.normalize("NFKC", everything))
    assert Counter(found) - Counter(WORDS.findall(source)) == Counter()
    assert set(WORDS.findall(source)) - SYNTAX <= set(found)


def test_every_letter_of_a_pdf_is_in_the_text_or_left_out():
    for name in ("bilan.fr.pdf", "discours.ru.pdf", "atelier.fr.pdf"):
        data = (SAMPLES / name).read_bytes()
        opened = playa.parse(data)  # which its pages do not keep alive
        shown = "".join(page.extract_text() for page in opened.pages)
        assert accounted(read(name, data)) == visible(shown), name


def gaps(*passages: Piece | Omitted) -> list[str]:
    notices = account.notices(document_of(passages, "fr", "a.html"), "a.html")
    return list(notices)


def test_one_notice_names_what_was_left_out_with_an_example():
    assert gaps(
        Omitted("Accueil", Reason.NAVIGATION),
        Omitted("Contact", Reason.NAVIGATION),
        Piece("Un texte."),
        Omitted("caché", Reason.HIDDEN),
        Omitted("Titre", Reason.TITLE),
        Piece("La suite."),
        Omitted("Mentions", Reason.NAVIGATION),
    ) == [
        "a.html: 3 passages left out (2 × navigation, 1 × hidden), e.g. “caché”; `aligner read a.html` shows them all"
    ]


def test_where_nothing_is_left_out_nothing_is_said():
    assert gaps(Piece("Un texte.")) == []


def test_characters_lost_before_are_told():
    assert gaps(Piece("Un mot\ufffd.")) == [
        "a.html has 1 character that could not be read (\ufffd), the first in “Un mot\ufffd.”"
    ]


def test_a_file_all_of_which_is_left_out_says_so():
    with pytest.raises(InputError, match=r"holds no text.*\(what it holds is left out: hidden\)"):
        document_of([Omitted("caché", Reason.HIDDEN)], "fr", "a.html")
