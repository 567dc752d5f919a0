"""The options of everything that aligns texts, the same for every command that does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any

import click

from aligner.cli.check_options import check_options
from aligner.cli.encoder_options import encoder_options, uncached_encoder_options
from aligner.cli.language_options import Option, language_options
from aligner.cli.reading_options import reading_options
from aligner.cli.values import FILE

_OPTIONS: Mapping[str, Option] = {
    "segmented": click.option(
        "--segmented", is_flag=True, help="The files have one segment a line already; empty lines count too."
    ),
    "max_bead": click.option(
        "--max-bead",
        metavar="N",
        type=click.IntRange(min=1),
        help="Pair at most N segments on either side; by default what the scorer was trained with.",
    ),
    "reading": reading_options,
    "encoder": encoder_options,
    "scorer": click.option(
        "--scorer", metavar="FILE", type=FILE, help="Bead weights from `aligner train`, instead of those that ship."
    ),
    "no_language_check": click.option(
        "--no-language-check", is_flag=True, help="Go on although a file is clearly not in its language."
    ),
    "check": check_options,
}
"""What is behind each but the languages, by the name that the command's function would know it by."""

_ALWAYS = ("source_lang", "target_lang", "threads")


def align_options(source: str, target: str, without: Collection[str] = (), *, cache: bool = True) -> Option:
    """Add the options; the command gets ``options``, an ``AlignOptions``.

    Args:
        source: what the help calls the text in the source language; ``target`` the one in the other.
        without: the options that mean nothing to the command.
        cache: whether the vectors of earlier runs can be used.
    """
    offered = {name: option for name, option in _OPTIONS.items() if name not in without}
    if not cache:
        offered["encoder"] = uncached_encoder_options
    names = (*_ALWAYS, *offered)

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_options(*arguments: Any, **values: Any) -> Any:
            from aligner.tasks.options import AlignOptions

            chosen = {name: values.pop(name) for name in names}
            if "no_language_check" in chosen:
                chosen["check_language"] = not chosen.pop("no_language_check")
            return command(*arguments, options=AlignOptions(**chosen), **values)

        decorated: Callable[..., Any] = with_options
        for option in reversed((language_options(source, target), *offered.values())):
            decorated = option(decorated)
        return decorated

    return add
