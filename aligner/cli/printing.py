"""The one place from which the command line speaks: nothing in a text or a name can give orders to the terminal."""

from __future__ import annotations

import sys
from contextlib import nullcontext, suppress

import click

from aligner.bilingual.text import for_terminal


def say(message: str, *, err: bool = False, nl: bool = True) -> None:
    """Print words for a person, on standard output or on standard error; the latter may be full or closed."""
    with suppress(OSError) if err else nullcontext():
        click.echo(for_terminal(message), err=err, nl=nl)


def give(text: str) -> None:
    """Print a line that is a result: to the letter into files and pipes, and as words for a person on a terminal."""
    click.echo(for_terminal(text) if sys.stdout.isatty() else text, color=True)  # False would drop escapes


def give_file(content: bytes) -> None:
    """Write a result to standard output: to the letter, but on a terminal as words for a person."""
    if sys.stdout.isatty():
        try:
            shown = content.decode()
        except UnicodeDecodeError:
            pass  # a workbook: whoever wants to see its bytes sees them
        else:
            say(shown, nl=False)
            return
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
