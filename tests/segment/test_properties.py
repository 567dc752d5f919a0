"""What holds for any text at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.document import Document
from aligner.segment import explain, split, split_lines

TRICKY = "abАБв .…!?»«\"'()[]<>\n\r\t\u00a0\u2028-–—#@😀❗️👍🇫🇷•12;:,。」г"
TEXTS = st.text(alphabet=TRICKY, max_size=80) | st.text(max_size=40)
LANGUAGES = st.sampled_from(["ru", "fr", "de", "zh", "th", "xx"])


@given(TEXTS, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_segments_are_slices_in_order_with_white_space_alone_between_them(text: str, lang: str) -> None:
    for cut in (split, split_lines):
        last = 0
        for segment in cut(Document(text, lang)).segments:
            assert segment.text == text[segment.start : segment.stop]
            assert segment.start >= last
            assert not text[last : segment.start].strip()
            last = segment.stop
        assert not text[last:].strip()


@given(TEXTS, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_segments_are_visible_and_trimmed(text: str, lang: str) -> None:
    for segment in split(Document(text, lang)).segments:
        assert segment.text and segment.text == segment.text.strip()


@given(TEXTS, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_every_split_that_is_explained_is_a_boundary(text: str, lang: str) -> None:
    document = Document(text, lang)
    starts = {segment.start for segment in split(document).segments}
    assert all(boundary.next_offset in starts for boundary in explain(document) if boundary.decision == "split")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "." * 100_000,
        "а." * 50_000,
        "(" * 100_000,
        "#а " * 30_000,
        "http://." * 12_000,
        '"' * 100_000,
        "😀 " * 50_000,
        "\n" * 1_000_000,
        " " * 1_000_000,
    ],
    ids=["word", "stops", "initials", "brackets", "hashtags", "links", "quotes", "emoji", "lines", "spaces"],
)
def test_a_line_of_any_length_takes_seconds(text: str) -> None:
    begin = time.process_time()
    split(Document(text, "ru"))
    assert time.process_time() - begin < 10  # a quadratic step would take minutes


ROUNDS = 4
"""Measurements of a growth at most: a busy machine spoils some."""


@pytest.mark.parametrize("unit", [".", ":", " ", "\t", "…", "»", ">", "😀", ": ", ". ", ".»", "\u00a0", "А. "])
def test_time_doubles_where_a_run_doubles(unit: str) -> None:
    split(Document("Да. Нет.", "ru"))  # what is loaded once is not measured

    def seconds(size: int) -> float:
        text = "х" + unit * (size // len(unit)) + "х"
        begin = time.process_time()
        split(Document(text, "ru"))
        return time.process_time() - begin

    growths = (seconds(32_000) / seconds(16_000) for _ in range(ROUNDS))
    assert any(growth <= 2.4 for growth in growths)  # 4 where a step is quadratic
