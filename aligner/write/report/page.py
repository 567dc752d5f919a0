"""HTML: the report, one page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from aligner.alignment import Alignment, Severity
from aligner.checks.support.belonging import resemblance
from aligner.document import Document
from aligner.write.report.overview import overview
from aligner.write.report.rows import Row, numbered, rows
from aligner.write.report.templates import pinned, template_environment, write_pieces
from aligner.write.report.ways import Ways
from aligner.write.words import DOUBTFUL, SURE

_ROOM = "aligner.write.report"
STYLES = ("report.css", "texts.css", "controls.css")


class Lane(NamedTuple):
    """One line of the map: what it shows, and in which rows, counted from 0, it stands."""

    name: str
    label: str
    places: tuple[int, ...]


def write(alignment: Alignment, stream: BinaryIO, ways: Ways | None = None) -> None:
    """Both texts whole, side by side, with every flag beside its words.

    The page holds its style and script and, by its content security policy, runs no other and loads nothing; text
    of the documents is escaped, and characters that HTML cannot hold are shown by stand-ins.

    Args:
        ways: to the reports that are written together with it.
    """
    notes = numbered(alignment)
    lines = tuple(rows(alignment, notes))
    style, script = "".join(map(asset, STYLES)), asset("report.js")
    page = (
        environment()
        .get_template("report.html.j2")
        .stream(
            alignment=alignment,
            ways=ways,
            overview=overview(alignment),
            resemblance=resemblance(alignment),
            notes=notes,
            rows=lines,
            lanes=_lanes(lines),
            first_of={note.flag.severity: note.number for note in reversed(notes)},
            first_doubt=next((row.number for row in lines if row.doubt), None),
            name=_name(alignment),
            style=Markup(style),
            script=Markup(script),
            style_hash=pinned(style),
            script_hash=pinned(script),
            gravest=lambda numbers: min((notes[n - 1].flag.severity for n in numbers), key=list(Severity).index),
        )
    )
    write_pieces(page, stream)


def shown_ways(ways: Ways) -> str:
    """The ways as they stand in a report, by which one that was written earlier is known to lead where it should."""
    return environment().get_template("ways.html.j2").render(ways=ways)


@cache  # it keeps the compiled template
def environment() -> Environment:
    """The templates of this room, and what they call."""
    environment = template_environment(_ROOM, "")
    environment.filters["file_name"] = _file
    environment.globals |= {"severities": tuple(Severity), "sure": SURE, "doubtful": DOUBTFUL}
    return environment


def _lanes(lines: Sequence[Row]) -> tuple[Lane, ...]:
    """What a reader is to look at, as lanes of a map from the beginning of the texts to their end."""
    lanes = [
        Lane(
            severity,
            f"with flags of severity {severity}",
            tuple(k for k, row in enumerate(lines) if any(note.flag.severity is severity for note in row.notes)),
        )
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    lanes.append(Lane("unsure", "pairs that are not sure", tuple(k for k, row in enumerate(lines) if row.doubt)))
    return tuple(lane for lane in lanes if lane.places)


def _name(alignment: Alignment) -> str:
    names = list(dict.fromkeys(_file(document) for document in (alignment.source, alignment.target)))
    return " ↔ ".join(name for name in names if name) or "Two texts"


def _file(document: Document) -> str:
    return PurePath(document.path).name if document.path else ""


def asset(name: str) -> str:
    """A style sheet or script of this room."""
    return files(_ROOM).joinpath(name).read_text("utf-8")
