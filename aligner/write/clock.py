"""The moment that a file says it was written."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from aligner.errors import InputError


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
