"""Measures: what can be counted, what is the same in another size, and the signs that every language has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

_YEAR = Fraction(36525, 100) * 86400
"""Seconds of a Julian year."""

_SIZES: dict[str, dict[str, Fraction | int]] = {
    "time": {
        "millisecond": Fraction(1, 1000),
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 604800,
        "month": _YEAR / 12,
        "year": _YEAR,
        "decade": 10 * _YEAR,
        "century": 100 * _YEAR,
        "millennium": 1000 * _YEAR,
    },
    "length": {
        "millimetre": Fraction(1, 1000),
        "centimetre": Fraction(1, 100),
        "decimetre": Fraction(1, 10),
        "metre": 1,
        "kilometre": 1000,
        "mile": Fraction(1609344, 1000),
        "nautical_mile": 1852,
        "foot": Fraction(3048, 10000),
        "inch": Fraction(254, 10000),
        "yard": Fraction(9144, 10000),
        "light_year": 9460730472580800,
    },
    "area": {"cm2": Fraction(1, 10000), "m2": 1, "hectare": 10000, "km2": 10**6},
    "volume": {
        "millilitre": Fraction(1, 1000),
        "cm3": Fraction(1, 1000),
        "litre": 1,
        "m3": 1000,
        "barrel": 159,
        "gallon": Fraction(3785, 1000),
    },
    "mass": {
        "microgram": Fraction(1, 10**9),
        "milligram": Fraction(1, 10**6),
        "gram": Fraction(1, 1000),
        "kilogram": 1,
        "hundredweight": 100,
        "tonne": 1000,
        "kilotonne": 10**6,
        "ounce": Fraction(28349523, 10**9),
        "pound": Fraction(45359237, 10**8),
    },
    "speed": {"km_h": Fraction(10, 36), "m_s": 1, "mile_h": Fraction(44704, 10**5)},
    "information": {
        "bit": 1,
        "byte": 8,
        "kilobit": 10**3,
        "megabit": 10**6,
        "gigabit": 10**9,
        "kilobyte": 8 * 10**3,
        "megabyte": 8 * 10**6,
        "gigabyte": 8 * 10**9,
        "terabyte": 8 * 10**12,
    },
    "power": {"watt": 1, "kilowatt": 10**3, "megawatt": 10**6, "gigawatt": 10**9},
    "frequency": {"hertz": 1, "kilohertz": 10**3, "megahertz": 10**6, "gigahertz": 10**9},
}
_OF_ONE_SIZE = (
    "percent permille percentage_point celsius fahrenheit kopeck rouble euro dollar franc mark yen yuan hryvnia zloty "
    "rupee crown cent sterling kilowatt_hour volt horsepower women men boys girls children dead wounded persons times"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: ``size`` in the base unit of its ``dimension``; measures of one dimension can be converted."""

    dimension: str
    size: Fraction


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {name: Measure(dimension, Fraction(size)) for dimension, of in _SIZES.items() for name, size in of.items()}
    | {name: Measure(name, Fraction(1)) for name in _OF_ONE_SIZE.split()}
)

_ALSO: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # A word for one of these may stand for the others: «человек» for men, “livres” for money.
        "persons": frozenset({"persons", "men", "women", "boys", "girls", "children", "dead", "wounded"}),
        "men": frozenset({"men", "persons", "boys"}),
        "women": frozenset({"women", "girls"}),
        "girls": frozenset({"girls", "women", "children"}),
        "boys": frozenset({"boys", "men", "children"}),
        "children": frozenset({"children", "boys", "girls"}),
        "pound": frozenset({"pound", "sterling"}),
        "sterling": frozenset({"pound", "sterling"}),
        "mile": frozenset({"mile", "nautical_mile"}),
        "cent": frozenset({"cent", "kopeck"}),
    }
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "percent": r"%",
        "permille": r"‰",
        "celsius": r"°\s?[CС]",
        "fahrenheit": r"°\s?F",
        "rouble": r"₽|RUB|RUR",
        "euro": r"€|EUR",
        "dollar": r"(?:US|США\s?)?\$(?:\s?US)?|USD",
        "sterling": r"£|GBP",
        "yen": r"¥|JPY",
        "yuan": r"CNY",
        "franc": r"CHF",
        "km2": r"km\s?[2²]|км\s?[2²]",
        "m2": r"m\s?[2²]|м\s?[2²]",
        "cm2": r"cm\s?[2²]|см\s?[2²]",
        "m3": r"m\s?[3³]|м\s?[3³]",
        "cm3": r"cm\s?[3³]|см\s?[3³]",
        "km_h": r"km/h|км/ч",
        "m_s": r"m/s|м/с",
    }
)
"""Signs and codes that stand in texts of any language, in the letters shown."""

SIGN = re.compile("|".join(rf"(?P<{name}>(?:{signs})(?!\w))" for name, signs in SIGNS.items()))
"""Any of them, as a group of the measure's name."""


_CURRENCIES = "rouble euro dollar franc mark yen yuan hryvnia zloty rupee crown cent kopeck sterling pound"
CURRENCIES = frozenset(_CURRENCIES.split(" "))
_KINDRED = (CURRENCIES, frozenset({"percent", "permille", "percentage_point"}), _ALSO["persons"])
"""Measures that cannot be converted but stand for each other in a mistake."""


def are_kindred(one: str, other: str) -> bool:
    """Whether one may be mistaken for the other: another size of the same, another currency, other people."""
    if MEASURES[one].dimension == MEASURES[other].dimension:
        return True
    return any({one, other} <= kin for kin in _KINDRED)


def same_measure(one: str, other: str) -> bool:
    """Whether two words may count the same thing."""
    return one == other or other in _ALSO.get(one, ()) or one in _ALSO.get(other, ())
