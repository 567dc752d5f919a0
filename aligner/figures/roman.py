"""Roman numerals: of centuries, sovereigns, sessions and chapters."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_USUAL = re.compile(r"[IVX]+|[IVXL]{3,}|M[MDCLXVI]{3,}")
"""“CDI”, “MM.” and “CV” are no numerals though they could be; nobody writes 401 or 105 so in running text."""
_SUFFIX = re.compile(r"(?:(?<=^I)(?:er|re|ère)|(?<=[IVX])(?:es?|ᵉˢ?|è?mes?))$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CYRILLIC = str.maketrans("ІХСМ", "IXCM")


def roman_value(word: str) -> int | None:
    """The value of a Roman numeral in capitals, Latin or Cyrillic look-alikes; None where it is none."""
    latin = word.translate(_CYRILLIC)
    if not _USUAL.fullmatch(latin) or not _ROMAN.fullmatch(latin):
        return None
    values = [_VALUES[letter] for letter in latin]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def without_suffix(word: str) -> str:
    """A Roman numeral without the ending that makes it an ordinal in French: “XIXe”, “Ier”."""
    return _SUFFIX.sub("", word)
