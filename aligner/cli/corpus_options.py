"""The options about exports of a corpus and what is left out of them, for ``aligner batch``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from aligner.cli.values import KINDS

_OPTIONS = (
    click.option(
        "--export",
        "exports",
        metavar="NAME",
        multiple=True,
        help="Write all sentence pairs to corpus.NAME, or with pairs.NAME a file for each pair of documents; can be "
        "given several times.",
    ),
    click.option("--keep-flagged", is_flag=True, help="Leave pairs flagged as errors in exports."),
    click.option(
        "--least-confidence",
        metavar="P",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Leave out of exports sentence pairs that are less probable than P.",
    ),
    click.option(
        "--least-length",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        help="Leave out pairs with a side of fewer characters.",
    ),
    click.option(
        "--most-length", metavar="N", type=click.IntRange(min=1), help="Leave out pairs with a side of more characters."
    ),
    click.option(
        "--most-ratio",
        metavar="R",
        type=click.FloatRange(min=1),
        help="Leave out pairs with a side that is more than R times as long as the other.",
    ),
    click.option(
        "--drop-kinds",
        metavar="KINDS",
        type=KINDS,
        default=(),
        help="Leave out pairs with flags of these kinds, however grave: language,untranslated.",
    ),
    click.option("--unique", is_flag=True, help="Leave out pairs that have been there, to the letter."),
    click.option(
        "--near",
        metavar="SHARE",
        type=click.FloatRange(0, 1, min_open=True),
        help="Leave out pairs that share so much of their text with one before, as 0.8 (MinHash).",
    ),
)


def corpus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets ``merging``, a ``MergeOptions``."""

    @wraps(command)
    def with_merging(
        *arguments: Any,
        exports: tuple[str, ...],
        keep_flagged: bool,
        least_confidence: float,
        least_length: int,
        most_length: int | None,
        most_ratio: float | None,
        drop_kinds: tuple[str, ...],
        unique: bool,
        near: float | None,
        **rest: Any,
    ) -> Any:
        from aligner.corpus.filters import Filters
        from aligner.corpus.merge import MergeOptions

        filters = Filters(
            keep_flagged=keep_flagged,
            least_confidence=least_confidence,
            least_length=least_length,
            most_length=most_length,
            most_ratio=most_ratio,
            drop_kinds=tuple(drop_kinds),
            unique=unique,
            near=near,
        )
        return command(*arguments, merging=MergeOptions(exports, filters), **rest)

    decorated: Callable[..., Any] = with_merging
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
