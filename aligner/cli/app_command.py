"""``aligner app``: a window in the browser for people without a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.cli.reporter import Reporter
from aligner.cli.review_command import require_extra
from aligner.cli.values import FOLDER


@click.command("app", cls=Command)
@click.option(
    "--folder",
    metavar="FOLDER",
    type=FOLDER,
    help="Where files that are dropped go, and what is made of them; by default Documents/aligner.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    help="Listen on port N; by default on a free one.",
)
@click.option("--no-open", is_flag=True, help="Print the address, and open no browser.")
@click.option("--quit-with-tab", is_flag=True, help="End when the last tab is closed.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the address and errors.")
def app_command(*, folder: str | None, port: int, no_open: bool, quit_with_tab: bool, quiet: bool) -> None:
    """Open a page in the browser on which two files are dropped, aligned and reviewed.

    The pages are served to this machine alone, without the network, until Ctrl-C or “End the server” on the page.
    Files that are named by their path stay where they are, and what is made of them is put beside them. Needs the
    extra: pip install 'bitext-aligner[review]'.

    \b
    Examples:
      aligner app
      aligner app --folder ~/translations --quit-with-tab
    """
    require_extra()

    from platformdirs import user_documents_path

    from aligner.browser.application import create_app
    from aligner.browser.desk import Desk
    from aligner.browser.safety import new_token
    from aligner.browser.serving import serve
    from aligner.browser.shelf import Shelf
    from aligner.browser.start import MOST_UPLOADED, routes, start_page

    report = Reporter(quiet, False)
    shelf = Shelf((), report.notice)
    place = Path(folder).absolute() if folder else user_documents_path() / "aligner"
    desk = Desk(shelf, place, report.notice)
    token = new_token()
    try:
        serve(
            lambda number, end: create_app(
                shelf,
                token=token,
                port=number,
                end=end,
                start=start_page(desk),
                routes=routes(desk, quits=quit_with_tab),
                most_bytes=MOST_UPLOADED,
            ),
            token,
            port=port,
            tell=say,
            opens=not no_open,
        )
    except KeyboardInterrupt:
        pass  # the way to end it
    finally:
        shelf.close()
