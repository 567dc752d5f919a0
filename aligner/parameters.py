"""Where the learned parameters under models/ are, in a checkout and in an installed package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from aligner.errors import AlignerError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_INSTALLED = Path(__file__).parent / "models"
_CHECKOUT = Path(__file__).parent.parent / "models"


def models_folder() -> Path:
    """The folder of the models that ship with this installation."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def load_parameters(name: str) -> dict[str, Any]:
    """The JSON object stored as ``models/<name>``.

    Raises:
        AlignerError: if the installation lacks the file or the file is damaged.
    """
    path = models_folder() / name
    try:
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AlignerError(f"the model {path} cannot be read ({error}): reinstall the aligner") from error
    return loaded


def load_arrays(name: str) -> dict[str, NDArray[Any]]:
    """The arrays stored as ``models/<name>``, an .npz file.

    Raises:
        AlignerError: if the installation lacks the file or the file is damaged.
    """
    import numpy as np  # noqa: PLC0415  the command line reads parameters before it needs numbers

    path = models_folder() / name
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, BadZipFile) as error:
        raise AlignerError(f"the model {path} cannot be read ({error}): reinstall the aligner") from error
