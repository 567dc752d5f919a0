"""The plan of a corpus: its pairs, cut into shards, and the options for all; a folder's first two files."""

from __future__ import annotations

import json
import os
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aligner.bilingual.node import DamagedError, Node, node_of
from aligner.corpus.kept_options import kept, made_by, options_from
from aligner.corpus.manifest import DocumentPair, IdsSeen, refuse_repeated, row_of
from aligner.errors import InputError
from aligner.tasks.options import AlignOptions
from aligner.write.atomic import writing

SCHEMA = "aligner-corpus/1"
PLAN = "plan.json"
MANIFEST = "manifest.tsv"
SHARDS = "shards"

SHARD_BYTES = 600_000
"""Of both texts of its pairs: a minute's work, so that little is lost with a shard and starting one costs nothing …"""

LEAST_SHARD_BYTES = SHARD_BYTES // 16
ENOUGH_SHARDS = 64
"""… and less where there would be fewer shards than these: all workers of a machine are to end at about one time."""

SHARD_PAIRS = 500
"""Most pairs of a shard, for corpora of very small texts."""

_NAME = re.compile(r"([0-9]{6,})\.(?:jsonl\.zst|json)")


@dataclass(frozen=True, slots=True)
class Shard:
    """Some rows of the manifest that follow each other: where they begin in it (bytes), how many, how large (bytes)."""

    number: int
    offset: int
    n_pairs: int
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done in a folder, and with what.

    ``base`` is the folder that relative paths of the manifest count from; ``made_by`` are the versions of this
    installation, which shape the result beside the options.
    """

    folder: Path
    base: Path
    options: AlignOptions
    shards: tuple[Shard, ...]
    made_by: tuple[tuple[str, str], ...]

    @property
    def n_pairs(self) -> int:
        """Of all shards."""
        return sum(shard.n_pairs for shard in self.shards)

    def pairs(self, shard: Shard) -> tuple[DocumentPair, ...]:
        """The rows of a shard.

        Raises:
            InputError: if the manifest of the plan cannot be read or is another by now.
        """
        place = self.folder / MANIFEST
        try:
            with place.open("rb") as file:
                file.seek(shard.offset)
                return tuple(row_of(file.readline().decode()) for _ in range(shard.n_pairs))
        except (OSError, ValueError, TypeError) as error:
            raise InputError(f"{place} is not the one of {PLAN}: start with the manifest again") from error

    def file(self, shard: Shard) -> Path:
        """Where the alignments of a shard go."""
        return self.folder / SHARDS / f"{shard.number:06}.jsonl.zst"

    def marker(self, shard: Shard) -> Path:
        """Where it says that a shard is done."""
        return self.folder / SHARDS / f"{shard.number:06}.json"


def make_plan(
    pairs: Iterable[DocumentPair],
    folder: Path,
    options: AlignOptions,
    *,
    base: Path,
    shard_pairs: int = SHARD_PAIRS,
) -> Plan:
    """Cut pairs into shards, and write the plan into a folder, which is made if need be.

    A plan that is there is replaced: what it has in common with this one is not done again.

    Raises:
        InputError: if an id comes twice, an option cannot be used, or the folder cannot be written.
    """
    try:
        (folder / SHARDS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder}: {error.strerror}") from error
    stored_options = kept(options)
    base = base.absolute()
    shard_bytes = _earlier_shard_bytes(folder)
    ids = IdsSeen()
    row_sizes, text_sizes = array("Q"), array("Q")
    manifest = folder / MANIFEST
    with writing(manifest, folder / PLAN) as (rows, head):
        for pair in pairs:
            ids.add(pair.id)
            row = f"{pair.row}\n".encode()
            rows.write(row)
            row_sizes.append(len(row))
            text_sizes.append(_size(base / pair.source) + _size(base / pair.target))
        rows.flush()
        if ids.repeated():
            with Path(rows.name).open(encoding="utf-8", newline="\n") as file:
                refuse_repeated(map(row_of, file), "the manifest")
        shard_bytes = shard_bytes or _shard_bytes(sum(text_sizes))
        shards = list(_cut(row_sizes, text_sizes, shard_bytes, shard_pairs))
        stored = {
            "schema": SCHEMA,
            "base": str(base),
            "options": stored_options,
            "shard_bytes": shard_bytes,
            "shards": [[shard.offset, shard.n_pairs, shard.n_bytes] for shard in shards],
        }
        head.write((json.dumps(stored, ensure_ascii=False) + "\n").encode("utf-8", "surrogateescape"))
    plan = _plan(folder, Node(stored))
    _remove_stale(plan)
    return plan


def load_plan(folder: Path) -> Plan:
    """The plan of a folder.

    Raises:
        InputError: if there is none, or it is of another version.
    """
    place = folder / PLAN
    try:
        stored = _stored(place)
        schema = stored["schema"].value
        if schema != SCHEMA:
            raise InputError(f"{place} is of another version ({schema!r}): start with the manifest again")
        return _plan(folder, stored)
    except FileNotFoundError as error:
        raise InputError(f"{folder} is no corpus: it has no {PLAN}; begin with a manifest and -o {folder}") from error
    except OSError as error:
        raise InputError(f"cannot read {place}: {error.strerror}") from error
    except DamagedError as damage:
        raise InputError(f"{place} is damaged ({damage}): start with the manifest again") from damage


def _stored(place: Path) -> Node:
    """What the file of a plan holds; names of files need not be text (``os.fsdecode``)."""
    return node_of(place.read_bytes().decode("utf-8", "surrogateescape"))


def _plan(folder: Path, stored: Node) -> Plan:
    options = options_from(stored["options"])
    shards = tuple(_shard(number, shard) for number, shard in enumerate(stored["shards"].items()))
    return Plan(folder, Path(stored["base"].text()), options, shards, tuple(sorted(made_by(options).items())))


def _shard(number: int, stored: Node) -> Shard:
    numbers = [one.count() for one in stored.items()]
    if len(numbers) != 3:
        raise DamagedError(f"{stored.place} is no shard")
    return Shard(number, *numbers)


def _cut(row_sizes: Sequence[int], text_sizes: Sequence[int], n_most: int, n_pairs_most: int) -> Iterator[Shard]:
    """Runs of rows whose texts have no more bytes together than ``n_most``, where a single pair has not more."""
    number = offset = start = n_pairs = n_bytes = 0
    for row, size in zip(row_sizes, text_sizes, strict=True):
        if n_pairs and (n_bytes + size > n_most or n_pairs >= n_pairs_most):
            yield Shard(number, start, n_pairs, n_bytes)
            number, start, n_pairs, n_bytes = number + 1, offset, 0, 0
        offset, n_pairs, n_bytes = offset + row, n_pairs + 1, n_bytes + size
    yield Shard(number, start, n_pairs, n_bytes)


def _shard_bytes(n_bytes: int) -> int:
    """How large the shards of a corpus are."""
    return min(max(n_bytes // ENOUGH_SHARDS, LEAST_SHARD_BYTES), SHARD_BYTES)


def _earlier_shard_bytes(folder: Path) -> int | None:
    """That of the plan which is there: a corpus that grows a little keeps its shards."""
    try:
        earlier = _stored(folder / PLAN)["shard_bytes"].count()
    except (OSError, DamagedError):
        return None
    return earlier if LEAST_SHARD_BYTES <= earlier <= SHARD_BYTES else None


def _size(path: Path) -> int:
    """Bytes of a file; 0 where there is none, which the pair's row will tell."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  a third faster, and called by the million
    except (OSError, ValueError):
        return 0


def _remove_stale(plan: Plan) -> None:
    """Remove shards of a longer plan, and what was left half-written, so that nobody takes them for this corpus."""
    for path in _shard_files(plan):
        named = _NAME.fullmatch(path.name)
        if named and int(named[1]) >= len(plan.shards):
            with suppress(OSError):
                path.unlink()


def _shard_files(plan: Plan) -> Iterator[Path]:
    with suppress(OSError):
        yield from list((plan.folder / SHARDS).iterdir())
