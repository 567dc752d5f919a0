"""How the rooms tell the user what is worth knowing and no error: the command line prints it, a library ignores it."""

from __future__ import annotations

from collections.abc import Callable

Notify = Callable[[str], None]
"""Called with one sentence for the user."""


def ignore_notice(_: str) -> None:
    """The default of every ``notify`` parameter."""
