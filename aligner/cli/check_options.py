"""The options about checks, the same for every command that runs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from os import PathLike
from typing import TYPE_CHECKING, Any

import click

from aligner.alignment import Alignment, Severity
from aligner.bilingual.flag_line import COMMENT
from aligner.checks.registry import Level
from aligner.checks.support.belonging import Belonging, resemblance
from aligner.cli.values import FILE, KINDS, NO_KINDS

if TYPE_CHECKING:
    from aligner.tasks.options import CheckOptions


def check_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets ``check``, a ``CheckOptions``."""

    @wraps(command)
    def with_options(*arguments: Any, **values: Any) -> Any:
        from aligner.tasks.options import CheckOptions

        values["context"] = not values.pop("no_context")
        chosen = {one.name: values.pop(one.name) for one in fields(CheckOptions)}
        return command(*arguments, check=CheckOptions(**chosen), **values)

    options = (
        click.option(
            "--checks",
            metavar="KINDS",
            type=KINDS,
            help="Look for these kinds of differences alone, separated by commas; or default, trade, all, "
            f"which are groups of them; or {NO_KINDS}.",
        ),
        click.option(
            "--no-check",
            metavar="KINDS",
            type=KINDS,
            multiple=True,
            callback=lambda _context, _option, values: tuple(kind for kinds in values for kind in kinds),
            help="Do not look for these kinds.",
        ),
        click.option(
            "--min-confidence",
            metavar="P",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="Leave out flags that are less probable than P, from 0 to 1.",
        ),
        click.option(
            "--level",
            type=click.Choice([level.value for level in Level]),
            default=Level.INFO.value,
            help="Leave out flags that are less grave; all shows also the notes that are hardly ever worth a look.",
        ),
        _file_option("--glossary", "Terms that must be kept: a table of two columns, or .tbx."),
        _file_option("--do-not-translate", "Words and names that must stand unchanged on both sides, one a line."),
        _file_option("--forbidden", "Terms that a translation must not have, one a line; a glossary can mark its own."),
        _file_option("--patterns", "Regular expressions of your own: a table of source, target, message, severity."),
        _file_option("--ignore", "Ids of flags that were dismissed, or of causes, one a line."),
        click.option(
            "--no-context",
            is_flag=True,
            help="Do without the second look at partial omissions, which the extra [context] gives.",
        ),
        click.option("--explain", is_flag=True, help="Say with every flag what it rests on, and its id."),
    )
    decorated: Callable[..., Any] = with_options
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


def _file_option(name: str, meaning: str) -> Callable[..., Any]:
    """A file, or nothing, as ``CheckOptions`` has it."""
    return click.option(
        name, metavar="FILE", type=FILE, callback=lambda _context, _option, value: value or (), help=meaning
    )


def files_of(check: CheckOptions) -> list[str]:
    """The files that the options name, none of which an output may overwrite."""
    named = (check.glossary, check.do_not_translate, check.forbidden, check.patterns, check.ignore)
    return [str(value) for value in named if isinstance(value, str | PathLike)]


def fail_on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--fail-on``: the command gets ``fail_on``, and asks ``fails`` at its end."""
    return click.option(
        "--fail-on",
        type=click.Choice([str(severity) for severity in Severity]),
        help="Exit with 1 when a flag of this severity or a graver one stands, or the texts do not belong together.",
    )(command)


def as_grave_as(severity: str) -> Sequence[Severity]:
    """A severity and those above it."""
    return list(Severity)[: list(Severity).index(Severity(severity)) + 1]


def fails(alignment: Alignment, fail_on: str | None) -> bool:
    """Whether an alignment has what ``--fail-on`` asks about: an unrelated text is an error, an excerpt a warning."""
    if fail_on is None:
        return False
    graver = as_grave_as(fail_on)
    belonging = resemblance(alignment).belonging
    doubted = belonging is not Belonging.TRANSLATION and belonging.severity in graver
    return doubted or any(flag.severity in graver and flag.kind != COMMENT for flag in alignment.flags)
