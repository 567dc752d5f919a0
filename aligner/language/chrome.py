"""Lines of channels and pages that are no text of anybody's: “12 comments”, «Подписаться», “Transféré depuis …”."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChromeLine:
    """A kind of line in one language.

    Attributes:
        kind: a name of ``KINDS`` in ``channel/sources/cleaning.py``, which say what such a line means for those around.
        pattern: what all of the line fits, as it is or without emoji and white space at its ends; case does not count,
            ``{emoji}`` stands for one sign.
        example: a line that fits.
    """

    kind: str
    pattern: str
    example: str
