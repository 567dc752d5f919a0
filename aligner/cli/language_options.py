"""The options that say which languages two texts are in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from aligner.cli.values import LANGUAGE

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_options(source: str, target: str) -> Option:
    """Add ``--source-lang`` and ``--target-lang``; ``source`` and ``target`` are what the help calls the texts."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        return _language("source", "ru", f"{source}: ru, de, pt-BR …")(_language("target", "fr", f"{target}.")(command))

    return add


def _language(side: str, default: str, meaning: str) -> Option:
    return click.option(
        f"--{side}-lang",
        metavar="TAG",
        type=LANGUAGE,
        default=default,
        show_default=True,
        help=f"Language of {meaning}",
    )
