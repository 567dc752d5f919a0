"""A flag as one line of a table's cell, and back: ``number (error): 10 ↔ 17 [0123456789ab]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.alignment import Flag, Severity

COMMENT = "comment"
"""The kind of flag that holds what a person wrote beside a pair."""

_LINE = re.compile(
    r"(?P<kind>[a-z][a-z-]*) \((?P<severity>error|warning|info)\): (?P<message>.*?)(?: \[(?P<id>[0-9a-f]{12})\])?"
)

_BETWEEN = re.compile(r"[\n\r\v\u2028]+|;[ \u00a0]+(?=[a-z][a-z-]* \((?:error|warning|info)\):(?: |$))")


@dataclass(frozen=True, slots=True)
class FlagLine:
    """What a line tells of a flag; ``id`` is empty where the line has none."""

    kind: str
    severity: Severity
    message: str
    id: str = ""

    def on(self, bead: int) -> Flag:
        """The flag on a bead, without the spans and the confidence that no line holds."""
        return Flag(self.kind, self.severity, 1.0, bead, (), (), self.message, self.id)


def flag_line(flag: Flag) -> str:
    """The flag on one line."""
    message = " ".join(flag.told.split())
    return f"{flag.kind} ({flag.severity}): {message}" + (f" [{flag.id}]" if flag.id else "")


def split_flag_lines(cell: str) -> list[str]:
    """The lines of a cell of flags; in a table of tabs they stand in one line, with semicolons between them."""
    return [" ".join(line.split()) for line in _BETWEEN.split(cell) if line.strip()]


def parse_flag_line(line: str) -> FlagLine | None:
    """What ``flag_line`` wrote, None for any other text."""
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None:
        return None
    return FlagLine(found["kind"], Severity(found["severity"]), found["message"], found["id"] or "")


def comment_flag(text: str, bead: int) -> Flag:
    """A person's remark on a bead, as a flag that asks nothing of the reader."""
    return Flag(COMMENT, Severity.INFO, 1.0, bead, (), (), text)
