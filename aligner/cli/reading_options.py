"""The options that say which parts of a file are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from aligner.read.reading import Reading


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--whole-page`` and ``--no-notes``, and its function what they make: ``reading``."""

    @click.option(
        "--whole-page",
        is_flag=True,
        help="Read all that a web page or an e-book shows: navigation, asides, headers and footers too.",
    )
    @click.option("--no-notes", is_flag=True, help="Leave foot- and endnotes out.")
    @wraps(command)
    def with_reading(*arguments: Any, whole_page: bool, no_notes: bool, **options: Any) -> None:
        command(*arguments, reading=Reading(whole_page, notes=not no_notes), **options)

    return with_reading
