"""Errors that are meant to be read by the person who ran the command.

Every message says what is wrong, with which file and line where there is one, and what to do about it. Options are
called as Python calls them, in backquotes: `source_lang`, `source_lang=de`. The command line shows --source-lang and
--source-lang de.
"""

MOST_LETTERS = 2000
"""Of a message; what other libraries say of a damaged file may quote all of its one line."""
LAST_LETTERS = 500
"""The end of a longer one, which is the advice."""

_LEFT_OUT = " […] "


class AlignerError(Exception):
    """Something the aligner can explain; the command line prints the message and exits with ``exit_code``."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        """``message`` is shortened in its middle where nobody would read it to the end."""
        if len(message) > MOST_LETTERS:
            first_letters = MOST_LETTERS - LAST_LETTERS - len(_LEFT_OUT)
            message = message[:first_letters] + _LEFT_OUT + message[-LAST_LETTERS:]
        super().__init__(message)


class InputError(AlignerError):
    """The input, an option or an output path cannot be used as given: exit code 2."""

    exit_code = 2
