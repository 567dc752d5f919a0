"""What `aligner batch` takes: time and memory by front ends, a second run, and one memory of a million pairs.

    python bench/batch_many.py ../shared/bench/train/pool.tsv [--pairs 2000] [--front-ends 1 2 shards dask]
    python bench/batch_many.py --tmx 1000000

The pairs of documents are made of runs of lines of a table (origin, Russian and French in columns), each side of half
of them without one line. Every front end works in a process of its own, whose memory is looked at ten times a second;
all of them have to make the same files. Ratios are told with the load of the machine, which takes part in them.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from aligner import Alignment, Bead, Document, Flag, Severity
from aligner.corpus.exports.sink import EXPORTS
from aligner.corpus.sentence_pair import SentencePair, sentence_pairs

SHORTEST, LONGEST = 3, 8
"""Lines of a document."""

SHARDS, DASK = "shards", "dask"
MB = 2**20


def make_pairs(table: Path, n_pairs: int, folder: Path) -> Path:
    """Two folders of texts, and the manifest of their pairs."""
    chance = random.Random(1)
    lines = [line.split("\t")[1:3] for line in table.read_text(encoding="utf-8").splitlines()]
    rows = []
    for number in range(n_pairs):
        size = chance.randint(SHORTEST, LONGEST)
        start = chance.randrange(len(lines) - size)
        for lang, column in (("ru", 0), ("fr", 1)):
            text = [line[column] for line in lines[start : start + size]]
            if chance.random() < 0.5:
                del text[chance.randrange(size)]
            (folder / f"{number}.{lang}").write_text("\n\n".join(text) + "\n", encoding="utf-8")
        rows.append(f"p{number}\t{number}.ru\t{number}.fr\n")
    manifest = folder / "manifest.tsv"
    manifest.write_text("".join(rows), encoding="utf-8")
    return manifest


def batch(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "aligner", "batch", *arguments]


def measured(command: list[str]) -> tuple[float, float, list[float]]:
    """Seconds of the clock and of all processors that a command takes, and its parent's memory (MB) on the way."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    sizes: list[float] = []

    def watch() -> None:
        page = os.sysconf("SC_PAGE_SIZE")
        while process.poll() is None:
            try:
                sizes.append(int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * page / MB)
            except (OSError, IndexError):
                return
            time.sleep(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    if process.wait():
        raise SystemExit(f"{' '.join(command)} failed")
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, spent, sizes


def digest(folder: Path) -> str:
    """Of all shards' files."""
    whole = blake2b(digest_size=8)
    for path in sorted((folder / "shards").glob("*.zst")):
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()


def commands(front_end: str, manifest: Path, folder: Path, more: list[str]) -> list[list[str]]:
    """What has to be run for a corpus."""
    if front_end == SHARDS:
        parts = (batch(str(manifest), "-o", str(folder), "--shard", f"{k}/2", "--workers", "1", *more) for k in (1, 2))
        return [*parts, batch("--merge", str(folder))]
    return [batch(str(manifest), "-o", str(folder), "--workers", front_end, *more)]


@contextmanager
def cluster() -> Iterator[str]:
    """A Dask cluster of two workers, each with a thread."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        yield local.scheduler_address


def measure(front_end: str, manifest: Path, folder: Path, more: list[str]) -> None:
    """Run one front end, and print what it took."""
    if front_end == DASK:
        with cluster() as address:
            run = batch(str(manifest), "-o", str(folder), "--scheduler", address, *more)
            took = [measured(run)]
    else:
        took = [measured(command) for command in commands(front_end, manifest, folder, more)]
    sizes = [size for _, _, all_sizes in took for size in all_sizes] or [0.0]
    quarters = [max(sizes[len(sizes) * k // 4 : len(sizes) * (k + 1) // 4] or [0.0]) for k in range(4)]
    again, *_ = measured(batch("--resume", str(folder)))
    print(
        f"{front_end:7} {sum(seconds for seconds, _, _ in took):8.1f} s  "
        f"{sum(spent for _, spent, _ in took):8.1f} s of processors  parent "
        f"{'/'.join(f'{size:.0f}' for size in quarters)} MB by quarters  again {again:.1f} s  "
        f"{digest(folder)}  load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def million(n_pairs: int) -> None:
    """Write one memory of so many pairs, read it back as a stream, and print memory on the way."""
    ru, fr = (
        Document.of_segments([f"{word} {k}." for k in range(1000)], lang)
        for lang, word in (
            ("ru", "Мост через реку открыт, номер"),
            ("fr", "Le pont sur le fleuve est ouvert, numéro"),
        )
    )
    beads = tuple(Bead((k,), (k,), 0.97, 0.81) for k in range(1000))
    flags = tuple(Flag("number", Severity.WARNING, 0.6, k, (), (), f"{k} ≠ {k}") for k in range(0, 1000, 20))
    alignment = Alignment(ru, fr, beads, flags)
    pairs = list(sentence_pairs("d", alignment))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.tmx"
        started = time.perf_counter()
        with path.open("wb") as stream:
            written(stream, alignment, pairs, n_pairs)
        print(f"written in {time.perf_counter() - started:.0f} s, {path.stat().st_size / MB:.0f} MB", flush=True)
        started, n_units = time.perf_counter(), 0
        for _, unit in etree.iterparse(path, tag="tu"):
            n_units += len(unit.findall("tuv")) == 2
            unit.clear()
            while unit.getprevious() is not None:
                del unit.getparent()[0]
        print(f"read back in {time.perf_counter() - started:.0f} s: {n_units} units, peak {peak():.0f} MB")


def written(stream: BinaryIO, alignment: Alignment, pairs: list[SentencePair], n_pairs: int) -> None:
    with EXPORTS["tmx"].adding([stream], ("ru", "fr")) as add:
        for number in range(n_pairs):
            add(pairs[number % len(pairs)], alignment)
            if number % max(n_pairs // 4, 1) == 0:
                print(f"{number:9} pairs, {peak():.0f} MB", flush=True)


def peak() -> float:
    """Megabytes of memory that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--front-ends", nargs="+", default=["1", "2", SHARDS, DASK])
    parser.add_argument("--tmx", type=int)
    parser.add_argument("--options", default="--no-context", help="for `aligner batch`, in one word")
    arguments = parser.parse_args()
    if arguments.tmx:
        million(arguments.tmx)
        return
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "texts"
        base.mkdir()
        manifest = make_pairs(arguments.table, arguments.pairs, base)
        for front_end in arguments.front_ends:
            measure(front_end, manifest, Path(folder) / f"corpus-{front_end}", arguments.options.split())


if __name__ == "__main__":
    main()
