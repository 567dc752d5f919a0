"""What a paragraph is in its document: a sentence, a heading, a list item, an elision mark, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.document import Kind
from aligner.language.table import Language
from aligner.segment.cues import EMOJI

LONGEST_HEADING = 250
"""Characters: headings of official statements name the speaker, the occasion, the place and the date."""

_ELISION = re.compile(r"[<\[(]\s?(?:…|\.{2,4})\s?[>\])]")
_HASHTAGS = re.compile(r"#\w+(?:[\s,;]*#\w+)*")
_URL = re.compile(r"(?:(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:ru|su|рф|com|org|net|info|int|eu|fr|de|me|io)(?:/\S*)?)")
# the look behind lets a run of such marks be tried at its beginning alone, which keeps the search linear
_DECORATION = re.compile(rf"^[\s>»→{EMOJI}]+|(?<![\s:.…>»→{EMOJI}])[\s:.…>»→{EMOJI}]+$")
_BULLET = re.compile(r"[•▪◦‣⁃∙·●○■□▶►✓✔✅☑❖➢➤*-]\ufe0f?\s+\S")
_DASH = re.compile(r"[–—―]\s*\S")
# a letter with a stop is an item up to h and д; г. is год or город
_NUMBER = re.compile(
    r"(?:\d{1,3}[.)]|[a-hабвд]\.|[^\W\d_]\)|\((?:\d{1,3}|[^\W\d_])\)|\d\ufe0f?\u20e3)\s+\S|\d\ufe0f?\u20e3\S"
)
_EMOJI_BULLET = re.compile(r"[✅☑✔➡▶👉📌📍🔹🔸🔷🔶🔺🔻🔴🔵🟢🟠▪▫◾◽]\ufe0f?\s*\S")
_HEAD_NUMBER = re.compile(r"(?:(?<!\d\.)(?<!\d)\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}[.)]?|§\s?\d+\.?)\s+(?=\S)")
_WORD = re.compile(r"[^\W_]{2,}")
_FINAL = re.compile(r"[.!?…;:,。！？؟][\"'»”’)\]]*$")


def kind_of_line(line: str, language: Language) -> Kind | None:
    """The kind that a line shows by itself: elision, caption, list item; None where its neighbours have to tell."""
    text = line.strip()
    if _ELISION.fullmatch(text):
        return Kind.ELISION
    if _HASHTAGS.fullmatch(text) or _URL.fullmatch(text) or _DECORATION.sub("", text).lower() in language.link_texts:
        return Kind.CAPTION
    return None


def kinds_of(paragraphs: Sequence[str], after_blank: Sequence[bool], language: Language) -> list[Kind]:
    """The kind of every paragraph, seen among its neighbours.

    Args:
        paragraphs: their texts.
        after_blank: whether a blank line stands before each.
    """
    kinds: list[Kind] = []
    for i, text in enumerate(paragraphs):
        item = Kind.LIST_ITEM if _is_item(paragraphs, i) else Kind.SENTENCE
        kinds.append(kind_of_line(text, language) or item)
    below = None
    for i in reversed(range(len(paragraphs))):
        alone = after_blank[i] and (i + 1 == len(paragraphs) or after_blank[i + 1])
        if _reads_as_heading(paragraphs[i], language) and _heads(paragraphs, kinds, i, below, alone):
            kinds[i] = Kind.HEADING
        if kinds[i] not in {Kind.CAPTION, Kind.ELISION}:
            below = i
    return kinds


def _heads(paragraphs: Sequence[str], kinds: Sequence[Kind], i: int, below: int | None, alone: bool) -> bool:
    """Whether a paragraph that reads as a heading is one: it stands alone, or over a text, a list, another heading."""
    text = paragraphs[i]
    if kinds[i] is Kind.SENTENCE:
        if below is None or kinds[below] is not Kind.SENTENCE:
            return alone or below is not None
        return alone or len(paragraphs[below]) > len(text) or bool(_FINAL.search(paragraphs[below]))
    # a numbered item is a heading where prose follows rather than the next item
    numbered = kinds[i] is Kind.LIST_ITEM and _HEAD_NUMBER.match(text)
    return bool(numbered) and below is not None and kinds[below] is Kind.SENTENCE


def opens_item(line: str) -> bool:
    """Whether a line begins with a bullet, an item's number or an emoji that serves as a bullet."""
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _EMOJI_BULLET.match(line))


def _is_item(paragraphs: Sequence[str], i: int) -> bool:
    text = paragraphs[i]
    if opens_item(text) or text.endswith(";"):
        return True
    before = paragraphs[i - 1] if i else ""
    if before.endswith(";"):  # the last item of such a list ends in a full stop
        return True
    if not _DASH.match(text):
        return False
    # a dash opens items as well as speech: items open in lower case, lack their stop or follow a colon
    word = text.lstrip("–—― ")
    follows_colon = before.endswith(":") and i + 1 < len(paragraphs) and bool(_DASH.match(paragraphs[i + 1]))
    return word[:1].islower() or not _FINAL.search(text) or follows_colon


def _reads_as_heading(text: str, language: Language) -> bool:
    """Short, without a final stop, opening with a capital or a number, and not broken off at a function word."""
    if len(text) > LONGEST_HEADING or _FINAL.search(text):
        return False
    found = _WORD.findall(_HEAD_NUMBER.sub("", text))
    if not any(word.isalpha() for word in found):
        return False
    return (found[0][0].isupper() or found[0].isdigit()) and found[-1].capitalize() not in language.sentences.openers
