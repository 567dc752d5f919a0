"""The words of a language in which a translator says that a text is a translation, from what, and by whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslationWords:
    """How such remarks are worded, in small letters; the names of languages are those of CLDR.

    Attributes:
        translated: beginnings of the words for translating, a translation, a translator.
        others: beginnings of what else may stand in such a remark: page, article, original, unofficial.
        links: short words that may, such as “from the”; those after which a person is named are among them.
        notes: what marks a note as the translator's own, without spaces and stops: N. d. T.; at its head or its foot.
        examples: whole remarks.
    """

    translated: frozenset[str]
    others: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
