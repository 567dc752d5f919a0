"""How far apart two statements were published: a translation follows soon, or stands near in the capture."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from aligner.channel.pairing.candidates import Indices
from aligner.channel.statements.statement import Date, Statement
from aligner.embed.encoder import Vectors

DAYS = 0.5
"""Log-odds lost for each doubling or so of the days between (a week costs 1.0, a year 2.9). A judgement, like
``PLACES``: no corpus at hand has documents with the dates of both sides."""

PLACES = 0.25
"""The same for the statements that stand between the two in one file (a hundred cost 1.2)."""

TIE = 1e-6
"""Log-odds by which two pairs of the same words go in reading order rather than crosswise."""


def distance_log_odds(source: Sequence[Statement], target: Sequence[Statement], pairs: Indices) -> Vectors:
    """(n_pairs,) log-odds, 0 or less, that the distance between the two adds: by dates, or else by places in a file.

    Statements of different files, such as those of two folders, are at no distance but the one that breaks ties.
    """
    rows, columns = pairs[:, 0], pairs[:, 1]
    days = np.abs(_days(source)[rows] - _days(target)[columns])
    between = _places_between(source, target, rows, columns)
    odds = np.where(np.isnan(days), -PLACES * np.log1p(np.nan_to_num(between)), -DAYS * np.log1p(np.nan_to_num(days)))
    crosswise = np.abs(rows / max(len(source), 1) - columns / max(len(target), 1))
    total: Vectors = (odds - TIE * crosswise).astype(np.float64)
    return total


def _days(statements: Sequence[Statement]) -> Vectors:
    """(n,) days as ordinals, nan where no date is known."""
    return np.array([np.nan if one.date is None else _day(one.date).toordinal() for one in statements], np.float64)


def _day(date: Date) -> datetime.date:
    return date.date() if isinstance(date, datetime.datetime) else date


def _places_between(
    source: Sequence[Statement], target: Sequence[Statement], rows: Indices, columns: Indices
) -> Vectors:
    """(n_pairs,) how many statements stand between the two, nan where they are of different files."""
    order: defaultdict[str, list[tuple[tuple[int, int], int, int]]] = defaultdict(list)
    for side, statements in enumerate((source, target)):
        for index, statement in enumerate(statements):
            order[statement.source].append((min(statement.lines, default=(0, 0)), side, index))
    places = np.zeros(len(source)), np.zeros(len(target))
    files = np.zeros(len(source), np.int64), np.zeros(len(target), np.int64)
    for number, found in enumerate(order.values()):
        for place, (_, side, index) in enumerate(sorted(found)):
            places[side][index] = place
            files[side][index] = number
    between = np.abs(places[0][rows] - places[1][columns]) - 1
    return np.where(files[0][rows] == files[1][columns], np.maximum(between, 0), np.nan)
