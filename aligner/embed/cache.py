"""Vectors kept on disk from one run to the next, so that a text that was edited a little is encoded a little.

One SQLite file: it may be used by several processes at once. It is never more than a convenience: whatever is wrong
with it (damaged, locked, on a full disk, in a folder that cannot be written) costs time, never a result. A key and its
vector stand under one checksum, so that no damage can hand out the vector of another text; where the file itself is not
as it should be, it is made anew. Neither texts nor their names are in it, only hashes and vectors.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.embed.cache_place import cache_file, cache_limit
from aligner.notices import Notify, ignore_notice

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]
Result = TypeVar("Result")

PAGE_BYTES = 32768
"""Five rows of the default encoder's segments, fifteen of its word vectors; with 4,096 the file was a third larger."""

PATIENCE = 5.0
"""Seconds to wait for another process before doing without."""

TOGETHER = 500
"""Keys in one query: old builds of SQLite take no more than 999."""

ROOM = 0.1
"""Share of the limit that is set free when the file is full, so that not every new text has to."""

_CHECKSUM_BYTES = 4
_OVERHEAD_BYTES = 64  # of a row in both tables, generously
_DAY = 86400

_SCHEMA = """
CREATE TABLE IF NOT EXISTS known (key BLOB PRIMARY KEY, row INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vectors (row INTEGER PRIMARY KEY, value BLOB NOT NULL);
"""
# Two tables, so that marking a row as used does not write its vector again.

_COLUMNS = {
    "known": [("key", "BLOB"), ("row", "INTEGER"), ("used", "INTEGER")],
    "vectors": [("row", "INTEGER"), ("value", "BLOB")],
}

_IN_THE_WAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_AUTH,
}
"""What SQLite says of a file that is sound and out of reach; all else that it says, it says of a damaged one."""
_PRIMARY_CODE = 0xFF  # the rest of a code is detail


class _DamagedError(Exception):
    """The file opens, and does not hold what was written to it."""


def keys_of(identity: str, kind: str, contents: Iterable[bytes]) -> list[bytes]:
    """What vectors are known by.

    Args:
        identity: the encoder's: other weights give other keys.
        kind: what is kept, and the version of the code that makes it.
        contents: all that a vector depends on beside these two.
    """
    start = hashlib.blake2b(f"{identity}\0{kind}\0".encode(), digest_size=16)
    keys = []
    for content in contents:
        digest = start.copy()
        digest.update(content)
        keys.append(digest.digest())
    return keys


