"""Reading: every figure of a text, in digits, words or Roman numerals, with the dates that figures are part of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from aligner.figures.amounts import is_century, said_otherwise, scaled
from aligner.figures.calendar import may_be_month, may_be_weekday, months, weekdays
from aligner.figures.compounds import compounded
from aligner.figures.dates import mark_dates, numeric_dates
from aligner.figures.decades import dated_decades
from aligner.figures.digits import Digits, find_digits
from aligner.figures.durations import with_durations
from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.grammar import grammar_of, numerals_of
from aligner.figures.marks import is_a_few, is_idiom, is_note_mark, list_marker
from aligner.figures.numerals import Numerals
from aligner.figures.ranges import between_ends, joined
from aligner.figures.roman import roman_value, without_suffix
from aligner.figures.telephones import find_telephones
from aligner.figures.times import find_times
from aligner.figures.words import Word, number_in_words
from aligner.language.numbers import folded
from aligner.language.registry import language_of

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+(?:\.(?=\s?[а-яa-z\d]))?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]++\.\w+|(?<!\w)[#@]\w+")
_REFERENCE = re.compile(r"\[\d{1,3}\]|\{\d{1,3}\}")
_ALWAYS = re.compile(r"\b(?:24\s?h?|7\s?j?)(?:/|\s(?:heures|jours)\ssur\s)(?:24|7)\b")
_ALWAYS_REACH = 24
"""“24/7”, “7 jours sur 7”: an idiom, and more letters than it has."""
_LABEL = re.compile(r"([^\W\d_]+)[-‐‑–]?$")
_GLUED = re.compile(r"(?!лет|год|мест|час|дн|кило|метр|проц|градус|тонн|рубл)[^\W\d_]{3}")
"""Letters that make a misprint of the figure before them («0ведены») unless they are a unit."""
_THOUSAND = re.compile(r"[kKкК](?!\w)")
"""“Y2K” is the year 2000."""
_LABEL_REACH = 12
_REMEMBERED = 1 << 14


def knows_number_words(language: str) -> bool:
    """Whether number words of the language are known."""
    return language_of(language).numbers is not None


@lru_cache(_REMEMBERED)
def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text in order; those in addresses, handles and hashtags are left out.

    Args:
        language: primary subtag; number words are known of languages that list them, months of every language in CLDR.
    """
    hidden = _ADDRESS.sub(lambda match: "\x00" * len(match.group()), text)
    numerals = numerals_of(language)
    words = tuple(Word(_plain(m.group()), m.start(), m.end()) for m in _WORD.finditer(hidden))
    found: list[Figure] = []
    taken: set[int] = set()
    for find in _finders(hidden, words, numerals, language):
        for figure in find():
            if figure.start not in taken:
                taken.update(range(figure.start, figure.stop))
                found.append(figure)
    found.sort(key=lambda figure: figure.start)
    figures = mark_dates(hidden, joined(hidden, compounded(hidden, dated_decades(hidden, found))))
    whole = [*with_durations(hidden, figures), *between_ends(hidden, figures)]
    return tuple(sorted(whole, key=lambda figure: figure.start))


@lru_cache(_REMEMBERED)
def _plain(word: str) -> str:
    return folded(unicodedata.normalize("NFC", word.rstrip(".").replace("\u00ad", "")))


def _finders(
    text: str, words: Sequence[Word], numerals: Numerals, language: str
) -> Sequence[Callable[[], Iterator[Figure]]]:
    """What looks for figures, in the order in which they claim the text."""
    grammar = grammar_of(language)
    return (
        lambda: numeric_dates(text),
        lambda: find_telephones(text),
        lambda: find_times(text),
        lambda: grammar.times(text, numerals),
        lambda: grammar.decimals(text, numerals),
        lambda: (_in_digits(text, digits, numerals) for digits in find_digits(text)),
        lambda: _in_words(text, words, numerals, language),
    )


def _in_digits(text: str, digits: Digits, numerals: Numerals) -> Figure:
    readings, stop = scaled(digits.readings, text, digits.stop, numerals)
    readings = said_otherwise(readings, text, digits.start, stop)
    form, label = Form.DIGITS, ""
    name = _LABEL.search(text[max(0, digits.start - _LABEL_REACH) : digits.start])
    marker = list_marker(text)
    if name:
        form, label = Form.WORD, name.group(1).lower()
        if _THOUSAND.match(text, stop):
            readings += tuple(1000 * value for value in readings)
    elif marker and marker.start <= digits.start and digits.stop <= marker.stop:
        form, label = Form.HINT, "."
    elif is_note_mark(text, digits.start, digits.stop) or _is_always(text, digits.start):
        form = Form.HINT
    elif _REFERENCE.match(text, digits.start - 1):
        form, label = Form.HINT, "[]"
    elif _GLUED.match(text, digits.stop):
        form = Form.WORD
    return Figure(readings, Nature.NUMBER, form, digits.start, stop, label=label)


def _is_always(text: str, start: int) -> bool:
    near = _ALWAYS.finditer(text, max(0, start - _ALWAYS_REACH), start + _ALWAYS_REACH)
    return any(match.start() <= start < match.end() for match in near)


def _in_words(text: str, words: Sequence[Word], numerals: Numerals, language: str) -> Iterator[Figure]:
    month_names, day_names = months(language), weekdays(language)
    place = 0
    while place < len(words):
        word = words[place]
        written = text[word.start : word.stop]
        if word.text in month_names and (written.endswith(".") or not numerals.begins(word.text)):
            if may_be_month(written, language):
                yield _named(Nature.MONTH, month_names[word.text], word)
        elif word.text in day_names and may_be_weekday(text, word.start, word.stop, language):
            yield _named(Nature.WEEKDAY, day_names[word.text], word)
        elif _may_say_a_number(word.text, language) and (number := number_in_words(text, words, place, numerals)):
            figure = replace(number.figure, readings=_otherwise(text, number.figure))
            if is_idiom(text, figure.start):
                figure = replace(figure, form=Form.HINT)
            elif is_a_few(text, figure.start):
                figure = replace(figure, form=min(figure.form, Form.TINY))
            yield figure
            place += number.n_words
            continue
        elif (roman := _roman(text, word)) is not None:
            yield roman
        place += 1


@lru_cache(4 * _REMEMBERED)
def _may_say_a_number(word: str, language: str) -> bool:
    """Whether ``number_in_words`` can find a number that begins with the word: few are, and most words come again."""
    numerals = numerals_of(language)
    return numerals.begins(word) or word in (numerals.hints or {}) or numerals.compound(word) is not None


def _named(nature: Nature, number: int, word: Word) -> Figure:
    return Figure((Fraction(number),), nature, Form.WORD, word.start, word.stop)


def _otherwise(text: str, figure: Figure) -> tuple[Fraction, ...]:
    return said_otherwise(figure.readings, text, figure.start, figure.stop)


def _roman(text: str, word: Word) -> Figure | None:
    """A Roman numeral; a single letter is one only before a century or with an ending."""
    if not text[word.start].isupper():
        return None
    written = text[word.start : word.stop].rstrip(".")
    letters = without_suffix(written)
    value = roman_value(letters)
    if value is None or (len(letters) == 1 and letters == written and not is_century(text, word.stop)):
        return None
    figure = Figure((Fraction(value),), Nature.NUMBER, Form.WORD if value > 1 else Form.HINT, word.start, word.stop)
    return replace(figure, readings=_otherwise(text, figure))
