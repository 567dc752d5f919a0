"""NLTK's Punkt with parameters of our own: where it would end sentences."""

from __future__ import annotations

from functools import cache

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

from aligner.parameters import load_parameters, models_folder


class LanguageVars(PunktLanguageVars):  # type: ignore[misc]  # NLTK is untyped
    """Punkt's variables with the ellipsis among the stops."""

    sent_end_chars = (".", "?", "!", "…")


def punkt_boundaries(text: str, language: str) -> list[int]:
    """Ends of the sentences that Punkt finds in a paragraph, in order."""
    return [stop for _, stop in _tokenizer(language).span_tokenize(text, realign_boundaries=False)]


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
