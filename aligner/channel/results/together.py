"""All pairs of a capture together: one memory, one table to review, and the alignment that the table belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.alignment import Alignment
from aligner.bilingual.json import read_json
from aligner.bilingual.units import merged
from aligner.write import review_path, save

FOLDER = "together"
"""A folder of its own in that of the result: who reviews all documents of the result does not meet each pair twice."""

MEMORY, TABLE = f"{FOLDER}/all.tmx", f"{FOLDER}/all.xlsx"
NAMES = (f"{FOLDER}/all.json", MEMORY, TABLE)


def put_together(names: Sequence[str], folder: Path, reviewed: Callable[[Path], Alignment | None] | None) -> None:
    """Write the pairs of all statements, each pair of texts once, in the place of those of an earlier run.

    Args:
        names: the .json files of the pairs, in the folder.
        reviewed: gives a pair as its review left it, None where nobody reviewed it.

    Raises:
        InputError: if a file cannot be read or written.
    """
    written: set[Path] = set()
    if names:
        paths = [folder / name for name in names]
        pairs, _ = merged([(reviewed(path) if reviewed else None) or read_json(path) for path in paths])
        (folder / FOLDER).mkdir(exist_ok=True)
        for name in NAMES:
            written.update(save(replace(pairs, frame=None), folder / name))
    for place in (*(folder / name for name in NAMES), review_path(folder / MEMORY)):
        if place not in written:
            place.unlink(missing_ok=True)
