"""The ``aligner`` program: its commands, and what each kind of failure looks like from outside."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from aligner.cli.commands import PROGRAM, Commands
from aligner.cli.printing import say
from aligner.cli.reporter import as_options
from aligner.cli.signals import Stopped, is_ending, stoppable
from aligner.errors import AlignerError, InputError
from aligner.version import __version__

DEBUG_VARIABLE = "ALIGNER_DEBUG"
"""Set in the environment, it lets an unexpected exception show its traceback."""

INTERRUPTED = 130  # 128 + SIGINT, as shells count
BROKEN_PIPE = 141  # 128 + SIGPIPE


class _Program(Commands):
    """A group whose commands fail with one line and an exit code, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what it raises into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except AlignerError as error:
            _say(str(error))
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            _leave_pipe()
            ctx.exit(BROKEN_PIPE)
        except (Exception, KeyboardInterrupt) as error:
            if is_ending(error):
                _say("interrupted")
                ctx.exit(INTERRUPTED)
            if isinstance(error, OSError) and error.filename is None and not os.environ.get(DEBUG_VARIABLE):
                ctx.exit(_unwritable(error))
            self._own_fault(ctx, error)

    def _own_fault(self, ctx: click.Context, error: BaseException) -> None:
        if os.environ.get(DEBUG_VARIABLE):
            raise error
        reason = " ".join(str(error).split()) or "no reason given"
        _say(f"unexpected {type(error).__name__}: {reason}")
        say(
            f"This is a fault of the aligner, not of your files. {DEBUG_VARIABLE}=1 in the environment shows where "
            "it happened; please report that with the output of `aligner info`.",
            err=True,
        )
        ctx.exit(1)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=PROGRAM)
def program() -> None:
    """Align a text with its translation, sentence by sentence, and say where the two differ.

    \b
    Start with:
      aligner align discours.ru.txt discours.fr.txt
      aligner align discours.ru.txt discours.fr.txt -o discours.tmx -o discours.html
      aligner check memoire.tmx --fail-on error
      aligner capture channel.txt -o statements

    Each command explains itself: aligner align --help. Results go to standard output, notices and progress to standard
    error. `aligner init` writes a file in which options can be kept; `aligner completion` teaches a shell the commands.

    \b
    Exit codes:
      0    all went well
      1    a fault of the aligner, a flag that --fail-on asks about, or what --exit-code does
      2    input or options that cannot be used as given; the message says what to do
      130  after Ctrl-C; no file is left half-written
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    try:
        with stoppable():
            _open_missing_streams()
            _prepare_console()
            result = program.main(arguments, prog_name=PROGRAM, standalone_mode=False)
            sys.stdout.flush()
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        say(shown.getvalue(), err=True, nl=False)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Stopped as stopped:
        return stopped.exit_code
    except BrokenPipeError:
        _leave_pipe()
        return BROKEN_PIPE
    except OSError as error:
        return _unwritable(error)
    return result if isinstance(result, int) else 0


def _open_missing_streams() -> None:
    """A stream that the shell closed is the null device: else the next file would be opened in its place.

    What was closed can be written to no more than before, so that a result is not lost in silence.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="replace", closefd=False))


def _unwritable(error: OSError) -> int:
    """Say that standard output takes nothing; the exit code."""
    _leave_pipe()
    _say(f"cannot write to standard output: {error.strerror or error}")
    return InputError.exit_code


def _prepare_console() -> None:
    """Never fail on a character that the console cannot show; write UTF-8 into files and pipes on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_free = not stream.isatty() and not os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding="utf-8" if is_free else None, errors="replace")


def _leave_pipe() -> None:
    """The reader has gone; keep Python from failing again when it flushes standard output at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    say(f"Error: {as_options(message)}", err=True)
