"""Dates: days, months, years and days of the week that differ."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.alignment import Flag
from aligner.checks.support.bitext import Bitext
from aligner.checks.support.figure_flags import figure_flags


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag parts of dates that differ or stand on one side alone."""
    return figure_flags(bitext, "date")
