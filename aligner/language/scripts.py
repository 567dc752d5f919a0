"""Scripts: which characters are of each, and the encodings that many languages of one share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

SCRIPTS = {
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Han": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Thai": "\u0e01-\u0e5b",
}
"""The characters of each script, as ranges of Unicode blocks."""

WESTERN_ENCODINGS = ("cp1252", "mac_roman", "iso8859_15", "cp850", "cp437")
"""The codecs of old files in the languages of Western Europe, the most usual first."""


@cache
def script_patterns() -> Mapping[str, re.Pattern[str]]:
    """One character of each script, by its name."""
    return MappingProxyType({name: re.compile(f"[{ranges}]") for name, ranges in SCRIPTS.items()})
