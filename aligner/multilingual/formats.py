"""The formats of several texts, each with the module that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from aligner.errors import InputError
from aligner.multilingual.rows import Multilingual
from aligner.write.atomic import writing
from aligner.write.save import review_path


@dataclass(frozen=True, slots=True)
class MultilingualFormat:
    """A format; ``module`` holds its ``write``. From a memory, rows flagged as errors are kept apart."""

    name: str
    suffix: str
    module: str
    is_memory: bool = False

    def write(self, alignment: Multilingual, stream: BinaryIO) -> None:
        """Write an alignment to an open binary stream."""
        import_module(self.module).write(alignment, stream)


MULTILINGUAL_FORMATS: Mapping[str, MultilingualFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            MultilingualFormat("tmx", ".tmx", "aligner.multilingual.tmx", is_memory=True),
            MultilingualFormat("tsv", ".tsv", "aligner.multilingual.tsv"),
            MultilingualFormat("jsonl", ".jsonl", "aligner.multilingual.jsonl"),
            MultilingualFormat("html", ".html", "aligner.multilingual.page"),
        )
    }
)


def multilingual_format(path: str | PathLike[str], format: str | None = None) -> MultilingualFormat:
    """The format called ``format``, or the one that the suffix of ``path`` names.

    Raises:
        InputError: if that format holds no more than two texts.
    """
    suffix = Path(path).suffix.lower()
    for known in MULTILINGUAL_FORMATS.values():
        if known.name == format or (format is None and known.suffix == suffix):
            return known
    raise InputError(
        f"{format or suffix or path} holds two texts; of three or more are written {', '.join(MULTILINGUAL_FORMATS)}"
    )


def save_multilingual(
    alignment: Multilingual, path: str | PathLike[str], format: str | None = None, *, keep_flagged: bool = False
) -> tuple[Path, ...]:
    """Write an alignment of several texts, whole or not at all.

    Args:
        keep_flagged: put rows flagged as errors into a translation memory too; else they go to NAME.review.SUFFIX.

    Returns:
        The files written.

    Raises:
        InputError: if the format holds two texts only, or a file cannot be written.
    """
    chosen = multilingual_format(path, format)
    contents = {Path(path): alignment}
    if chosen.is_memory and not keep_flagged and any(row.is_suspect for row in alignment):
        contents = {
            Path(path): replace(alignment, rows=tuple(row for row in alignment if not row.is_suspect)),
            review_path(path): replace(alignment, rows=tuple(row for row in alignment if row.is_suspect)),
        }
    with writing(*contents) as streams:
        for content, stream in zip(contents.values(), streams, strict=True):
            chosen.write(content, stream)
    return tuple(contents)
