"""A sentence pair a line, compressed by Zstandard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.corpus.exports.record import record_of
from aligner.corpus.exports.sink import Add
from aligner.corpus.sentence_pair import SentencePair
from aligner.corpus.truth import opened


@contextmanager
def adding(streams: list[BinaryIO], languages: tuple[str, str]) -> Iterator[Add]:
    """Each pair becomes a line of JSON."""
    with opened(streams[0]) as compressed:

        def add(pair: SentencePair, _: Alignment) -> None:
            line = json.dumps(record_of(pair), ensure_ascii=False, allow_nan=False)
            compressed.write(line.encode("utf-8", "backslashreplace") + b"\n")

        yield add
