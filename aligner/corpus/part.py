"""Which shards a run does: all, or those of one of several runs that share the work, as job arrays do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aligner.errors import InputError

_PART = re.compile(r"(\d*)/(\d+)")

TASK = "SLURM_ARRAY_TASK_ID"


@dataclass(frozen=True, slots=True)
class Part:
    """The ``number``-th of ``total`` runs, from 1: it does every ``total``-th shard, so that all end together."""

    number: int = 1
    total: int = 1

    def of(self, n_shards: int) -> range:
        """The numbers of its shards."""
        return range(self.number - 1, n_shards, self.total)


def parse_part(text: str, environment: Mapping[str, str]) -> Part:
    """``3/40``, or ``/40`` in a job array of Slurm, whose tasks are numbered from 1.

    Raises:
        InputError: if it is neither, or the number is out of range.
    """
    written = _PART.fullmatch(text.strip())
    if written is None or not int(written[2]):
        raise InputError(f"--shard is {text!r}: it is I/N, as 3/40, or /N in a job array of Slurm")
    total = int(written[2])
    if written[1]:
        number, where = int(written[1]), "--shard"
    elif environment.get(TASK, "").isdecimal():
        number, where = int(environment[TASK]), TASK
    else:
        raise InputError(f"--shard is {text!r}, but {TASK} is not set: this is no job array; give I/N, as 3/{total}")
    if not 1 <= number <= total:
        raise InputError(f"{where} is {number}: parts are numbered from 1 to {total} (sbatch --array=1-{total})")
    return Part(number, total)
