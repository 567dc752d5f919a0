import io
import re
import warnings
import zipfile

import openpyxl
import pytest

from aligner import Alignment, Bead, InputError
from aligner.bilingual.xlsx import write, xlsx_sheets_with_faults
from tests.read.making import archive, members_of
from tests.samples import alignment, document


def workbook(aligned: Alignment) -> bytes:
    stream = io.BytesIO()
    write(aligned, stream)
    return stream.getvalue()


def one_pair(text: str) -> Alignment:
    return Alignment(document([text], "ru"), document(["b"], "fr"), (Bead((0,), (0,)),))


def test_every_bead_is_a_row_with_its_flags():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(alignment()))).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == ("id", "source", "target", "confidence", "flags", "comment", "status")
    assert len(rows) == 5
    assert rows[1][1:] == (
        "В этом году приехали 10 команд из пяти стран.",
        "Cette année, 17 équipes de cinq pays sont venues.",
        *(0.75, "number (error): 10 команд ↔ 17 équipes [0123456789ab]", None, None),
    )


def test_the_header_stays_in_view_and_columns_can_be_filtered_and_statuses_chosen():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(alignment()))).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:G6"
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"open,ok,merge,delete,ask"', "G2:G7")


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://example.org")', "+1", "-1", "@a", "\t=1", "#REF!", "'=1"])
def test_no_text_is_a_formula_a_number_or_an_error(text):
    cell = openpyxl.load_workbook(io.BytesIO(workbook(one_pair(text)))).worksheets[0]["B2"]
    assert (cell.data_type, cell.value, cell.number_format, cell.quotePrefix) == ("s", text.strip(), "@", True)
    assert cell.alignment.wrap_text
    assert "<f>" not in sheet_xml(workbook(one_pair(text)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a\x00\x0b\x1fb", "a b"), ("a\ufffeb", "ab"), ("_x0041_ et _x", "_x0041_ et _x"), ("lone \ud800.", "lone .")],
)
def test_characters_that_no_cell_holds_are_left_out(tmp_path, text, cell):
    (tmp_path / "a.xlsx").write_bytes(workbook(one_pair(text)))
    assert xlsx_sheets_with_faults(tmp_path / "a.xlsx")[0][1].cells[1] == cell


def test_a_text_longer_than_a_cell_is_refused_and_not_cut():
    with pytest.raises(InputError, match=r"the pair p0001\..* has a text of 32768 characters"):
        workbook(one_pair("я" * 32768))


def test_rows_are_tall_enough_for_their_text_and_may_grow():
    rows = re.findall(r"<row [^>]*>", sheet_xml(workbook(one_pair("слово " * 100))))
    assert re.search(r'ht="1(5|6|7|8)\d', rows[1])
    assert not any("customHeight" in row for row in rows)


def test_what_openpyxl_has_to_say_to_programmers_is_not_said(tmp_path):
    stream = io.BytesIO()
    write(alignment(), stream)
    members = members_of(stream.getvalue())
    del members["xl/styles.xml"]
    (tmp_path / "a.xlsx").write_bytes(archive(members))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        lines, *_ = xlsx_sheets_with_faults(tmp_path / "a.xlsx")
    assert len(lines) > 3
    assert not said


def test_the_same_is_written_the_same(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    written = workbook(alignment())
    assert written == workbook(alignment())
    properties = zipfile.ZipFile(io.BytesIO(written)).read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[^<]*", properties) == ["2023-11-14T22:13:20Z"] * 2


def sheet_xml(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
