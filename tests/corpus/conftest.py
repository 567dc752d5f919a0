"""A corpus of small texts in a folder, and ways to work on it without models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from aligner import AlignOptions
from aligner.corpus.batch import RunAccount, run
from aligner.corpus.cell import Limits
from aligner.corpus.local import Work
from aligner.corpus.manifest import read_manifest
from aligner.corpus.plan import Plan, make_plan
from tests.corpus.doubles import QUICK

MB = 2**20


class Corpus:
    """A manifest and its texts, and the folder that the corpus goes to."""

    def __init__(self, base: Path, n_pairs: int) -> None:
        """Two lines and one more in every third source."""
        self.base = base
        self.folder = base / "corpus"
        self.manifest = base / "manifest.tsv"
        for number in range(n_pairs):
            self.write(number, f"Мост номер {number} открыт.", f"Le pont numéro {number} est ouvert.")
        self.list(range(n_pairs))

    def write(self, number: int, source: str, target: str = "Le pont est ouvert.") -> None:
        """The two texts of a pair."""
        more = "\nЗавтра дождь." * (number % 3 == 0)
        (self.base / f"{number}.ru").write_text(f"{source}\nПогода хорошая.{more}\n", encoding="utf-8")
        (self.base / f"{number}.fr").write_text(f"{target}\nIl fait beau.\n", encoding="utf-8")

    def list(self, numbers: Sequence[int]) -> None:
        """The manifest."""
        rows = (f"p{number}\t{number}.ru\t{number}.fr\n" for number in numbers)
        self.manifest.write_text("".join(rows), encoding="utf-8")

    def plan(self, folder: Path | None = None, shard_pairs: int = 4, **options: Any) -> Plan:
        """The plan, in shards of four pairs."""
        return make_plan(
            read_manifest(self.manifest),
            folder or self.folder,
            AlignOptions(**options),
            base=self.base,
            shard_pairs=shard_pairs,
        )

    def run(self, plan: Plan | None = None, n_workers: int = 1, seconds: float = 20, **work: Any) -> RunAccount:
        """Work on it with doubles."""
        limits = Limits(seconds, 300 * MB)
        wanted = Work(**{"limits": limits, "align_pair": QUICK, "needs_models": False, **work})
        return run(plan or self.plan(), wanted, n_workers=n_workers)

    def shards(self, folder: Path | None = None) -> dict[str, bytes]:
        """The shards' files by name."""
        place = (folder or self.folder) / "shards"
        return {path.name: path.read_bytes() for path in sorted(place.glob("*.zst"))}


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[int], Corpus]:
    """Makes a corpus of so many pairs."""
    return lambda n_pairs: Corpus(tmp_path, n_pairs)
