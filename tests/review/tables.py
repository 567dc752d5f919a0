"""Review tables of a small alignment, edited as a person would, in every format that can be reviewed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from aligner import Alignment, Bead
from tests.samples import document

FORMATS = ("xlsx", "docx", "tsv", "csv")
COLUMNS = ("id", "source", "target", "flags", "comment", "status")

TRICKY_RUSSIAN = (
    '"Да"',
    "- Нет, – сказал он «тихо» и ушёл.",
    "=1+1",
    "12.05.2024",
    "05",
    "1/2",
    "Цена: 1\u00a0500 р.; скидка 10 %,\tитого 1\u202f350",
    'Он сказал: "Я приду", и ушёл.',
    "&lt; & <b>",
    "мягкий пере\u00adнос",
    "+7 495 000-00-00",
    "'кавычки'",
    "конец 🎿",
)
TRICKY_FRENCH = (
    '"Oui"',
    "— Non, dit-il « tout bas », et il partit.",
    "=1+1",
    "12/05/2024",
    "05",
    "1/2",
    "Prix\u00a0: 1\u00a0500 r.",
    'Il dit : "Je viendrai".',
    "@nom",
    "1e3",
    "TRUE",
    "l’été",
    "fin\u00a0!",
)

Row = dict[str, str]
Edit = Callable[[list[Row]], None]
"""Changes the rows of a table, which stand under its header, in place."""


def tricky() -> Alignment:
    """Texts that spreadsheets and word processors like to take for something else."""
    beads = tuple(Bead((k,), (k,), 0.5) for k in range(len(TRICKY_RUSSIAN)))
    return Alignment(document(TRICKY_RUSSIAN, "ru"), document(TRICKY_FRENCH, "fr"), beads)


def save_edited(alignment: Alignment, path: Path, edit: Edit) -> Path:
    """Write the review table of an alignment, and edit it as its program would."""
    alignment.save(path)
    {"xlsx": _edit_xlsx, "docx": _edit_docx, "tsv": _edit_tsv, "csv": _edit_csv}[path.suffix[1:]](path, edit)
    return path


def _edit_xlsx(path: Path, edit: Edit) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [str(cell.value) for cell in sheet[1]]
    rows = [{name: str(value or "") for name, value in zip(names, row, strict=True)} for row in _values(sheet)]
    edit(rows)
    sheet.delete_rows(2, sheet.max_row)
    for row in rows:
        sheet.append([row.get(name) or None for name in names])
        for cell in sheet[sheet.max_row]:
            if cell.value is not None:
                cell.data_type = "s"
    book.save(path)


def _values(sheet):
    return sheet.iter_rows(min_row=2, values_only=True)


def _edit_docx(path: Path, edit: Edit) -> None:
    document = docx.Document(str(path))
    (table,) = document.tables
    rows = [dict(zip(COLUMNS, (cell.text for cell in row.cells), strict=True)) for row in table.rows[1:]]
    edit(rows)
    for row in table.rows[1:]:
        table._tbl.remove(row._tr)
    for edited in rows:
        for name, cell in zip(COLUMNS, table.add_row().cells, strict=True):
            cell.text = edited.get(name, "")
    document.save(str(path))


def _edit_tsv(path: Path, edit: Edit) -> None:
    header, *lines = (line.split("\t") for line in path.read_text("utf-8").rstrip("\n").split("\n"))
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    edit(rows)
    table = [header, *([row.get(name, "").replace("\n", "; ") for name in header] for row in rows)]
    path.write_text("".join("\t".join(line) + "\n" for line in table), encoding="utf-8")


def _edit_csv(path: Path, edit: Edit) -> None:
    header, *lines = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    edit(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.DictWriter(stream, header, restval="", delimiter=";")  # as Excel does in France and Russia
        table.writeheader()
        table.writerows(rows)
