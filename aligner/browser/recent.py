"""The documents that somebody worked on last, remembered from one run to the next."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_data_path

from aligner.bilingual.node import DamagedError, node_of

FOLDER_VARIABLE = "ALIGNER_DATA_DIR"
NAME = "recent.json"
MOST = 12
"""Documents that are remembered."""


def data_folder() -> Path:
    """Where the program remembers things; ``ALIGNER_DATA_DIR`` in the environment moves it."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else user_data_path("bitext-aligner", appauthor=False)


def recent() -> tuple[Path, ...]:
    """Alignments that are still there, the last one first; none where the list cannot be read."""
    try:
        paths = [Path(name.text()) for name in node_of((data_folder() / NAME).read_bytes()).items()]
        return tuple(path for path in paths if path.is_file())[:MOST]
    except (OSError, DamagedError):
        return ()


def remember(path: Path) -> None:
    """Put a document first; where nothing can be kept, nothing is."""
    place = path.absolute()
    names: Sequence[str] = [str(place), *(str(one) for one in recent() if one != place)]
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        (data_folder() / NAME).write_text(json.dumps(names[:MOST], ensure_ascii=False), encoding="utf-8")
    except (OSError, ValueError):
        pass
