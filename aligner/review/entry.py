"""The rows of a reviewed table as values: ids, plain texts and statuses, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from os import PathLike

from aligner.bilingual.columns import column_places
from aligner.bilingual.status import Status, status_of
from aligner.bilingual.table import Line
from aligner.errors import InputError
from aligner.review.faults import Fault
from aligner.review.plain import plain

REQUIRED = ("id", "source", "target", "flags", "comment", "status")
"""The columns that a review goes by; what else a table has is for the reader."""

CLOSE = 0.6
"""Similarity (Ratcliff and Obershelp) from which a misspelt status is recognised: ``deleet``, ``megre``, ``okay``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that a person has seen; ``id`` is empty in rows that were inserted, ``confidence`` where no column is."""

    row: int
    id: str
    source: str
    target: str
    flags: str
    comment: str
    status: Status
    confidence: str = ""

    @property
    def has_text(self) -> bool:
        """Whether either text is there."""
        return bool(self.source or self.target)


def is_review_table(lines: Sequence[Line]) -> bool:
    """Whether the first filled row names the columns of ids and texts."""
    header = next((line for line in lines if not line.is_blank), None)
    return header is not None and {"id", "source", "target"} <= set(column_places(header.cells))


def read_entries(lines: Sequence[Line], path: str | PathLike[str]) -> tuple[list[Entry], list[Fault]]:
    """The rows under the header, blank ones left out, and what is wrong with single cells.

    Raises:
        InputError: if a column is missing or stands twice.
    """
    filled = [line for line in lines if not line.is_blank]
    if not filled:
        raise InputError(f"{path} holds no table; give the one that was reviewed")
    places = column_places(filled[0].cells)
    for column in REQUIRED:
        if column not in places:
            raise InputError(
                f"{path}, row {filled[0].number}: there is no column {column}; a review needs the columns "
                f"{', '.join(REQUIRED)}, named as the aligner wrote them"
            )
        if len(places[column]) > 1:
            raise InputError(f"{path}, row {filled[0].number}: two columns are called {column}; remove one")
    columns = {column: places[column][0] for column in REQUIRED}
    if "confidence" in places:
        columns["confidence"] = places["confidence"][0]
    entries, faults = [], []
    for line in filled[1:]:
        wrong = next(_wrong(line, columns), None)
        if wrong:
            faults.append(Fault(line.number, wrong))
        entries.append(_entry(line, columns))
    return entries, faults


def _entry(line: Line, columns: Mapping[str, int]) -> Entry:
    cells = {name: _cell(line, place) for name, place in columns.items()}
    return Entry(
        line.number,
        "".join(cells["id"].split()),
        plain(cells["source"]),
        plain(cells["target"]),
        cells["flags"].strip(),
        "\n".join(dict.fromkeys([*filter(None, [cells["comment"].strip()]), *line.remarks])),
        status_of(cells["status"]) or Status.OPEN,
        cells.get("confidence", ""),
    )


def _wrong(line: Line, columns: Mapping[str, int]) -> Iterator[str]:
    for name in REQUIRED:
        place = columns[name]
        if place in line.faults:
            yield f"the {name} is {line.faults[place]}; write it as text into a cell of its own"
    status = _cell(line, columns["status"])
    if status_of(status) is None:
        near = get_close_matches(status.casefold(), list(Status), 1, CLOSE)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(Status)}"
        yield f"there is no status {status!r}; {hint}"


def _cell(line: Line, place: int) -> str:
    return line.cells[place].strip() if place < len(line.cells) else ""
