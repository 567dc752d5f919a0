"""What is known of one language: the value that its file fills in, and what holds where a field is left out."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.language.amounts import AmountWords
from aligner.language.calendar import AS_IN_CLDR, CalendarWords
from aligner.language.chrome import ChromeLine
from aligner.language.names import Declension
from aligner.language.numbers import NumberWords
from aligner.language.polarity import PolarityWords
from aligner.language.sentences import SHARED, SentenceWords
from aligner.language.translation import TranslationWords
from aligner.language.typography import AS_ANYWHERE, Typography


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The table of one language. Only ``tag`` must be given; a field that is left out means “not known”.

    Attributes:
        tag: primary subtag of BCP 47; empty for the language of which nothing is known.
        scripts: those it is written in, by the names of ``language/scripts.py``; the first is the one that its texts
            are known by. Not known: no text is judged to be in this language or not to be.
        letters: those beyond ASCII, the most frequent first; for Chinese, the head of the list. Not known: they
            tell nothing of an encoding.
        function_words: frequent words that are written alone. Not known: the language is told by its script alone.
        encodings: the codecs, besides UTF-8 and UTF-16, that its files come in, the most usual first. Not known: a file
            in an old encoding is taken for one in another language.
        sentences: abbreviations, openers, habits with stops. Not known: the abbreviations that many languages share.
        clause_openers: words that open a clause or a phrase: conjunctions, relative pronouns, prepositions that take a
            noun group. Not known: a sentence is cut at its marks alone where something in it may be left out.
        declensions: how known names change with their case; the first that fits a name holds. Not known: a name stands
            as the tables of names have it.
        name_endings: what is cut off a person's name to know it again in another case, the longest first. Not known: it
            is written in one way.
        calendar: forms of the names of months and days. Not known: those of CLDR alone.
        numbers: number words. None: of numbers in words, those after digits alone are known (“5 millions”), from CLDR.
        grammar: the module of ``figures/`` with what of its numbers and times needs code. Empty: the lists are all.
        amounts: the words beside figures: units, bounds, parts of the day. None: signs and codes alone are known
            (%, €, km/h).
        polarity: negations, modal verbs, words of opposite meaning. None: what a statement says is not compared with
            its translation.
        typography: its quotation marks, dashes and spaces before marks. Not known: none is wrong.
        hyphen_after: first parts of words that keep their hyphen (``северо-восток``, ``demi-heure``). Not known: a word
            that a line of a PDF breaks has none, unless the text writes it with one elsewhere.
        hyphen_before: the same of last parts (``кто-то``, ``dit-il``).
        chrome: lines of channels and pages that are no text of anybody's. Not known: those of every language are left
            out alone.
        link_texts: what channels and sites write under a cut text (``Читать далее``), in lower case. Not known: such a
            line is text.
        translation: how a translator says that a text is a translation. None: such remarks are text like any other.
        rank: the place among languages that a text fits equally well, from 0; equal ranks go by their tags.
    """

    tag: str
    scripts: tuple[str, ...] = ()
    letters: str = ""
    function_words: frozenset[str] = frozenset()
    encodings: tuple[str, ...] = ()
    sentences: SentenceWords = SHARED
    clause_openers: frozenset[str] = frozenset()
    declensions: tuple[Declension, ...] = ()
    name_endings: tuple[str, ...] = ()
    calendar: CalendarWords = AS_IN_CLDR
    numbers: NumberWords | None = None
    grammar: str = ""
    amounts: AmountWords | None = None
    polarity: PolarityWords | None = None
    typography: Typography = AS_ANYWHERE
    hyphen_after: frozenset[str] = frozenset()
    hyphen_before: frozenset[str] = frozenset()
    chrome: tuple[ChromeLine, ...] = ()
    link_texts: frozenset[str] = frozenset()
    translation: TranslationWords | None = None
    rank: int = 9


UNKNOWN = Language("")
"""A language without a file here."""
