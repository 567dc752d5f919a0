"""TSV: a row a line, a column a language."""

from __future__ import annotations

from typing import BinaryIO

from aligner.bilingual.flag_line import flag_line
from aligner.bilingual.tsv import cell
from aligner.multilingual.rows import Multilingual


def write(alignment: Multilingual, stream: BinaryIO) -> None:
    """Every row, also what one text alone says; a flag begins with the language of its translation."""
    languages = [document.lang for document in alignment.documents]
    header = (*languages, "confidence", "type", *(f"{lang}_segments" for lang in languages), "flags")
    stream.write(("\t".join(header) + "\n").encode())
    for row in alignment:
        flags = "; ".join(f"{languages[place]}: {flag_line(flag)}" for place, flag in row.flags)
        cells = (
            *map(cell, alignment.texts(row)),
            f"{row.confidence:.4f}",
            row.type,
            *(",".join(map(str, indices)) for indices in row.segments),
            cell(flags),
        )
        stream.write(("\t".join(cells) + "\n").encode())
