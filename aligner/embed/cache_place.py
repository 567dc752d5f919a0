"""Where vectors are kept between runs, and how many bytes they may take."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path

from aligner.errors import InputError

FOLDER_VARIABLE = "ALIGNER_CACHE_DIR"
SIZE_VARIABLE = "ALIGNER_CACHE_MB"

MOST_MEGABYTES = 1024
"""Two texts of 10,000 sentences and their words take about 250; those of a sentence-transformers model 500."""

MOST_THAT_CAN_BE_ASKED = 2**24
"""Megabytes: sixteen terabytes; a number of many digits is a slip, and SQLite could not count that far."""

NAME = "vectors-2.sqlite"
"""The number is that of the file's layout."""

MEGABYTE = 1024 * 1024

LONGEST_SHOWN = 40
"""Characters of a value that a message repeats."""


def cache_folder() -> Path:
    """The folder of the user's cache, which may not exist yet; ``ALIGNER_CACHE_DIR`` in the environment moves it.

    Raises:
        InputError: if that is the home of a user who is not there.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if not chosen:
        return user_cache_path("bitext-aligner", appauthor=False)
    try:
        return Path(chosen).expanduser()
    except RuntimeError as error:
        raise InputError(f"{FOLDER_VARIABLE} is {chosen!r} in the environment: there is no such user") from error


def cache_file() -> Path:
    """The file that vectors are in."""
    return cache_folder() / NAME


def cache_limit() -> int:
    """Bytes that the file may take; ``ALIGNER_CACHE_MB`` in the environment changes them.

    Raises:
        InputError: if that is no positive number, or a limit for no disk.
    """
    chosen = os.environ.get(SIZE_VARIABLE)
    if not chosen:
        return MOST_MEGABYTES * MEGABYTE
    # The digits are counted first: Python reads no number of more than some thousands.
    is_number = chosen.isdecimal() and len(chosen) <= len(str(MOST_THAT_CAN_BE_ASKED))
    if not is_number or not 1 <= int(chosen) <= MOST_THAT_CAN_BE_ASKED:
        shown = chosen if len(chosen) <= LONGEST_SHOWN else f"{chosen[:LONGEST_SHOWN]}…"
        raise InputError(
            f"{SIZE_VARIABLE} is {shown!r} in the environment: give a number of megabytes, 1 to "
            f"{MOST_THAT_CAN_BE_ASKED}"
        )
    return int(chosen) * MEGABYTE


def cache_bytes() -> int:
    """Bytes that the file takes now."""
    try:
        return cache_file().stat().st_size
    except OSError:
        return 0


def cache_account() -> str:
    """Where vectors are kept, how many bytes they take, and how many they may."""
    return f"{cache_file()}, {megabytes(cache_bytes())} of at most {megabytes(cache_limit())}"


def megabytes(n_bytes: int) -> str:
    """For people: 1234567 is 1.2 MB."""
    return f"{n_bytes / MEGABYTE:,.1f} MB"


def clear_cache() -> int:
    """Delete what is kept, vectors and unpacked weights of every version; the number of bytes that this gives back.

    Raises:
        InputError: if a file cannot be deleted.
    """
    freed = 0
    for path in sorted((*cache_folder().glob("vectors-*.sqlite*"), *cache_folder().glob("weights-*.npy*"))):
        try:
            freed += path.stat().st_size
            path.unlink()
        except OSError as error:
            raise InputError(f"cannot delete {path}: {error.strerror or error}") from error
    return freed
