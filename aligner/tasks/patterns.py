"""Tables of a user's own patterns: source, translation, message, severity, one pattern a line."""

from __future__ import annotations

import importlib.util
from os import PathLike

from aligner.alignment import Severity
from aligner.checks.support.own_pattern import Pattern
from aligner.errors import InputError
from aligner.tasks.listed import bytes_of, lines_of

COLUMNS = ("source", "target", "message", "severity")


def need_engine() -> None:
    """Refuse patterns where the package that searches for them, an extra, is not installed.

    Raises:
        InputError: saying how to install it.
    """
    if importlib.util.find_spec("regex") is None:
        raise InputError("patterns of your own need the package regex: pip install 'bitext-aligner[patterns]'")


def read_patterns(path: str | PathLike[str]) -> tuple[Pattern, ...]:
    """Read patterns from tab-separated UTF-8: pattern for the source, for the translation, message, severity.

    The last two may be left out. Blank lines and lines that begin with ``#`` are skipped, and a first line may name the
    columns.

    Raises:
        InputError: if the file cannot be read or a line is no pattern, and names the line; if the extra for patterns is
            not installed.
    """
    need_engine()
    patterns: list[Pattern] = []
    for number, line in lines_of(bytes_of(path, "table of patterns"), f"table of patterns {path}"):
        cells = line.split("\t")  # their spaces are part of a pattern
        if not patterns and tuple(cell.strip().casefold() for cell in cells) == COLUMNS[: len(cells)]:
            continue
        if len(cells) > len(COLUMNS):
            raise InputError(
                f"{path}, line {number}: {len(cells)} columns; they are {', '.join(COLUMNS)}, with a tab between them"
            )
        source, target, message, severity = (*cells, "", "", "")[: len(COLUMNS)]
        severity = severity.strip().lower() or Severity.WARNING.value
        where = f"{path}, line {number}"
        try:
            patterns.append(Pattern(source, target, message.strip(), severity, where))
        except RecursionError as error:
            raise InputError(f"{where}: a pattern has groups within groups, too many to be read") from error
    if not patterns:
        raise InputError(f"the table of patterns {path} has none; write one a line")
    return tuple(patterns)
