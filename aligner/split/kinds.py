"""What a paragraph is in its document: a sentence, a heading, a list item, an elision mark, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.document import Kind
from aligner.split.cues import EMOJI
from aligner.split.profile import Profile

LONGEST_HEADING = 200
"""Characters: headings of official statements name the speaker, the occasion, the place and the date."""

_ELISION = re.compile(r"[<\[(]\s?(?:…|\.{2,4})\s?[>\])]")
_HASHTAGS = re.compile(r"#\w+(?:[\s,;]*#\w+)*")
_URL = re.compile(r"(?:(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:ru|su|рф|com|org|net|info|int|eu|fr|de|me|io)(?:/\S*)?)")
_DECORATION = re.compile(rf"^[\s>»→{EMOJI}]+|[\s:.…>»→{EMOJI}]+$")
_BULLET = re.compile(r"[•▪◦‣⁃∙·●○■□▶►✓✔✅☑❖➢➤*-]\ufe0f?\s+\S")
_DASH = re.compile(r"[–—―]\s*\S")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[a-zа-я]\.|[^\W\d_]\)|\((?:\d{1,3}|[^\W\d_])\)|\d\ufe0f?⃣)\s+\S|\d\ufe0f?⃣\S")
_EMOJI_BULLET = re.compile(r"[✅☑✔➡▶👉📌📍🔹🔸🔷🔶🔺🔻🔴🔵🟢🟠▪▫◾◽]\ufe0f?\s*\S")
_HEAD_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}[.)]?|§\s?\d+\.?)\s+(?=\S)")
_FINAL = re.compile(r"[.!?…;:,。！？؟][\"'»”’)\]]*$")


def kind_of_line(line: str, profile: Profile) -> Kind | None:
    """The kind that a line shows by itself: elision, caption, list item; None where its neighbours have to tell."""
    text = line.strip()
    if _ELISION.fullmatch(text):
        return Kind.ELISION
    if _HASHTAGS.fullmatch(text) or _URL.fullmatch(text) or _DECORATION.sub("", text).lower() in profile.link_texts:
        return Kind.CAPTION
    return None


def kinds_of(paragraphs: Sequence[str], after_blank: Sequence[bool], profile: Profile) -> list[Kind]:
    """The kind of every paragraph, seen among its neighbours.

    Args:
        paragraphs: their texts.
        after_blank: whether a blank line stands before each.
    """
    kinds = [kind_of_line(text, profile) for text in paragraphs]
    for i in range(len(paragraphs)):
        if kinds[i] is None and _is_item(paragraphs, i):
            kinds[i] = Kind.LIST_ITEM
    return [_settle(paragraphs, after_blank, kinds, i) for i in range(len(paragraphs))]


def _settle(paragraphs: Sequence[str], after_blank: Sequence[bool], kinds: Sequence[Kind | None], i: int) -> Kind:
    """The final kind: headings are told by what follows them."""
    text, kind = paragraphs[i], kinds[i]
    numbered = kind is Kind.LIST_ITEM and _HEAD_NUMBER.match(text)
    if (kind is not None and not numbered) or not _reads_as_heading(text):
        return kind or Kind.SENTENCE
    last = i + 1 == len(paragraphs)
    alone = after_blank[i] and (last or after_blank[i + 1])
    body = "" if last or kinds[i + 1] is not None else paragraphs[i + 1]
    over_text = bool(body) and (len(body) > len(text) or bool(_FINAL.search(body)))
    over_list = not last and not numbered and kinds[i + 1] is Kind.LIST_ITEM
    return Kind.HEADING if alone or over_text or over_list else kind or Kind.SENTENCE


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


def _reads_as_heading(text: str) -> bool:
    """Short, without a final stop, opening with a capital or a number."""
    if len(text) > LONGEST_HEADING or "\n" in text or _FINAL.search(text):
        return False
    body = _HEAD_NUMBER.sub("", text)
    first = next((character for character in body if character.isalnum()), "")
    return first.isupper() or first.isdigit()
