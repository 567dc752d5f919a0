"""Figures in words: numbers, fractions, and words that only hint at a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from aligner.figures.amounts import scaled
from aligner.figures.digits import fraction_readings
from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.numerals import Numerals, spell

_JOINT = re.compile(r"[\s\u00ad]*+[-‐‑]?\s*+")
_LONGEST_NUMBER = 14
_LEAST_WORD = 3
"""Smaller numbers in words are often said otherwise: “the two of them”, “first of all”."""
_MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, folded, and its place."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class InWords:
    """A figure and how many words it takes."""

    figure: Figure
    n_words: int


def number_in_words(text: str, words: Sequence[Word], place: int, numerals: Numerals) -> InWords | None:
    """The figure that begins with the word at ``place``; None where that is no number word."""
    word = words[place]
    hints = (numerals.hints or {}).get(word.text)
    if not numerals.begins(word.text):
        return _hint(text, word, hints, numerals)
    run = _run(text, words, place)
    spelled = spell([each.text for each in run], numerals)
    if spelled is None:  # “thousands of people”
        return InWords(_figure((Fraction(numerals.scales.get(word.text, 1)),), Form.HINT, word), 1)
    single = spelled.n_words == 1
    last = run[spelled.n_words - 1]
    n_words = spelled.n_words
    after = words[place + n_words].text if place + n_words < len(words) else ""
    if (
        1 <= spelled.value < _MOST_PARTS
        and not spelled.ordinal
        and after in (numerals.denominators or {})
        and _JOINT.fullmatch(text, last.stop, words[place + n_words].start)
    ):
        readings = fraction_readings(spelled.value, (numerals.denominators or {})[after])
        form = Form.WORD if spelled.value > 1 else Form.HINT
        return InWords(_figure(readings, form, word, words[place + n_words].stop), n_words + 1)
    readings, stop = scaled((Fraction(spelled.value),), text, last.stop, numerals)
    form = Form.WORD
    if spelled.value == 1 or (single and word.text in numerals.ambiguous):
        form = Form.HINT
    elif readings[0] < _LEAST_WORD:
        form = Form.TINY
    if single and hints:
        readings += tuple(hints)
    return InWords(_figure(readings, form, word, stop), n_words)


def _hint(text: str, word: Word, hints: Sequence[Fraction] | None, numerals: Numerals) -> InWords | None:
    number = numerals.compound(word.text)
    if hints is None and number is None:
        return None
    readings = tuple(hints) if hints is not None else (Fraction(number or 0),)
    multiplied, stop = scaled(readings, text, word.stop, numerals)
    n_words = 1 + len(re.findall(r"\w+", text[word.stop : stop]))
    meant = n_words > 1 and readings[0].denominator > 1  # “half a million”, but not “hundreds of thousands”
    return InWords(_figure(multiplied, Form.WORD if meant else Form.HINT, word, stop), n_words)


def _run(text: str, words: Sequence[Word], place: int) -> list[Word]:
    """The words that may belong to one number: with nothing but spaces and hyphens between them."""
    run = [words[place]]
    for word in words[place + 1 : place + _LONGEST_NUMBER]:
        if word.text == "pour" or not _JOINT.fullmatch(text, run[-1].stop, word.start):
            break
        run.append(word)
    return run


def _figure(readings: tuple[Fraction, ...], form: Form, word: Word, stop: int | None = None) -> Figure:
    return Figure(tuple(dict.fromkeys(readings)), Nature.NUMBER, form, word.start, word.stop if stop is None else stop)
