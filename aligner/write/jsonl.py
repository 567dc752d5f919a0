"""JSON Lines: a bead a line with its texts and flags, for scripts and training."""

from __future__ import annotations

import json
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.flag_line import COMMENT
from aligner.write.rows import rows


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one text empty; languages stand in every line, so that lines can be mixed."""
    for row in rows(alignment):
        line = {
            "id": row.id,
            "source": row.source,
            "target": row.target,
            "source_lang": alignment.source.lang,
            "target_lang": alignment.target.lang,
            "confidence": round(float(row.confidence), 4),
            "similarity": None if row.bead.similarity is None else round(float(row.bead.similarity), 4),
            "flags": [
                {"kind": flag.kind, "severity": str(flag.severity), "message": flag.message, "id": flag.id}
                for flag in row.flags
            ],
        }
        if row.comment:
            line[COMMENT] = row.comment
        text = json.dumps(line, ensure_ascii=False, allow_nan=False)
        stream.write((text.encode("utf-8", "backslashreplace").decode() + "\n").encode())
