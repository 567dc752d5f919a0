"""Texts in the form in which every table, re-saved by whatever program, shows them alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from aligner.document import Segment

_SPACES = re.compile(r"[ \t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What a cell shows as white space or a line break; no-break spaces are typography, and count as letters do."""

_UNSEEN = re.compile("[\u00ad\u200b\ufeff]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Marks that word processors set and drop by themselves, and what XML cannot hold."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """The text in NFC on one line, runs of white space as one space, without what nobody sees."""
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", _UNSEEN.sub("", spaced)).strip()


def plain_side(segments: Sequence[Segment]) -> str:
    """What a table shows of one side of a pair."""
    return plain(_text(segments))


def shows(cell: str, text: str) -> bool:
    """Whether a cell says what the aligner wrote into it for a text.

    Tables of tabs hold control characters as spaces, where others leave them out.
    """
    return plain(cell) in {plain(text), plain(_SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text)))}


def shows_side(cell: str, segments: Sequence[Segment]) -> bool:
    """Whether a cell says what the aligner wrote into it for one side of a pair."""
    return shows(cell, _text(segments))


def _text(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)
