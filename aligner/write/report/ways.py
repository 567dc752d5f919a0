"""Ways from one report to those around it, where many are written together."""

from __future__ import annotations

from typing import NamedTuple


class Way(NamedTuple):
    """A link: where it leads, relative to the report, and the title of what is there."""

    href: str
    title: str
    lang: str


class Ways(NamedTuple):
    """From a report to the list of all, and to those before and after it, where there are such."""

    back: str
    previous: Way | None = None
    following: Way | None = None
