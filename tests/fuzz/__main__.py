"""Damaged files for every reader, thousands each: ``python -m tests.fuzz [--cases N] [READER …]``, or ``make fuzz``.

All readers take turns, in processes forked from one that has loaded everything. Cases have numbers and are the same on
every machine; ``--case K READER`` writes one to a file, so that it can be looked at. What fails is an exception that is
not for people, output of a reader, too much time or too much memory.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.fuzz.damage import damaged
from tests.fuzz.readers import READERS, seeds_of
from tests.fuzz.watching import Told, watched
from tests.fuzz.worker import read_sound

CASES = 5000
ROUND = 100
"""Cases of one reader before it is the next one's turn: when it is ended early, all have had as many."""


def main() -> int:
    """Run the cases, print every failure as it comes and a line a reader in the end; 1 if there is a failure."""
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"default all: {', '.join(READERS)}")
    parser.add_argument("--cases", type=int, default=CASES, help="for each reader (default %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case (default 0)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (default: all cores)")
    parser.add_argument("--case", type=int, help="write this case of the readers named to files, and run nothing")
    options = parser.parse_args()
    names = options.readers or list(READERS)
    if unknown := set(names) - READERS.keys():
        parser.error(f"there is no reader {', '.join(sorted(unknown))}; there are {', '.join(READERS)}")
    if options.case is not None:
        for name in names:
            place = Path(f"case-{options.case}-{READERS[name].name}")
            place.write_bytes(damaged(name, options.case, seeds_of(name)))
            print(place)
        return 0
    whole = {name: Told(name) for name in names}
    with ProcessPoolExecutor(options.jobs, get_context("fork")) as pool:
        for start in range(options.first, options.first + options.cases, ROUND):
            stop = min(start + ROUND, options.first + options.cases)
            for told in pool.map(partial(one_round, first=start, last=stop), names):
                whole[told.name] = whole[told.name].and_then(told)
                for number, why in told.failures:
                    print(f"{told.name}, case {number}: {why.rstrip()}", flush=True)
            print(f"{stop - options.first:,} cases of each of {len(names)} readers", flush=True)
    print(f"{'reader':22}{'cases':>7}{'read':>7}{'refused':>9}{'failed':>8}{'slowest':>10}{'peak':>9}")
    for told in whole.values():
        print(line(told))
    return 1 if any(told.failures for told in whole.values()) else 0


def one_round(name: str, first: int, last: int) -> Told:
    """Some cases of a reader, by processes forked from one that has loaded what it needs."""
    read_sound(name)
    return watched(name, first, last)


def line(told: Told) -> str:
    """One reader's figures."""
    return (
        f"{told.name:22}{told.n_cases:7,}{told.n_read:7,}{told.n_refused:9,}"
        f"{len(told.failures):8,}{told.slowest:8.2f} s{told.megabytes:6,} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
