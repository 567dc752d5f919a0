"""The encoder's weights as plain arrays in a file of the cache folder, mapped into memory: to unpack them takes long.

The file is never more than a convenience: where it is missing, damaged or cannot be written, the arrays come from the
package, and what was wrong with it costs time. A digest covers all but the token table, of which a text needs few rows:
each row has a check of its own, so that no more of the table is read from the disk than is needed.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format
from numpy.typing import NDArray

from aligner.embed.cache_place import cache_folder

Bytes = NDArray[np.uint8]
Checks = NDArray[np.uint64]

NAME = "weights-1-{version}.npy"
"""The number is that of the file's layout, the version that of the weights."""

UNFINISHED = ".part"
LONGEST_WRITING = 600
"""Seconds after which an unfinished file is that of a process that died."""

_DIGEST, _CHECKS, _TABLE = "digest", "checks", "table"
_DIGEST_BYTES = 32


class TokenTable:
    """The quantised embeddings, a row for each token. A row that is not what it was is read anew from the package."""

    def __init__(self, table: Bytes, checks: Checks | None, unpacked: Callable[[], Bytes]) -> None:
        """Take the table as it is.

        Args:
            table: (n_tokens, dim).
            checks: (n_tokens,) what ``row_checks`` gives for it; None where it needs no checking.
            unpacked: makes the table from the package.
        """
        self._held = table, checks
        self._unpacked = unpacked
        self._lock = threading.Lock()

    def rows(self, ids: NDArray[np.int64]) -> Bytes:
        """(n, dim) of the tokens ``ids``."""
        table, checks = self._held
        rows: Bytes = table[ids]
        if checks is None or np.array_equal(row_checks(rows), checks[ids]):
            return rows
        with self._lock:
            if self._held[1] is not None:
                self._held = self._unpacked(), None
        return self._held[0][ids]


def row_checks(rows: Bytes) -> Checks:
    """(n,): a sum for each row that no change within eight of its bytes leaves as it was, and others hardly ever."""
    numbers = np.ascontiguousarray(rows).view("<u8")
    odd = np.arange(1, 2 * numbers.shape[1], 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    checks: Checks = numbers @ odd
    return checks


def weights_file(version: str) -> Path:
    """Where the arrays of these weights are laid out."""
    return cache_folder() / NAME.format(version=version)


def mapped(path: Path) -> dict[str, NDArray[Any]] | None:
    """The arrays of a file by their names, mapped into memory; None where it is missing or not what was written."""
    try:
        record = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
        layout = record.dtype
        fields: Mapping[str, Any] = layout.fields or {}
        kept = record.view(np.uint8)[_DIGEST_BYTES : fields[_TABLE][1]]
        if record.shape != (1,) or record[_DIGEST][0].tobytes() != _digest(layout, [kept.data]):
            return None
    except Exception:  # a damaged header makes numpy fail in every way: ValueError, SyntaxError, TokenError, KeyError
        return None
    return {name: record[name][0] for name in fields if name != _DIGEST}


def lay_out(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write the file, whole or not at all, as far as the system allows: two processes may do so at once.

    Args:
        arrays: by their names; ``table`` is the one whose rows are checked when they are used.
    """
    table = arrays[_TABLE]
    fields = {_CHECKS: row_checks(table), **{name: array for name, array in arrays.items() if name != _TABLE}}
    described = [(name, array.dtype.str, array.shape) for name, array in {**fields, _TABLE: table}.items()]
    layout = np.dtype([(_DIGEST, "u1", (_DIGEST_BYTES,)), *described])
    pieces = [np.ascontiguousarray(array).view(np.uint8).data for array in fields.values()]
    content: list[bytes | memoryview] = [_digest(layout, pieces), *pieces, table.data]
    header = {"descr": format.dtype_to_descr(layout), "fortran_order": False, "shape": (1,)}
    part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_unfinished(path.parent.glob(f"{path.name}.*{UNFINISHED}"))
        with part.open("wb") as stream:
            format.write_array_header_1_0(stream, header)
            for piece in content:
                stream.write(piece)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _digest(layout: np.dtype[np.void], pieces: Iterable[memoryview]) -> bytes:
    """Of how a record is laid out, and of all that it holds but its digest and its table."""
    digest = hashlib.sha256(repr(layout.descr).encode())
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def _remove_unfinished(parts: Iterable[Path]) -> None:
    for part in parts:
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > LONGEST_WRITING:
                part.unlink()
