"""HTML: all texts side by side, with what differs from the first beside it."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from aligner.alignment import Severity
from aligner.language.tags import language_name
from aligner.multilingual.rows import Multilingual, Row
from aligner.write.report.columns import ColumnCell, ColumnPage, ColumnRow, ColumnText, write_columns
from aligner.write.words import counted, doubt, title


def write(alignment: Multilingual, stream: BinaryIO) -> None:
    """Every row."""
    texts = tuple(
        ColumnText(language_name(document.lang), document.language, document.lang, document.path or "")
        for document in alignment.documents
    )
    n_texts = len(texts)
    whole = sum(row.n_texts == n_texts for row in alignment)
    tallies = (
        (f"in all {n_texts} languages", whole, ""),
        *((f"in {n} of {n_texts}", sum(row.n_texts == n for row in alignment), "") for n in range(n_texts - 1, 0, -1)),
        ("unsure or doubtful", sum(bool(_doubt(row)) for row in alignment), "warning"),
        ("with flags", sum(bool(row.flags) for row in alignment), "warning"),
    )
    names = dict.fromkeys(PurePath(document.path).name for document in alignment.documents if document.path)
    write_columns(
        ColumnPage(
            f"Alignment report · {', '.join(text.heading for text in texts)}",
            " ↔ ".join(names) or f"{n_texts} texts",
            f"{counted(len(alignment), 'row')}, {whole} of them in every language.",
            texts,
            tallies,
            tuple(_row(alignment, row, texts) for row in alignment),
            str(alignment.signature),
            only="Only what is flagged, unsure or missing somewhere",
        ),
        stream,
    )


def _doubt(row: Row) -> str:
    return doubt(row.confidence) if row.n_texts > 1 else ""


def _row(alignment: Multilingual, row: Row, texts: tuple[ColumnText, ...]) -> ColumnRow:
    cells = []
    for place, (document, indices, text) in enumerate(
        zip(alignment.documents, row.segments, alignment.texts(row), strict=True)
    ):
        kind = str(document.segments[indices[0]].kind) if indices else "sentence"
        cells.append(ColumnCell(text, kind, gap=f"Nothing in {texts[place].heading}"))
    flags = [(place, flag) for place, flag in row.flags if flag.kind not in {"missing", "added", "elided", "moved"}]
    told = "; ".join(f"{texts[place].heading}: {flag.message}" for place, flag in flags)
    unsure = _doubt(row)
    if flags:
        gravest = min((flag.severity for _, flag in flags), key=list(Severity).index)
        label = ", ".join(dict.fromkeys(title(flag.kind) for _, flag in flags))
        return ColumnRow(tuple(cells), str(gravest), label, told, f"{row.confidence:.2f}")
    if unsure:
        return ColumnRow(tuple(cells), "warning", f"{unsure.capitalize()} row", "", f"{row.confidence:.2f}")
    return ColumnRow(tuple(cells), "" if row.n_texts == len(texts) else "info")
