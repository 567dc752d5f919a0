"""The list of flags that a person dismissed: one id a line."""

from __future__ import annotations

import re
from os import PathLike

from aligner.errors import InputError
from aligner.tasks.listed import bytes_of, lines_of

_ID = re.compile(r"[0-9a-f]{12}")


def read_ignored(path: str | PathLike[str]) -> frozenset[str]:
    """The ids in a file; blank lines, and what follows a ``#`` or the id, are remarks.

    Raises:
        InputError: if the file cannot be read, or a line begins with no id.
    """
    what = "list of ignored flags"
    ids = set()
    for number, line in lines_of(bytes_of(path, what), f"{what} {path}"):
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
