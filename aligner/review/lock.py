"""One writer of a file at a time: the system's own lock, which goes with the process however it ends."""

from __future__ import annotations

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    _BYTE = 1 << 30
    """The byte that is locked, far behind the end: what is locked there, nobody else can read."""

    def lock(file: BinaryIO) -> bool:
        """Lock a file; False if another process has."""
        file.seek(_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Let others lock it."""
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def lock(file: BinaryIO) -> bool:
        """Lock a file; False if another process has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Let others lock it."""
        fcntl.flock(file, fcntl.LOCK_UN)
