"""A shard's marker: it is there when the shard's file is whole, and says what it was made of and what failed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from aligner.bilingual.node import DamagedError, Node, node_of
from aligner.corpus.digest import content_digest
from aligner.corpus.manifest import DocumentPair
from aligner.write.atomic import writing

SCHEMA = "aligner-shard/1"


@dataclass(frozen=True, slots=True)
class Failure:
    """A pair that was not aligned: why, with which files, and after how many seconds."""

    id: str
    source: str
    target: str
    error: str
    seconds: float

    @classmethod
    def of(cls, pair: DocumentPair, error: str, seconds: float) -> Failure:
        """The failure of a pair."""
        return cls(pair.id, pair.source, pair.target, error, round(seconds, 1))


@dataclass(frozen=True, slots=True)
class Marker:
    """What a finished shard is.

    ``inputs`` is the joint digest of its pairs, ``file`` that of the shard's file; ``seconds`` is how long its pairs
    took, of all runs that made it.
    """

    inputs: str
    file: str
    n_pairs: int
    failures: tuple[Failure, ...]
    seconds: float

    @property
    def n_aligned(self) -> int:
        """How many of its pairs are in the file."""
        return self.n_pairs - len(self.failures)


def read_marker(path: Path) -> Marker | None:
    """The marker in a file; None where there is none, or none that can be trusted."""
    try:
        stored = node_of(path.read_bytes())
        if stored["schema"].value != SCHEMA:
            return None
        return Marker(
            inputs=stored["inputs"].text(),
            file=stored["file"].text(),
            n_pairs=stored["n_pairs"].count(),
            failures=tuple(map(_failure, stored["failures"].items())),
            seconds=stored["seconds"].number(0),
        )
    except (OSError, DamagedError):
        return None


def _failure(stored: Node) -> Failure:
    return Failure(
        id=stored["id"].text(),
        source=stored["source"].text(),
        target=stored["target"].text(),
        error=stored["error"].text(),
        seconds=stored["seconds"].number(0),
    )


def write_marker(marker: Marker, path: Path) -> None:
    """Write a marker, whole.

    Raises:
        InputError: if it cannot be written.
    """
    with writing(path) as (stream,):
        stream.write((json.dumps({"schema": SCHEMA, **asdict(marker)}, ensure_ascii=True) + "\n").encode())


def sound(marker: Marker | None, file: Path) -> Marker | None:
    """The marker, if the shard's file is to the byte what it was when the marker was written."""
    return marker if marker and marker.file and content_digest(file) == marker.file else None
