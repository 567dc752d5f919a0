"""Zip archives (.docx, .odt, .epub) read with a limit on what they may unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from aligner.errors import InputError

MOST_UNPACKED = 256 * 2**20
"""Bytes of one file's members together; a novel of 1,000 pages has 5 MB of XML, and pictures are not unpacked."""

MOST_MEMBERS = 20_000

MOST_XML = 64 * 2**20
"""Bytes of one member that is read whole: a tree of it takes ten times as much memory."""

_ENCRYPTED = 1
_CHUNK = 2**16
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What zipfile and its decompressors raise on archives that are cut off, overwritten or made to annoy."""


class Archive:
    """An open zip file; ``name`` is how messages call it, ``kind`` what it should be."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        """Open the archive.

        Raises:
            InputError: if it is damaged or holds too much.
        """
        self._name = name
        self._kind = kind
        self._left = MOST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self.damaged(error) from error
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise InputError(f"{name} has more than {MOST_MEMBERS} members: it is no ordinary {kind}")

    def damaged(self, why: object) -> InputError:
        """The error for an archive that cannot be read."""
        return InputError(f"{self._name} is no sound {self._kind} ({why}); open it in its program and save it again")

    def names(self) -> list[str]:
        """The members, in the archive's order."""
        return self._zip.namelist()

    def has(self, member: str) -> bool:
        """Whether there is such a member."""
        return member in self._zip.NameToInfo

    def member(self, member: str) -> bytes:
        """What a member holds.

        Raises:
            InputError: if it is missing, damaged, encrypted, or unpacks to more than the limit.
        """
        return b"".join(self._chunks(member))

    def _chunks(self, member: str) -> Iterator[bytes]:
        if not self.has(member):
            raise self.damaged(f"it lacks {member}")
        info = self._zip.getinfo(member)
        if info.flag_bits & _ENCRYPTED:
            raise InputError(f"{self._name} is protected by a password; save it without one")
        left = min(self._left, MOST_XML)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    self._left -= len(chunk)
                    if left < 0:
                        raise InputError(
                            f"{self._name} unpacks to more than this reader takes ({MOST_XML // 2**20} MB a member, "
                            f"{MOST_UNPACKED // 2**20} MB in all): split it into parts"
                        )
                    yield chunk
        except _DAMAGE as error:
            raise self.damaged(error) from error
