import csv
import io

import pytest

from aligner import Alignment, Bead
from aligner.bilingual.csv import guarded, unguarded, write
from tests.samples import alignment, document


def table(aligned: Alignment) -> list[list[str]]:
    stream = io.BytesIO()
    write(aligned, stream)
    assert stream.getvalue().startswith(b"\xef\xbb\xbfid,source")
    return list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))


def test_every_bead_is_a_row_with_its_flags():
    header, *rows = table(alignment())
    assert header == ["id", "source", "target", "confidence", "flags", "comment", "status"]
    assert [row[0][:5] for row in rows] == ["p0001", "p0002", "p0003", "p0004", "p0005"]
    assert rows[1][1:] == [
        "В этом году приехали 10 команд из пяти стран.",
        "Cette année, 17 équipes de cinq pays sont venues.",
        *("0.7500", "number (error): 10 команд ↔ 17 équipes [0123456789ab]", "", ""),
    ]
    assert (rows[2][2], rows[3][1]) == ("", "")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+7 495 000-00-00", "'+7 495 000-00-00"),
        ("- Да, конечно.", "'- Да, конечно."),
        ("'=1+1", "''=1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("＝1+1", "'＝1+1"),
        ("– Да, конечно.", "– Да, конечно."),
        ("'Да', сказал он", "'Да', сказал он"),
        ('a "b", c', 'a "b", c'),
        ("a\nb", "a b"),
    ],
)
def test_nothing_is_a_formula(text, cell):
    aligned = Alignment(document([text], "ru"), document(["b"], "fr"), (Bead((0,), (0,)),))
    assert table(aligned)[1][1] == cell
    assert unguarded(guarded(text)) == text
