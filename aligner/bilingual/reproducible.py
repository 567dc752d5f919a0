"""Files that come out the same, byte for byte, whenever the same is written."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO

from aligner.errors import InputError

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""


def moment() -> datetime:
    """The moment that ``SOURCE_DATE_EPOCH`` names (reproducible-builds.org), or this one.

    Raises:
        InputError: if the variable holds no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"SOURCE_DATE_EPOCH is {epoch!r}: it must be seconds since 1970, a whole number") from error


def write_package(data: bytes, stream: BinaryIO, mend: Callable[[str, bytes], bytes] = lambda _, data: data) -> None:
    """The zip archive without the times at which its members were made.

    Args:
        mend: from a member's name and content to the content that is written.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for member in made.infolist():
            package.writestr(
                zipfile.ZipInfo(member.filename, LONG_AGO),
                mend(member.filename, made.read(member)),
                zipfile.ZIP_DEFLATED,
            )
