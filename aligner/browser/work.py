"""The alignment of files while the pages go on: how far it is, what it told, how to stop it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from aligner.errors import AlignerError
from aligner.notices import Notify

_log = logging.getLogger("aligner")

FEWEST_SECONDS = 0.5
"""Of work behind it, before the time that is left is guessed."""

Progress = Callable[[int, int], None]
Made = TypeVar("Made")
"""What comes of the work: an alignment, or the index of many."""

Work = Callable[[Notify, Progress], Made]
"""The work itself: it is told whom to notify, and whom to tell how far it is."""


class State(StrEnum):
    """Where a piece of work stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class _Stopped(Exception):  # noqa: N818  no error: somebody asked for it
    """The work was to stop."""


@dataclass(slots=True)
class Job:
    """One piece of work under way; read by the pages while its thread writes."""

    path: Path
    state: State = State.RUNNING
    done: int = 0
    total: int = 0
    told: list[str] = field(default_factory=list)
    fault: str = ""
    key: str = ""
    _started: float = field(default_factory=time.monotonic)
    _is_unwanted: bool = False

    def begin(self, work: Work[Made], finish: Callable[[Made, Path], str]) -> None:
        """Work in a thread of its own.

        Args:
            finish: keeps what was made under ``path``, and returns the key of what is to be opened.
        """
        Thread(target=self._run, args=(work, finish), daemon=True).start()

    def stop(self) -> None:
        """Stop at the next step; nothing is written."""
        self._is_unwanted = True

    def account(self) -> Mapping[str, Any]:
        """All that a page shows of it."""
        return {
            "state": str(self.state),
            "done": self.done,
            "total": self.total,
            "seconds_left": self._seconds_left(),
            "told": list(self.told),
            "fault": self.fault,
            "key": self.key,
        }

    def _run(self, work: Work[Made], finish: Callable[[Made, Path], str]) -> None:
        try:
            made = work(self.told.append, self._advance)
            self._advance(self.total, self.total)
            self.key = finish(made, self.path)
            self.state = State.DONE
        except _Stopped:
            self.state = State.STOPPED
        except AlignerError as error:
            self.fault, self.state = str(error).replace("`", ""), State.FAILED
        except Exception as error:  # the page has to tell of it, whatever it is
            _log.exception("the work for %s failed", self.path)
            self.fault = f"a fault of the aligner, not of your files: {type(error).__name__}: {error}"
            self.state = State.FAILED

    def _advance(self, done: int, total: int) -> None:
        if self._is_unwanted:
            raise _Stopped
        self.done, self.total = done, total

    def _seconds_left(self) -> float | None:
        spent = time.monotonic() - self._started
        if self.done == 0 or spent < FEWEST_SECONDS:
            return None
        return round(spent / self.done * (self.total - self.done), 1)
