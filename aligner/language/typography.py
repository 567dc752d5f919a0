"""How a language sets its marks: spaces before them, quotation marks, dashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_BREAK = "\u00a0\u202f"
"""The no-break space and the narrow one, which French typography has before some marks."""


@dataclass(frozen=True, slots=True, eq=False)
class Typography:
    """What a typesetter knows of one language; a field that is left out forbids nothing.

    Attributes:
        spaced_before: marks with a no-break space before them.
        spaced_before_in: the same for regions with another habit (Canadian French spaces the colon alone).
        quotes: pairs of marks that open and close a quotation, the usual one first. Not known: any will do.
        spaced_inside: of these, the pairs with a no-break space inside.
        dashes: the marks that part a sentence. Not known: a hyphen between spaces is none to complain of.
        spaced_dash: whether a dash between words has spaces around it.
        may_repeat: words that stand twice in a row for good (``vous vous souvenez``).
        two_spaces_after_stop: whether typists leave two spaces between sentences.
        final_marks: whether sentences end in a mark at all; Thai ones do not.
        noun_capitals: whether every noun has a capital, so that a capital shows no name.
    """

    spaced_before: str = ""
    spaced_before_in: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    quotes: tuple[str, ...] = ()
    spaced_inside: tuple[str, ...] = ()
    dashes: str = ""
    spaced_dash: bool = False
    may_repeat: frozenset[str] = frozenset()
    two_spaces_after_stop: bool = False
    final_marks: bool = True
    noun_capitals: bool = False

    def spaced_in(self, region: str | None) -> str:
        """The marks with a no-break space before them in a region, such as ``CA``."""
        return self.spaced_before_in.get(region or "", self.spaced_before)


AS_ANYWHERE = Typography()
"""A language of whose marks nothing is known."""
