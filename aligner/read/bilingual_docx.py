"""Tables of pairs in a Word document, such as translation offices hand out, and the aligner's review table."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.docx import docx_tables
from aligner.read.table import Line


def docx_lines(path: str | PathLike[str], notify: Notify = ignore_notice) -> list[Line]:
    """The rows of the document's largest table, counted from 1; tracked changes are taken as accepted.

    Raises:
        InputError: if the file cannot be read, is damaged, or has no table.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    table = max(docx_tables(data, str(path), notify), key=len, default=None)
    if table is None:
        raise InputError(f"{path} has no table; pairs stand in a table of two columns")
    return [Line(number, tuple(cells)) for number, cells in enumerate(table, 1)]
