"""Telegram Desktop's export of a chat, ``result.json``: message by message, so that damage to one leaves the others."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from aligner.channel.sources.message import DAMAGED, MEDIA, REACTIONS, SERVICE, Message, UnreadableMessageError
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice

_MESSAGES = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
_SPACE = re.compile(r"[ \t\r\n]*")
_ID = re.compile(r'\{\s*"id"\s*:\s*(-?\d+)')
_NEXT_MESSAGE = re.compile(r'(?<=\n)[ \t]*(?=\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:)')
_MEDIA_FIELDS = ("media_type", "photo", "file", "contact_information", "location_information", "mime_type")

_DECODER = json.JSONDecoder()


class _DamageError(Exception):
    """A message that cannot be read: where the next one may begin is for the caller to find."""


def read_messages(
    text: str, source: str, keep_damaged: bool = False, notify: Notify = ignore_notice
) -> Iterator[Message]:
    """The messages of an export, of one chat or of all.

    Args:
        source: how errors call the file.
        keep_damaged: pass over what cannot be read, line by line among the asides, instead of refusing the file.
        notify: is told which messages were passed over.

    Raises:
        InputError: if this is no such export.
        UnreadableMessageError: if a message cannot be read; it names the message.
    """
    opening = _MESSAGES.search(text)
    if opening is None:
        raise InputError(
            f"{source} is no export of Telegram Desktop: it has no list of messages; "
            "in the chat's menu choose Export chat history, format Machine-readable JSON"
        )
    line, counted = 1, 0
    while opening is not None:
        at = opening.end()
        before = None  # the number of the last message read
        while True:
            at = _after_space(text, at)
            line, counted = line + text.count("\n", counted, at), at
            if text.startswith("]", at):
                break
            try:
                entry, end = _entry(text, at)
                message = _message(entry, line, line + text.count("\n", at, end))
                at = _after_comma(text, end)
            except (_DamageError, ValueError, RecursionError) as error:
                found = _ID.match(text, at)
                name = f"message {found[1]}" if found else f"the message after {before}" if before else "a message"
                what = f"{source} is damaged: {name}, line {line}, cannot be read ({error})"
                if not keep_damaged:
                    raise UnreadableMessageError(
                        f"{what}; export the chat again, or keep the other messages only"
                    ) from error
                notify(f"{what}; it is left out")
                resumed = _NEXT_MESSAGE.search(text, at + 1)
                end = resumed.end() if resumed else len(text)
                yield _damaged(text[at:end], found[1] if found else "", line)
                at = end
                if resumed is None:
                    return
                continue
            before = message.number
            yield message
        opening = _MESSAGES.search(text, at)


def _entry(text: str, at: int) -> tuple[dict[str, Any], int]:
    if at >= len(text):
        raise _DamageError("the file ends before the list of messages does")
    try:
        entry, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text) - 1 or error.msg.startswith("Unterminated string")
        what = "the file ends in it" if is_cut else f"{error.msg} in line {text.count(chr(10), 0, error.pos) + 1}"
        raise _DamageError(what) from error
    if not isinstance(entry, dict):
        raise _DamageError("it is no message")
    return entry, end


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _after_comma(text: str, at: int) -> int:
    """Where the next message begins or the list ends."""
    at = _after_space(text, at)
    if text.startswith(",", at):
        return at + 1
    if text.startswith("]", at):
        return at
    raise _DamageError("the file ends after it" if at >= len(text) else "no comma follows it")


def _damaged(raw: str, number: str, line: int) -> Message:
    asides = tuple((DAMAGED, part.strip()) for part in raw.splitlines() if part.strip())
    return Message(number, line, line + raw.rstrip().count("\n"), asides=asides)


def _message(entry: dict[str, Any], first: int, last: int) -> Message:
    number = str(entry.get("id", ""))
    if entry.get("type") != "message":
        told = [entry.get(field) for field in ("actor", "action", "title")]
        words = " ".join(str(word) for word in told if isinstance(word, str) and word)
        aside = (SERVICE, f"{words} {_flat(entry.get('text', ''))}".strip() or str(entry.get("type", "")))
        return Message(number, first, last, asides=(aside,))
    text = _flat(entry.get("text", "")) + _poll(entry.get("poll"))
    asides = [(REACTIONS, words)] if (words := _reactions(entry.get("reactions"))) else []
    if not text.strip():
        kind = next((str(entry[field]) for field in _MEDIA_FIELDS if entry.get(field)), "no text")
        asides.insert(0, (MEDIA, kind))
    return Message(number, first, last, text, _moment(entry, "date"), tuple(asides), _moment(entry, "edited"))


def _flat(text: object) -> str:
    """Text as a string, or as a list of strings and entities."""
    if isinstance(text, str):
        return text
    if isinstance(text, dict) and isinstance(text.get("text"), (str, list)):
        return _flat(text["text"])
    if isinstance(text, list):
        return "".join(_flat(part) for part in text)
    raise _DamageError(f"its text is {type(text).__name__}, not text")


def _poll(poll: object) -> str:
    """Question and answers, a line each."""
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    parts = [poll.get("question", ""), *(answers if isinstance(answers, list) else ())]
    return "".join(f"\n{_flat(part)}" for part in parts)


def _reactions(reactions: object) -> str:
    if not isinstance(reactions, list):
        return ""
    told = [entry for entry in reactions if isinstance(entry, dict)]
    return " ".join(f"{entry.get('emoji', entry.get('type', ''))} {entry.get('count', '')}".strip() for entry in told)


def _moment(entry: dict[str, Any], field: str) -> datetime.datetime | None:
    """When it was published or edited, in UTC where the export tells that, else by the clock of who exported it.

    An edit at the beginning of 1970 is how older exports say that there was none.
    """
    try:
        if (seconds := entry.get(f"{field}_unixtime")) is not None:
            return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if int(seconds) else None
        moment = datetime.datetime.fromisoformat(entry[field])
        return None if moment.year <= 1970 else moment
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
