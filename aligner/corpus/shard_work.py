"""A shard's work, from its rows to its marker: the same wherever it is done, and done again only where it must be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from aligner.corpus.digest import joint_digest, pair_digests
from aligner.corpus.manifest import DocumentPair
from aligner.corpus.marker import Failure, Marker, read_marker, sound, write_marker
from aligner.corpus.pair import Failed
from aligner.corpus.plan import Plan, Shard
from aligner.corpus.truth import digest_of, read_lines, write_lines
from aligner.errors import InputError

Progress = Callable[[int, bool], None]
"""Told how many more pairs are done, and whether an earlier run had made them."""


class Asked(Protocol):
    """Whoever aligns a pair when asked: a ``Cell``."""

    def ask(self, pair: DocumentPair, digest: str) -> bytes | Failed:
        """Have a pair aligned."""


@dataclass(frozen=True, slots=True)
class ShardAccount:
    """What became of a shard: ``n_made`` of its pairs were tried now, the others were there from earlier."""

    number: int
    n_pairs: int
    n_failed: int
    n_made: int


@dataclass(slots=True)
class _Tally:
    """What is learned while a shard is written."""

    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    n_made: int = 0


def work_on(
    plan: Plan,
    shard: Shard,
    worker: Asked,
    *,
    retry_failed: bool = False,
    progress: Progress | None = None,
) -> ShardAccount:
    """Make a shard's file and marker, unless they are there and of the same inputs, options and versions.

    Pairs that an earlier file has, made of the same, are taken from it.

    Args:
        retry_failed: try pairs again that failed with the same inputs, options and versions.
        progress: is told after each pair.

    Raises:
        InputError: if a file cannot be written, or no worker can start: then no marker stands.
    """
    pairs = plan.pairs(shard)
    digests = pair_digests(plan, pairs)
    inputs = joint_digest(digests)
    file, place = plan.file(shard), plan.marker(shard)
    earlier = sound(read_marker(place), file)
    if earlier and earlier.inputs == inputs and not (retry_failed and earlier.failures):
        if progress:
            progress(len(pairs), True)
        return ShardAccount(shard.number, len(pairs), len(earlier.failures), 0)
    known = _known(plan, shard, set(digests)) if earlier else {}
    tally = _Tally(seconds=earlier.seconds if earlier and known else 0.0)
    _remove(plan, shard, keep_file=bool(known))
    digest = write_lines(file, _lines(pairs, digests, known, worker, tally, progress))
    marker = Marker(inputs, digest, len(pairs), tuple(tally.failures), round(tally.seconds, 1))
    write_marker(marker, place)
    return ShardAccount(shard.number, len(pairs), len(marker.failures), tally.n_made)


def _lines(
    pairs: Sequence[DocumentPair],
    digests: Sequence[str],
    known: Mapping[str, bytes],
    worker: Asked,
    tally: _Tally,
    progress: Progress | None,
) -> Iterator[bytes]:
    for pair, digest in zip(pairs, digests, strict=True):
        line = known.get(digest)
        if line is None:
            started = time.monotonic()
            outcome = worker.ask(pair, digest)
            seconds = time.monotonic() - started
            tally.n_made += 1
            tally.seconds += seconds
            if isinstance(outcome, Failed):
                tally.failures.append(Failure.of(pair, outcome.error, seconds))
            else:
                line = outcome
        if line is not None:
            yield line
        if progress:
            progress(1, digest in known)


def _known(plan: Plan, shard: Shard, wanted: set[str]) -> dict[str, bytes]:
    """Lines of an earlier file that can be kept, by their digests."""
    lines = ((digest_of(line), line) for line in read_lines(plan.file(shard)))
    return {digest: line for digest, line in lines if digest in wanted}


def _remove(plan: Plan, shard: Shard, *, keep_file: bool) -> None:
    """The marker goes first: whatever happens now, nothing half-done looks finished."""
    for path in (plan.marker(shard), *(() if keep_file else (plan.file(shard),))):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(f"cannot remove {path}: {error.strerror}") from error
