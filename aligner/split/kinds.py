"""What a line is in its document: a sentence, a heading, a list item, an elision mark, a caption."""

from __future__ import annotations

import re

from aligner.document import Kind
from aligner.split.cues import EMOJI, POINTERS
from aligner.split.profile import Profile

LONGEST_HEADING = 200
"""Characters: the headings of official statements name the speaker, the occasion, the place and the date."""

_ELISION = re.compile(r"[<\[(]\s?(?:…|\.{2,4})\s?[>\])]")
_HASHTAGS = re.compile(r"(?:#\w+[\s,;]*)+")
_URL = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:ru|com|org|fr|info|net|me|io|рф)(?:/\S*)?", re.IGNORECASE)
_DECORATION = re.compile(rf"^[\s{EMOJI}{POINTERS}>»→]+|[\s:.…>»→{EMOJI}]+$")
_BULLET = re.compile(r"[•▪◦‣⁃∙●○■□▶►✓✔✅☑❖➢➤·*-]️?\s+\S")
_DASH = re.compile(r"[–—―]\s+\S")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[^\W\d_][)]|\(\d{1,3}\)|\d️?⃣)\s*\S")
_POINTER = re.compile(rf"[{POINTERS}]️?\s*\S")
_NUMBERED_HEAD = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}\.?|§\s?\d+\.?)\s+\S")
_FINAL = re.compile(r"[.!?…;:,。！？؟]\W*$")


def kind_of_line(line: str, profile: Profile) -> Kind | None:
    """The kind that a line shows by itself, None where its neighbours have to tell a heading from a sentence."""
    text = line.strip()
    if _ELISION.fullmatch(text):
        return Kind.ELISION
    if _HASHTAGS.fullmatch(text) or _URL.fullmatch(text) or _DECORATION.sub("", text).lower() in profile.link_texts:
        return Kind.CAPTION
    return None


def opens_item(line: str) -> bool:
    """Whether a line begins with a bullet or an item's number."""
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _POINTER.match(line))
