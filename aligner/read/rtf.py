"""Rich text (.rtf): paragraphs, headings, list items, cells, notes.

Read here, control word by control word: striprtf, used before, tells neither hidden text nor notes from the rest, and
what it drops it does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from aligner.document import Document, Kind, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read import rtf_codes as codes
from aligner.read.field_text import shown_by
from aligner.read.layout import Omitted, Passage, document_of, raised
from aligner.read.reading import AS_USUAL, Reading
from aligner.read.rtf_flow import Flow, Group
from aligner.read.rtf_fonts import Fonts

LARGEST_RTF = 32 * 2**20
"""Bytes; a book without pictures has 5."""

MOST_FLOWS = 4
"""Notes and text boxes inside one another; a note that is deeper is read as text of the one around it."""

_SIGNATURE = b"{\\rtf"
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_BODY_LEVEL = 9


def read_rtf(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of an RTF file; notes follow the paragraph that refers to them.

    Headers, footers, comments, tables of contents, hidden and deleted text are left out.

    Raises:
        InputError: if it is no RTF, damaged, too large, or holds no text.
    """
    if not data.startswith(_SIGNATURE):
        raise InputError(f"{name} is no RTF document: it does not begin with {{\\rtf; save it again from its program")
    if len(data) > LARGEST_RTF:
        raise InputError(f"{name} has more than {LARGEST_RTF // 2**20} MB; save it without pictures, or as .docx")
    reader = _Reader(Fonts(data))
    reader.read(data)
    if reader.has_changes:
        notify(f"{name} has tracked changes; it is read as if all of them were accepted")
    return document_of(reader.passages(), lang, name, path, reading)


