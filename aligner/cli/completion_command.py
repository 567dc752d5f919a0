"""``aligner completion``: a script that teaches a shell the commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from aligner.cli.command import Command
from aligner.cli.commands import PROGRAM

SHELLS = tuple(shell for shell in ("bash", "zsh", "fish", "powershell") if get_completion_class(shell))
"""Those that the installed click knows; the last came to it in 8.4."""


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print a script that lets SHELL complete commands, options, files, languages and kinds of flags.

    \b
    Where to put it:
      bash        eval "$(aligner completion bash)"            in ~/.bashrc
      zsh         eval "$(aligner completion zsh)"             in ~/.zshrc, after compinit
      fish        aligner completion fish > ~/.config/fish/completions/aligner.fish
      powershell  aligner completion powershell | Out-String | Invoke-Expression    in $PROFILE
    """
    kind = get_completion_class(shell)
    assert kind is not None  # one of SHELLS
    script = kind(context.find_root().command, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE")
    click.echo(script.source_template % script.source_vars(), nl=False)
