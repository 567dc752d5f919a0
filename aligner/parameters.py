"""Where the learned parameters under models/ are, in a checkout and in an installed package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aligner.errors import AlignerError

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
