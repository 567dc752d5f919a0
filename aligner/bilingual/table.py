"""Tables of pairs, whatever file they stand in: which column is what, and what each row says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from types import MappingProxyType

from aligner.alignment import Severity
from aligner.bilingual.flag_line import COMMENT, FlagLine, parse_flag_line, split_flag_lines
from aligner.bilingual.pairs import Pair
from aligner.errors import InputError
from aligner.language.tags import language_name

COLUMNS = ("id", "source", "target", "confidence", "similarity", "flags", "comment", "status")
SOURCE, TARGET = "source", "target"

IN_MERGED_CELLS = "in merged cells"
"""The fault of cells that share their text with others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the file; ``number`` is how its program counts it, ``faults`` says which cells hold
    what is no text (a formula, a date that the program made of a text) and what they hold."""

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not self.faults and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under a header, or all of them; ``columns`` maps the names found to their places."""

    path: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]

    def cell(self, line: Line, column: str) -> str:
        """The text in a column; empty where the table has no such column, or the row ends before it.

        Raises:
            InputError: if the cell holds no text.
        """
        place = self.columns.get(column)
        if place is None:
            return ""
        if place in line.faults:
            raise InputError(
                f"{self.path}, row {line.number}: the {column} is {line.faults[place]}; format the cell as text and "
                "write it again"
            )
        return line.cells[place].strip() if place < len(line.cells) else ""


def as_table(lines: Iterable[Line], path: str | PathLike[str], languages: tuple[str, str]) -> Table:
    """The table that the lines are; a header may say ``source`` and ``target`` or name the languages.

    Without a header the first two columns are the texts, or the second and third where the first holds numbers.

    Raises:
        InputError: if there are no two columns.
    """
    filled = tuple(line for line in lines if not line.is_blank)
    if not filled:
        raise InputError(f"{path} holds no pair of texts: its table is empty")
    header = _header(filled[0].cells, languages)
    if header:
        return Table(str(path), MappingProxyType(header), filled[1:])
    first = 1 if all(_is_number(line.cells[0]) for line in filled) and len(filled[0].cells) > 2 else 0
    for line in filled:
        if len(line.cells) < first + 2:
            raise InputError(
                f"{path}, row {line.number}: only {len(line.cells)} column; a row has the source and the target text"
            )
    return Table(str(path), MappingProxyType({SOURCE: first, TARGET: first + 1}), filled)


def pairs(table: Table) -> Iterator[Pair]:
    """What the rows say of each pair.

    Raises:
        InputError: if a text or a confidence cannot be read; the message names the row.
    """
    for line in table.lines:
        yield Pair(
            table.cell(line, SOURCE),
            table.cell(line, TARGET),
            _confidence(table, line),
            _similarity(table, line),
            tuple(_flags(table.cell(line, "flags"), table.cell(line, COMMENT))),
        )


def column_places(cells: Sequence[str]) -> dict[str, list[int]]:
    """Where a header has each of the aligner's columns; ``source (Russian)`` is called ``source`` too."""
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        words = cell.casefold().replace("(", " ").replace("–", " ").split()
        if words and words[0] in COLUMNS:
            places.setdefault(words[0], []).append(place)
    return places


def _header(cells: Sequence[str], languages: tuple[str, str]) -> dict[str, int]:
    names = [" ".join(cell.split()).casefold() for cell in cells]
    found = {name: places[0] for name, places in column_places(cells).items()}
    if SOURCE in found and TARGET in found:
        return found
    known = [_names(language) for language in languages]
    places = [next((place for place, name in enumerate(names) if name in each), None) for each in known]
    if places[0] is None or places[1] is None:
        return {}
    return found | {SOURCE: places[0], TARGET: places[1]}


def _names(tag: str) -> frozenset[str]:
    """What a column of texts in the language may be called: ``ru``, ``russian``, ``русский``."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  needed for tables that are not the aligner's own

    primary = tag.split("-", maxsplit=1)[0]
    names = {tag.casefold(), primary, language_name(tag).casefold()}
    try:
        locale = Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return frozenset(names)
    for display in ("en", "fr", "ru", primary):
        names.add((locale.get_display_name(display) or "").casefold())
    return frozenset(names - {""})


def _is_number(cell: str) -> bool:
    return cell.strip().rstrip(".)").isdigit()


def _confidence(table: Table, line: Line) -> float:
    text = table.cell(line, "confidence").rstrip("?").replace(",", ".")
    if not text:
        return 1.0
    try:
        confidence = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise InputError(f"{table.path}, row {line.number}: the confidence is {text!r}, no number from 0 to 1")
    return confidence


def _similarity(table: Table, line: Line) -> float | None:
    text = table.cell(line, "similarity").replace(",", ".")
    try:
        return min(max(float(text), -1.0), 1.0)
    except ValueError:  # none, or another program's
        return None


def _flags(flags: str, comment: str) -> Iterator[FlagLine]:
    """The flags that a cell lists, without what else stands there, and the comment."""
    for line in split_flag_lines(flags):
        flag = parse_flag_line(line)
        if flag is not None:
            yield flag
    if comment:
        yield FlagLine(COMMENT, Severity.INFO, comment)
