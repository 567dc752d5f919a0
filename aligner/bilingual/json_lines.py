"""JSON as our files write it: one item a line, so that versions of a file can be compared line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

_SURROGATES = re.compile("[\ud800-\udfff]")


def write_json(pieces: Iterable[str], stream: BinaryIO) -> None:
    """Pieces of JSON in UTF-8; lone surrogates are escaped, so that reading them back gives the text to the letter."""
    for piece in pieces:
        stream.write(_SURROGATES.sub(lambda lone: f"\\u{ord(lone[0]):04x}", piece).encode())


def json_array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The pieces of a JSON array, an item a line."""
    opening = "["
    for item in items:
        yield f"{opening}\n{json_line(item)}"
        opening = ","
    yield "[]" if opening == "[" else "\n]"


def json_line(value: Any) -> str:
    """A value as JSON on one line, in its own letters."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
