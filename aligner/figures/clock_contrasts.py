"""Contrasts of the clock: another half of the day, noon for midnight, half past two for three."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.qualifiers import Qualifier, hour_of_day
from aligner.figures.told import Contrast, Span, Told, contrast, equal, whole

HALF_DAY = 12


def halves_of_day(one: Told, other: Told) -> Iterator[Contrast]:
    """Seven in the evening opposite seven in the morning."""
    left, right = _other_hours(one, other), _other_hours(other, one)
    for mine, its in zip(left, right, strict=False):
        if mine.quantity and its.quantity and equal(mine.quantity, its.quantity):
            yield contrast("half of day", (mine.start, mine.stop), (its.start, its.stop))
    noons = [each for each in one.of("midday") if each.value not in {its.value for its in other.of("midday")}]
    midnights = [each for each in other.of("midday") if each.value not in {its.value for its in one.of("midday")}]
    if len(noons) == len(midnights) == 1:
        yield contrast("half of day", (noons[0].start, noons[0].stop), (midnights[0].start, midnights[0].stop))


def _other_hours(one: Told, other: Told) -> list[Qualifier]:
    hours = {hour for each in other.of("half_of_day") for hour in _hours(each)}
    return [each for each in one.of("half_of_day") if hours.isdisjoint(_hours(each))]


def _hours(qualifier: Qualifier) -> set[Fraction]:
    values = qualifier.quantity.values[:1] if qualifier.quantity else ()
    return {hour_of_day(value, qualifier.value) for value in values}


def clock(one: Told, other: Told) -> Iterator[Contrast]:
    """«в половине третьего» opposite “à trois heures”."""
    for mine, its in _unlike_clock(one, other):
        yield contrast("clock", (mine.start, mine.stop), its)
    for phrase, hour in _unlike_clock(other, one):
        yield contrast("clock", hour, (phrase.start, phrase.stop))


def _unlike_clock(one: Told, other: Told) -> Iterator[tuple[Qualifier, Span]]:
    phrases = one.of("clock")
    hours = [each for each in other.quantities if each.measure == "hour" and each.figure]
    if len(phrases) == len(hours) == 1 and not other.of("clock"):
        value = Fraction(phrases[0].value)
        readings = hours[0].figure.readings if hours[0].figure else ()
        minutes = {Fraction(0)} | {f.value / 60 for f in other.figures if hours[0].stop < f.start <= hours[0].stop + 6}
        if all((reading + part - value) % HALF_DAY for reading in readings for part in minutes):
            yield phrases[0], whole(hours[0])
