"""``aligner app``: a window in the browser for people without a terminal."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.cli.reporter import Reporter
from aligner.cli.serving_options import Serving, serving_options
from aligner.cli.signals import until_ctrl_c
from aligner.cli.values import FOLDER


@click.command("app", cls=Command)
@click.option(
    "--folder",
    metavar="FOLDER",
    type=FOLDER,
    help="Where files that are dropped go, and what is made of them; by default Documents/aligner.",
)
@click.option("--quit-with-tab", is_flag=True, help="End when the last tab is closed.")
@serving_options
def app_command(*, folder: str | None, quit_with_tab: bool, serving: Serving) -> None:
    """Open a page in the browser on which two files are dropped, aligned and reviewed.

    The pages are served to this machine alone, without the network, until Ctrl-C or “Quit” on the page.
    Files that are named by their path stay where they are, and what is made of them is put beside them. Needs the
    extra: pip install 'bitext-aligner[review]'.

    \b
    Examples:
      aligner app
      aligner app --folder ~/translations --quit-with-tab
    """
    from platformdirs import user_documents_path

    from aligner.browser.application import create_app
    from aligner.browser.desk import Desk
    from aligner.browser.safety import new_token
    from aligner.browser.serving import serve
    from aligner.browser.shelf import Shelf
    from aligner.browser.start import MOST_UPLOADED, routes, start_page

    report = Reporter(serving.quiet, False)
    shelf = Shelf((), report.notice, serving.encoder)
    place = Path(folder).absolute() if folder else user_documents_path() / "aligner"
    desk = Desk(shelf, place, report.notice)
    token = new_token()
    with until_ctrl_c(), closing(shelf):
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
            port=serving.port,
            tell=say,
            opens=serving.opens,
        )
