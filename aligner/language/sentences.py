"""The words of a language that tell where its sentences end: abbreviations, openers, habits with stops."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.language.entries import words

LONGEST_ENDING = 3
"""Letters that declension adds to a stem: ``витамин-ами``, ``annexe-s``."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """What the splitter asks of one language; where nothing is listed, a stop ends a sentence as Punkt has it.

    Abbreviations stand without their last stop; a chain such as ``т. е.`` stands as ``т.е``. One written in lower case
    also matches with a capital first letter; one written with a capital matches only so (``Me Dupont``, but ``me``).

    Attributes:
        leading: abbreviations that something always follows (``им. Пушкина``, ``M. Dupont``).
        closing: abbreviations that may also end a sentence (``и т. д.``, ``etc.``).
        before_number: words that abbreviate only before a number or an initial (``art. 5``, but ``de l'art.``).
        after_number: abbreviations that close after a number (``в 2020 г.``) and lead without one (``г. Москва``).
        openers: capitalised words that open a sentence rather than continue a name (``Он``, ``Il``); one that ends
            in an apostrophe opens it elided (``L'``).
        name_particles: the openers that names contain too (``Le Pen``).
        polite: the openers that courtesy capitalises inside a sentence too (``любезны ли Вы``, ``können Sie``).
        ranks: abbreviations that are words as well (``ген.``, ``полк.``): they lead only before what looks like a name,
            which is any capitalised word but an opener where ``surname_endings`` is empty.
        numbered_ranks: stems, in lower case, of ranks with a number and an abbreviation (``капитан 1 р. Морозов``).
        surname_endings: how surnames end, in lower case, where the language shows it.
        parts: abbreviations of what is part of a country (``губ.``).
        whole: a pattern of what a part goes on with, the country or the larger part that it is of.
        labelled: stems, in lower case, of what a letter tells apart (``витамин C``, ``accusé K.``): no initial.
        conjunctions: those that go on with a question after its mark (``Придёшь? или нет``).
        ordinal_stop: whether a stop after a number makes it an ordinal (``der 3. Oktober``).
        lowercase_after_mark: whether a question or exclamation ends where lower case follows with no dash: Russian
            sets a dash before the author's words, French and English do not (``Quoi ? dit-il``).
        abbreviations_end_in_consonant: whether a word that ends in a vowel cannot be an abbreviation.
    """

    leading: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    numbered_ranks: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()
    whole: str = r"(?!)"
    labelled: tuple[str, ...] = ()
    conjunctions: frozenset[str] = frozenset()
    ordinal_stop: bool = False
    lowercase_after_mark: bool = False
    abbreviations_end_in_consonant: bool = False

    def __post_init__(self) -> None:
        """Add the capitalised form of every abbreviation."""
        for name in ("leading", "closing", "before_number", "after_number", "ranks"):
            listed: frozenset[str] = getattr(self, name)
            capitalised = {word[:1].upper() + word[1:] for word in listed if len(word) > 1}  # one capital is an initial
            object.__setattr__(self, name, listed | capitalised)

    def opens(self, word: str) -> bool:
        """Whether a capitalised word opens a sentence, not a name: ``Il``, ``L'accord``, but not ``L'Oréal``."""
        head, apostrophe, rest = word.replace("’", "'").partition("'")
        return word in self.openers or (head + apostrophe in self.openers and rest[:1].islower())

    def looks_like_surname(self, word: str) -> bool:
        """Whether a capitalised word ends as surnames do: ``Ермолаев``, ``Ильиной``."""
        return word[:1].isupper() and word.endswith(self.surname_endings)

    def is_labelled(self, word: str) -> bool:
        """Whether a letter after the word, in any of its forms, is a label: ``витамином C``, ``l'annexe B``."""
        noun = word.replace("’", "'").rpartition("'")[2]
        return _is_form_of(noun, self.labelled)

    def is_numbered_rank(self, word: str) -> bool:
        """Whether a word, in any of its forms, is a rank that a number follows: ``капитану 2 р.``."""
        return _is_form_of(word.lower(), self.numbered_ranks)


def _is_form_of(word: str, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in stems)


INTERNATIONAL_TITLES = words("Mr Mrs Ms Dr Prof St")
"""Titles that stay as they are in translations into any language."""

SHARED = SentenceWords(
    leading=words("Dr Prof St vs cf ca vol fig tel No"),
    closing=words("etc Inc Ltd Corp Co Jr Sr"),
    before_number=words("p pp art no nr"),
)
"""Abbreviations that many languages share, for a language without words of its own."""
