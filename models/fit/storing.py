"""Write a model's file under models/: whole or not at all, and the same bytes for the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from aligner.parameters import models_folder

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The moment that every array is stored under: numpy writes the present one."""


def write_text(name: str, text: str) -> None:
    """Write models/NAME."""
    _replace(models_folder() / name, lambda path: path.write_text(text + "\n", encoding="utf-8", newline="\n"))


def write_arrays(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Write models/NAME, an .npz file."""

    def zipped(path: Path) -> None:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for key, array in arrays.items():
                held = BytesIO()
                np.lib.format.write_array(held, np.asarray(array, order="C"), allow_pickle=False)
                entry = ZipInfo(f"{key}.npy", LONG_AGO)
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, held.getvalue())

    _replace(models_folder() / name, zipped)


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        write(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
