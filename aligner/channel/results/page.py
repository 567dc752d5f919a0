"""The index as a page to read, which needs nothing but itself."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path, PurePath
from typing import BinaryIO, TypeVar
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from aligner.alignment import Severity
from aligner.channel.results.index import Entry, Index
from aligner.channel.results.together import MEMORY, TABLE
from aligner.channel.statements.statement import Date
from aligner.language.tags import language_name, primary_subtag
from aligner.write.report.templates import pinned, template_environment, write_pieces
from aligner.write.words import counted

Line = TypeVar("Line")

_ROOM = "aligner.channel.results"

MOST_NAMED = 3
"""Files that the heading names."""


def write_page(index: Index, stream: BinaryIO, folder: Path, place: Path) -> None:
    """Every pair, every statement alone, every line dropped or merged.

    Args:
        folder: where the files of the index are.
        place: the folder of this page; its links lead from there.
    """
    style = "".join(
        files(room).joinpath(name).read_text("utf-8")
        for room, name in (("aligner.write.report", "report.css"), (_ROOM, "templates/index.css"))
    )
    by_id = {entry.statement.id: entry for entry in index.entries}
    pairs = [
        (entry, by_id[entry.paired_with])
        for entry in index.entries
        if entry.paired_with is not None and _is_source(entry, index)
    ]
    page = (
        _environment(folder, place)
        .get_template("index.html.j2")
        .stream(
            index=index,
            name=_named(index.sources),
            languages=tuple(map(language_name, index.languages)),
            pairs=pairs,
            together=(MEMORY, TABLE),
            totals=_totals(pairs),
            n_flagged=sum(bool(_totals([pair])) for pair in pairs),
            alone_by_language=_grouped((language_name(entry.statement.lang), entry) for entry in index.alone),
            others_by_language=_grouped(
                (language_name(entry.statement.lang), entry) for entry in index.in_other_languages
            ),
            dropped_by_rule=_grouped((line.rule, line) for line in index.dropped),
            merged_by_statement=_grouped((line.statement, line) for line in index.merged),
            style=Markup(style),
            style_hash=pinned(style),
        )
    )
    write_pieces(page, stream)


def _environment(folder: Path, place: Path) -> Environment:
    environment = template_environment(_ROOM, "templates")

    def link(name: str) -> str:
        return quote(PurePath(os.path.relpath(folder / name, place)).as_posix())

    environment.filters |= {
        "file_name": _file_name,
        "format_name": _format_name,
        "day": _day,
        "minute": lambda moment: f"{moment:%Y-%m-%d %H:%M}",
        "link": link,
        "opens": _opens,
    }
    return environment


def _named(sources: Sequence[str]) -> str:
    """What the capture is called: its files, the first few where they are many."""
    names = list(dict.fromkeys(map(_file_name, sources)))
    if not names:
        return "Nothing"
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMED])} and {counted(len(names) - MOST_NAMED, 'other file')}"


def _grouped(items: Iterable[tuple[str, Line]]) -> list[tuple[str, list[Line]]]:
    """Items under their keys, in the order the keys first occur."""
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return list(groups.items())


def _totals(pairs: Sequence[tuple[Entry, Entry]]) -> list[tuple[str, int]]:
    """How many errors and warnings there are in all pairs; those there are none of left out."""
    counts = Counter[str]()
    for source, _ in pairs:
        counts.update(dict(source.flags.severities) if source.flags else {})
    return [(severity, counts[severity]) for severity in (Severity.ERROR, Severity.WARNING) if counts[severity]]


def _opens(entry: Entry) -> str:
    """What the title of a statement leads to: the report of its pair, or its text."""
    return next((name for name in entry.files if name.endswith((".html", ".txt"))), "")


def _is_source(entry: Entry, index: Index) -> bool:
    return primary_subtag(entry.statement.lang) == primary_subtag(index.languages[0])


def _file_name(path: str) -> str:
    return PurePath(path).name


def _format_name(name: str) -> str:
    """``tmx``, ``review.tmx``: what of a file's name is not the statement's."""
    return name.split(".", 1)[1]


def _day(date: Date) -> str:
    return f"{date:%Y-%m-%d}"
