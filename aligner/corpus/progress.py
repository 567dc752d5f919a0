"""How fast a corpus is worked on, and how long it will take yet."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

INTERVAL = 30.0
"""Seconds between two plain lines."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Pairs done in this run and in all, pairs there are, pairs a second of this run, seconds left (None: unknown)."""

    n_done: int
    n_pairs: int
    rate: float
    seconds_left: float | None

    @property
    def sentence(self) -> str:
        """``1,200 of 2,000 pairs, 11.5 a second, 1 min 10 s left``."""
        left = "" if self.seconds_left is None else f", {lasting(self.seconds_left)} left"
        return f"{self.n_done:,} of {self.n_pairs:,} pairs, {self.rate:.3g} a second{left}"

    @property
    def stored(self) -> dict[str, float | int | None]:
        """As values of JSON."""
        left = None if self.seconds_left is None else round(self.seconds_left, 1)
        return {"done": self.n_done, "pairs": self.n_pairs, "rate": round(self.rate, 3), "seconds_left": left}


class Pacer:
    """Counts pairs; what earlier runs made passes in no time and is not counted into the rate."""

    def __init__(self, n_pairs: int, clock: Callable[[], float] = time.monotonic) -> None:
        """``n_pairs`` is how many this run is to do or pass over."""
        self._n_pairs = n_pairs
        self._clock = clock
        self._started = clock()
        self._n_done = self._n_passed = 0

    def advance(self, n_pairs: int, *, passed: bool = False) -> Pace:
        """Count pairs that are done: made now or, where ``passed``, by an earlier run."""
        self._n_done += n_pairs
        self._n_passed += n_pairs * passed
        seconds = max(self._clock() - self._started, 1e-9)
        n_made = self._n_done - self._n_passed
        rate = n_made / seconds
        left = (self._n_pairs - self._n_done) / rate if n_made else None
        return Pace(self._n_done, self._n_pairs, rate, left)


def lasting(seconds: float) -> str:
    """``40 s``, ``12 min``, ``3 h 20 min``, ``5 d 4 h``."""
    whole = max(round(seconds), 0)
    for limit, large, small, names in ((60, 1, 1, "s"), (3600, 60, 1, "min"), (86400, 3600, 60, "h min")):
        if whole < limit:
            if names == "h min":
                return f"{whole // large} h {whole % large // small} min"
            return f"{whole // large} {names}"
    return f"{whole // 86400} d {whole % 86400 // 3600} h"
