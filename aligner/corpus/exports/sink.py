"""What takes the sentence pairs of a corpus one after the other, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from aligner.alignment import Alignment
from aligner.corpus.sentence_pair import SentencePair
from aligner.errors import InputError
from aligner.write import FORMATS

Add = Callable[[SentencePair, Alignment], None]
"""Given each wanted pair, and the alignment that it is of."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file or two of all sentence pairs: the names they have, and the module whose ``adding`` writes to them."""

    name: str
    summary: str
    suffixes: tuple[str, ...]

    def names(self, languages: tuple[str, str]) -> tuple[str, ...]:
        """Of its files."""
        return tuple(f"corpus.{suffix.format(*languages)}" for suffix in self.suffixes)

    def adding(self, streams: list[BinaryIO], languages: tuple[str, str]) -> AbstractContextManager[Add]:
        """A function that takes the pairs; leaving the block ends the files."""
        module = import_module(f"aligner.corpus.exports.{self.name}")
        return cast("AbstractContextManager[Add]", module.adding(streams, languages))


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        known.name: known
        for known in (
            Export("tmx", "one translation memory", ("tmx",)),
            Export("jsonl", "a sentence pair a line, compressed", ("jsonl.zst",)),
            Export("moses", "two plain files", ("{0}", "{1}")),
            Export("parquet", "a table for data frames", ("parquet",)),
        )
    }
)

EACH = "pairs."
"""Begins the name of an export of a file for every document: ``pairs.html``, ``pairs.tmx``."""


def check_exports(names: tuple[str, ...], languages: tuple[str, str]) -> None:
    """Refuse, before the long work, exports that there are not or that lack their library.

    Raises:
        InputError: if there is one.
    """
    for name in names:
        format_name = name.removeprefix(EACH)
        if name.startswith(EACH) and format_name in FORMATS:
            continue
        if name not in EXPORTS:
            each = ", ".join(EACH + known for known in FORMATS)
            raise InputError(f"there is no export {name!r}; known are {', '.join(EXPORTS)}, and for each pair {each}")
        if name == "moses" and languages[0] == languages[1]:
            raise InputError("both sides are of one language, and so of one name as Moses files; choose another export")
        if name == "parquet":
            _need_pyarrow()


def _need_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        raise InputError("the export parquet needs pyarrow: pip install 'bitext-aligner[parquet]'") from error


def file_of(folder: Path, name: str, format_name: str) -> Path:
    """Where the file of a document goes; its id was looked at when the plan was made.

    Raises:
        InputError: if a link in the folder leads out of it.
    """
    top = folder / "pairs"
    path = top / f"{name}{FORMATS[format_name].suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(top.resolve()):
        raise InputError(f"{path.parent} leads out of {top}, by a link; remove the link")
    return path
