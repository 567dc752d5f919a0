"""Tables that cannot be applied are refused, and the rows that are damaged are named."""

import docx
import openpyxl
import pytest

from aligner import Bead, InputError
from aligner.bilingual.bead_ids import bead_ids
from aligner.review.reviewed import apply_review
from tests.review.tables import FORMATS, Row, save_edited, tricky
from tests.samples import FRENCH, RUSSIAN, alignment

IDS = bead_ids(alignment())


def put(row: int, **cells: str):
    def edit(rows: list[Row]) -> None:
        rows[row] |= cells

    return edit


def insert(place: int, **cells: str):
    return lambda rows: rows.insert(place, cells)


def both(*edits):
    def edit(rows: list[Row]) -> None:
        for each in edits:
            each(rows)

    return edit


def drop(row: int):
    return lambda rows: rows.pop(row)


def swap(first: int, second: int):
    def edit(rows: list[Row]) -> None:
        rows[first], rows[second] = rows[second], rows[first]

    return edit


FRESH = "Совсем другое предложение о третьем предмете"
CASES = {
    "an unknown id": (
        both(put(1, id="p0099.abcdef"), insert(2, id=IDS[1], source=RUSSIAN[2], target=FRENCH[1])),
        "row 3: there is no pair p0099.abcdef; put back the id that stood there",
    ),
    "an id of another text": (
        both(put(1, id="p0002.000000"), insert(2, id=IDS[1], source=RUSSIAN[2], target=FRENCH[1])),
        f"row 3: there is no pair p0002.000000; did you mean {IDS[1]}?",
    ),
    "an id twice": (
        lambda rows: rows.insert(1, dict(rows[0])),
        f"row 3: the id {IDS[0]} stands in row 2 too; leave it empty in a row that you insert",
    ),
    "a misspelt status": (put(1, status="deleet"), "row 3: there is no status 'deleet'; did you mean delete?"),
    "a status that is none": (
        put(1, status="завтра"),
        "row 3: there is no status 'завтра'; known are open, ok, merge, delete, ask",
    ),
    "a merge of the first row": (
        put(0, status="merge"),
        "row 2: it is to be merged with the row above, and there is none",
    ),
    "a merge with a row that is left out": (
        both(put(1, status="delete"), put(2, status="merge")),
        "row 4: it is to be merged with row 3, which is to be left out; decide for one of the two",
    ),
    "a merge in a table that was sorted": (
        both(swap(1, 3), put(3, status="merge")),
        "row 5: it is to be merged with the row above, which does not stand before it in the text; sort the rows by id",
    ),
    "a merge of a text that was copied up": (
        both(put(1, source=f"{RUSSIAN[2]} {RUSSIAN[3]}".replace("\n", " ")), put(2, status="merge")),
        "row 4: it is to be merged, and row 3 ends with its text already; empty the cell in one of them",
    ),
    "an inserted row above all": (
        insert(0, source=RUSSIAN[0]),
        "row 2: it has no id and stands above all pairs; put it below its own",
    ),
    "an inserted row with a text from elsewhere": (
        both(insert(1, source=FRESH)),
        "row 3: it has no id, and its texts are no part of the pair above it; put it below the pair that you split",
    ),
    "an inserted row that sorting carried to the end": (
        both(put(0, source=RUSSIAN[0]), insert(5, source=RUSSIAN[1])),
        "row 7: it has no id, and its texts are no part of the pair above it; put it below the pair that you split",
    ),
    "an inserted row whose text was copied": (
        insert(1, source=RUSSIAN[1]),
        "row 3: its text stands in row 2 too; take it out there, where you split the pair",
    ),
    "an inserted row without text": (
        insert(1, comment="hm"),
        "row 3: it has no id and no texts; move a part of the pair above into it, or take it out",
    ),
    "an inserted row to be merged": (
        both(put(0, source=RUSSIAN[0]), insert(1, source=RUSSIAN[1], status="merge")),
        "row 3: it has no id, so it cannot be merged; write its texts into the row that they belong to",
    ),
    "a pair that was emptied": (
        put(1, source="", target=" "),
        "row 3: both texts are empty; to leave the pair out, set its status to delete",
    ),
    "a remark among the flags": (
        put(4, flags="c'est juste"),
        "row 6: among its flags stands “c'est juste”, which is none of this pair; write remarks into the comment",
    ),
    "a flag of another pair": (
        put(4, flags="number (error): 10 команд ↔ 17 équipes [0123456789ab]"),
        "row 6: among its flags stands “number (error): 10 команд ↔ 17 équipes [0123456789ab]”, which is none of this",
    ),
}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_damaged_row_is_named(tmp_path, suffix, case):
    edit, message = CASES[case]
    path = save_edited(alignment(), tmp_path / f"a.{suffix}", edit)
    with pytest.raises(InputError) as caught:
        apply_review(path, alignment())
    assert str(caught.value).startswith(f"{path}, {message}")


