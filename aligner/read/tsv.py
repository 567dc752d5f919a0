"""Tables of pairs: tab-separated, source and target in two columns."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.read.pairs import paired


def read_tsv(path: str | PathLike[str], source_lang: str, target_lang: str) -> Alignment:
    """The pairs of a table in UTF-8.

    A first line that names a column ``source`` and one ``target`` is a header, as the aligner writes it; without one,
    the first two columns count. Blank lines are skipped.

    Raises:
        InputError: if the file cannot be read, a line has too few columns, or there is no pair.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no table in UTF-8; save it as UTF-8") from error
    return paired(_rows(text, path), source_lang, target_lang, path)


def _rows(text: str, path: str | PathLike[str]) -> Iterator[tuple[str, str]]:
    lines = text.replace("\r\n", "\n").split("\n")
    columns = 0, 1
    first = 1
    header = [cell.strip().lower() for cell in lines[0].split("\t")]
    if "source" in header and "target" in header:
        columns = header.index("source"), header.index("target")
        first = 2
    for number, line in enumerate(lines[first - 1 :], first):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) <= max(columns):
            raise InputError(
                f"{path}, line {number}: {len(cells)} column{'s' * (len(cells) != 1)}; "
                "a line has the source text, a tab and the target text"
            )
        yield cells[columns[0]].strip(), cells[columns[1]].strip()
