"""Two folders of texts, paired by the names of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from aligner.corpus.manifest import DocumentPair, check_id
from aligner.errors import InputError
from aligner.language.tags import primary_subtag
from aligner.read.formats import READERS

SUFFIXES = frozenset({".txt", ".text", *READERS})


@dataclass(frozen=True, slots=True)
class Paired:
    """What two folders hold: pairs, and files of either that have no counterpart."""

    pairs: tuple[DocumentPair, ...]
    alone: tuple[str, ...]


def pair_folders(source: Path, target: Path, languages: tuple[str, str]) -> Paired:
    """Pair ``ru/a/speech.ru.docx`` with ``fr/a/speech.fr.txt``: what is left of a path without suffix and language.

    Raises:
        InputError: if a folder cannot be read, two of its files have one name, or no file has a counterpart.
    """
    sides = named_texts(source, languages[0]), named_texts(target, languages[1])
    names = sorted(sides[0].keys() & sides[1].keys(), key=_natural)
    if not names:
        raise InputError(
            f"no file of {source} has the name of one of {target}; rename them, pair them by what they say with "
            "--pair-by-content, or write a manifest"
        )
    alone = tuple(side[name] for side, other in (sides, sides[::-1]) for name in side if name not in other)
    pairs = tuple(DocumentPair(name, sides[0][name], sides[1][name]) for name in names)
    return Paired(pairs, alone)


def texts_of(folder: Path) -> Iterator[Path]:
    """The texts of a folder and the folders in it, in the order of their names, without those that are hidden.

    Raises:
        InputError: if it cannot be read, or a name could not stand in a manifest.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: _natural(entry.name))
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be read: {error.strerror or error}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from texts_of(entry)
        elif entry.is_file() and entry.suffix.lower() in SUFFIXES:
            if not entry.name.isprintable():
                raise InputError(f"the name of {entry!r} has characters that cannot be printed; rename the file")
            yield entry


def named_texts(folder: Path, lang: str) -> dict[str, str]:
    """The texts of a folder by the names that pairs of them have: without suffix and language.

    Raises:
        InputError: if the folder cannot be read, or two of its files have one name.
    """
    named: dict[str, str] = {}
    ending = re.compile(rf"[._-]{re.escape(primary_subtag(lang))}(?:-\w+)?", re.IGNORECASE)
    for path in texts_of(folder):
        place = path.relative_to(folder)
        stem = PurePath(place.stem)
        marked = ending.search(stem.name)
        stem = PurePath(stem.name[: marked.start()]) if marked and marked.end() == len(stem.name) else stem
        name = (place.parent / stem).as_posix()
        check_id(name, str(path))
        if name in named:
            raise InputError(f"{named[name]} and {path} would both be {name}; rename one, or write a manifest")
        named[name] = str(path)
    return named


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name.casefold()) if part]
