"""Strings of web programs: a JSON object of texts under keys, flat or nested (``menu.file``)."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from json.decoder import scanstring  # type: ignore[attr-defined]  # the standard library's, public by its name

from aligner.read.string_table import Entry, SyntaxFaultError

_TOKEN = re.compile(r"[ \t\n\r]*(?:([{}\[\]:,])|(\")|([^\s{}\[\]:,\"]+))")

LEVEL = "."
"""What stands between the names of an object and of its members in a key."""


def entries_of(content: str) -> list[Entry]:
    """The texts of an object in order, those of objects and lists inside of it under a key of all the names.

    Raises:
        SyntaxFaultError: if it is no JSON, or no object.
    """
    try:
        whole = json.loads(content)
    except json.JSONDecodeError as error:
        raise SyntaxFaultError(f"no JSON: {error.msg}", error.pos) from error
    except (ValueError, RecursionError) as error:
        raise SyntaxFaultError(f"no JSON: {error}", 0) from error
    if not isinstance(whole, dict):
        raise SyntaxFaultError("the strings of a .json are an object of keys and texts", 0)
    if "schema" in whole and "beads" in whole:
        raise SyntaxFaultError("this is an alignment, not a text; give it to `aligner check` or `aligner convert`", 0)
    return _entries(content)


def comments_of(content: str) -> list[tuple[int, str]]:
    """None: JSON has no comments."""
    return []


def _entries(content: str) -> list[Entry]:
    """What JSON that is known to be sound holds: a walk over its signs with the names of the open objects."""
    entries: list[Entry] = []
    names: list[str | int | None] = []
    place = 0
    is_name = False
    while token := _TOKEN.match(content, place):
        place = token.end()
        sign = token[1]
        if sign in ("{", "["):
            names.append(0 if sign == "[" else None)
            is_name = sign == "{"
        elif sign in ("}", "]"):
            names.pop()
            is_name = False
        elif sign == ",":
            top = names[-1] if names else None
            if isinstance(top, int):
                names[-1] = top + 1
            else:
                is_name = True
        elif token[2]:
            start = token.start(2)
            text, place = scanstring(content, start + 1, True)
            if is_name:
                names[-1], is_name = text, False
            else:
                entries.append(Entry(LEVEL.join(map(str, names)), text, start, place))
    return entries


def literal(text: str, encoding: str) -> str:
    """How a text is written, in quotation marks."""
    return json.dumps(text, ensure_ascii=encoding == "ascii")


def without(content: str, keys: Container[str]) -> str:
    """The object without the texts of some keys, laid out anew if there is one; those in lists stay in their places."""
    whole = json.loads(content)
    if not _take_out(whole, keys, ""):
        return content
    return _laid_out(whole, content)


def _take_out(value: object, keys: Container[str], before: str) -> bool:
    """Take members out of an object and of those inside of it; whether there were any."""
    if isinstance(value, list):
        inside = [_take_out(item, keys, f"{before}{number}{LEVEL}") for number, item in enumerate(value)]
        return any(inside)
    if not isinstance(value, dict):
        return False
    gone = [name for name, member in value.items() if isinstance(member, str) and f"{before}{name}" in keys]
    for name in gone:
        del value[name]
    inside = [_take_out(member, keys, f"{before}{name}{LEVEL}") for name, member in value.items()]
    return bool(gone) or any(inside)


def with_added(content: str, added: list[tuple[str, str]], *, nested: bool) -> str:
    """The object with more texts, each under its whole key, or where its key says if objects are ``nested``."""
    whole = json.loads(content)
    nested = nested and any(isinstance(member, dict) for member in whole.values())
    for key, text in added:
        *way, last = key.split(LEVEL) if nested else [key]
        inner, is_open = whole, True
        for name in way:
            is_open = isinstance(inner, dict) and isinstance(inner.get(name, {}), dict)
            if not is_open:
                break
            inner = inner.setdefault(name, {})
        if is_open and isinstance(inner, dict) and last not in inner:
            inner[last] = text
        else:
            whole[key] = text
    return _laid_out(whole, content)


def _laid_out(whole: object, content: str) -> str:
    """JSON set in as a file was."""
    indent = re.search(r"\n([ \t]+)\"", content)
    return (
        json.dumps(whole, ensure_ascii=content.isascii() and "\\u" in content, indent=indent[1] if indent else 2) + "\n"
    )
