"""OpenDocument spreadsheets (.ods): tables of pairs, and review tables that LibreOffice saved."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from lxml import etree

from aligner.alignment import Alignment
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.pairs import paired
from aligner.bilingual.table import IN_MERGED_CELLS, Line
from aligner.bilingual.tables import pairs_of_tables
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.archive import Archive
from aligner.read.markup import attribute, content, local
from aligner.read.mended_xml import mended_xml

_KIND = "OpenDocument spreadsheet"
MOST_COLUMNS = 2**14
MOST_REPEATED = 1_000
"""Times that a filled row is said to stand again: programs write so what was filled down."""


def read_ods(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs in the rows of every sheet that holds some.

    Raises:
        InputError: if the file cannot be read, or its rows hold no pair.
    """
    tables = pairs_of_tables(_sheets(path, notify), path, (source_lang, target_lang), notify)
    return paired(tables, source_lang, target_lang, path)


def ods_sheets_with_faults(path: str | PathLike[str], notify: Notify = ignore_notice) -> list[list[Line]]:
    """The rows of every sheet; formulas, dates and merged cells are faults.

    Raises:
        InputError: if the file cannot be read, is damaged, too large or protected.
    """
    return [lines for _, lines in _sheets(path, notify)]


def _sheets(path: str | PathLike[str], notify: Notify) -> Iterator[tuple[str, list[Line]]]:
    data = bytes_in(path)
    archive = Archive(data, str(path), _KIND)
    if archive.has("META-INF/manifest.xml") and b"encryption-data" in archive.member("META-INF/manifest.xml"):
        raise InputError(f"{path} is protected by a password; save it without one")
    root = mended_xml(archive.member("content.xml"), f"{path} (content.xml)", notify)
    book = next(root.iter("{*}spreadsheet"), None)
    if book is None:
        raise archive.damaged("its content is no spreadsheet")
    for table in book.iterfind("{*}table"):
        yield f"sheet “{attribute(table, 'name') or ''}”", list(_lines(table, archive))


def _lines(table: etree._Element, archive: Archive) -> Iterator[Line]:
    number = 1
    for row in table.iter("{*}table-row"):
        n_times = _times(row, "number-rows-repeated", archive)
        line = _line(number, row, archive)
        if not line.is_blank:
            if n_times > MOST_REPEATED:
                raise archive.damaged(f"row {number} stands {n_times} times")
            yield from (Line(number + k, line.cells, line.faults, line.remarks) for k in range(n_times))
        number += n_times


def _line(number: int, row: etree._Element, archive: Archive) -> Line:
    texts: list[str] = []
    faults: dict[int, str] = {}
    remarks: list[str] = []
    n_blank = 0
    for cell in row:
        if local(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        n_times = _times(cell, "number-columns-repeated", archive)
        text, fault = _text(cell), _fault(cell)
        remarks += (remark for each in cell.iterfind("{*}annotation") if (remark := _remark(each)))
        if not text and not fault:
            n_blank += n_times
            continue
        if len(texts) + n_blank + n_times > MOST_COLUMNS:
            raise archive.damaged(f"row {number} has more than {MOST_COLUMNS:,} cells")
        texts += [""] * n_blank
        n_blank = 0
        for _ in range(n_times):
            if fault:
                faults[len(texts)] = fault
            texts.append(text)
    return Line(number, (*texts, *[""] * min(n_blank, 1)), faults, tuple(remarks))


def _text(cell: etree._Element) -> str:
    """The paragraphs of a cell, without remarks that hang on it."""
    return "\n".join(_shown(paragraph) for paragraph in cell.iterfind("{*}p"))


def _remark(annotation: etree._Element) -> str:
    """What somebody remarked on a cell, behind the name."""
    author, text = annotation.findtext("{*}creator", "").strip(), _text(annotation).strip()
    return f"{author}: {text}" if author and text else text


def _shown(paragraph: etree._Element) -> str:
    parts = [paragraph.text or ""]
    for inner in paragraph:
        name = local(inner)
        if name == "line-break":
            parts.append("\n")
        elif name == "tab":
            parts.append("\t")
        elif name == "s":
            count = attribute(inner, "c") or "1"
            parts.append(
                " " * (min(int(count), 1_000) if count.isascii() and count.isdigit() and len(count) < 5 else 1)
            )
        elif name != "annotation":
            parts.append(content(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def _fault(cell: etree._Element) -> str | None:
    """Why a cell's text may not be what a person wrote there."""
    if formula := attribute(cell, "formula"):
        return f"a formula, {formula!r}"
    kind = attribute(cell, "value-type") or ""
    if kind in {"date", "time"}:
        return f"a {kind} for the spreadsheet, {_text(cell)}"
    spans = {attribute(cell, f"number-{side}-spanned") or "1" for side in ("rows", "columns")}
    return IN_MERGED_CELLS if spans != {"1"} and _text(cell) else None


def _times(element: etree._Element, name: str, archive: Archive) -> int:
    times = attribute(element, name) or "1"
    if not (times.isascii() and times.isdigit() and len(times) <= 7):
        raise archive.damaged(f"{name} is {times[:30]}")
    return max(int(times), 1)
