"""Russian declension of names: which endings a name may have instead of its own, so that «Мало» is no form of Мали."""

from __future__ import annotations

_ADJECTIVE = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ых их ыми ими"
_CONSONANT = " а у ом ем е ы и ов ам ами ах"
_DECLENSIONS = (
    # The end of the name, how many letters are cut off, and what may stand instead; the first that fits holds.
    (("ый", "ий"), 2, _ADJECTIVE + " ия ию ием ии"),
    (("ой",), 2, _ADJECTIVE + " оя ою оем ое"),
    (("ая", "яя"), 2, _ADJECTIVE + " аи аю ае аей"),
    (("ое", "ее", "ые", "ие"), 2, _ADJECTIVE),
    (("й",), 1, "й я ю ем е и"),
    (("ия",), 2, "ия ии ию ией"),
    (("я",), 1, "я и ю е ей ею"),
    (("оа", "уа", "иа", "еа"), 0, ""),
    (("острова",), 1, "а ов ам ами ах"),
    (("а",), 1, "а ы и у е ой ою ей ею"),
    (("ь",), 1, "ь я ю ем е и ью"),
    (("ы",), 1, "ы ов ам ами ах"),
    (("ово", "ево", "ино", "ство"), 1, "о а у ом е"),
    (("о", "е", "э", "у", "ю", "ё"), 0, ""),
)
_LEAST_PLURAL = 5
"""Letters of a name in -и that may be a plural: Сейшелы, Гавайи, but not Мали."""


def declined(word: str) -> tuple[str, frozenset[str]]:
    """The part of a name's word (small letters) that stays, and the endings that may follow it."""
    for ends, cut, endings in _DECLENSIONS:
        if word.endswith(ends) and len(word) > cut:
            return word[: len(word) - cut], frozenset(endings.split() or [""])
    if word.endswith("и"):
        plural = "ей ям ями ях ев" if len(word) > _LEAST_PLURAL else ""
        return word[:-1], frozenset(f"и {plural}".split())
    return word, frozenset(_CONSONANT.split(" "))
