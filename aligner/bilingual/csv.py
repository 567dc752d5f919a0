"""Comma-separated values: the review table for spreadsheets, and tables of pairs from any of them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from os import PathLike
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.columns import column_places
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.pairs import paired
from aligner.bilingual.rows import COLUMNS, rows
from aligner.bilingual.status import status_cell
from aligner.bilingual.table import Line, as_table, pairs
from aligner.errors import InputError
from aligner.language.registry import language_of
from aligner.notices import Notify, ignore_notice
from aligner.read.text import read_text

LONGEST_CELL = 2**20
"""Characters; the module's own limit, 131,072, is less than a chapter."""

_RUNS = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What opens a formula (OWASP, "CSV Injection"), behind white space, which some programs skip; the full-width forms
count in East Asian versions."""

DELIMITERS = ("\t", ";", ",", "|")
"""Of two that part a table equally well the earlier counts: commas stand in texts, tabs do not."""

_LOOKED_AT = 2_000
"""Rows by which the delimiter is chosen."""

_DECLARED = re.compile(r'"?sep=(?P<delimiter>[^"\r\n])"?(?:\r\n|\n|\r|$)', re.IGNORECASE)
"""The line by which a file tells Excel its delimiter; Excel shows no such row."""

_GUARDED = re.compile(rf"'{_RUNS.pattern}")


def read_csv(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs in the rows of a .csv.

    Raises:
        InputError: if the file cannot be read, or its rows hold no pair.
    """
    lines = csv_lines(path, telling_language(source_lang, target_lang), notify)
    table = as_table(lines, path, (source_lang, target_lang), notify)
    return paired(pairs(table), source_lang, target_lang, path)


def csv_lines(path: str | PathLike[str], lang: str = "", notify: Notify = ignore_notice) -> list[Line]:
    """The rows of a .csv as ``table_text`` decodes it; row numbers are those a spreadsheet shows.

    Raises:
        InputError: if the file cannot be read or decoded, or a quotation mark is never closed.
    """
    text = table_text(path, lang, notify)
    csv.field_size_limit(LONGEST_CELL)
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    delimiter = declared["delimiter"] if declared else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = []
    try:
        for number, cells in enumerate(reader, 1):
            lines.append(Line(number, tuple(map(unguarded, cells))))
    except csv.Error as error:
        line = reader.line_num + (1 if declared else 0)
        raise InputError(f"{path}, line {line}: {error}; check the quotation marks there") from error
    return lines


def table_text(path: str | PathLike[str], lang: str = "", notify: Notify = ignore_notice) -> str:
    """The text of a table in UTF-8, or in UTF-16 with a byte order mark, as Excel saves “Unicode text”.

    Args:
        lang: a language by which an old encoding is told, which Excel's plain “CSV” has; without one, such a file is
            refused: what the encoding lacks became question marks when it was saved.
        notify: is told which encoding that is.

    Raises:
        InputError: if the file cannot be read or decoded.
    """
    data = bytes_in(path)
    try:
        return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        if lang:
            return read_text(data, str(path), lang, notify).text
        raise InputError(f"{path} is no table in UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”)") from error


def telling_language(*langs: str) -> str:
    """Of a table's languages the one that tells old encodings best: not written in Latin letters, or the first."""
    return next((lang for lang in langs if "Latin" not in language_of(lang).scripts), langs[0])


def _delimiter(text: str) -> str:
    """What separates the cells: that which gives every row the same number of cells, or most rows."""
    candidates = [(_evenness(text, delimiter), -rank) for rank, delimiter in enumerate(DELIMITERS)]
    return DELIMITERS[-max(candidates)[1]]


def _evenness(text: str, delimiter: str) -> float:
    """The share of rows that have as many cells as most have, where that is more than one; a header settles it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    counts: Counter[int] = Counter()
    try:
        for cells in islice(reader, _LOOKED_AT):
            if not counts and {"source", "target"} <= set(column_places(cells)):
                return 2.0
            counts[len(cells)] += any(map(str.strip, cells))
    except csv.Error:
        return -1.0 if not counts or max(counts) < 2 else 0.0
    (n_cells, n_rows), *_ = counts.most_common(1) or [(0, 0)]
    return n_rows / counts.total() if n_cells > 1 else 0.0


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one cell empty.

    The file opens with a byte order mark, without which Excel takes it for an eight-bit encoding; what a spreadsheet
    would run as a formula stands behind an apostrophe.
    """
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        lines = csv.writer(text)
        lines.writerow(COLUMNS)
        for row in rows(alignment):
            status = status_cell(row.bead.decision)
            texts = (row.id, row.source, row.target, f"{row.confidence:.4f}", row.flag_lines, row.comment, status)
            lines.writerow(map(guarded, texts))
    finally:
        text.detach()


def guarded(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text[1:] if _GUARDED.match(text) else text
