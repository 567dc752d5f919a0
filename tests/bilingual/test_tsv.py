import io
from dataclasses import replace

import pytest

from aligner import Alignment, Bead, Flag, Severity
from aligner.bilingual.tsv import write
from tests.samples import alignment, document

EXPECTED = (
    ("source", "target", "confidence", "similarity", "type", "source_segments", "target_segments", "flags"),
    (
        "Добрый день, дорогие друзья! Рад приветствовать вас в Казани.",
        "Bonjour chers amis, je suis heureux de vous accueillir à Kazan.",
        *("0.9877", "0.8125", "2-1", "0,1", "0", ""),
    ),
    (
        "В этом году приехали 10 команд из пяти стран.",
        "Cette année, 17 équipes de cinq pays sont venues.",
        *("0.7500", "0.7000", "1-1", "2", "1", "number (error): 10 команд ↔ 17 équipes [0123456789ab]"),
    ),
    ("Погода нас не подвела.", "", "0.9000", "", "1-0", "3", "", ""),
    ("", "La fête continue demain.", "0.4000", "", "0-1", "", "2", ""),
    (
        "Цена билета – 1\u00a0500 рублей.",
        "Le billet coûte 1\u202f500 roubles\u00a0!",
        *("1.0000", "0.9100", "1-1", "4", "3", "name (warning): «Le» & <co> [ba9876543210]"),
    ),
)


def tsv(aligned: Alignment) -> str:
    stream = io.BytesIO()
    write(aligned, stream)
    return stream.getvalue().decode()


def test_every_bead_is_a_line_under_the_header():
    lines = [line.split("\t") for line in tsv(alignment()).splitlines()]
    assert [tuple(line[:8]) for line in lines] == list(EXPECTED)


def test_the_last_columns_are_for_a_reviewer():
    remark = Flag("comment", Severity.INFO, 1.0, 0, (), (), "vu")
    lines = [line.split("\t") for line in tsv(replace(alignment(), flags=(remark,))).splitlines()]
    assert lines[0][8:] == ["id", "comment", "status"]
    assert (lines[1][7], lines[1][8][:6], lines[1][9:]) == ("", "p0001.", ["vu", ""])


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\tb", "a b"),
        ("a\r\nb", "a b"),
        ("a \n b", "a b"),
        ("a\u2029b\x85c", "a b c"),
        ("a\x00b", "a b"),
        ("lone \ud800", "lone \ufffd"),
        ('"quoted"', '"quoted"'),
        ("=1+1", "'=1+1"),
        ("- Да, конечно.", "'- Да, конечно."),
        ("\t@SUM(A1)", "'@SUM(A1)"),
        ("– Да, конечно.", "– Да, конечно."),
        ("  a  ", "a"),
        ("1\u00a0000", "1\u00a0000"),
    ],
)
def test_a_text_is_one_cell(text, cell):
    aligned = Alignment(document([text], "ru"), document(["b"], "fr"), (Bead((0,), (0,)),))
    assert tsv(aligned).split("\n")[1].split("\t")[0] == cell
