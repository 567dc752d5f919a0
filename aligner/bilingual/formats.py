"""The formats of pairs, each with the module that reads and writes it: only the one needed is loaded."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, ignore_notice

Writer = Callable[[Alignment, BinaryIO], None]

PairReader = Callable[[str | PathLike[str], str, str, Notify], Alignment]
"""From a path and the languages of source and target to the pairs of a file, or an ``InputError``."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of pairs; ``module`` holds its ``write`` or, behind a colon, names it; ``reader`` where it is read.

    ``is_memory`` says that other programs take its pairs for good translations, so that flagged ones go elsewhere;
    ``is_two_files`` that a file is written for either side, by ``write_sides`` to the places of ``side_paths``;
    ``shows_decisions`` that it says what a reviewer decided, so that pairs which were rejected or asked about stay in;
    ``aliases`` are other suffixes that name it; ``written_back`` are those that are read, and written only where pairs
    go back into such a file, with the bytes that it is known by.
    """

    name: str
    suffix: str
    summary: str
    module: str
    reader: str = ""
    is_memory: bool = False
    is_two_files: bool = False
    shows_decisions: bool = False
    aliases: tuple[str, ...] = ()
    written_back: tuple[tuple[str, bytes], ...] = ()

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes that name the format when it is written."""
        return self.suffix, *self.aliases

    @property
    def all_suffixes(self) -> tuple[str, ...]:
        """These, and those that it is written back under alone."""
        return *self.suffixes, *(suffix for suffix, _ in self.written_back)

    @property
    def write(self) -> Writer:
        """Writes an alignment to a binary stream."""
        module, _, function = self.module.partition(":")
        return cast(Writer, getattr(import_module(module), function or "write"))

    @property
    def read(self) -> PairReader:
        """Reads the pairs of a file."""
        module, _, function = self.reader.partition(":")
        return cast(PairReader, getattr(import_module(module), function))

    def refuse_new(self, path: Path, alignment: Alignment) -> None:
        """Refuse to make a file anew that only another program can make.

        Raises:
            InputError: if the suffix is one of ``written_back`` and the pairs are from no such file.
        """
        known_by = dict(self.written_back).get(path.suffix.lower())
        frame = alignment.frame
        if known_by is not None and (frame is None or frame.format != self.name or known_by not in frame.xml):
            raise InputError(
                f"cannot write {path}: a {path.suffix} is written only with the pairs of one, which its program made; "
                f"give that file, or write a {self.suffix}"
            )

    def places(self, path: Path, alignment: Alignment) -> tuple[Path, ...]:
        """The files that ``path`` stands for."""
        if not self.is_two_files:
            return (path,)
        return cast("tuple[Path, Path]", import_module(self.module).side_paths(path, alignment))

    def write_files(self, alignment: Alignment, *streams: BinaryIO) -> None:
        """Write an alignment to a stream a place."""
        if self.is_two_files:
            import_module(self.module).write_sides(alignment, *streams)
        else:
            self.write(alignment, *streams)


def _format(name: str, summary: str, **rest: object) -> Format:
    """A format whose suffix and module are called as it is, read by the module's ``read_NAME``."""
    module = f"aligner.bilingual.{name}"
    return Format(name, f".{name}", summary, module, **{"reader": f"{module}:read_{name}", **rest})  # type: ignore[arg-type]


def _strings(name: str, suffix: str, summary: str, *, is_read: bool = True) -> Format:
    """Strings of programs: all are written alike, and read as pairs where their keys are source texts."""
    module = "aligner.bilingual.string_tables"
    return Format(name, suffix, summary, f"{module}:write_{name}", f"{module}:pairs_of_source_texts" if is_read else "")


PAIR_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            _format("tmx", "a translation memory", is_memory=True),
            _format("tsv", "a table with a header line", shows_decisions=True),
            _format("json", "everything, schema aligner/1", shows_decisions=True),
            _format(
                "xliff",
                "XLIFF 1.2 for translation programs",
                aliases=(".xlf",),
                written_back=((".sdlxliff", b"http://sdl.com/FileTypes/SdlXliff"), (".mqxliff", b"MQXliff")),
            ),
            _format("xliff2", "XLIFF 2.1", aliases=(".xlf2",), reader="aligner.bilingual.xliff:read_xliff"),
            _format("xlsx", "a review table for Excel", shows_decisions=True),
            _format("docx", "a review table for Word", shows_decisions=True),
            _format("csv", "the review table for any spreadsheet", shows_decisions=True),
            _format("jsonl", "a pair a line for scripts"),
            _format("po", "gettext's translations of a program"),
            _strings("properties", ".properties", "strings of a Java program, under their keys"),
            _strings("strings", ".strings", "strings of an Apple program, under their keys"),
            Format("epub", ".epub", "a bilingual book, paragraph under paragraph", "aligner.bilingual.epub"),
            Format("columns.epub", ".columns.epub", "the same in two columns", "aligner.bilingual.epub:write_columns"),
            Format("srt", ".srt", "subtitles in both languages", "aligner.bilingual.subtitles:write_srt"),
            Format("vtt", ".vtt", "the same for web pages", "aligner.bilingual.subtitles:write_vtt"),
            _strings("i18n", ".i18n.json", "strings of a web program, under their keys", is_read=False),
            _format("moses", "two plain files NAME.ru and NAME.fr", is_memory=True, is_two_files=True),
            _format("ladder", "segment numbers alone", reader=""),
        )
    }
)

_READ_ALONE = (_format("ods", "a table of LibreOffice"),)
"""Formats of pairs that are read and not written."""

_READERS: Mapping[str, Format] = MappingProxyType(
    {suffix: known for known in (*PAIR_FORMATS.values(), *_READ_ALONE) if known.reader for suffix in known.all_suffixes}
)

SUFFIXES = tuple(_READERS)
"""The suffixes of files that are read as pairs."""


def _is_endless(path: Path) -> bool:
    """Whether a path leads to a device, such as ``/dev/zero``, which would be read for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False  # the reader says what is wrong
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def read_bilingual(
    path: str | PathLike[str], source_lang: str = "ru", target_lang: str = "fr", notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a file: a translation memory, a bilingual file, a table, or an alignment that the aligner wrote.

    Args:
        source_lang: of which language the source texts are; an alignment in .json knows its own.
        target_lang: the same for the target.
        notify: called with what is worth knowing about the file.

    Raises:
        InputError: if the suffix names no such format, or the file cannot be read or holds no pair.
    """
    known = _READERS.get(Path(path).suffix.lower())
    if known is None:
        raise InputError(f"{path} is no file of pairs by its suffix; give one of {', '.join(SUFFIXES)}")
    if _is_endless(Path(path)):
        raise InputError(f"{path} is a device, not a file; give a file")
    return known.read(path, parse_tag(source_lang), parse_tag(target_lang), notify)