def test_several_damaged_rows_are_told_together(tmp_path):
    path = save_edited(
        alignment(), tmp_path / "a.xlsx", both(put(0, status="mrge"), put(4, flags="?"), put(2, source=""))
    )
    with pytest.raises(InputError) as caught:
        apply_review(path, alignment())
    first, *others = str(caught.value).splitlines()
    assert first == f"{path} cannot be applied, for 3 reasons:"
    assert [line.split(":")[0] for line in others] == ["  row 2", "  row 4", "  row 6"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_table_of_another_alignment_is_refused_as_a_whole(tmp_path, suffix):
    alignment().save(tmp_path / f"a.{suffix}")
    with pytest.raises(InputError, match=r"is no table of this alignment: it knows 0 of the 5 ids; give the \.json"):
        apply_review(tmp_path / f"a.{suffix}", tricky())


@pytest.mark.parametrize("column", ["id", "source", "target", "flags", "comment", "status"])
def test_a_missing_column_is_named(tmp_path, column):
    path = tmp_path / "a.tsv"
    alignment().save(path)
    header, *lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(["\t".join(n for n in header.split("\t") if n != column), *lines]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"a\.tsv, row 1: there is no column {column}; a review needs the columns id"):
        apply_review(path, alignment())


def test_a_column_that_stands_twice_is_named(tmp_path):
    path = tmp_path / "a.tsv"
    alignment().save(path)
    path.write_text(path.read_text("utf-8").replace("\ttype\t", "\ttarget\t"), encoding="utf-8")
    with pytest.raises(InputError, match="row 1: two columns are called target; remove one"):
        apply_review(path, alignment())


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("=A1&B1", "row 3: the target is a formula, '=A1&B1'; write it as text into a cell of its own"),
        ("=NA()", "row 3: the target is a formula"),
    ],
)
def test_a_formula_typed_into_a_text_is_named(tmp_path, value, message):
    path = tmp_path / "a.xlsx"
    alignment().save(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C3"].value = value
    book.save(path)
    with pytest.raises(InputError) as caught:
        apply_review(path, alignment())
    assert str(caught.value).startswith(f"{path}, {message}")


def test_cells_merged_in_a_spreadsheet_are_named(tmp_path):
    path = tmp_path / "a.xlsx"
    alignment().save(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("B3:B4")
    book.save(path)
    with pytest.raises(InputError) as caught:
        apply_review(path, alignment())
    assert [line.strip() for line in str(caught.value).splitlines()[1:]] == [
        "row 3: the source is in merged cells; write it as text into a cell of its own",
        "row 4: the source is in merged cells; write it as text into a cell of its own",
    ]


@pytest.mark.parametrize("second", [(3, 1), (2, 2)])
def test_cells_merged_in_a_word_table_are_named(tmp_path, second):
    path = tmp_path / "a.docx"
    alignment().save(path)
    document = docx.Document(str(path))
    table = document.tables[0]
    table.cell(2, 1).merge(table.cell(*second))
    document.save(str(path))
    with pytest.raises(InputError, match=r"row [34]: the (source|target) is in merged cells"):
        apply_review(path, alignment())


def test_a_word_row_that_lost_a_cell_is_named(tmp_path):
    path = tmp_path / "a.docx"
    alignment().save(path)
    document = docx.Document(str(path))
    row = document.tables[0].rows[2]._tr
    row.remove(row.tc_lst[1])
    document.save(str(path))
    with pytest.raises(InputError, match="row 3: the id is in a row of 5 cells, and the first has 6"):
        apply_review(path, alignment())


def test_a_merge_across_text_that_is_in_no_pair_is_refused(tmp_path):
    full = alignment()
    holey = type(full)(full.source, full.target, (full.beads[0], Bead((3,), (2,)), full.beads[4]))
    path = save_edited(holey, tmp_path / "a.tsv", put(1, status="merge"))
    with pytest.raises(InputError, match="row 3: it cannot be merged: between the two source texts stand others"):
        apply_review(path, holey)


@pytest.mark.parametrize("name", ["a.odt", "a.json", "a"])
def test_a_file_that_is_no_review_table_is_refused(tmp_path, name):
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"is no review table by its suffix; give one of \.xlsx, \.docx, \.tsv, \.csv"):
        apply_review(tmp_path / name, alignment())


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_table_is_refused(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    if suffix == "xlsx":
        openpyxl.Workbook().save(path)
    elif suffix == "docx":
        docx.Document().save(str(path))
    else:
        path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no table; give the one that was reviewed"):
        apply_review(path, alignment())
