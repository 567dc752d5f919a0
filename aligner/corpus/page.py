"""The report of a corpus: one page that needs nothing but itself, and links to the worst documents beside it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import PurePath
from typing import BinaryIO

from jinja2 import Environment
from markupsafe import Markup

from aligner.corpus.marker import Failure
from aligner.corpus.plan import Plan
from aligner.corpus.summary import Summary
from aligner.language.tags import language_name
from aligner.write.report.templates import pinned, template_environment, write_pieces

SHOWN = 200
"""Rows of a list on the page; files beside it have all."""

_ROOM = "aligner.corpus"


def write_page(plan: Plan, summary: Summary, failures: Sequence[Failure], stream: BinaryIO) -> None:
    """Coverage, flags by kind, the worst documents first, those that do not belong together, repeats, failures."""
    style = "".join(
        files(room).joinpath(name).read_text("utf-8")
        for room, name in (
            ("aligner.write.report", "report.css"),
            ("aligner.channel.results", "templates/index.css"),
        )
    )
    kinds: dict[str, dict[str, int]] = summary.stored()["flags"]
    page = (
        _environment()
        .get_template("report.html.j2")
        .stream(
            name=plan.folder.resolve().name,
            languages=tuple(map(language_name, (plan.options.source_lang, plan.options.target_lang))),
            summary=summary,
            stored=summary.stored(),
            kinds=sorted(kinds.items(), key=lambda item: -sum(item[1].values())),
            worst=summary.worst_first(),
            strangers=summary.strangers[:SHOWN],
            repeated=summary.repeated[:SHOWN],
            failures=failures[:SHOWN],
            n_failures=len(failures),
            made_by=plan.made_by,
            style=Markup(style),
            style_hash=pinned(style),
        )
    )
    write_pieces(page, stream)


def _environment() -> Environment:
    environment = template_environment(_ROOM, "templates")
    environment.filters["short_path"] = _short_path
    return environment


def _short_path(path: str) -> str:
    """A file by its name and its folder's: where the corpus lies is the same for all of them."""
    return "/".join(PurePath(path).parts[-2:])
