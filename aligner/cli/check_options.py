"""The options about checks, the same for every command that runs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from aligner.check import KINDS

Command = TypeVar("Command", bound=Callable[..., Any])

NONE = "none"


def check_options(command: Command) -> Command:
    """Add the options; the command gets their values as the keyword arguments that ``aligner.align`` takes."""
    options = (
        click.option(
            "--checks",
            metavar="KINDS",
            callback=lambda _context, _option, value: None if value is None else _kinds(value),
            help=f"Look for these kinds of differences alone: {', '.join(KINDS)}; or {NONE}. Several with commas.",
        ),
        click.option(
            "--no-check",
            metavar="KINDS",
            multiple=True,
            callback=lambda _context, _option, values: tuple(kind for value in values for kind in _kinds(value)),
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
            "--glossary",
            metavar="FILE",
            callback=lambda _context, _option, value: value or (),
            help="Terms that must be kept: a table of two columns, or .tbx.",
        ),
        click.option(
            "--ignore",
            metavar="FILE",
            callback=lambda _context, _option, value: value or (),
            help="Ids of flags that were dismissed, one a line.",
        ),
        click.option("--explain", is_flag=True, help="Say with every flag what it rests on, and its id."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _kinds(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    return () if names == (NONE,) else names
