"""What holds of every text that was read, whatever was wrong with its file."""

from __future__ import annotations

from aligner import Document
from aligner.segment import split


def must_be_sound(document: Document) -> None:
    """Paragraphs and segments stand in order, and none of them is blank."""
    before = 0
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.stop]
        assert paragraph.start >= before
        assert text
        assert text == text.strip()
        before = paragraph.stop
    segments = split(document).segments
    assert all(segment.text for segment in segments)
    assert [segment.start for segment in segments] == sorted(segment.start for segment in segments)
