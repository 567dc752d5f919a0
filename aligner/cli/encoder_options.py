"""The options about the encoder, the same for every command that reads texts with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from aligner.cli.values import ENCODER
from aligner.embed.choice import RUNS, EncoderChoice

NO_CACHE_VARIABLE = "ALIGNER_NO_CACHE"

NO_CACHE = click.option(
    "--no-cache",
    is_flag=True,
    envvar=NO_CACHE_VARIABLE,
    help="Neither use nor keep the vectors of earlier runs (see `aligner cache`).",
)

_OPTIONS = (
    click.option(
        "--encoder",
        metavar="NAME",
        type=ENCODER,
        default="default",
        show_default=True,
        help="The model of sentence meaning: default, or sentence-transformers:NAME_OR_PATH.",
    ),
    click.option(
        "--device",
        metavar="NAME",
        help="Where a sentence-transformers model runs: cpu, cuda, cuda:1, mps; by default the fastest there is.",
    ),
    click.option(
        "--batch-size",
        metavar="N",
        type=click.IntRange(min=1),
        help="Texts that a sentence-transformers model reads at once; by default 8 on a processor, else 128.",
    ),
    click.option(
        "--runs",
        metavar="HOW",
        type=click.Choice(RUNS),
        help="How a sentence-transformers model makes vectors of several sentences: composed (from single sentences, "
        "the default), pairs (from every two neighbours), late (from the tokens of one pass over the text) or exact "
        "(each run read, many times slower).",
    ),
    click.option(
        "--prompt",
        metavar="TEXT",
        help="What a sentence-transformers model expects before every text, such as 'query: '; by default what its "
        "settings name.",
    ),
    NO_CACHE,
    click.option(
        "--threads", metavar="N", type=click.IntRange(min=1), help="Processor threads; by default every core."
    ),
)


def encoder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets ``encoder``, an ``EncoderChoice``, and ``threads``."""
    return _with(command, _OPTIONS)


def uncached_encoder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for many processes at once, without a cache that all of them would write to."""
    return _with(command, [option for option in _OPTIONS if option is not NO_CACHE])


def _with(command: Callable[..., Any], options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    @wraps(command)
    def with_choice(
        *arguments: Any,
        encoder: str,
        device: str | None,
        batch_size: int | None,
        runs: str | None,
        prompt: str | None,
        no_cache: bool = True,
        **rest: Any,
    ) -> Any:
        choice = EncoderChoice(encoder, device, batch_size, not no_cache, runs, prompt)
        return command(*arguments, encoder=choice, **rest)

    decorated: Callable[..., Any] = with_choice
    for option in reversed(options):
        decorated = option(decorated)
    return decorated
