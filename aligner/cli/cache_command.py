"""``aligner cache``: where vectors are kept between runs, and how to be rid of them."""

from __future__ import annotations

import click

from aligner.cli.command import Command
from aligner.cli.printing import say


@click.command("cache", cls=Command)
@click.argument("action", type=click.Choice(["clear"]), required=False)
def cache_command(action: str | None) -> None:
    """Show or clear the vectors kept between runs.

    A second run on a text that was edited a little reads little anew. The file holds no text, only vectors and
    hashes; what was not used for longest goes when it is full. In the environment, ALIGNER_CACHE_DIR puts it into
    another folder, ALIGNER_CACHE_MB sets its limit, and ALIGNER_NO_CACHE=1 does without it, as --no-cache does.

    \b
    Examples:
      aligner cache
      aligner cache clear
    """
    from aligner.embed.cache_place import cache_account, cache_file, clear_cache, megabytes

    if action == "clear":
        say(f"{cache_file().parent}: {megabytes(clear_cache())} freed")
    else:
        say(cache_account())
