"""Every regular expression of the package takes time that grows with a text, whatever repeats in it: ``make fuzz``."""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import aligner
from tests.fuzz.pumping import pumped
from tests.test_growth import LEAST_SECONDS, MOST_GROWTH, PIECES

PACKAGE = Path(aligner.__file__).parent
LETTERS = 6000
"""The fastest square of it, one of a set of characters, takes longer than ``LEAST_SECONDS``."""

MOST_DEPTH = 4
"""Of values within values that are looked through for patterns."""

LONGEST = 10.0
"""Seconds by the clock for one text, which a linear expression is through with in thousandths of one."""

TURNS, TIMES = 4, 3
"""Of a text and its half for one growth, and growths that must all be too large: the square of a text is one each time,
a busy machine is not."""

BOUNDED = {
    "aligner.figures.marks._NOTE_AFTER": "forty letters before a figure",
    "aligner.figures.reading._LABEL": "the letters of _LABEL_REACH before a figure",
    "aligner.figures.spoken._LAST_WORDS": "the letters of _REACH before a place",
    "aligner.segment.gap._CHAIN": "the letters of CONTEXT before a stop",
    "aligner.names.people._INITIAL": "twelve letters before a name",
    "aligner.names.people._LABEL": "24 letters before a name",
}
"""What searches a piece of this length alone."""

Use = Callable[[re.Pattern[str], str], object]
USES: Mapping[str, Use] = {
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "match": lambda pattern, text: pattern.match(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
}
SEARCHES = {"search", "finditer", "findall", "sub", "subn", "split", "scanner"}


@cache
def patterns() -> Mapping[re.Pattern[str], tuple[str, frozenset[str]]]:
    """Each pattern that a module holds, with the place of one of its names and the ways it is used in.

    One in a value of the package counts by the name of its field; one in a list is held to ``match`` and ``fullmatch``,
    since what a list is walked for is not to be read from its name.
    """
    known: dict[re.Pattern[str], tuple[str, set[str]]] = {}
    for found in pkgutil.walk_packages([str(PACKAGE)], "aligner."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        own = uses((path_of(found.name),))
        for name, value in vars(module).items():
            for pattern, field in within(value, 0):
                if isinstance(pattern.pattern, str):
                    ways = known.setdefault(pattern, (f"{found.name}.{name}", set()))[1]
                    ways |= (
                        own.get(name, set()) if value is pattern else {"match", "fullmatch", *anywhere().get(field, ())}
                    )
    return {pattern: (place, frozenset(ways)) for pattern, (place, ways) in known.items()}


def within(value: Any, depth: int, field: str = "") -> Iterator[tuple[re.Pattern[Any], str]]:
    """The patterns in a value, each with the name of the field that it stands in itself."""
    if isinstance(value, re.Pattern):
        yield value, field
    elif depth < MOST_DEPTH:
        if isinstance(value, Mapping):
            for one in value.values():
                yield from within(one, depth + 1)
        elif isinstance(value, list | tuple | set | frozenset):
            for one in value:
                yield from within(one, depth + 1)
        elif is_dataclass(value) and not isinstance(value, type):
            for one in fields(value):
                yield from within(getattr(value, one.name, None), depth + 1, one.name)


def path_of(module: str) -> Path:
    path = PACKAGE.parent / Path(*module.split("."))
    return path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"


@cache
def anywhere() -> Mapping[str, set[str]]:
    """The ways in which the package uses each field."""
    return uses(tuple(sorted(PACKAGE.rglob("*.py"))))


@cache
def uses(paths: tuple[Path, ...]) -> Mapping[str, set[str]]:
    """The ways in which modules use each name and field; a name that goes elsewhere is used in all of them."""
    ways: dict[str, set[str]] = {}
    for path in paths:
        called = set()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                called.add(id(node.value))
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                way = "finditer" if node.attr in SEARCHES else node.attr
                if way in USES:
                    ways.setdefault(name, set()).add(way)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                ways.setdefault(node.id, set()).update(USES)
    return ways


def seconds(use: Use, pattern: re.Pattern[str], text: str) -> float:
    """Of the processor; what takes ``LONGEST`` is ended, and takes for ever.

    That is by the clock: a timer of the processor would make the processor's own clock coarse.
    """

    def end(*_: object) -> None:
        raise TimeoutError

    earlier = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    started = time.process_time()
    try:
        use(pattern, text)
    except TimeoutError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)
    return time.process_time() - started


def growth(use: Use, pattern: re.Pattern[str], text: str) -> float:
    """How many times as long a text takes as its half; they take turns, so that a slow moment is both's."""
    half = text[: len(text) // 2] + text[-1]
    turns = [(seconds(use, pattern, text), seconds(use, pattern, half)) for _ in range(TURNS)]
    return min(whole for whole, _ in turns) / min(part for _, part in turns)


def is_square(use: Use, pattern: re.Pattern[str], text: str) -> bool:
    """Whether twice the text takes more than twice the time, each time, or it has no end; what is fast is linear."""
    first = seconds(use, pattern, text)
    if first == math.inf:
        return True
    if first < LEAST_SECONDS or seconds(use, pattern, text) < LEAST_SECONDS:
        return False
    return all(growth(use, pattern, text) > MOST_GROWTH for _ in range(TIMES))


def test_the_walk_sees_the_patterns_of_the_package():
    assert len(patterns()) > 200
    assert len({place.split(".")[1] for place, _ in patterns().values()}) > 10


@pytest.mark.parametrize("room", sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()))
def test_no_expression_takes_the_square_of_a_text(room: str):
    general = [(piece * LETTERS)[:LETTERS] + "\x01" for piece in PIECES]
    squares = {}
    for pattern, (place, ways) in patterns().items():
        if place.split(".")[1] != room:
            continue
        for way in sorted(ways - {"finditer"} if place in BOUNDED else ways):
            for text in (*general, *pumped(pattern, LETTERS)):
                if is_square(USES[way], pattern, text):
                    squares[f"{place}.{way}"] = text[:40]
    assert not squares


@pytest.mark.parametrize("written", [r"a*b", r"(?:ab)*c", r"\s*\n", r"(?:\w+\.)+!", r"x[^y]*y", r"(?:ab|abab)+c"])
def test_a_square_is_seen(written: str):
    pattern = re.compile(written)
    assert any(is_square(USES["finditer"], pattern, text) for text in pumped(pattern, LETTERS))


@pytest.mark.parametrize("written", [r"(?<!a)a*+b", r"(?<!\s)\s*\n", r"[^y]*+", r"x[^y]{0,40}y"])
def test_what_is_linear_passes(written: str):
    pattern = re.compile(written)
    assert not any(is_square(USES["finditer"], pattern, text) for text in pumped(pattern, LETTERS))
