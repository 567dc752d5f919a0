"""How the rooms tell the user what is worth knowing and no error: the command line prints it, a library ignores it."""

from __future__ import annotations

import logging
from collections.abc import Callable

Notify = Callable[[str], None]
"""Called with one sentence for the user."""


def ignore_notice(_: str) -> None:
    """The default of every ``notify`` parameter."""


def log_notice(message: str) -> None:
    """The default of the public functions: notices go to the log ``aligner``, which a program may show or keep."""
    logging.getLogger("aligner").info(message)
