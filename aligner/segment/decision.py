"""The two things that can become of a gap, and the type of a rule."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from aligner.segment.gap import Gap


class Decision(StrEnum):
    """What becomes of a gap."""

    JOIN = "join"
    SPLIT = "split"


JOIN, SPLIT = Decision.JOIN, Decision.SPLIT

Rule = Callable[[Gap], Decision | None]
"""A rule looks at a gap and joins, splits or leaves it to the next rule."""
