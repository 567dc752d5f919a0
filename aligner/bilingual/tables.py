"""Files with several tables: the pairs of all of them, and a word for each table that holds none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike

from aligner.bilingual.pairs import Pair
from aligner.bilingual.status import GUIDE
from aligner.bilingual.table import Line, Table, as_table, pairs
from aligner.errors import InputError
from aligner.notices import Notify


def pairs_of_tables(
    tables: Iterable[tuple[str, list[Line]]], path: str | PathLike[str], languages: tuple[str, str], notify: Notify
) -> Iterator[Pair]:
    """The pairs in every table of a file.

    Where some tables have a header, one without goes by the columns of the headed one before it if it has as many,
    and is left out if not, which is told. The aligner's own guide for reviewers is no table.

    Args:
        tables: each with what messages call it: ``sheet “Лист2”``.

    Raises:
        InputError: if no table holds pairs, or a cell cannot be read.
    """
    filled = [
        (name, lines) for name, lines in tables if not all(line.is_blank for line in lines) and not _is_guide(lines)
    ]
    if len(filled) < 2:
        lines = filled[0][1] if filled else []
        yield from pairs(as_table(lines, path, languages, notify))
        return
    read: list[tuple[str, Table, list[str]]] = []
    left_out: dict[str, str] = {}
    for name, lines in filled:
        notices: list[str] = []
        where = f"{path}, {name}"
        try:
            table = as_table(lines, where, languages, notices.append)
        except InputError as error:
            left_out[name] = str(error)
        else:
            read.append((name, table, notices))
    if not read:
        raise InputError(next(iter(left_out.values())))
    any_header = any(table.has_header for _, table, _ in read)
    headed: Table | None = None
    for name, table, notices in read:
        if table.has_header:
            headed = table
        elif headed is not None and _width(table) == _width(headed):
            notify(f"{path}: {name} has no header and is read by the columns of the table before it")
            yield from pairs(replace(table, columns=headed.columns))
            continue
        elif any_header:
            left_out[name] = ""
            continue
        for notice in notices:
            notify(notice)
        yield from pairs(table)
    if left_out:
        n_rows = {name: len(lines) for name, lines in filled}
        names = ", ".join(f"{name} ({n_rows[name]} rows)" for name in left_out)
        notify(
            f"{path}: {names} {'is' if len(left_out) == 1 else 'are'} left out: no header names columns of texts there"
        )


def _is_guide(lines: list[Line]) -> bool:
    return bool(lines) and lines[0].cells[:1] == GUIDE[:1]


def _width(table: Table) -> int:
    return max((len(line.cells) for line in table.lines), default=0)
