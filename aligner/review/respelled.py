"""What a spreadsheet makes of texts in a file without types: numbers, dates, formulas, and cells in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from math import isclose

_NUMBER = re.compile(r"[+-]?(?:\d[\d\s\u00a0\u202f]*)(?:[.,]\d+)?(?:e[+-]?\d+)?%?", re.IGNORECASE)
_MOMENT = re.compile(r"\d{1,4}(?:[./:\- ]+\d{1,4})+|\d{1,4}[.\- ]+[^\W\d]{3,9}\.?(?:[.\- ]+\d{2,4})?")
_FORMULA = re.compile(r"[=+\-@]")
_RESULT = re.compile(r"#.*|Err:\d+")
_TRUTHS = ({"true", "vrai", "истина", "wahr"}, {"false", "faux", "ложь", "falsch"})

ROUNDED = 0.005
"""Relative error of a number shown as ``1.00E+03``."""


def is_respelled(before: str, after: str) -> bool:
    """Whether a spreadsheet that opened and saved a table may have made the one text of the other.

    ``05`` comes back as ``5``, ``1/2`` as ``01/02/26``, ``=1+1`` as ``2``, ``"Да"`` in a table of tabs as ``Да``.
    """
    return (
        before == f'"{after}"'
        or _same_number(before, after)
        or _same_moment(before, after)
        or any({before.casefold(), after.casefold()} <= truth for truth in _TRUTHS)
        or (bool(_FORMULA.match(before)) and (_number(after) is not None or bool(_RESULT.fullmatch(after))))
    )


def _same_number(before: str, after: str) -> bool:
    first, second = _number(before), _number(after)
    if first is None or second is None:
        return False
    return isclose(first, second, rel_tol=ROUNDED if "e" in after.casefold() else 1e-9)


def _number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    number = float("".join(text.rstrip("%").split()).replace(",", "."))
    return number / 100 if text.endswith("%") else number


def _same_moment(before: str, after: str) -> bool:
    """Whether both say the same day or hour; a year may have been added or cut, a month become a name."""
    if not (_MOMENT.fullmatch(before) and _MOMENT.fullmatch(after)):
        return False
    first, second = (Counter(int(digits) % 100 for digits in re.findall(r"\d+", text)) for text in (before, after))
    n_names = len(re.findall(r"[^\W\d]+", after))
    return (first - second).total() <= n_names