class VectorCache:
    """The file, opened when it is first needed. Safe to use from several threads and several processes."""

    def __init__(self, path: Path | None = None, most_bytes: int | None = None, notify: Notify = ignore_notice) -> None:
        """Nothing is opened or created yet.

        Args:
            path: the file; the user's own when None (see ``cache_place``).
            most_bytes: the size it may grow to; the user's limit when None.
            notify: is told, once, when the file is found to be damaged.
        """
        self._path = path or cache_file()
        self._most_bytes = most_bytes or cache_limit()
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.RLock()
        self._is_given_up = False
        self._notify = notify
        self._is_damage_told = False

    def remember(self, keys: Sequence[bytes], width: int, make: Callable[[Indices], Floats]) -> Floats:
        """The vector of each key, from the file or made now and kept.

        Args:
            width: numbers in a vector.
            make: called at most once, with the indices of the keys whose vectors are not known, each key once; gives
                (n, width) float32.

        Returns:
            (n_keys, width) float32.
        """
        vectors = self.remember_each(keys, make, width)
        return np.stack(vectors) if vectors else np.zeros((0, width), np.float32)

    def remember_each(
        self, keys: Sequence[bytes], make: Callable[[Indices], Sequence[Floats] | Floats], width: int | None = None
    ) -> list[Floats]:
        """The same of vectors that may have any length each unless ``width`` is given: a list of (any,) float32."""
        places = {key: k for k, key in reversed(list(enumerate(keys)))}
        found: dict[bytes, Floats] = {}
        for key, value in self._known(places):
            vector = np.frombuffer(value, "<f4") if len(value) % 4 == 0 else np.array([np.nan], np.float32)
            if width in {None, len(vector)} and np.isfinite(vector).all():
                found[key] = vector
        missing = np.array(sorted(k for key, k in places.items() if key not in found), np.int64)
        if len(missing):
            made = make(missing)
            found |= {keys[k]: vector for k, vector in zip(missing, made, strict=True)}
            self._try(lambda connection: self._store(connection, [keys[k] for k in missing], made))
        return [found[key] for key in keys]

    def _known(self, places: Mapping[bytes, int]) -> list[tuple[bytes, bytes]]:
        """The keys that have a whole vector, with its bytes; none where the file cannot be used."""
        return self._try(lambda connection: self._load(connection, places)) or []

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _try(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What ``work`` gives; None where the file cannot be used. A damaged one is made anew, once."""
        with self._lock:
            for _ in range(2):
                if self._is_given_up:
                    break
                try:
                    return work(self._open())
                except (sqlite3.Error, sqlite3.Warning, OSError, ValueError, _DamagedError) as error:
                    # ValueError: what SQLite says of a damaged file may quote it, and then is no UTF-8.
                    self.close()
                    if _is_in_the_way(error):
                        self._is_given_up = True
                    else:
                        _remove(self._path)
                        self._tell(f"is damaged ({error}) and is made anew, which takes time once")
            return None

    def _tell(self, what: str) -> None:
        if not self._is_damage_told:
            self._is_damage_told = True
            self._notify(f"the cache of vectors, {self._path}, {what}; results are the same")

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._connection = connection
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            # After a crash of the machine rows may be lost or torn: checksums find those, and they are made again.
            connection.execute("PRAGMA synchronous = OFF")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
            for table, columns in _COLUMNS.items():
                if [tuple(one[1:3]) for one in connection.execute(f"PRAGMA table_info({table})")] != columns:
                    raise _DamagedError(f"its table {table} is not as it was made")
        return self._connection

    def _load(self, connection: sqlite3.Connection, places: Mapping[bytes, int]) -> list[tuple[bytes, bytes]]:
        """What is there of the keys and whole: each with the bytes of its vector."""
        whole: list[tuple[bytes, bytes]] = []
        stale: list[bytes] = []
        torn: list[tuple[bytes]] = []
        today = int(time.time()) // _DAY
        keys = list(places)
        for start in range(0, len(keys), TOGETHER):
            some = keys[start : start + TOGETHER]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, used, value FROM known JOIN vectors USING (row) WHERE key IN ({marks})"
            for key, used, value in connection.execute(query, some):
                if not (isinstance(key, bytes) and isinstance(value, bytes) and isinstance(used, int)):
                    raise _DamagedError("a row has values of another type")
                vector = value[_CHECKSUM_BYTES:]
                if key not in places or _checksum(key, vector) != value[:_CHECKSUM_BYTES]:
                    torn.append((key,))
                    continue
                whole.append((key, vector))
                if used < today:
                    stale.append(key)
        if stale:
            # Where another process holds the file for long, these rows keep their older date.
            with suppress(sqlite3.OperationalError), connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("UPDATE known SET used = ? WHERE key = ?", [(today, key) for key in stale])
        if torn:
            # The key alone goes: the vector that it leads to may be another's.
            with suppress(sqlite3.OperationalError), connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("DELETE FROM known WHERE key = ?", torn)
            self._tell(f"is damaged: {len(torn)} of its vectors are made anew")
        return whole

    def _store(self, connection: sqlite3.Connection, keys: list[bytes], vectors: Sequence[Floats] | Floats) -> None:
        row_bytes = _CHECKSUM_BYTES + 4 * max(map(len, vectors)) + _OVERHEAD_BYTES
        keys = keys[: int(self._most_bytes * (1 - ROOM)) // row_bytes]
        today = int(time.time()) // _DAY
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            self._make_room(connection, len(keys) * row_bytes)
            for key, vector in zip(keys, vectors, strict=False):
                if not np.isfinite(vector).all():
                    continue  # what is no number is not kept: the next run tries again
                value = vector.astype("<f4").tobytes()
                connection.execute("DELETE FROM vectors WHERE row = (SELECT row FROM known WHERE key = ?)", (key,))
                added = connection.execute("INSERT INTO vectors (value) VALUES (?)", (_checksum(key, value) + value,))
                connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", (key, added.lastrowid, today))

    def _make_room(self, connection: sqlite3.Connection, n_bytes: int) -> None:
        """Forget what was not used for longest until so many more bytes fit."""

        def pragma(name: str) -> int:
            return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

        while True:
            occupied = (pragma("page_count") - pragma("freelist_count")) * pragma("page_size")
            if occupied + n_bytes <= self._most_bytes:
                return
            n_rows: int = connection.execute("SELECT count(*) FROM known").fetchone()[0]
            if not n_rows:
                connection.execute("DELETE FROM vectors")  # only damage leaves vectors without a key
                return
            excess = occupied + n_bytes - self._most_bytes * (1 - ROOM)
            n_oldest = min(n_rows, int(n_rows * excess / occupied) + 1)
            oldest = connection.execute("SELECT key, row FROM known ORDER BY used, row LIMIT ?", (n_oldest,)).fetchall()
            connection.executemany("DELETE FROM known WHERE key = ?", [(key,) for key, _ in oldest])
            connection.executemany("DELETE FROM vectors WHERE row = ?", [(row,) for _, row in oldest])


def _checksum(key: bytes, vector: bytes | memoryview) -> bytes:
    return zlib.crc32(vector, zlib.crc32(key)).to_bytes(_CHECKSUM_BYTES, "little")


def _is_in_the_way(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, OSError) or (code is not None and code & _PRIMARY_CODE in _IN_THE_WAY)


def _remove(path: Path) -> None:
    """Delete a damaged file and what SQLite may have left beside it, as far as the system allows."""
    for name in (path, path.with_name(path.name + "-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
