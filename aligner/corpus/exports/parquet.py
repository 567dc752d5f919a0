"""A Parquet table of a whole corpus, written some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pyarrow
import pyarrow.parquet

from aligner.alignment import Alignment
from aligner.corpus.exports.record import record_of
from aligner.corpus.exports.sink import Add
from aligner.corpus.sentence_pair import SentencePair

ROWS = 20_000
"""Of a row group: some 10 MB of text."""

_SCHEMA = pyarrow.schema(
    [
        ("document", pyarrow.string()),
        ("bead", pyarrow.int32()),
        ("source", pyarrow.string()),
        ("target", pyarrow.string()),
        ("source_lang", pyarrow.string()),
        ("target_lang", pyarrow.string()),
        ("type", pyarrow.string()),
        ("confidence", pyarrow.float32()),
        ("similarity", pyarrow.float32()),
        ("flags", pyarrow.list_(pyarrow.string())),
    ]
)


@contextmanager
def adding(streams: list[BinaryIO], languages: tuple[str, str]) -> Iterator[Add]:
    """Each pair becomes a row."""
    rows: list[dict[str, Any]] = []
    with pyarrow.parquet.ParquetWriter(streams[0], _SCHEMA, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=_SCHEMA))
            rows.clear()

        def add(pair: SentencePair, _: Alignment) -> None:
            rows.append(record_of(pair))
            if len(rows) >= ROWS:
                flush()

        yield add
        flush()
