"""Tables of pairs in a Word document, such as translation offices hand out, and the aligner's review table."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.docx import TableCell, docx_tables
from aligner.read.table import IN_MERGED_CELLS, Line


def docx_lines(path: str | PathLike[str], notify: Notify = ignore_notice) -> list[Line]:
    """The rows of the document's largest table, counted from 1; tracked changes are taken as accepted.

    Raises:
        InputError: if the file cannot be read, is damaged, or has no table.
    """
    table = max(_tables(path, notify), key=len, default=None)
    if table is None:
        raise InputError(f"{path} has no table; pairs stand in a table of two columns")
    return [Line(number, tuple(cell.text for cell in cells)) for number, cells in enumerate(table, 1)]


def docx_tables_with_faults(path: str | PathLike[str], notify: Notify = ignore_notice) -> list[list[Line]]:
    """The rows of every table; merged cells, and rows of another length than the first, are faults: they leave open
    which row or column a text is of.

    Raises:
        InputError: if the file cannot be read or is damaged.
    """
    return [
        [_with_faults(number, cells, len(table[0])) for number, cells in enumerate(table, 1)]
        for table in _tables(path, notify)
    ]


def _with_faults(number: int, cells: list[TableCell], n_columns: int) -> Line:
    faults = {place: IN_MERGED_CELLS for place, cell in enumerate(cells) if cell.is_merged}
    if len(cells) != n_columns:
        faults = dict.fromkeys(range(n_columns), f"in a row of {len(cells)} cells, and the first has {n_columns}")
    return Line(number, tuple(cell.text for cell in cells), faults)


def _tables(path: str | PathLike[str], notify: Notify) -> list[list[list[TableCell]]]:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    return list(docx_tables(data, str(path), notify))
