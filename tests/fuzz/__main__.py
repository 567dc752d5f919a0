"""Damaged files for every reader, thousands each: ``python -m tests.fuzz [--cases N] [READER …]``, or ``make fuzz``.

Cases have numbers and are the same on every machine; ``--case K READER`` writes one to a file, so that it can be looked
at. What fails is an exception that is not for people, output of a reader, too much time or too much memory.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.damage import damaged
from tests.fuzz.readers import READERS, seeds_of
from tests.fuzz.watching import Told, watched

CASES = 5000


def main() -> int:
    """Run the cases, print a line a reader and every failure; 1 if there is one."""
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
    n_failures = 0
    print(f"{'reader':22}{'cases':>7}{'read':>7}{'refused':>9}{'failed':>8}{'slowest':>10}{'peak':>9}", flush=True)
    with ThreadPoolExecutor(options.jobs) as pool:
        for told in pool.map(lambda name: watched(name, options.first, options.first + options.cases), names):
            print(line(told), flush=True)
            for number, why in told.failures:
                print(f"  case {number}: {why.rstrip()}", flush=True)
            n_failures += len(told.failures)
    return 1 if n_failures else 0


def line(told: Told) -> str:
    """One reader's figures."""
    return (
        f"{told.name:22}{told.n_read + told.n_refused + len(told.failures):7,}{told.n_read:7,}{told.n_refused:9,}"
        f"{len(told.failures):8,}{told.slowest:8.2f} s{told.megabytes:6,} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
