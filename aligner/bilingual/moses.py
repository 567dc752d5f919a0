"""Moses: two plain files, one a language, whose lines correspond; what machine translation is trained on."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.pairs import paired
from aligner.bilingual.text import for_xml, joined
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice


def read_moses(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of ``NAME.ru`` and ``NAME.fr``, given as ``NAME.moses``.

    Raises:
        InputError: if a file cannot be read, the two have unequal numbers of lines, or hold no pair.
    """
    name = Path(path)
    sides = tuple(name.with_name(f"{name.stem}.{language}") for language in (source_lang, target_lang))
    source, target = (_lines(side, path) for side in sides)
    if len(source) != len(target):
        raise InputError(
            f"{sides[0]} has {len(source)} lines and {sides[1]} has {len(target)}: they do not correspond; "
            "find the line that one of them lacks, or align the two files with `aligner align --segmented`"
        )
    found = paired(zip(source, target, strict=True), source_lang, target_lang, path)
    return replace(
        found,
        source=replace(found.source, path=str(sides[0])),
        target=replace(found.target, path=str(sides[1])),
    )


def _lines(side: Path, path: str | PathLike[str]) -> list[str]:
    try:
        text = side.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"cannot read {side}, one of the two files that {path} stands for: {error.strerror}"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{side} is not UTF-8 text; save it as UTF-8") from error
    lines = [line.strip(" \t\r") for line in text.split("\n")]
    return lines if lines[-1] else lines[:-1]


def side_paths(path: Path, alignment: Alignment) -> tuple[Path, Path]:
    """Where the two sides of ``NAME.moses`` go: ``NAME.ru`` and ``NAME.fr``.

    Raises:
        InputError: if both sides have one language, and so one name, or if a file is one of the texts themselves.
    """
    languages = alignment.source.lang, alignment.target.lang
    if languages[0] == languages[1]:
        raise InputError(f"both sides of {path} would be {path.stem}.{languages[0]}; write another format")
    source, target = (path.with_name(f"{path.stem}.{language}") for language in languages)
    for place in (source, target):
        for document in (alignment.source, alignment.target):
            if document.path and place.exists() and Path(document.path).exists() and place.samefile(document.path):
                raise InputError(f"{path} would overwrite {document.path}, which was read; choose another name")
    return source, target


def write_sides(alignment: Alignment, source: BinaryIO, target: BinaryIO) -> None:
    """Every pair as a line in either file; beads with a side that is empty or blank stay out."""
    for bead in alignment.beads:
        left, right = (
            " ".join(for_xml(joined(side)).split("\t")).strip()
            for side in (alignment.source_segments(bead), alignment.target_segments(bead))
        )
        if left and right:
            source.write(f"{left}\n".encode())
            target.write(f"{right}\n".encode())
