"""The commented settings file that ``aligner init`` writes, made from the declarations of the commands."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import click

from aligner.checks import KINDS as KNOWN_KINDS
from aligner.cli.settings import settable, shared
from aligner.cli.values import Kinds

WIDTH = 100

INTRODUCTION = """\
Settings of the aligner for the texts in this folder and in the folders below it.

Take the # from a line to set an option: the values here are the defaults or, where there is none, examples. Options of
the command line come before these; a flag that is set here is put out there by its opposite: --no-table for --table.
A relative path counts from the folder of this file. --no-settings leaves the file out, -v says that it was used."""


def settings_template(commands: Mapping[str, click.Command]) -> str:
    """A file with a commented line for every option: first those of several commands, then a table for each command."""
    common = {
        name: option
        for name, option in shared(commands).items()
        if sum(name in dict(settable(command)) for command in commands.values()) > 1
    }
    blocks = ["\n".join(_comment(INTRODUCTION)), "# For every command that has the option\n"]
    blocks += [_entry(name, option) for name, option in common.items()]
    for command in commands.values():
        own = [_entry(name, option) for name, option in settable(command) if name not in common]
        if own:
            blocks += [f"[{command.name}]", *own]
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def _entry(name: str, option: click.Option) -> str:
    explanation = option.help or ""
    if isinstance(option.type, click.Choice):
        explanation += f" One of: {', '.join(map(str, option.type.choices))}."
    return "\n".join([*_comment(explanation.strip()), f"#{name} = {_toml(_example(option))}"])


def _comment(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield "#"
        yield from (f"# {line}" for line in textwrap.wrap(" ".join(paragraph.split()), WIDTH - 2))


def _example(option: click.Option) -> Any:
    """The default, or something of the right type."""
    value: Any = option.metavar or "…"
    if option.is_flag:
        value = False
    elif isinstance(option.default, str | int | float) and option.default is not False:
        value = option.default
    elif isinstance(option.type, click.Choice):
        value = option.type.choices[0]
    elif isinstance(option.type, Kinds):
        return list(KNOWN_KINDS[:2])
    elif isinstance(option.type, click.IntRange | click.FloatRange):
        value = option.type.max if option.type.min_open else option.type.min
    return [value] if option.multiple else value


def _toml(value: Any) -> str:
    """A value of these few types in TOML, which writes them as JSON does."""
    return json.dumps(value, ensure_ascii=False)
