import io

import docx
import pytest

from aligner import Alignment, Bead, Document, Segment, Severity
from aligner.bilingual.docx import docx_tables_with_faults, write
from aligner.bilingual.marked import marked
from aligner.bilingual.text import for_xml, joined
from tests.samples import alignment, document


def written(aligned: Alignment) -> bytes:
    stream = io.BytesIO()
    write(aligned, stream)
    return stream.getvalue()


def test_every_bead_is_a_row_with_its_id_two_texts_and_flags():
    (table,) = docx.Document(io.BytesIO(written(alignment()))).tables
    header, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert header == ["id", "source (Russian)", "target (French)", "flags", "comment", "status"]
    assert len(rows) == 5
    assert rows[1][1:] == [
        "В этом году приехали 10 команд из пяти стран.",
        "Cette année, 17 équipes de cinq pays sont venues.",
        *("number (error): 10 команд ↔ 17 équipes [0123456789ab]", "", ""),
    ]
    assert (rows[2][2], rows[3][1]) == ("", "")


def test_the_words_of_a_flag_are_marked_on_either_side():
    (table,) = docx.Document(io.BytesIO(written(alignment()))).tables
    cells = table.rows[2].cells
    marks = [[run.text for run in cell.paragraphs[0].runs if run.underline] for cell in cells[1:3]]
    assert marks == [["10"], ["17"]]


def test_the_header_is_repeated_on_every_page():
    (table,) = docx.Document(io.BytesIO(written(alignment()))).tables
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path):
    aligned = Alignment(document(["a\x00\ufffe\ud800b <&>"], "ru"), document(["c"], "fr"), (Bead((0,), (0,)),))
    (tmp_path / "a.docx").write_bytes(written(aligned))
    assert docx_tables_with_faults(tmp_path / "a.docx")[0][1].cells[1] == "ab <&>"


def test_the_same_is_written_the_same(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert written(alignment()) == written(alignment())


TEXT = "Добрый  \n день. Второе: e\u0301te\u0301 2020 года."
CUT = TEXT.index("Второе")
SEGMENTS = Document(TEXT, "ru", (Segment(TEXT[: CUT - 1], 0, CUT - 1), Segment(TEXT[CUT:], CUT, len(TEXT)))).segments


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [("Добрый день. Второе: été 2020 года.", None)]),
        ([("день", "error")], [("Добрый ", None), ("день", "error"), (". Второе: été 2020 года.", None)]),
        ([("2020", "info")], [("Добрый день. Второе: été ", None), ("2020", "info"), (" года.", None)]),
        ([("Второе", "info")], [("Добрый день. ", None), ("Второе", "info"), (": été 2020 года.", None)]),
        (
            [(TEXT, "warning"), ("2020 года.", "error")],
            [("Добрый день. Второе: été ", "warning"), ("2020 года.", "error")],
        ),
    ],
)
def test_marks_survive_line_breaks_and_composed_letters(spans, pieces):
    places = [((TEXT.index(words), TEXT.index(words) + len(words)), Severity(severity)) for words, severity in spans]
    found = marked(SEGMENTS, places)
    assert found == pieces
    assert "".join(text for text, _ in found) == for_xml(joined(SEGMENTS))


def test_marks_elsewhere_in_the_document_are_passed_over():
    assert marked(SEGMENTS[1:], [((0, 4), Severity.ERROR)]) == [("Второе: été 2020 года.", None)]
    assert marked(SEGMENTS[:1], [((CUT, CUT + 6), Severity.ERROR)]) == [("Добрый день.", None)]
