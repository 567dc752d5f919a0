"""Numbers: figures of one side that the other side does not have, in any notation."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.alignment import Flag
from aligner.checks.support.bitext import Bitext
from aligner.checks.support.figure_flags import figure_flags


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag figures that are no part of a date and differ or stand on one side alone."""
    return figure_flags(bitext, "number")
