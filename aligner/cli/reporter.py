"""What the command line says on standard error: notices, and progress where the work is long enough to notice."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from aligner.cli.printing import say

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""A progress bar appears when more than so many seconds of work are left, going by the speed so far."""


_OPTION = re.compile("`([a-z]+(?:_[a-z]+)*)(?:=([^`]*))?`")
"""An option as the library calls it in a message, perhaps with the value to give it."""

_ON_THE_COMMAND_LINE = frozenset(
    {
        "batch_size",
        "device",
        "encoder",
        "format",
        "max_bead",
        "prompt",
        "runs",
        "source_lang",
        "target_lang",
        "threads",
        "units",
    }
)
"""Options whose names stand in messages and that the commands have too."""


def as_options(message: str) -> str:
    """A message of the library with its options as the command line calls them: --source-lang for `source_lang`."""

    def named(match: re.Match[str]) -> str:
        if match[1] not in _ON_THE_COMMAND_LINE:
            return match[0]
        return f"--{match[1].replace('_', '-')}" + (f" {match[2]}" if match[2] else "")

    return _OPTION.sub(named, message)


class Reporter:
    """Prints notices unless it is to be quiet, details if it is to be verbose."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        """Quiet silences notices and the bar; verbose adds details."""
        self.is_quiet = quiet
        self._verbose = verbose
        self._bar: Progress | None = None

    def notice(self, message: str) -> None:
        """Something worth knowing."""
        if not self.is_quiet:
            say(f"Note: {as_options(message)}", err=True)

    def line(self, message: str) -> None:
        """The one line that says what came of it."""
        if not self.is_quiet:
            say(message, err=True)

    def detail(self, message: str) -> None:
        """Something for those who asked for details."""
        if self._verbose:
            say(message, err=True)

    @contextmanager
    def progress(self, title: str) -> Iterator[Callable[[int, int], None]]:
        """A function (done, total) that draws a bar: on a terminal, where the work is long."""
        is_wanted = not self.is_quiet and sys.stderr.isatty()
        first: tuple[float, int] | None = None

        def advance(done: int, total: int) -> None:
            nonlocal first
            now = time.monotonic()
            if first is None:
                first = now, done
            elif self._bar is None and is_wanted and done > first[1]:
                seconds_left = (now - first[0]) / (done - first[1]) * (total - done)
                if seconds_left > PATIENCE:
                    self._bar = _bar(title)
                    self._bar.start()
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=done, total=total)

        try:
            yield advance
        finally:
            if self._bar is not None:
                self._bar.stop()
                self._bar = None


def reporter_options(*, details: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--quiet`` and, where there are details to tell, ``--verbose``; the command gets ``reporter``."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_reporter(*arguments: Any, quiet: bool, verbose: bool = False, **values: Any) -> Any:
            return command(*arguments, reporter=Reporter(quiet, verbose), **values)

        decorated: Callable[..., Any] = with_reporter
        if details:
            meaning = "Say what was done, with what, and how long it took."
            decorated = click.option("-v", "--verbose", is_flag=True, help=meaning)(decorated)
        return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(decorated)

    return add


def _bar(title: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(title)
    return bar
