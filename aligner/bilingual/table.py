"""Tables of pairs, whatever file they stand in: which column is what, and what each row says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from types import MappingProxyType

from aligner.alignment import Severity
from aligner.bilingual.columns import SOURCE, TARGET, header_columns, other_languages
from aligner.bilingual.flag_line import COMMENT, FlagLine, parse_flag_line, split_flag_lines
from aligner.bilingual.pairs import Pair
from aligner.bilingual.text import shortened
from aligner.errors import InputError
from aligner.language.tags import language_name, primary_subtag
from aligner.notices import Notify, ignore_notice
from aligner.read.language import FEWEST_LETTERS_SWAPPED, Verdict, impression, judge

MOST_TITLE_ROWS = 20
"""Rows in which a header is looked for."""

_LOOKED_AT = 200
"""Rows whose languages are looked at."""

_OWN = frozenset({"type", "source_segments", "target_segments"})
"""Columns of the aligner's own tables that follow from the others."""

_KEY = re.compile(r"[A-Za-z\d_.:/\[\]#-]+")

IN_MERGED_CELLS = "in merged cells"
"""The fault of cells that share their text with others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the file; ``number`` is how its program counts it, ``faults`` says which cells hold
    what is no text (a formula, a date that the program made of a text) and what they hold; ``remarks`` are comments
    that the program keeps beside the cells."""

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[str, ...] = ()

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
    has_header: bool = False

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


def as_table(
    lines: Iterable[Line], path: str | PathLike[str], languages: tuple[str, str], notify: Notify = ignore_notice
) -> Table:
    """The table that the lines are; a header may say ``source`` and ``target`` or name the languages.

    Without a header the first two columns are the texts, keys and numbers passed over; that is told, and where they
    are clearly in each other's language they change places. Rows above the header are a title, and told.

    Raises:
        InputError: if there are no two columns, or they are in other languages.
    """
    filled = tuple(line for line in lines if not line.is_blank)
    if not filled:
        raise InputError(f"{path} holds no pair of texts: its table is empty")
    for number, line in enumerate(filled[:MOST_TITLE_ROWS]):
        header = header_columns(line.cells, languages)
        if header:
            _tell_title(filled[:number], path, notify)
            _tell_columns(line.cells, header, filled[number + 1 :], path, notify)
            return Table(str(path), MappingProxyType(header), filled[number + 1 :], has_header=True)
    others = other_languages(filled[0].cells, languages)
    if others:
        raise InputError(
            f"{path} is not in {languages[0]} and {languages[1]}, but its columns are in {', '.join(others)}: choose "
            "two languages with `source_lang` and `target_lang`"
        )
    n_titles = _n_title_rows(filled)
    _tell_title(filled[:n_titles], path, notify)
    filled = filled[n_titles:]
    first = 1 if _is_keyed(filled) else 0
    for line in filled:
        if len(line.cells) < first + 2:
            raise InputError(
                f"{path}, row {line.number}: only {len(line.cells)} column; a row has the source and the target text"
            )
    columns = {SOURCE: first, TARGET: first + 1}
    if _are_swapped(filled, first, languages):
        columns = {SOURCE: first + 1, TARGET: first}
    _tell_guess(columns, filled, path, languages, notify)
    return Table(str(path), MappingProxyType(columns), filled)


def _tell_title(titles: Sequence[Line], path: str | PathLike[str], notify: Notify) -> None:
    if titles:
        rows = f"row {titles[0].number} stands" if len(titles) == 1 else f"{len(titles)} rows stand"
        text = " ".join(cell.strip() for cell in titles[0].cells if cell.strip())
        notify(
            f"{path}: {rows} above the table and {'is' if len(titles) == 1 else 'are'} left out: “{shortened(text)}”"
        )


def _tell_columns(
    names: Sequence[str],
    known: Mapping[str, int],
    lines: Sequence[Line],
    path: str | PathLike[str],
    notify: Notify,
) -> None:
    """Say which columns hold something under a header that nothing is read from."""
    read = {*known.values(), *(place for place, name in enumerate(names) if name.strip().casefold() in _OWN)}
    places = sorted({place for line in lines for place, cell in enumerate(line.cells) if cell.strip()} - read)
    called = [f"“{shortened(name)}”" if (name := "".join(names[k : k + 1]).strip()) else str(k + 1) for k in places]
    if places:
        columns_are = "column {} is" if len(places) == 1 else "columns {} are"
        notify(f"{path}: {columns_are.format(', '.join(called))} left out")


def _n_title_rows(lines: Sequence[Line]) -> int:
    """How many rows at the top hold a single text, over rows that hold more."""
    n_texts = [sum(bool(cell.strip()) for cell in line.cells) for line in lines[: MOST_TITLE_ROWS + 1]]
    n_titles = next((number for number, n in enumerate(n_texts) if n != 1), 0)
    return n_titles if n_titles < len(n_texts) and n_texts[n_titles] > 1 else 0


def _is_keyed(lines: Sequence[Line]) -> bool:
    """Whether the first column holds numbers or keys, before at least two more."""
    if min(len(line.cells) for line in lines) < 3:
        return False
    firsts = [line.cells[0].strip() for line in lines]
    if all(map(_is_number, firsts)):
        return True
    marked = sum(any(sign in text for sign in "._:/-0123456789") for text in firsts)
    return marked > len(firsts) / 2 and len(set(firsts)) == len(firsts) and all(map(_KEY.fullmatch, firsts))


def _are_swapped(lines: Sequence[Line], first: int, languages: tuple[str, str]) -> bool:
    """Whether the two columns are clearly each in the other's language."""
    looks = [impression("\n".join(line.cells[first + side] for line in lines[:_LOOKED_AT])) for side in (0, 1)]
    own, other = map(primary_subtag, languages)
    if own == other:
        return False
    crossed = (judge(looks[0], other, FEWEST_LETTERS_SWAPPED), judge(looks[1], own, FEWEST_LETTERS_SWAPPED))
    straight = (judge(looks[0], own, FEWEST_LETTERS_SWAPPED), judge(looks[1], other, FEWEST_LETTERS_SWAPPED))
    return crossed == (Verdict.FITS, Verdict.FITS) and straight == (Verdict.WRONG, Verdict.WRONG)


def _tell_guess(
    columns: Mapping[str, int],
    lines: Sequence[Line],
    path: str | PathLike[str],
    languages: tuple[str, str],
    notify: Notify,
) -> None:
    names = [
        f"column {columns[side] + 1} for {language_name(tag)}" for side, tag in zip(columns, languages, strict=True)
    ]
    n_columns = max(len(line.cells) for line in lines)
    rest = [number for number in range(n_columns) if number not in columns.values()]
    unread = [number + 1 for number in rest if any(number < len(x.cells) and x.cells[number].strip() for x in lines)]
    left = f"; column {', '.join(map(str, unread))} left out" if unread else ""
    notify(
        f"{path} names no columns: {names[0]} and {names[1]} are taken{left}; a first row “source, target” settles it"
    )


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
