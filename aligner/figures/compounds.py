"""Amounts in two units or said twice are one figure: «250 р. 80 к.», “1 m 92”, «100 (сто)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature

_S = r"[\s\u00a0\u202f]"
_MONEY = r"р|руб\w*|рубл\w+|₽|roubles?|rubles?"
_COINS = r"к|коп|копе\w+|kopecks?|kopeks?"
_FOREIGN = r"евро|€|euros?|EUR|долл\w*|dollars?|\$|USD|фунт\w*|livres?|pounds?|£|франк\w*|francs?"
_CENTS = r"цент\w*|cents?|centimes?|сантим\w*|пенс\w*|пенни|pence|pennies"
_METRE, _CM = r"м|метр\w*|m|mètres?|met(?:er|re)s?", r"см|сантиметр\w*|cm|centimètres?|centimet(?:er|re)s?"
_SECOND = r"с|сек|секунд\w*|s|secondes?|sec|seconds?"
_UNITS = (
    (_MONEY, _COINS, 100),
    (_FOREIGN, _CENTS, 100),
    (_METRE, _CM, 100),
    (r"км|километр\w*|km|kilomètres?|kilomet(?:er|re)s?", _METRE, 1000),
    (_CM, r"мм|миллиметр\w*|mm|millimètres?|millimet(?:er|re)s?", 10),
    (r"кг|килограмм\w*|кило|kg|kilos?|kilogrammes?|kilograms?", r"г|гр|грамм\w*|g|grammes?|grams?", 1000),
    (r"т|тонн\w*|t|tonnes?|tons?", r"кг|килограмм\w*|kg|kilos?|kilogrammes?|kilograms?", 1000),
    (r"мин|минут\w*|min|mn|minutes?", _SECOND, 60),
    (r"фут\w*|pieds?|feet|foot|ft", r"дюйм\w*|pouces?|inch(?:es)?|in", 12),
)
"""Larger units, the smaller ones said after them, and how many of these make one."""
_AND = rf"\.?,?{_S}*(?:и{_S}+|et{_S}+|and{_S}+)?"
_COMPOUNDS = tuple(
    (re.compile(rf"{_S}?(?:{large}){_AND}"), re.compile(rf"{_S}?(?:{small})(?!\w)"), parts)
    for large, small, parts in _UNITS
)
_HUNDREDTHS = re.compile(rf"{_S}?(?:{_METRE}|{_SECOND}|{_MONEY}|{_FOREIGN})\.?{_S}?")
"""“1 m 92”, “9 s 80”, “5 € 30”: the second unit goes without saying."""
_ENDS = re.compile(rf"{_S}*(?:[.,;:!?»)\]–—]|$|(?:et|pour|de|à|sur|и|при|в|на|с|от)\b)")
_ONE_METRE = re.compile(rf"\b[Мм]етр[аеу]?{_S}+$")
_LAST_WORD = re.compile(r"(?<!\w)(\w++)\.?$")
_MINUTES = ("мин", "min")
_SECONDS = re.compile(rf"{_S}?(?:{_SECOND})(?!\w)")
_TWO_DIGITS = range(10, 100)
_REACH = 40
"""Characters before a figure in which its unit is looked for."""
_PER_HOUR = 3600


def compounded(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those that are one amount as one."""
    merged: list[Figure] = []
    for figure in _without_twins(text, figures):
        one = _amount(text, merged[-1], figure) if merged else None
        if one:
            merged[-1] = one
        elif _ONE_METRE.search(text, max(0, figure.start - _REACH), figure.start) and figure.is_in(_TWO_DIGITS):
            start = text.rindex("етр", 0, figure.start) - 1
            merged.append(replace(figure, readings=(1 + figure.value / 100,), start=start))
        else:
            merged.append(figure)
    return merged


def _without_twins(text: str, figures: Sequence[Figure]) -> list[Figure]:
    single: list[Figure] = []
    for figure in figures:
        one = _twin(text, single[-1], figure) if single else None
        single[-1:] = [one] if one else [*single[-1:], figure]
    return single


def _twin(text: str, one: Figure, two: Figure) -> Figure | None:
    """«15 000 (пятнадцать тысяч)»: a contract says its figures twice."""
    if not one.nature is two.nature is Nature.NUMBER or {one.form, two.form} != {Form.DIGITS, Form.WORD}:
        return None
    opened = text[one.stop : two.start].strip() == "("
    closed = re.match(rf"{_S}*\)", text[two.stop :])
    return replace(one, stop=two.stop + closed.end()) if opened and closed and one.equals(two) else None


def _amount(text: str, one: Figure, two: Figure) -> Figure | None:
    if not one.nature is two.nature is Nature.NUMBER or one.in_date or two.in_date or two.value.denominator != 1:
        return None
    for between, after, parts in _COMPOUNDS:
        if two.value < parts and between.fullmatch(text, one.stop, two.start) and (unit := after.match(text, two.stop)):
            return _sum(one, two, one.value + two.value / parts, unit.end())
    seconds = _SECONDS.match(text, two.stop)
    if (
        seconds
        and (said := _LAST_WORD.search(text[one.start : one.stop]))
        and any(minutes in said[1] for minutes in _MINUTES)
        and not text[one.stop : two.start].strip(" .\u00a0")
    ):
        return _sum(one, two, one.value + two.value / _PER_HOUR, seconds.end())
    written = text[two.start : two.stop]
    short = len(written) == 2 if written.isdecimal() else two.value in _TWO_DIGITS
    if short and _HUNDREDTHS.fullmatch(text, one.stop, two.start) and _ENDS.match(text, two.stop):
        return _sum(one, two, one.value + two.value / 100, two.stop)
    return None


def _sum(one: Figure, two: Figure, value: Fraction, stop: int) -> Figure:
    return replace(one, readings=(value,), form=max(one.form, two.form), stop=stop)
