"""What a corpus has had already, exactly or nearly: kept on disk, so that memory does not grow with it."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

import numpy as np

N_HASHES = 128
BAND_HASHES = 8
"""Of 128 hashes in bands of 8, texts that share four fifths of their shingles meet with .95, three fifths with .24."""

SHINGLE = 5
"""Characters in a row that are compared as one."""

FEWEST_CHARACTERS = 40
"""Of both texts of a pair: in shorter ones, near is another sentence."""

CACHE_PAGES = -65536
"""64 MB of SQLite's memory."""

_MARKS = re.compile(r"\W+")


class Seen:
    """Which keys and texts there were, in a file that is gone when it is closed."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._folder = tempfile.TemporaryDirectory(prefix="aligner-seen-")
        self._base = sqlite3.connect(Path(self._folder.name) / "seen.sqlite", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = {CACHE_PAGES}"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute("CREATE TABLE firsts (key BLOB PRIMARY KEY, name TEXT) WITHOUT ROWID")
        self._base.execute("CREATE TABLE sketches (number INTEGER PRIMARY KEY, hashes BLOB)")
        self._base.execute("CREATE TABLE bands (key BLOB, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def __enter__(self) -> Seen:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self._base.close()
        self._folder.cleanup()

    def first(self, name: str, *texts: str) -> str | None:
        """The name under which these texts came first; None, and noted under this one, if they come now."""
        key = blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=12).digest()
        known = self._base.execute("SELECT name FROM firsts WHERE key = ?", (key,)).fetchone()
        if known:
            return str(known[0])
        self._base.execute("INSERT INTO firsts VALUES (?, ?)", (key, name))
        return None

    def is_near(self, share: float, *texts: str) -> bool:
        """Whether these texts share so much of their shingles with some that came before; if not, they are noted.

        Figures count as they stand: a pair that says another number is no copy.
        """
        plain = " ".join(_MARKS.sub(" ", text.casefold()).strip() for text in texts)
        if len(plain) < FEWEST_CHARACTERS:
            return False
        hashes = _hashes(plain)
        bands = [
            blake2b(band.tobytes(), digest_size=8, salt=str(number).encode()).digest()
            for number, band in enumerate(hashes.reshape(-1, BAND_HASHES))
        ]
        if any(float(np.mean(hashes == other)) >= share for other in self._with_a_band(bands)):
            return True
        number = self._base.execute("INSERT INTO sketches (hashes) VALUES (?)", (hashes.tobytes(),)).lastrowid
        self._base.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", ((band, number) for band in bands))
        return False

    def _with_a_band(self, bands: Sequence[bytes]) -> list[np.ndarray]:
        marks = ", ".join("?" * len(bands))
        rows = self._base.execute(
            f"SELECT hashes FROM sketches WHERE number IN (SELECT number FROM bands WHERE key IN ({marks}) LIMIT 1000)",
            tuple(bands),
        )
        return [np.frombuffer(row[0], np.uint32) for row in rows]


def _hashes(text: str) -> np.ndarray:
    """(N_HASHES,) uint32: the least of each hash over all shingles (Broder 1997, On the resemblance of documents)."""
    from rensa import RMinHash  # noqa: PLC0415  an extra

    sketch = RMinHash(num_perm=N_HASHES, seed=1)
    sketch.update([text[start : start + SHINGLE] for start in range(len(text) - SHINGLE + 1)])
    return np.array(sketch.digest(), np.uint32)
