"""Which code page the bytes of an RTF file are in: that of the font, or that of the file."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from aligner.read.rtf_codes import CODE_PAGES, FONT_SETS, NUMBERED, SYMBOLS
from aligner.read.symbols import symbol

_HEAD = 4096
_SET = re.compile(rb"\\(mac|pca?|ansi)(?![a-zA-Z])")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_DEFAULT_FONT = re.compile(rb"\\deff(\d{1,5})")
_TABLE = re.compile(rb"\{\\fonttbl")
_FONT = re.compile(
    rb"\\f(\d{1,5})(?![0-9])((?:\\[a-z]{1,20}-?\d{0,6} ?){0,12}) ?(?:\{[^{}]{0,200}\}){0,4}([^\\{};]{0,80})"
)
_FONT_SET = re.compile(rb"\\fcharset(\d{1,3})")
_LONGEST_TABLE = 2**18


class _Font(NamedTuple):
    name: str
    codec: str | None  # None where it is that of the file
    is_symbols: bool


class Fonts:
    """The fonts of a file, as far as they tell how bytes are to be read."""

    def __init__(self, data: bytes) -> None:
        """Read the table of fonts at the head of the file."""
        head = data[:_HEAD]
        declared = _SET.search(head)
        self._codec = CODE_PAGES[declared[1].decode("ascii")] if declared else "cp1252"
        page = _CODE_PAGE.search(head)
        if page is not None:
            self._codec = _codec(int(page[1])) or self._codec
        default = _DEFAULT_FONT.search(head)
        self.default = int(default[1]) if default else None
        self._fonts: dict[int, _Font] = {}
        table = _TABLE.search(data, 0, _LONGEST_TABLE)
        if table is not None:
            for found in _FONT.finditer(data, table.end(), _end_of_group(data, table.end())):
                charset = _FONT_SET.search(found[2])
                number = int(charset[1]) if charset else 0
                self._fonts.setdefault(
                    int(found[1]), _Font(found[3].decode("latin-1").strip(), FONT_SETS.get(number), number == SYMBOLS)
                )

    def decode(self, raw: bytes, font: int | None) -> str:
        """Bytes in a font as text."""
        chosen = self._fonts.get(font) if font is not None else None
        if chosen is not None and chosen.is_symbols:
            return "".join(symbol(chosen.name, f"{byte:02X}") or chr(byte) for byte in raw)
        codec = (chosen.codec if chosen is not None else None) or self._codec
        return raw.decode(codec, "replace")


def _end_of_group(data: bytes, start: int) -> int:
    """Where the group ends whose first brace stands before ``start``."""
    depth = 1
    for brace in re.compile(rb"[{}]").finditer(data, start, start + _LONGEST_TABLE):
        depth += 1 if brace[0] == b"{" else -1
        if not depth:
            return brace.start()
    return min(len(data), start + _LONGEST_TABLE)


def _codec(number: int) -> str | None:
    try:
        return codecs.lookup(NUMBERED.get(number, f"cp{number}")).name
    except LookupError:
        return None
