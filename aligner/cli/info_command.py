"""``aligner info``: what a bug report needs."""

from __future__ import annotations

import click

from aligner.cli.command import Command
from aligner.version import __version__


@click.command("info", cls=Command)
def info_command() -> None:
    """Print what a bug report needs: versions, models, folders.

    \b
    Example:
      aligner info > info.txt
    """
    from aligner.cli.installation import installation

    for name, value in (("aligner", __version__), *installation()):
        click.echo(f"{name + ':':22} {value}")
