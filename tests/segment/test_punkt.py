"""Punkt's own parameters: learned from text, stored, read back."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
from punkt_training import LanguageVars

from aligner.segment.punkt import SENTENCE_ENDS, punkt_boundaries


@pytest.mark.parametrize(
    ("lang", "text", "ends"),
    [
        ("ru", "Порт открыт. Суда заходят.", [12, 26]),
        ("fr", "Du pain, etc. sont là. Bien.", [22, 28]),
        ("xx", "One. Two.", [4, 9]),
    ],
)
def test_punkt_offers_candidates(lang: str, text: str, ends: list[int]) -> None:
    assert punkt_boundaries(text, lang) == ends


WORDS = ("Порт", "порт", "им", "т.е", "ул", "Il", "il", "M", "etc", "p", "12", "3,5", "²", "«Да»", "(он", "А", "j-art")


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(["", ".", "...", "…", "?!", ",", ";", ". . .", ".»", "--"]))
    ),
    st.sampled_from([" ", "\u00a0", "\n", "  ", ""]),
    st.sampled_from(["ru", "fr", "xx"]),
)
def test_punkt_decides_as_nltk_does(words: list[tuple[str, str]], space: str, lang: str) -> None:
    text = space.join(word + mark for word, mark in words)
    path = Path(__file__).parents[2] / "models" / f"punkt-{lang}.json"
    parameters = PunktParameters()
    if path.is_file():
        stored = json.loads(path.read_text(encoding="utf-8"))
        parameters.abbrev_types = set(stored["abbreviations"])
        parameters.collocations = {(left, right) for left, right in stored["collocations"]}
        parameters.sent_starters = set(stored["sentence_starters"])
        parameters.ortho_context.update(stored["orthography"])
    *spans, _ = PunktSentenceTokenizer(parameters, lang_vars=LanguageVars()).span_tokenize(
        text, realign_boundaries=False
    )
    assert punkt_boundaries(text, lang) == [*(stop for _, stop in spans), len(text)]


@pytest.mark.parametrize(
    "sign", [*SENTENCE_ENDS, ". ", ".\u00a0", "а. ", "а", "-", ". \u00a0", "!  ", ",", "а.\u00a0Б"]
)
def test_time_grows_as_the_paragraph(sign: str) -> None:
    def seconds(n: int) -> float:
        started = time.process_time()
        punkt_boundaries(sign * n + "а", "ru")
        return time.process_time() - started

    assert seconds(40_000) < 30 * max(seconds(4_000), 0.001)
