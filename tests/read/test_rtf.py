import pytest

from aligner import InputError
from aligner.document import Kind, Reason
from aligner.read.rtf import read_rtf
from tests.read.making import rtf, rtf_text


def read(body: str) -> tuple[list[tuple[str, Kind | None]], list[str]]:
    notices: list[str] = []
    document = read_rtf(rtf(body), "a.rtf", "ru", notices.append)
    return [(document.text[x.start : x.stop], x.kind) for x in document.paragraphs], notices


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Oui\par Non", [("Oui", None), ("Non", None)]),
        (rtf_text("Съешь 🎿 ещё"), [("Съешь 🎿 ещё", None)]),
        (r"\uc0\u1044 \u1072 .", [("Да.", None)]),
        (r"D\'e9j\'e0\~vu\line\{ok\}", [("Déjà\u00a0vu", None), ("{ok}", None)]),
        (r"\pard\outlinelevel0 Bilan\par\pard Texte", [("Bilan", Kind.HEADING), ("Texte", None)]),
        (r"{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard Texte", [("Texte", None)]),
        (r"{\listtext\'b7\tab}un\par{\listtext\'b7\tab}deux", [("un", Kind.LIST_ITEM), ("deux", Kind.LIST_ITEM)]),
        (r"\trowd\cellx1\cellx2 a\cell b\cell\row c", [("a", None), ("b", None), ("c", None)]),
        (
            r'Voir {\field{\*\fldinst{HYPERLINK "http://a.example/"}}{\fldrslt{ici}}}.',
            [("Voir ici.", None)],
        ),
        (r"Oui{\pict\pngblip 89504e47}{\*\shppict{\pict 00ff}}.", [("Oui.", None)]),
        (r"Oui{\header titre}{\footnote note}.", [("Oui.", None), ("note", Kind.NOTE)]),
    ],
)
def test_a_text_reads_as_it_is_shown(body, expected):
    assert read(body) == (expected, [])


def test_cyrillic_in_a_code_page_is_decoded():
    data = b"{\\rtf1\\ansi\\ansicpg1251 \\'c4\\'e0.}"
    assert read_rtf(data, "a.rtf", "ru", print).text == "Да."


def test_tracked_changes_are_accepted_and_announced():
    assert read(r"Entr{\deleted\revauthdel1 ante}{\revised\revauth1 er} ici") == (
        [("Entrer ici", None)],
        ["a.rtf has tracked changes; it is read as if all of them were accepted"],
    )


def test_what_is_no_rtf_is_refused():
    with pytest.raises(InputError, match="is no RTF document"):
        read_rtf(b"Oui.", "a.rtf", "fr", print)


@pytest.mark.parametrize(
    ("body", "text", "left_out"),
    [
        (r"Oui{\v non} ici", "Oui ici", [(Reason.HIDDEN, "non")]),
        (r"Oui\v  non\v0  ici", "Oui ici", [(Reason.HIDDEN, "non")]),
        (r"Oui{\*\annotation{\*\atnid A}Vrai ?}.", "Oui.", [(Reason.COMMENT, "Vrai ?")]),
        (r"{\header Titre\par}Oui.", "Oui.", [(Reason.PAGE_MARGIN, "Titre")]),
        (r"{\field{\*\fldinst TOC}{\fldrslt Un\par Deux\par}}Oui.", "Oui.", [(Reason.CONTENTS, "Un Deux")]),
        (r"contrat{\super\chftn{\*\footnote\pard{\chftn} Note.}} clos.", "contrat clos.\nNote.", []),
        (r"1920{\super 2} et contrat{\super 3}.", "1920² et contrat.", [(Reason.NOTE_MARK, "³")]),
        (r"Oui{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Boite\par}}}", "Oui\nBoite", []),
        (r"Oui{\*\inconnu non} ici{\bin3 {}{} la", "Oui ici la", []),
    ],
)
def test_what_is_not_shown_is_left_out_and_named(body, text, left_out):
    document = read_rtf(rtf(body), "a.rtf", "fr", print)
    assert document.text == text
    assert [(x.reason, x.text) for x in document.left_out] == left_out


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (rb"\mac", b"\\'8et\\'8e", "été"),
        (rb"\pc", b"\\'82t\\'82", "été"),
        (rb"\pca", b"\\'82t\\'b5", "étÁ"),
        (rb"\ansi\ansicpg10007", b"\\'84\\'e0.", "Да."),
        (rb"\ansi{\fonttbl{\f0\fcharset0 A;}{\f7\fcharset204{\*\falt B} C;}}", b"\\f7 \\'c4\\'e0.", "Да."),
        (rb"\ansi{\fonttbl{\f3\fcharset2 Symbol;}}", b"45{\\f3 \\'b0}", "45°"),
        (rb"\ansi{\fonttbl{\f1\fcharset128 A;}}", b"\\f1 \\'93\\'fa", "日"),
    ],
)
def test_bytes_are_in_the_code_page_of_the_font_or_the_file(head, body, text):
    assert read_rtf(b"{\\rtf1" + head + b" " + body + b"}", "a.rtf", "ru", print).text == text
