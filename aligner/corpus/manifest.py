"""The manifest: which documents are to be paired with which, a row each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.tasks.options import AlignOptions

COLUMNS = ("id", "source", "target", "options")

MOST_ID_BYTES = 200
"""Of an id, which names files: file systems take 255, and suffixes are added."""

_FORBIDDEN = frozenset('\\:*?"<>|')
"""Characters of an id that Windows takes in no name of a file."""

_OPTIONS = {"source_lang": str, "target_lang": str, "segmented": bool, "max_bead": int, "check_language": bool}
"""What a row may say of its own pair, as ``AlignOptions`` calls it."""

_MOST_DIGITS = 6
"""Of a number in a row; Python reads none of more than some thousands."""

_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two files that are to be aligned: paths as the user gave them, and options that differ from those of the rest.

    ``id`` is unique in its manifest and fit for the name of a file; a slash in it makes folders.
    """

    id: str
    source: str
    target: str
    options: str = ""

    @property
    def row(self) -> str:
        """The row of a manifest, without its line feed."""
        return "\t".join((self.id, self.source, self.target, self.options)).rstrip("\t")

    def with_options(self, options: AlignOptions) -> AlignOptions:
        """The options of the corpus with those of this pair."""
        return replace(options, **_parsed_options(self.options)) if self.options else options


def read_manifest(path: Path) -> Iterator[DocumentPair]:
    """The rows of a table with tabs: id, source, target and perhaps options; a header that says so is passed over.

    Raises:
        InputError: if the file cannot be read, or a row cannot be used; the message names the line.
    """
    n_rows = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, line in enumerate(file, 1):
                cells = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
                if not any(cells) or (number == 1 and tuple(map(str.lower, cells)) in (COLUMNS, COLUMNS[:3])):
                    continue
                n_rows += 1
                yield _row(cells, f"{path}, line {number}")
    except OSError as error:
        raise InputError(f"cannot read the manifest {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the manifest {path} is not UTF-8; save it as UTF-8") from error
    if not n_rows:
        raise InputError(f"the manifest {path} has no row; a row is id, source and target, with tabs between them")


def row_of(line: str) -> DocumentPair:
    """The pair of a row that ``DocumentPair.row`` made."""
    return DocumentPair(*line.rstrip("\n").split("\t"))


def check_id(name: str, where: str) -> None:
    """Refuse an id that could not name a file in the folder of the corpus.

    Raises:
        InputError: if it is empty, climbs out of the folder, or has characters that file names cannot have.
    """
    if not name:
        raise InputError(f"{where}: the id is empty; give each pair one of its own")
    if any(part in ("", ".", "..") for part in name.split("/")):
        raise InputError(f"{where}: the id {name!r} leads out of the folder of the corpus; ids name files in it")
    odd = sorted({character for character in name if character in _FORBIDDEN or not character.isprintable()})
    if odd:
        raise InputError(f"{where}: the id {name!r} has {odd[0]!r}, which no file name can have on every system")
    if len(name.encode()) > MOST_ID_BYTES:
        raise InputError(f"{where}: the id {name[:20]}… has more than {MOST_ID_BYTES} bytes; ids name files")


class IdsSeen:
    """Which ids there were so far: eight bytes each, so that ten million fit into 80 MB."""

    def __init__(self) -> None:
        """None yet."""
        self._hashes = array("Q")

    def add(self, name: str) -> None:
        """Note an id."""
        self._hashes.frombytes(blake2b(name.encode(), digest_size=8).digest())

    def repeated(self) -> bool:
        """Whether one may have come twice."""
        import numpy as np  # noqa: PLC0415  it sorts ten million in a second, in their own eight bytes

        ordered = np.sort(np.frombuffer(self._hashes, np.uint64))
        return bool((ordered[1:] == ordered[:-1]).any())


def refuse_repeated(pairs: Iterable[DocumentPair], where: str) -> None:
    """Name the first id that comes twice.

    Raises:
        InputError: if there is one.
    """
    places: dict[str, int] = {}
    for number, pair in enumerate(pairs, 1):
        if pair.id in places:
            raise InputError(
                f"{where}: the id {pair.id!r} is that of pair {places[pair.id]} and of pair {number}; ids name files, "
                "so give each pair one of its own"
            )
        places[pair.id] = number


def _row(cells: list[str], where: str) -> DocumentPair:
    if len(cells) < 3 or not all(cells[:3]):
        raise InputError(f"{where}: a row is id, source and target, with tabs between them, and perhaps options")
    if len(cells) > len(COLUMNS) and any(cells[len(COLUMNS) :]):
        raise InputError(f"{where}: the row has {len(cells)} columns, and at most four are known: {', '.join(COLUMNS)}")
    check_id(cells[0], where)
    options = cells[3] if len(cells) > 3 else ""
    try:
        AlignOptions(**_parsed_options(options))
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    return DocumentPair(cells[0], cells[1], cells[2], " ".join(options.split()))


@lru_cache(maxsize=1024)
def _parsed_options(text: str) -> Mapping[str, Any]:
    options: dict[str, Any] = {}
    for part in text.split():
        name, _, value = part.partition("=")
        name = name.removeprefix("--").replace("-", "_")
        kind = _OPTIONS.get(name)
        if kind is None:
            raise InputError(f"there is no option {name!r} for a pair; known are {', '.join(_OPTIONS)}")
        if kind is bool:
            if value and value not in _YES_NO:
                raise InputError(f"{name} is {value!r}: it is yes or no")
            options[name] = _YES_NO[value] if value else True
        elif kind is int:
            if not value.isdecimal() or len(value) > _MOST_DIGITS:
                raise InputError(f"{name} is {value[:40]!r}: it is a whole number of at most {_MOST_DIGITS} digits")
            options[name] = int(value)
        else:
            options[name] = value
    return options
