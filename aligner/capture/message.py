"""A message of an export, in whichever form the export has it, and what becomes of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.capture.cleaning import Does, Rules
from aligner.capture.pasted import Parsed
from aligner.capture.statement import Dropped, Line, Post

SERVICE = "service"
REACTIONS = "reactions"
MEDIA = "media"
POLL = "poll"
DAMAGED = "damaged"

_CHROME = {Does.DROP, Does.START, Does.END, Does.SERVICE}


@dataclass(frozen=True, slots=True)
class Message:
    """What is read of a message: its text with line ends, and ``asides``, each a rule and a text that it drops.

    ``first`` and ``last`` are its lines in the file.
    """

    number: str
    first: int
    last: int
    text: str = ""
    date: datetime.datetime | None = None
    asides: tuple[tuple[str, str], ...] = ()


def parsed(messages: Iterable[Message], source: str, rules: Rules) -> Parsed:
    """A post of every message that has text, without its lines of chrome."""
    posts, dropped = [], []
    for message in messages:
        lines = []
        for text in message.text.split("\n"):
            if not (line := text.strip()):
                continue
            rule = rules.first(line)
            if rule is not None and rule.does in _CHROME:
                dropped.append(Dropped(source, message.first, line, rule.name))
            else:
                lines.append(Line(line, message.first, message.last))
        dropped += [Dropped(source, message.first, text, rule_name) for rule_name, text in message.asides]
        if lines:
            posts.append(Post(source, tuple(lines), message.date, message.number))
    return Parsed(tuple(posts), tuple(dropped))
