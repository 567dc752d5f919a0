"""One translation memory of a whole corpus, of any size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.reproducible import moment
from aligner.bilingual.tmx import header_of, open_memory, unit_of
from aligner.corpus.exports.sink import Add
from aligner.corpus.sentence_pair import SentencePair


@contextmanager
def adding(streams: list[BinaryIO], languages: tuple[str, str]) -> Iterator[Add]:
    """Each pair becomes a unit as in the memory of one document; ``x-document`` says which it is of."""
    with open_memory(header_of(languages[0], moment()), streams[0]) as add_unit:

        def add(pair: SentencePair, alignment: Alignment) -> None:
            unit = unit_of(alignment, alignment.beads[pair.bead], list(pair.flags), pair.document)
            if unit is not None:
                add_unit(unit)

        yield add
