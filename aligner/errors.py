"""Errors that are meant to be read by the person who ran the command.

Every message says what is wrong, with which file and line where there is one, and what to do about it. Options are
called as Python calls them, in backquotes: `source_lang`, `source_lang=de`. The command line shows --source-lang and
--source-lang de.
"""


class AlignerError(Exception):
    """Something the aligner can explain; the command line prints the message and exits with ``exit_code``."""

    exit_code = 1


class InputError(AlignerError):
    """The input, an option or an output path cannot be used as given: exit code 2."""

    exit_code = 2
