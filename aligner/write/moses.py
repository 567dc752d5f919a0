"""Moses: two plain files, one a language, whose lines correspond; what machine translation is trained on."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.write.text import for_xml, joined


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
