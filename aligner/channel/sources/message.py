"""A message of an export, in whichever form the export has it, and what becomes of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.channel.sources.cleaning import Does, Rules
from aligner.channel.sources.pasted import Parsed
from aligner.channel.statements.statement import Dropped, Line, Post
from aligner.errors import InputError

SERVICE = "service"
REACTIONS = "reactions"
MEDIA = "media"
POLL = "poll"
DAMAGED = "damaged"

_LINE_END = re.compile("[\n\u2028\u2029]")


class UnreadableMessageError(InputError):
    """A message of an export cannot be read; the others could be kept."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is read of a message: its text with line ends, and ``asides``, each a rule and a text that it drops.

    ``first`` and ``last`` are its lines in the file; ``edited`` is when it was last edited, None for never.
    """

    number: str
    first: int
    last: int
    text: str = ""
    date: datetime.datetime | None = None
    asides: tuple[tuple[str, str], ...] = ()
    edited: datetime.datetime | None = None


def posts_of(messages: Iterable[Message], source: str, rules: Rules) -> Parsed:
    """A post of every message that has text, without its lines of chrome."""
    posts: list[Post] = []
    dropped: list[Dropped] = []
    for message in messages:
        texts = (text.strip() for text in _LINE_END.split(message.text))
        lines, chrome = clean((Line(text, message.first, message.last) for text in texts if text), source, rules)
        dropped += chrome
        dropped += [Dropped(source, message.first, text, name) for name, text in message.asides]
        if lines:
            posts.append(Post(source, lines, message.date, edited=message.edited))
    return Parsed(tuple(posts), tuple(dropped))


def clean(lines: Iterable[Line], source: str, rules: Rules) -> tuple[tuple[Line, ...], list[Dropped]]:
    """Part the lines of one post from chrome. Its bounds are known: what would stand between two posts is dropped too,
    but days and hours are text.
    """
    kept, dropped = [], []
    for line in lines:
        rule = rules.first(line.text)
        if rule is not None and rule.does not in {Does.DAY, Does.AFTER_END}:
            dropped.append(Dropped(source, line.first, line.text, rule.name))
        else:
            kept.append(line)
    return tuple(kept), dropped
