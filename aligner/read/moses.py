"""Moses files: two plain texts, a segment a line, whose lines correspond."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.read.pairs import paired


def read_moses(path: str | PathLike[str], source_lang: str, target_lang: str) -> Alignment:
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
