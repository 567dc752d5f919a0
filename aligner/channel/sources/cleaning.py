"""Which lines of a capture are no text of anybody's: named rules that a user can extend with a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from aligner.errors import InputError
from aligner.language.registry import known_languages

COLUMNS = ("rule", "does", "languages", "pattern", "example")

_SIGNS = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINERS = "\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"

EMOJI = f"(?:[0-9#*]\ufe0f?\u20e3|[{_SIGNS}][{_JOINERS}]*)"
"""One sign or part of a composed one, after Unicode's emoji-data; ``{emoji}`` in a pattern stands for it.

The two classes share no character: else a long row of signs could be read in exponentially many ways.
"""

_EDGE = re.compile(rf"[{_SIGNS}{_JOINERS}\s\u200b-\u200f\u202a-\u202e\u2060-\u2069]*")


class Does(StrEnum):
    """What a line that fits a rule means for the lines around it."""

    DROP = "drop"
    START = "start"  # it opens a post
    END = "end"  # it closes one
    SERVICE = "service"  # it stands between two
    DAY = "day"  # in a channel it stands between posts and dates the next ones; elsewhere it is text
    FRAME = "frame"  # it stands at the head or the foot of a channel's page, among its name and description
    AFTER_END = "after-end"  # dropped only below a line that closed a post
    KEEP = "keep"  # for a user's own rules: text, whatever other rules say

    @property
    def opens(self) -> bool:
        """Whether a post begins below."""
        return self in {Does.START, Does.SERVICE, Does.DAY, Does.FRAME}

    @property
    def closes(self) -> bool:
        """Whether a post has ended above."""
        return self is not Does.DROP and self is not Does.KEEP


KINDS: Mapping[str, Does] = MappingProxyType(
    {
        "forwarded": Does.START,
        "message-header": Does.START,
        "day": Does.DAY,
        "reactions": Does.END,
        "views": Does.END,
        "time": Does.AFTER_END,
        "comments": Does.END,
        "service": Does.SERVICE,
        "channel-page": Does.FRAME,
        "app": Does.DROP,
        "media": Does.DROP,
        "media-placeholder": Does.DROP,
        "media-link": Does.DROP,
        "read-more": Does.DROP,
        "subscribe": Does.DROP,
        "share": Does.DROP,
        "navigation": Does.DROP,
        "breadcrumbs": Does.DROP,
        "footer": Does.DROP,
        "site-builder": Does.DROP,
        "cookies": Does.DROP,
        "emoji": Does.DROP,
        "invisible": Does.DROP,
    }
)
"""What the rules of the package are called, in the order in which they are tried, and what their lines mean."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line: ``pattern`` fits all of it, either as it is or without emoji and white space at its ends."""

    name: str
    does: Does
    languages: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in the order they are tried, and all their patterns in one, to pass most lines at once."""

    rules: tuple[Rule, ...]
    any_of: re.Pattern[str]

    def first(self, line: str) -> Rule | None:
        """The first rule that a line fits, None where it is text."""
        spellings = _spellings(line)
        if not any(self.any_of.fullmatch(spelling) for spelling in spellings):
            return None
        for rule in self.rules:
            if any(rule.pattern.fullmatch(spelling) for spelling in spellings):
                return None if rule.does is Does.KEEP else rule
        return None


def without_signs(line: str) -> str:
    """A line without the emoji and white space at its ends."""
    start = _at_start(line)
    return line[start : len(line) - _at_start(line[start:][::-1])]


def load_rules(extra: Path | None = None) -> Rules:
    """The rules of the package, after the user's own.

    Raises:
        InputError: if ``extra`` is no table of rules; the message names the line.
    """
    return as_rules((*(_own_rules(extra) if extra else ()), *_shipped_rules()))


def as_rules(rules: Sequence[Rule]) -> Rules:
    """Make rules ready for use."""
    return Rules(tuple(rules), re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules), re.IGNORECASE))


def read_rules(lines: Iterable[str], name: str) -> list[Rule]:
    """Rules of a table: a line each, columns parted by tabs, the first line their names, ``#`` before a remark.

    Raises:
        InputError: if a line is not such a rule, or does not fit its own example.
    """
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise InputError(f"{name} is not a table of rules: its first line must be {' '.join(COLUMNS)}, parted by tabs")
    return [_rule(row, f"{name}, line {rows.line_num}") for row in rows if row and not row[0].startswith("#")]


def _rule(row: Sequence[str], place: str) -> Rule:
    if len(row) != len(COLUMNS):
        raise InputError(f"{place}: {len(row)} columns, not {len(COLUMNS)}; part {', '.join(COLUMNS)} by tabs")
    name, does, languages, pattern, example = row
    if not name.strip():
        raise InputError(f"{place}: the rule has no name; give it one, the list of dropped lines will show it")
    if does not in set(Does):
        raise InputError(f"{place}: a rule cannot {does!r}; write one of {', '.join(Does)}")
    try:
        compiled = re.compile(pattern.replace("{emoji}", EMOJI), re.IGNORECASE)
    except (re.error, OverflowError) as error:
        raise InputError(f"{place}: the pattern {pattern!r} is no regular expression: {error}") from error
    except RecursionError as error:
        raise InputError(f"{place}: the pattern has groups within groups, too many to be read") from error
    rule = Rule(name, Does(does), tuple(languages.split(",")), compiled, example)
    if not any(compiled.fullmatch(spelling) for spelling in _spellings(example)):
        raise InputError(f"{place}: the pattern {pattern!r} does not fit all of its example {example!r}")
    if compiled.fullmatch(""):
        raise InputError(f"{place}: the pattern {pattern!r} fits an empty line; make it ask for a character")
    return rule


def _spellings(line: str) -> tuple[str, ...]:
    """A line as it is, and without the signs at its ends."""
    whole = line.strip()
    bare = without_signs(whole)
    return (whole, bare) if bare and bare != whole else (whole,)


def _at_start(line: str) -> int:
    found = _EDGE.match(line)
    return found.end() if found else 0


def _shipped_rules() -> list[Rule]:
    """The rules for every language, in a table like those of users, and those that each language's file adds."""
    shared = files("aligner.channel.sources") / "rules" / "chrome.tsv"
    rules = read_rules(shared.read_text(encoding="utf-8").splitlines(), "the rules of the package")
    for tag, language in known_languages().items():
        for line in language.chrome:
            row = (line.kind, KINDS[line.kind], tag, line.pattern, line.example)
            rules.append(_rule(row, f"the rules for {tag}"))
    order = list(KINDS)
    return sorted(rules, key=lambda rule: order.index(rule.name))


def _own_rules(path: Path) -> list[Rule]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise InputError(f"there is no file of rules {path}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the rules in {path} are not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise InputError(f"the rules in {path} cannot be read: {error.strerror or error}") from error
    return read_rules(lines, str(path))
