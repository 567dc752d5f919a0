"""``aligner init``: a settings file to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.commands import commands_of
from aligner.cli.printing import say
from aligner.cli.settings import OWN_FILE
from aligner.cli.values import FOLDER
from aligner.errors import InputError


@click.command("init", cls=Command)
@click.argument("folder", default=".", type=FOLDER)
@click.pass_context
def init_command(context: click.Context, folder: str) -> None:
    """Write aligner.toml into FOLDER, by default the current one: every option, commented out.

    The commands take their options from it for texts in FOLDER and below. A file that is there already stays.

    \b
    Examples:
      aligner init
      aligner init statements
    """
    from aligner.cli.settings_template import settings_template
    from aligner.write.atomic import check_writable, writing

    path = Path(folder) / OWN_FILE
    if path.exists():
        raise InputError(f"there is {path} already; change it, or remove it first")
    check_writable(path)
    with writing(path) as (stream,):
        stream.write(settings_template(commands_of(context)).encode())
    say(f"wrote {path}", err=True)
