"""Telegram Desktop's export of a chat as web pages, ``messages.html``."""

from __future__ import annotations

import datetime
import re
from html.parser import HTMLParser

from aligner.channel.sources.message import DAMAGED, MEDIA, POLL, REACTIONS, SERVICE, Message, UnreadableMessageError
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice

_NUMBER = re.compile(r"message(-?\d+)")
_MESSAGE = re.compile(r'<div class="message [^"]*" id="message-?\d+">')
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: UTC([+-]\d\d:?\d\d)?)?")
_SPACE = re.compile(r"(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*+")
_ANSWER = re.compile(r"^- ")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

_TEXT = "text"
_FIELD = "field"  # names and hours: in the export's other form, fields beside the text
_KINDS = {
    "text": _TEXT,
    "question": _TEXT,
    "answer": _TEXT,
    "media_poll": POLL,
    "reactions": REACTIONS,
    "media_wrap": MEDIA,
    "from_name": _FIELD,
    "date": _FIELD,
    "reply_to": _FIELD,
    "userpic": _FIELD,
    "signature": _FIELD,
}
"""What text is inside an element of a class; the innermost counts."""


def is_export(page: str) -> bool:
    """Whether a page is one of an export and no other web page."""
    return _MESSAGE.search(page) is not None


def read_messages(text: str, source: str, keep_damaged: bool = False, notify: Notify = ignore_notice) -> list[Message]:
    """The messages of one page of an export.

    Args:
        source: how errors call the file.
        keep_damaged: leave out a message that the file ends in, instead of refusing the file.
        notify: is told which message was left out.

    Raises:
        InputError: if this is no such export.
        UnreadableMessageError: if the file ends too early; it names the last message.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if not reader.messages and reader.number is None:
        raise InputError(
            f"{source} is no export of Telegram Desktop: it has no messages; "
            "in the chat's menu choose Export chat history, format HTML"
        )
    if not reader.open_tags:
        return reader.messages
    if reader.number is not None:
        what = (
            f"{source} is damaged: message {reader.number}, line {reader.first}, cannot be read (the file ends in it)"
        )
    else:
        what = f"{source} is damaged: the file ends after message {reader.messages[-1].number}"
    if not keep_damaged:
        raise UnreadableMessageError(f"{what}; export the chat again, or keep the other messages only")
    notify(f"{what}; what was readable is kept")
    if reader.number is not None:
        reader.finish(is_damaged=True)
    return reader.messages


class _Reader(HTMLParser):
    """Gathers the text of each message by kind while the tags go by."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.open_tags: list[tuple[str, str]] = []
        self.number: str | None = None
        self.first = 0
        self._depth = 0
        self._date: datetime.datetime | None = None
        self._told: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._tell("\n")
        if tag in _VOID:
            return
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        found = _NUMBER.fullmatch(given.get("id") or "")
        if found and "message" in classes:
            self._begin(found[1], "service" in classes)
            return
        kind = self.open_tags[-1][1] if self.open_tags else ""
        if self.number is not None and kind != SERVICE:
            if "details" in classes and any(above == POLL for _, above in self.open_tags):
                kind = POLL
            kind = next((_KINDS[name] for name in classes if name in _KINDS), kind)
            if kind == _TEXT and tag in {"div", "blockquote", "pre"}:
                self._told.append((_TEXT, "\n"))
            if "date" in classes and self._date is None:
                self._date = _moment(given.get("title") or "")
        self.open_tags.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self.open_tags):
            return
        while self.open_tags.pop()[0] != tag:
            pass
        if self.number is not None and len(self.open_tags) <= self._depth:
            self.finish()

    def handle_data(self, data: str) -> None:
        self._tell(_SPACE.sub(" ", data))

    def finish(self, is_damaged: bool = False) -> None:
        """Put the message away that is being read."""
        parts: dict[str, str] = {}
        for kind, words in self._told:
            parts[kind] = parts.get(kind, "") + words
        text = "\n".join(_ANSWER.sub("", line.strip()) for line in parts.pop(_TEXT, "").split("\n") if line.strip())
        asides = [(kind, " ".join(words.split())) for kind, words in parts.items() if kind != _FIELD and words.strip()]
        if is_damaged:
            asides, text = [(DAMAGED, line) for line in (text or "…").split("\n")] + asides, ""
        elif not text and not asides:
            asides = [(MEDIA, "no text")]
        last = self.getpos()[0]
        self.messages.append(Message(self.number or "", self.first, last, text, self._date, tuple(asides)))
        self.number = None

    def _begin(self, number: str, is_service: bool) -> None:
        if self.number is not None:
            self.finish()
        self.number, self.first, self._depth = number, self.getpos()[0], len(self.open_tags)
        self._date, self._told = None, []
        self.open_tags.append(("div", SERVICE if is_service else ""))

    def _tell(self, words: str) -> None:
        kind = self.open_tags[-1][1] if self.open_tags else ""
        if self.number is not None and kind:
            self._told.append((kind, words))


def _moment(title: str) -> datetime.datetime | None:
    """A moment as the export writes it, in UTC where it tells the time zone."""
    found = _MOMENT.search(title)
    if not found:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    try:
        moment = datetime.datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}")
    except ValueError:
        return None
    return moment.astimezone(datetime.UTC) if moment.tzinfo else moment
