"""Texts that a regular expression could need long for, made from the expression itself.

For every part that may repeat without end, what it repeats is repeated: behind what the expression asks for before it,
and with an end that it does not take. Weideman et al. (2016), "Analyzing matching time behavior of backtracking regular
expression matchers", call these pump strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # the standard library's own parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]

CHARACTERS = "aя1 .,-«'\n\t\"A№é/:@_(#%\u00a0Щ中"
"""Of these the first that a set takes stands for it."""

MANY = 30
"""Repeats; what repeats less often is bounded."""

FOREIGN = "\x01"
"""Hardly any expression takes it."""


def pumped(pattern: re.Pattern[str], n_letters: int) -> Iterator[str]:
    """Texts of so many letters, or a few more."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, body in _repeats(list(tree), ""):
        if body and (before, body) not in seen:
            seen.add((before, body))
            yield before + body * (n_letters // len(body)) + FOREIGN
            if before:
                whole = before + body
                yield whole * (n_letters // len(whole)) + FOREIGN


def _repeats(nodes: Sequence[Node], before: str) -> Iterator[tuple[str, str]]:
    """Of each part that repeats: a text for what stands before it, and one for what it repeats."""
    for operator, argument in nodes:
        if operator in _REPEATS:
            _, most, body = argument
            if most > MANY:
                yield from ((before, text) for text in _alternatives(list(body)))
        for inner in _inner(operator, argument):
            yield from _repeats(inner, before)
        before += _text([(operator, argument)])


_REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}


def _inner(operator: Any, argument: Any) -> list[list[Node]]:
    if operator in _REPEATS:
        return [list(argument[2])]
    if operator is ops.SUBPATTERN:
        return [list(argument[3])]
    if operator is ops.ATOMIC_GROUP:
        return [list(argument)]
    if operator is ops.BRANCH:
        return [list(branch) for branch in argument[1]]
    if operator in {ops.ASSERT, ops.ASSERT_NOT}:
        return [list(argument[1])]
    return []


def _alternatives(nodes: Sequence[Node]) -> Iterator[str]:
    """A text that the nodes take; where they are a choice, one for each branch; a set gives one for each character."""
    if len(nodes) == 1:
        ((operator, argument),) = nodes
        if operator is ops.BRANCH:
            for branch in argument[1]:
                yield from _alternatives(list(branch))
            return
        if operator is ops.SUBPATTERN:
            yield from _alternatives(list(argument[3]))
            return
        if operator in {ops.IN, ops.NOT_LITERAL, ops.ANY, ops.CATEGORY}:
            yield from [character for character in CHARACTERS if _takes((operator, argument), character)][:8]
            return
    yield _text(nodes)


def _text(nodes: Sequence[Node]) -> str:
    """The plainest text that the nodes take, as far as they say it themselves."""
    return "".join(_one(operator, argument) for operator, argument in nodes)


def _one(operator: Any, argument: Any) -> str:
    if operator is ops.LITERAL:
        return chr(argument)
    if operator in {ops.IN, ops.NOT_LITERAL, ops.ANY, ops.CATEGORY}:
        return next((one for one in CHARACTERS if _takes((operator, argument), one)), _listed(argument))
    if operator in _REPEATS:
        least, most, body = argument
        return _text(list(body)) * int(least or min(most, 1))
    inner = [] if operator in {ops.ASSERT, ops.ASSERT_NOT} else _inner(operator, argument)
    return _text(inner[0]) if inner else ""


def _takes(node: Node, character: str) -> bool:
    operator, argument = node
    code = ord(character)
    if operator is ops.ANY:
        return character != "\n"
    if operator is ops.NOT_LITERAL:
        return bool(code != argument)
    if operator is ops.CATEGORY:
        return re.fullmatch(_CATEGORIES[argument], character) is not None
    is_negated = argument and argument[0][0] is ops.NEGATE
    listed = any(_is_in(entry, code, character) for entry in argument)
    return listed != bool(is_negated)


def _is_in(entry: Node, code: int, character: str) -> bool:
    operator, argument = entry
    if operator is ops.LITERAL:
        return bool(code == argument)
    if operator is ops.RANGE:
        return bool(argument[0] <= code <= argument[1])
    if operator is ops.CATEGORY:
        return re.fullmatch(_CATEGORIES[argument], character) is not None
    return False


_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def _listed(argument: Any) -> str:
    """A character that a set names itself."""
    for operator, value in argument if isinstance(argument, list) else ():
        if operator is ops.LITERAL:
            return chr(value)
        if operator is ops.RANGE:
            return chr(value[0])
    return ""
