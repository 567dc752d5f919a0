"""The commands of the program, and what each does in a line; a command is loaded when it is asked for.

To load them all takes twice as long as to answer ``aligner --version``, and a shell asks for one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

PROGRAM = "aligner"

COMMANDS: Mapping[str, str] = {
    "align": "Align the text SOURCE with its translation TARGET.",
    "capture": "Pair and align the statements of channels or folders.",
    "batch": "Align thousands of pairs of documents.",
    "check": "Say where the two sides of existing pairs differ.",
    "review": "Go through pairs in the browser.",
    "app": "Align and review in the browser.",
    "drift": "Say what of a translation an edit of its source left stale.",
    "apply": "Take back what a person did in a review table.",
    "convert": "Write pairs in other formats.",
    "read": "Print a file as it is read, and what is left out.",
    "split": "Split a text into segments, one a line.",
    "eval": "Score predicted ladders against gold ladders.",
    "train": "Learn the weights of the scorer from gold alignments.",
    "info": "Print what a bug report needs: versions, models, folders.",
    "cache": "Show or clear the vectors kept between runs.",
    "init": "Write a settings file, aligner.toml, to begin with.",
    "completion": "Print a script that completes commands in a shell.",
}
"""In the order in which they are needed. ``NAME`` is ``NAME_command`` in ``aligner/cli/NAME_command.py``."""


class Commands(click.Group):
    """The group of these commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which the commands are needed, not in that of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded now."""
        return _loaded(cmd_name) if cmd_name in COMMANDS else None

    def every(self) -> Mapping[str, click.Command]:
        """All of them, loaded now."""
        return {name: _loaded(name) for name in COMMANDS}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each does, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _loaded(name: str) -> click.Command:
    command = getattr(import_module(f"aligner.cli.{name}_command"), f"{name}_command")
    assert isinstance(command, click.Command)
    return command


def commands_of(context: click.Context) -> Mapping[str, click.Command]:
    """Every command beside the one of a context, or that one alone where it runs without the program."""
    group = context.parent.command if context.parent else None
    return group.every() if isinstance(group, Commands) else {context.command.name or "": context.command}
