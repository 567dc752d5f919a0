"""Grammars: what of a language's numbers needs code, in a module of this room that the language's table names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from aligner.figures.figure import Figure
from aligner.figures.numerals import Numerals, never
from aligner.figures.other import other_numerals
from aligner.language.registry import language_of

Finder = Callable[[str, Numerals], Iterator[Figure]]
"""What looks for figures in a text that a language says in its own way."""


def _none(_text: str, _numerals: Numerals) -> Iterator[Figure]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language says of numbers beyond lists of words; what is left out, it does not say.

    Attributes:
        times: times of day as they are spoken.
        decimals: decimals in words.
        compound: the number that a longer word begins with («двухдневный»).
        ordinal: the value of an ordinal that no list holds («двухмиллионный»).
    """

    times: Finder = _none
    decimals: Finder = _none
    compound: Callable[[str], int | None] = never
    ordinal: Callable[[str], int | None] = never


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar that a language's table names, or one that says nothing."""
    name = language_of(language).grammar
    if not name:
        return Grammar()
    grammar: Grammar = import_module(f"aligner.figures.{name}").GRAMMAR
    return grammar


@cache
def numerals_of(language: str) -> Numerals:
    """The number words of a language with its grammar; of one without a table those that CLDR knows."""
    words = language_of(language).numbers
    if words is None:
        return other_numerals(language)
    grammar = grammar_of(language)
    return Numerals(
        words.cardinals,
        words.scales,
        lambda word: words.ordinals.get(word) or grammar.ordinal(word),
        hints=words.hints,
        links=words.links,
        vague=words.vague,
        ambiguous=words.ambiguous,
        denominators=words.denominators,
        compound=grammar.compound,
        multiplied=words.multiplied,
    )
