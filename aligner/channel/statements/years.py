"""Days without a year, «12 июня с.г.», and statements without a day, dated by what stands around or translates them."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from aligner.channel.statements.dates import nearest_year, read_date, read_day
from aligner.channel.statements.draft import OPENING, dated_texts
from aligner.channel.statements.statement import Date, DatedBy, Statement

FARTHEST = 183
"""Days between a statement and its translation from which another year is meant, or another day altogether."""

NEAR_BEGINNING = 300
"""Characters in which the day that a text and its translation both name is looked for."""


def dated_by_neighbours(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give a day that stands without its year the year of the nearest dated statement of its file."""
    dated: dict[str, list[int]] = {}
    for place, one in enumerate(statements):
        if one.date is not None:
            dated.setdefault(one.source, []).append(place)
    found: list[Statement] = []
    for place, one in enumerate(statements):
        neighbours = dated.get(one.source, ())
        named = day_of(one) if one.date is None and neighbours else None
        day = None
        if named is not None:
            after = bisect_left(neighbours, place)
            nearest = min(neighbours[max(after - 1, 0) : after + 1], key=lambda other: abs(other - place))
            day = nearest_year(*named, _day(statements[nearest].date))
        found.append(one if day is None else replace(one, date=day, dated_by=DatedBy.NEIGHBOURS))
    return tuple(found)


def dated_by_translation(one: Statement, other: Statement) -> Statement:
    """A statement without a date, with that of its translation; a day that it names itself holds, if it is near.

    Where neither has a date, a day that both name is theirs, with the year that one of them says.
    """
    if one.date is not None:
        return one
    named = day_of(one) or _told(_day_told(one))
    if other.date is None:
        whole = next((day for day in (_day_told(one), _day_told(other)) if day), None)
        shared = whole is not None and (_told(whole) == (day_of(other) or _told(_day_told(other))) == named)
        return replace(one, date=whole, dated_by=DatedBy.TRANSLATION) if shared else one
    near = _day(other.date)
    day = nearest_year(*named, near) if named else None
    date: Date = day if day is not None and abs((day - near).days) <= FARTHEST else near
    return replace(one, date=date, dated_by=DatedBy.TRANSLATION)


def day_of(statement: Statement) -> tuple[int, int] | None:
    """The month and day of a statement whose source or text says no year: in its heading or at its beginning."""
    if statement.day is not None:
        return statement.day
    first, *rest = statement.text.split("\n\n", 2)
    texts = (*dated_texts(statement.title, first), *(text[:OPENING] for text in rest[:1]))
    return next(filter(None, map(read_day, texts)), None)


def _day_told(statement: Statement) -> datetime.date | None:
    """The first day with its year near the beginning, be it the statement's own or one that it tells of."""
    return read_date(statement.text[:NEAR_BEGINNING])


def _told(day: datetime.date | None) -> tuple[int, int] | None:
    return None if day is None else (day.month, day.day)


def _day(date: Date | None) -> datetime.date:
    assert date is not None
    return date.date() if isinstance(date, datetime.datetime) else date
