"""The options of commands whose pages stand in the browser, and what these need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib.util import find_spec
from typing import Any

import click

from aligner.cli.encoder_options import NO_CACHE
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError

EXTRA = ("starlette", "uvicorn")
"""What the extra `review` brings."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How pages are served: on which port, whether the browser is opened, what is said, what reads their texts."""

    port: int
    opens: bool
    quiet: bool
    encoder: EncoderChoice


_OPTIONS = (
    click.option(
        "--port",
        metavar="N",
        type=click.IntRange(0, 65535),
        default=0,
        help="Listen on port N; by default on a free one.",
    ),
    click.option("--no-open", is_flag=True, help="Print the address, and open no browser."),
    NO_CACHE,
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but the address and errors."),
)


def serving_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets ``serving``, a ``Serving``, and begins only where the extra is installed."""

    @wraps(command)
    def called(*, port: int, no_open: bool, no_cache: bool, quiet: bool, **values: Any) -> Any:
        _require_extra()
        return command(**values, serving=Serving(port, not no_open, quiet, EncoderChoice(cache=not no_cache)))

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def _require_extra() -> None:
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        raise InputError(
            f"the pages of a review need {' and '.join(missing)}; install the extra: "
            "pip install 'bitext-aligner[review]'"
        )
