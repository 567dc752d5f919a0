"""NLTK's Punkt with parameters of our own: where it would end sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

from aligner.parameters import load_parameters, models_folder

LONGEST_WINDOW = 20_000
"""Characters: NLTK stops a search of its regular expressions after five seconds, which a slow machine may need for a
megabyte in one line."""

_INSIDE_SENTENCE = re.compile(r"\w\s+(?=[^\W\d_])")


class LanguageVars(PunktLanguageVars):  # type: ignore[misc]  # NLTK is untyped
    """Punkt's variables with the ellipsis among the stops."""

    sent_end_chars = (".", "?", "!", "…")


def punkt_boundaries(text: str, language: str) -> list[int]:
    """Ends of the sentences that Punkt finds in a paragraph, in order; its own end is among them."""
    tokenizer = _tokenizer(language)
    ends = []
    for start, stop in _windows(text):
        *spans, _ = tokenizer.span_tokenize(text[start:stop], realign_boundaries=False)  # the last ends with the window
        ends += [start + end for _, end in spans]
    return [*ends, len(text)]


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Spans that cover a paragraph, each short enough for Punkt, cut inside sentences where there are words."""
    start = 0
    while len(text) - start > LONGEST_WINDOW:
        stop = start + LONGEST_WINDOW
        cuts = list(_INSIDE_SENTENCE.finditer(text, stop - LONGEST_WINDOW // 2, stop))
        stop = cuts[-1].end() if cuts else stop
        yield start, stop
        start = stop
    yield start, len(text)


@cache
def _tokenizer(language: str) -> PunktSentenceTokenizer:
    return PunktSentenceTokenizer(_parameters(language), lang_vars=LanguageVars())


def _parameters(language: str) -> PunktParameters:
    parameters = PunktParameters()
    name = f"punkt-{language}.json"
    if not (models_folder() / name).is_file():
        return parameters
    stored = load_parameters(name)
    parameters.abbrev_types = set(stored["abbreviations"])
    parameters.collocations = {(left, right) for left, right in stored["collocations"]}
    parameters.sent_starters = set(stored["sentence_starters"])
    parameters.ortho_context.update(stored["orthography"])
    return parameters
