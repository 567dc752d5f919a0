"""Russian words that begin with a number: «двухдневный», «трёхсотлетие», «двадцатиоднотысячный»."""

from __future__ import annotations

import re

from aligner.language.numbers import folded
from aligner.language.ru.numbers import ADJECTIVE, TEENS

_STEMS = {
    1: ("одно",),
    2: ("двух", "дву", "двое"),
    3: ("трёх", "трое"),
    4: ("четырёх", "четверо"),
    5: ("пяти",),
    6: ("шести",),
    7: ("семи",),
    8: ("восьми",),
    9: ("девяти",),
    10: ("десяти",),
    **{value: (f"{stem}и",) for value, stem in TEENS.items()},
    40: ("сорока",),
    50: ("пятидесяти",),
    60: ("шестидесяти",),
    70: ("семидесяти",),
    80: ("восьмидесяти",),
    90: ("девяносто",),
    100: ("сто",),
    200: ("двухсот",),
    300: ("трёхсот",),
    400: ("четырёхсот",),
    500: ("пятисот",),
    600: ("шестисот",),
    700: ("семисот",),
    800: ("восьмисот",),
    900: ("девятисот",),
}


_PREFIXES = {folded(stem): value for value, stems in _STEMS.items() for stem in stems}
_AFTER_HUNDRED = "лет|процент|крат|дневн|рубл|метр|тысяч|милли|одно|дв|тр[её]х|четыр|пят|шест|сем|вос|дев|дес|сорок"
"""«стопроцентный», «стодвадцатилетие», but not «столица» or «трёхсторонний»."""
_PREFIX = "|".join(sorted(_PREFIXES, key=len, reverse=True))
_SCALES = {"тысячн": 10**3, "миллионн": 10**6, "миллиардн": 10**9}
_OF_A_SCALE = re.compile(rf"(?P<count>(?:{_PREFIX})++)?(?P<scale>{'|'.join(_SCALES)})(?:{'|'.join(ADJECTIVE)})")
_COMPOUND = re.compile(rf"((?:(?!сто(?!{_AFTER_HUNDRED}))(?:{_PREFIX}))+)(?=\w{{4}})")
_NOT_COMPOUND = re.compile(r"одно|семинар|семит")
"""Words that begin with the same letters by chance: «однозначно», «семинар»."""


def ordinal_of_scale(word: str) -> int | None:
    """The value of an ordinal of a thousand or more: «тысячный», «двухмиллионный»."""
    found = _OF_A_SCALE.fullmatch(word)
    return _sum(found["count"] or "одно") * _SCALES[found["scale"]] if found else None


def compound(word: str) -> int | None:
    """The number that a longer word begins with: 2 of «двухдневный», 80 of «восьмидесятилетие»."""
    found = None if _NOT_COMPOUND.match(word) else _COMPOUND.match(word)
    return _sum(found.group(1)) if found else None


def _sum(prefixes: str) -> int:
    return sum(_PREFIXES[prefix] for prefix in re.findall(_PREFIX, prefixes))
