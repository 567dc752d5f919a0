"""How far a corpus is, from its markers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.corpus.marker import Marker, read_marker
from aligner.corpus.plan import Plan, Shard


@dataclass(frozen=True, slots=True)
class Status:
    """Shards and pairs, done and in all; ``seconds`` is what the pairs that are done took, of one processor."""

    n_shards: int
    n_shards_done: int
    n_pairs: int
    n_pairs_done: int
    n_failed: int
    seconds: float

    @property
    def is_complete(self) -> bool:
        """Whether every shard is done."""
        return self.n_shards_done == self.n_shards

    @property
    def seconds_left(self) -> float | None:
        """Of one processor, going by the pairs that are done; None where none is."""
        if not self.n_pairs_done:
            return None
        return self.seconds / self.n_pairs_done * (self.n_pairs - self.n_pairs_done)


def markers(plan: Plan) -> Iterator[tuple[Shard, Marker | None]]:
    """Each shard with its marker; None where it is not done, or its file is gone."""
    for shard in plan.shards:
        marker = read_marker(plan.marker(shard))
        yield shard, marker if marker and marker.n_pairs == shard.n_pairs and plan.file(shard).is_file() else None


def status(plan: Plan) -> Status:
    """How far a corpus is; whether its inputs have changed since, the next run will see."""
    done = [marker for _, marker in markers(plan) if marker]
    return Status(
        len(plan.shards),
        len(done),
        plan.n_pairs,
        sum(marker.n_pairs for marker in done),
        sum(len(marker.failures) for marker in done),
        sum(marker.seconds for marker in done),
    )
