"""The public sets that figures and models stand on: what each is, whence, under which licence, whether it is there.

bench/data.toml is the list; `make bench-data` lays out what can be fetched (bench/fetch_sets.py).
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

TABLE = Path(__file__).with_name("data.toml")


@dataclass(frozen=True)
class Source:
    """One file to fetch, and what of it becomes which file of a set.

    Attributes:
        sha256: of what is fetched; empty where nobody has seen it yet, and then kept at the first fetch.
        take: how a file is made of it, ``all`` or one of the ways in bench/laying_out.py.
    """

    url: str
    to: str
    take: str = "all"
    sha256: str = ""


@dataclass(frozen=True)
class PublicSet:
    """A set as the measures expect it in a folder of its name.

    Attributes:
        files: patterns of the files that make it up.
        sha256: of their names and contents, as the figures of this checkout were measured on them.
        serves: what needs it, as a reader would ask for it.
        made: how its files come from what is published.
        by_hand: why no command fetches it, and what to do; empty where one does.
    """

    name: str
    what: str
    licence: str
    home: str
    files: tuple[str, ...]
    sha256: str
    serves: tuple[str, ...]
    made: str
    by_hand: str = ""
    sources: tuple[Source, ...] = ()


def public_sets(table: Path = TABLE) -> Mapping[str, PublicSet]:
    """All sets, by name."""
    return {name: _set(name, entry) for name, entry in tomllib.loads(table.read_text(encoding="utf-8")).items()}


def digest(folder: Path, patterns: Iterable[str]) -> str:
    """SHA-256 of the names and contents of a set's files; empty where a pattern has no file."""
    chosen: set[Path] = set()
    for pattern in patterns:
        some = [path for path in folder.glob(pattern) if path.is_file()]
        if not some:
            return ""
        chosen.update(some)
    whole = hashlib.sha256()
    for path in sorted(chosen, key=lambda path: path.relative_to(folder).as_posix()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def lacking(bench: Path, names: Sequence[str], table: Path = TABLE) -> list[str]:
    """For each set that is not there, a line: which, what it serves, and what to do."""
    sets = public_sets(table)
    return [told(sets[name], bench) for name in names if not digest(bench / name, sets[name].files)]


class MissingSetError(click.ClickException):
    """Public sets that a measure cannot do without are not there."""

    exit_code = 2


def require(bench: Path, *names: str) -> None:
    """Go on only if the sets are there.

    Raises:
        MissingSetError: saying which are not, what they serve, and what to do.
    """
    if lines := lacking(bench, names):
        raise MissingSetError("\n".join(["public sets are missing:", *lines]))


def told(one: PublicSet, bench: Path) -> str:
    """What is missing without a set, and how to come by it."""
    how = f"no command fetches it: {one.by_hand}" if one.by_hand else f"make bench-data BENCH_DATA={bench} fetches it"
    return f"{one.name} is not in {bench} ({one.what}; {one.licence}). For: {', '.join(one.serves)}. To do: {how}"


def _set(name: str, entry: Mapping[str, Any]) -> PublicSet:
    sources = tuple(Source(**source) for source in entry.get("source", ()))
    told_of: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items() if key != "source"
    }
    return PublicSet(name=name, sources=sources, **told_of)
