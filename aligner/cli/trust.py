"""What a settings file may do that nobody named: texts may come with one, from people whom the user does not know."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from aligner.cli.settings import Settings, settable
from aligner.cli.values import PathName
from aligner.embed.choice import DEFAULT_ENCODER
from aligner.errors import InputError

_WRITTEN = ("output", "report", "log")
"""Options that name files to write."""

_MODEL = "encoder"

_CLUSTER = "scheduler"
"""Whoever runs a cluster runs code of theirs where its results are read."""


def check_trust(settings: Settings, command: click.Command, given: Collection[str]) -> list[str]:
    """Refuse what a file that was found, and not named, must not do.

    Args:
        given: the parameters that the command line itself has, which come before the file.

    Returns:
        The options of the file that write files or choose a model, and are in force: who runs the command may not
        know of them.

    Raises:
        InputError: if the file names a path outside its folder, or a model to load.
    """
    values = settings.defaults(command)
    telling = []
    for name, option in settable(command):
        if option.name not in values or option.name in given:
            continue
        value = values[option.name]
        listed = value if isinstance(value, list) else [value]
        if isinstance(option.type, PathName):
            for path in listed:
                _check_inside(settings.path, name, path)
        if name == _MODEL and value != DEFAULT_ENCODER:
            raise InputError(
                f"{settings.path} chooses a model, {name} = {value!r}, and a file that comes with the texts may not: "
                f"give --{name} yourself, or trust the file with --settings {settings.path}"
            )
        if name == _CLUSTER:
            raise InputError(
                f"{settings.path} chooses a cluster, {name} = {value!r}, and a file that comes with the texts may not: "
                f"give --{name} yourself, or trust the file with --settings {settings.path}"
            )
        if name == _MODEL or (name in _WRITTEN and listed != ["-"]):
            telling.append(name)
    return telling


def _check_inside(settings: Path, name: str, path: Any) -> None:
    folder = Path(os.path.realpath(settings.parent))
    if path != "-" and not Path(os.path.realpath(path)).is_relative_to(folder):
        raise InputError(
            f"{settings} names {path} with {name}, which is outside its folder: give --{name} yourself, or trust the "
            f"file with --settings {settings}"
        )
