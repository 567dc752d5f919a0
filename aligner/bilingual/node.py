"""JSON values that know where they stand in their file, so that whoever damaged it learns the place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class DamagedError(Exception):
    """What is wrong with a value, and its place."""


def node_of(content: str | bytes) -> Node:
    """The value that a file or a line of JSON holds; bytes are UTF-8.

    Raises:
        DamagedError: if it is not JSON, or nested too deep to be read.
    """
    try:
        return Node(json.loads(content if isinstance(content, str) else content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise DamagedError("not JSON: it is not UTF-8 text") from error
    except RecursionError as error:
        raise DamagedError("not JSON that can be read: it is nested too deep") from error
    except ValueError as error:
        raise DamagedError(f"not JSON: {error}") from error


class Node:
    """A JSON value that knows where it stands.

    Each method returns the value as the type it is named for, or raises ``DamagedError``. A file has hundreds of
    thousands of values, so that a place is put together only when somebody has to be told of it.
    """

    __slots__ = ("_inside", "_key", "value")

    def __init__(self, value: Any, inside: Node | None = None, key: str | int = "") -> None:
        """``key`` is the name or the number of the value ``inside`` another; the whole file has none."""
        self.value = value
        self._inside = inside
        self._key = key

    @property
    def place(self) -> str:
        """``beads[3].source``; "it" for the whole file or line."""
        if self._inside is None:
            return "it"
        around = self._inside.place if self._inside._inside else ""
        if isinstance(self._key, int):
            return f"{around}[{self._key}]"
        return f"{around}.{self._key}" if around else self._key

    def __getitem__(self, key: str) -> Node:
        """The member of an object."""
        if not isinstance(self.value, dict):
            raise DamagedError(f"{self.place} is no object")
        if key not in self.value:
            raise DamagedError(f"{Node(None, self, key).place} is missing")
        return Node(self.value[key], self, key)

    def optional(self, key: str) -> Node | None:
        """The member of an object, None where it is missing or null."""
        is_there = isinstance(self.value, dict) and self.value.get(key) is not None
        return self[key] if is_there else None

    def items(self) -> Iterator[Node]:
        """The elements of a list."""
        if not isinstance(self.value, list):
            raise DamagedError(f"{self.place} is no list")
        return (Node(item, self, number) for number, item in enumerate(self.value))

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise DamagedError(f"{self.place} is no text")
        return self.value

    def choice(self, choices: type[Choice]) -> Choice:
        """One of an enumeration's strings."""
        text = self.text()
        try:
            return choices(text)
        except ValueError as error:
            raise DamagedError(f"{self.place} is {text!r}, not one of {', '.join(choices)}") from error

    def count(self) -> int:
        """A whole number from 0."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise DamagedError(f"{self.place} is no whole number from 0")
        return self.value

    def index(self, n: int, things: str) -> int:
        """An index into ``n`` things."""
        index = self.count()
        if index >= n:
            raise DamagedError(f"{self.place} is {index}, but there are {n} {things}, counted from 0")
        return index

    def number(self, low: float, high: float = sys.float_info.max) -> float:
        """A number between two bounds, both included."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool) or not low <= self.value <= high:
            raise DamagedError(f"{self.place} is no number between {low:g} and {high:g}")
        return float(self.value)
