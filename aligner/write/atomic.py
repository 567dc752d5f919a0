"""Files that appear whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError

_PART = re.compile(r"\.aligner-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{12}\.part")


def check_writable(path: Path) -> None:
    """Try what ``writing`` will do, and leave no trace.

    Raises:
        InputError: if the folder is missing or refuses new files, or if ``path`` is a folder or is write-protected.
    """
    try:
        place = _place(path)
        if place.is_dir():
            raise InputError(f"cannot write {path}: it is a folder; add a file name")
        if not place.parent.is_dir():
            raise InputError(f"cannot write {path}: there is no folder {place.parent}; create it first")
        if place.exists() and not os.access(place, os.W_OK):
            raise InputError(f"cannot write {path}: the file is write-protected")
        if not _is_device(place):
            probe = _temporary(place)
            probe.touch(exist_ok=False)
            probe.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def writing(*paths: Path) -> Iterator[list[BinaryIO]]:
    """One binary stream a path; the files are put in place together when the block ends well.

    On any exception, ``KeyboardInterrupt`` included, nothing of them remains and older files stay as they were.
    Devices and pipes, such as ``/dev/null``, are written straight away.

    Raises:
        InputError: if a file cannot be written.
    """
    current = paths[0]
    temporaries: list[Path] = []
    try:
        with ExitStack() as stack:
            streams: list[BinaryIO] = []
            for current in paths:
                place = _place(current)
                temporary = place if _is_device(place) else _temporary(place)
                if temporary is not place:
                    temporaries.append(temporary)
                streams.append(stack.enter_context(temporary.open("wb" if temporary is place else "xb")))
            yield streams
            for current, stream in zip(paths, streams, strict=True):
                _flush(stream)
                _as_before(_place(current), stream)
        waiting = iter(temporaries)
        for current in paths:
            place = _place(current)
            if not _is_device(place):
                temporary = next(waiting)
                temporary.replace(place)
    except OSError as error:
        raise _unwritable(current, error) from error
    finally:
        for temporary in temporaries:
            with suppress(OSError):
                temporary.unlink()


def _place(path: Path) -> Path:
    """Where the bytes belong: a symbolic link stays a link."""
    if not path.is_symlink():
        return path
    place = Path(os.path.realpath(path))  # Path.resolve has an error of its own for links in a circle
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return place


def _is_device(place: Path) -> bool:
    return place.exists() and not place.is_file()


def _temporary(place: Path) -> Path:
    """A name of its own in the same folder, so that moving it is one step of the file system.

    It names the machine and the process, so that a later run knows whether anybody still writes there.
    """
    _remove_orphans(place.parent.absolute())
    return place.with_name(f".aligner-{_machine()}-{os.getpid()}-{secrets.token_hex(6)}.part")


@cache
def _machine() -> str:
    return hashlib.blake2b(platform.node().encode(), digest_size=4).hexdigest()


@cache
def _remove_orphans(folder: Path) -> None:
    """Remove, once a process, what processes of this machine left in a folder that were killed while they wrote."""
    with suppress(OSError):
        for entry in folder.iterdir():
            named = _PART.fullmatch(entry.name)
            if named and named[1] == _machine() and not _is_alive(int(named[2])):
                entry.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        return process == os.getpid()  # Windows itself keeps a file that another process has open
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _flush(stream: BinaryIO) -> None:
    stream.flush()
    with suppress(OSError):  # pipes and some network folders know no fsync
        os.fsync(stream.fileno())


def _as_before(place: Path, stream: BinaryIO) -> None:
    """Give a new file the mode of the one whose place it takes, and its owner and group as far as this user may.

    The open file is changed and not its name, which in a folder of somebody else's may have become a link by now.
    """
    if not place.is_file():
        return
    if sys.platform == "win32":
        shutil.copymode(place, stream.name)
        return
    was = place.stat()
    for owner in (was.st_uid, -1):  # only root gives files away; to a group of one's own anybody may
        with suppress(OSError):
            os.fchown(stream.fileno(), owner, was.st_gid)
            break
    os.fchmod(stream.fileno(), stat.S_IMODE(was.st_mode))


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot write {path}: {error.strerror or error}")
