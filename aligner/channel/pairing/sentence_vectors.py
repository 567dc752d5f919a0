"""Vectors of many sentences, written once and read in runs: in memory, and beyond that in a file of the system's."""

from __future__ import annotations

import tempfile
import weakref

import numpy as np

from aligner.embed.encoder import Vectors
from aligner.errors import InputError

MOST_IN_MEMORY = 2**28
"""Bytes of vectors in memory: those of 260,000 sentences of the default encoder's."""


class SentenceVectors:
    """Rows of ``dim`` numbers, kept as float16; the file has no name and goes with the object."""

    def __init__(self, dim: int, most_in_memory: int = MOST_IN_MEMORY) -> None:
        """Hold no rows yet.

        Args:
            most_in_memory: bytes beyond which all rows move to a file.
        """
        self._dim, self._n_rows = dim, 0
        self._file = tempfile.SpooledTemporaryFile(max_size=most_in_memory)  # noqa: SIM115 (it lives as long as this)
        weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        """How many rows."""
        return self._n_rows

    def append(self, rows: Vectors) -> None:
        """Keep (n, dim) rows after those that are there.

        Raises:
            InputError: if the system's folder for temporary files is full or cannot be written.
        """
        try:
            self._file.seek(0, 2)
            self._file.write(rows.astype(np.float16).tobytes())
        except OSError as error:
            place = tempfile.gettempdir()
            raise InputError(
                f"vectors cannot be kept in {place}: {error.strerror or error}; make room there, "
                "or name another folder in TMPDIR"
            ) from error
        self._n_rows += len(rows)

    def rows(self, start: int, stop: int) -> Vectors:
        """(stop − start, dim) float32."""
        row_bytes = 2 * self._dim
        self._file.seek(start * row_bytes)
        held = np.frombuffer(self._file.read((stop - start) * row_bytes), np.float16)
        return held.reshape(-1, self._dim).astype(np.float32)
