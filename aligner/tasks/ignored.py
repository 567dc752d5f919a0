"""The list of flags that a person dismissed: one id a line."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

from aligner.errors import InputError

_ID = re.compile(r"[0-9a-f]{12}")


def read_ignored(path: str | PathLike[str]) -> frozenset[str]:
    """The ids in a file; blank lines, and what follows a ``#`` or the id, are remarks.

    Raises:
        InputError: if the file cannot be read, or a line begins with no id.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the list of ignored flags {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the list of ignored flags {path} is not UTF-8; save it as UTF-8") from error
    ids = set()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if not _ID.fullmatch(words[0]):
            raise InputError(
                f"{path}, line {number}: {words[0]!r} is no flag's id; begin each line with the 12 digits that stand "
                "as id in the .json, or that --explain prints"
            )
        ids.add(words[0])
    return frozenset(ids)
