"""JSON Lines: a row a line, its texts by their languages."""

from __future__ import annotations

import json
from typing import BinaryIO

from aligner.bilingual.text import for_xml
from aligner.multilingual.rows import Multilingual


def write(alignment: Multilingual, stream: BinaryIO) -> None:
    """Every row, also what one text alone says; ``translation`` has the texts, as training sets have them."""
    languages = [document.lang for document in alignment.documents]
    for row in alignment:
        line = {
            "translation": dict(zip(languages, map(for_xml, alignment.texts(row)), strict=True)),
            "segments": dict(zip(languages, map(list, row.segments), strict=True)),
            "confidence": round(row.confidence, 4),
            "flags": [
                {
                    "lang": languages[place],
                    "kind": flag.kind,
                    "severity": str(flag.severity),
                    "message": flag.message,
                    "id": flag.id,
                }
                for place, flag in row.flags
            ],
        }
        stream.write((json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n").encode())
