"""What is known of languages without a grammar here: their words for thousand, million and so on, from CLDR."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from aligner.figures.numerals import Numerals

_POWERS = (3, 6, 9, 12)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def other_numerals(language: str) -> Numerals:
    """Numerals with scales alone: digits before “million” multiply in every language."""
    try:
        formats = Locale.parse(language).compact_decimal_formats["long"]
    except (UnknownLocaleError, ValueError, KeyError):
        return Numerals({}, {})
    scales = {}
    for forms in formats.values():
        for power in _POWERS:
            pattern = forms[str(10**power)].pattern if str(10**power) in forms else ""
            words = _WORD.findall(pattern)
            if len(words) == 1:
                scales[words[0].lower()] = 10 ** (power + 1 - pattern.count("0"))
    return Numerals({}, scales, vague=frozenset(scales))
