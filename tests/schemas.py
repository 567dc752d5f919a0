"""The JSON Schemas that document the program's formats and come with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aligner

PLACES = {
    "aligner/1": "bilingual/aligner-1.schema.json",
    "aligner-capture/1": "channel/results/aligner-capture-1.schema.json",
    "aligner-drift/1": "revision/aligner-drift-1.schema.json",
}


def schema(name: str) -> Any:
    """The schema of a format: ``aligner/1``, ``aligner-capture/1`` or ``aligner-drift/1``."""
    return json.loads((Path(aligner.__file__).parent / PLACES[name]).read_text(encoding="utf-8"))
