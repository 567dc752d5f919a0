"""What the files of a result are called: by the date and the title of what they hold, in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Container

from aligner.channel.statements.statement import Statement

LONGEST_SLUG = 48
"""Letters of a title in a name: with folder, date and suffix it stays far below what any system allows."""

_NO_WORD = re.compile(r"[^a-z0-9]+")
_SIGNS = re.compile(r"[^\w\s'`’ʹʼ]")  # emoji would be spelt out
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever its suffix."""

_SILENT = re.compile(r"['`’ʹʼ]")


def stem(statement: Statement, taken: Container[str]) -> str:
    """The name, without suffix, of the files of a statement or of a pair whose source it is: ``2026-06-20-otkrylas…``.

    Args:
        taken: names that other files have; a number behind the name tells them apart.
    """
    day = "" if statement.date is None else statement.date.isoformat()[:10]
    name = "-".join(part for part in (day, slug(statement.title)) if part)
    if not name or _DEVICE.fullmatch(name):
        name = "-".join(part for part in (name, statement.id) if part)
    number = 1
    while (numbered := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return numbered


def slug(title: str) -> str:
    """The first words of a title in small Latin letters and figures, joined by hyphens; empty where it has none."""
    from anyascii import anyascii  # noqa: PLC0415  for the names of results alone

    words = _NO_WORD.sub("-", _SILENT.sub("", anyascii(_SIGNS.sub(" ", title))).lower()).strip("-")
    if len(words) <= LONGEST_SLUG:
        return words
    return words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
