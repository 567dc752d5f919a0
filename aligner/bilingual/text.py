"""Text as files can hold it: one line, and only characters that the format knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from aligner.document import Segment

_LINE_BREAKS = re.compile(r"(?:(?<![ \t])[ \t]++)?[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside the Char production of XML 1.0: control characters, lone surrogates, U+FFFE and U+FFFF."""
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it: control characters but tabs and line feeds, and what turns the order of
letters round (Unicode's embeddings, overrides and isolates), by which a text can look like another."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def joined(segments: Iterable[Segment]) -> str:
    """The text of segments in reading order on one line: line breaks inside a sentence become spaces."""
    return " ".join(on_one_line(segment.text) for segment in segments).strip(" \t")


def on_one_line(text: str) -> str:
    """The text with its line breaks as spaces, without white space around it."""
    return _LINE_BREAKS.sub(" ", text).strip(" \t")


def for_xml(text: str) -> str:
    """The text in NFC without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", unicodedata.normalize("NFC", text))


def for_utf8(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot hold, as U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


LONGEST_EXAMPLE = 60
"""Characters of a text that a notice shows."""


def shortened(text: str) -> str:
    """A text on one line, as a notice shows it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else line[:LONGEST_EXAMPLE].rstrip() + "…"


def for_terminal(text: str) -> str:
    """The text as it can be shown to a person: what a terminal would obey is spelled out, an escape as \\x1b."""
    return for_utf8(_COMMANDS.sub(lambda command: ascii(command[0])[1:-1], text))
