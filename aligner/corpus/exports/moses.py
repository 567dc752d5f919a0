"""Two plain files of a whole corpus whose lines correspond; pairs in other languages than its own stay out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.text import for_xml
from aligner.corpus.exports.sink import Add
from aligner.corpus.sentence_pair import SentencePair


@contextmanager
def adding(streams: list[BinaryIO], languages: tuple[str, str]) -> Iterator[Add]:
    """Each pair in the languages of the corpus becomes a line in either file."""

    def add(pair: SentencePair, _: Alignment) -> None:
        if (pair.source_lang, pair.target_lang) == languages:
            for stream, text in zip(streams, (pair.source, pair.target), strict=True):
                stream.write(f"{' '.join(for_xml(text).split())}\n".encode())

    yield add