class _Reader:
    """Goes through a file once."""

    def __init__(self, fonts: Fonts) -> None:
        self.has_changes = False
        self._fonts = fonts
        self._group = Group(font=fonts.default)
        self._groups: list[Group] = []
        self._flows = [Flow()]
        self._bytes = bytearray()
        self._collected: list[str] = []
        self._property = ""  # the name of what is told next of a shape
        self._n_skipped = 0  # characters still to be passed over after \u

    def passages(self) -> Iterator[Passage]:
        self._flush()
        while len(self._flows) > 1:
            self._end_note()
        flow = self._flows[0]
        if flow.parts or flow.omitted or flow.notes:
            flow.end_paragraph()
        yield from flow.passages

    def read(self, data: bytes) -> None:
        place = 0
        while (token := _TOKEN.match(data, place)) is not None:
            place = token.end()
            kind = token.lastgroup
            if kind == "number":
                kind = "word"
            if kind == "text":
                self._say_bytes(token["text"])
            elif kind == "byte":
                self._say_bytes(bytes([int(token["byte"], 16)]))
            elif kind == "brace":
                self._brace(token["brace"] == b"{")
            elif kind == "sign":
                self._sign(token["sign"].decode("latin-1"))
            elif kind == "word":
                number = int(token["number"]) if token["number"] else None
                word = token["word"].decode("ascii")
                if word == "bin":
                    place += max(0, number or 0)
                else:
                    self._word(word, number)

    def _say_bytes(self, raw: bytes) -> None:
        if self._n_skipped:
            skipped = min(self._n_skipped, len(raw))
            self._n_skipped -= skipped
            raw = raw[skipped:]
        if self._group.is_read or self._group.is_collected:
            self._bytes += raw

    def _flush(self) -> None:
        """Decode the bytes so far: some characters take two of them."""
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            self._say(self._fonts.decode(raw, self._group.font))

    def _say(self, text: str) -> None:
        if self._group.is_read:
            reason = self._group.reason
            self._flows[-1].say(raised(text) if self._group.is_raised and reason is None else text, reason)
        elif self._group.is_collected:
            self._collected.append(text)

    def _brace(self, opens: bool) -> None:
        self._flush()
        self._n_skipped = 0
        if opens:
            around = self._group
            self._groups.append(around)
            if around.opens_flow or around.destination or around.is_contents or around.is_optional:
                self._group = replace(around, opens_flow=False, destination="", is_contents=False, is_optional=False)
            return
        if not self._groups:
            return
        ended, self._group = self._group, self._groups.pop()
        if ended.opens_flow:
            self._end_note()
        if ended.destination in codes.COLLECTED:
            collected, self._collected = "".join(self._collected), []
            self._take(ended.destination, collected)

    def _take(self, destination: str, text: str) -> None:
        """What a destination says of the text around it: the instruction of a field, a property of a shape."""
        if destination == "fldinst":
            is_contents = _CONTENTS.match(text) is not None
            self._group = replace(self._group, is_contents=self._group.is_contents or is_contents)
            shown, aid = shown_by(text)
            if self._group.is_read:
                self._flows[-1].say(aid, (Reason.READING_AID, ""))
                self._flows[-1].say(shown, self._group.reason)
        elif destination == "sn":
            self._property = text.strip()
        elif (why := codes.TOLD.get(self._property)) and text.strip():
            self._flows[-1].omitted.append(Omitted(text, Reason.EMBEDDED, why))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._group = replace(self._group, is_optional=True)
        elif self._n_skipped:
            self._n_skipped -= 1
        elif (text := codes.SIGNS.get(sign)) == "\n":
            self._flush()
            self._end_paragraph()
        elif text:
            self._flush()
            self._say(text)

    def _word(self, word: str, number: int | None) -> None:  # noqa: PLR0912  a branch a word
        group = self._group
        if not (group.is_read or group.is_collected or word in codes.READ or word in codes.COLLECTED):
            return
        if word == "u" and number is not None:
            self._flush()
            self._say(chr(number % 0x10000))
            self._n_skipped = self._group.n_fallback
            return
        self._n_skipped = 0
        self._flush()
        if self._enters(word):
            return
        is_on = number != 0
        if word in codes.PARAGRAPH_ENDS:
            self._end_paragraph(is_row=word in {"row", "nestrow"})
        elif word in codes.CHARACTERS:
            self._say(codes.CHARACTERS[word])
        elif word == "uc":
            self._group = replace(self._group, n_fallback=min(max(number or 0, 0), 9))
        elif word == "v":
            self._group = replace(self._group, is_hidden=is_on)
        elif word == "deleted":
            self._group = replace(self._group, is_deleted=is_on)
            self.has_changes = True
        elif word == "revised":
            self.has_changes = True
        elif word in {"super", "nosupersub", "sub"}:
            self._group = replace(self._group, is_raised=word == "super" and is_on)
        elif word == "f":
            self._group = replace(self._group, font=number)
        elif word == "plain":
            self._group = replace(self._group, is_hidden=False, is_raised=False, font=self._fonts.default)
        elif word == "pard":
            self._flows[-1].is_heading = False
        elif word == "outlinelevel" and self._group.is_read:
            self._flows[-1].is_heading = number is not None and 0 <= number < _BODY_LEVEL

    def _enters(self, word: str) -> bool:
        """Whether the word opens a destination: what follows in the group is not simply text."""
        group = self._group
        if word == "footnote" and group.is_read and group.left_out is None and len(self._flows) < MOST_FLOWS:
            self._flows.append(Flow(kind=Kind.NOTE))
            self._group = replace(group, opens_flow=True, is_raised=False)
        elif word in codes.LEFT_OUT:
            self._group = replace(group, left_out=group.left_out or (codes.LEFT_OUT[word], ""))
        elif word == "fldrslt":
            contents = self._groups[-1].is_contents if self._groups else False
            left_out = (Reason.CONTENTS, "") if contents else None
            self._group = replace(group, left_out=group.left_out or left_out)
        elif word in codes.READ:
            self._group = replace(group, is_read=group.is_read or word in {"ud", "shptxt"})
            if word == "shptxt" and self._flows[-1].parts and len(self._flows) < MOST_FLOWS:
                self._flows.append(Flow(kind=Kind.SENTENCE))
                self._group = replace(self._group, opens_flow=True)
        elif word in codes.COLLECTED and not group.is_copy:
            self._collected = []
            self._group = replace(group, is_read=False, is_collected=True, destination=word)
        elif word in codes.UNREAD or group.is_optional:
            if word in codes.ITEM_MARKS and group.is_read:
                self._flows[-1].marked = Kind.LIST_ITEM
            is_copy = group.is_copy or word in codes.COPIES
            self._group = replace(group, is_read=False, is_collected=False, destination=word, is_copy=is_copy)
        else:
            return False
        self._group = replace(self._group, is_optional=False)
        return True

    def _end_paragraph(self, is_row: bool = False) -> None:
        if not self._group.is_read:
            return
        reason = self._group.left_out
        if reason is not None:
            self._flows[-1].say(" ", reason)
        elif not is_row:
            self._flows[-1].end_paragraph()

    def _end_note(self) -> None:
        note = self._flows.pop()
        note.end_paragraph()
        self._flows[-1].notes += note.passages
