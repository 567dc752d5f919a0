"""``aligner review``: pages in the browser on which a person goes through pairs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.cli.reporter import Reporter
from aligner.cli.serving_options import Serving, serving_options
from aligner.cli.signals import until_ctrl_c
from aligner.cli.values import FILE, LANGUAGE
from aligner.errors import InputError


@click.command("review", cls=Command)
@click.argument("documents", metavar="FILE|FOLDER...", nargs=-1, required=True, type=FILE)
@click.option(
    "--source-lang", metavar="TAG", type=LANGUAGE, default="ru", show_default=True, help="Source language of a memory."
)
@click.option(
    "--target-lang", metavar="TAG", type=LANGUAGE, default="fr", show_default=True, help="Its target language."
)
@serving_options
def review_command(*, documents: tuple[str, ...], source_lang: str, target_lang: str, serving: Serving) -> None:
    """Go through the pairs of an alignment (.json), of all in a FOLDER, or of a memory (.tmx, .xliff), in the browser.

    A memory is checked first, and kept as .json beside. Every step is saved at once, in NAME.review.jsonl beside
    NAME.json, which itself stays as it is; `?` on the page lists the keys. The pages are served to this machine alone,
    without the network, until Ctrl-C. Needs the extra: pip install 'bitext-aligner[review]'.

    \b
    Examples:
      aligner align discours.ru.txt discours.fr.txt -o discours.json
      aligner review discours.json
      aligner review statements --port 8765 --no-open
      aligner review memoire.tmx --source-lang de
    """
    from aligner.browser.application import create_app
    from aligner.browser.safety import new_token
    from aligner.browser.serving import serve
    from aligner.browser.shelf import Shelf

    report = Reporter(serving.quiet, False)
    paths = [path for name in documents for path in _alignments(name, source_lang, target_lang, report)]
    shelf = Shelf(paths, report.notice, serving.encoder)
    token = new_token()
    with until_ctrl_c(), closing(shelf):
        shelf.open(shelf.places[0].key)
        serve(
            lambda number, end: create_app(shelf, token=token, port=number, end=end),
            token,
            port=serving.port,
            tell=lambda address: _tell(address, quiet=serving.quiet),
            opens=serving.opens,
        )
    if not serving.quiet:
        say("The review has ended; all that was done is saved.", err=True)


def _tell(address: str, *, quiet: bool) -> None:
    say(address)
    if not quiet:
        say("Open this address in a browser of this machine, if none has opened; Ctrl-C ends the review.", err=True)


def _alignments(name: str, source_lang: str, target_lang: str, report: Reporter) -> list[Path]:
    """The alignments that a name stands for."""
    from aligner.browser.shelf import alignments_in

    path = Path(name)
    if path.is_dir():
        return alignments_in(path)
    if path.suffix.lower() == ".json":
        return [path]
    return [_of_memory(path, source_lang, target_lang, report)]


def _of_memory(path: Path, source_lang: str, target_lang: str, report: Reporter) -> Path:
    """The alignment beside a memory: the one that is there, or its pairs as they are checked now."""
    from aligner.bilingual.formats import read_bilingual
    from aligner.tasks.check import check
    from aligner.write import save

    beside = path.with_suffix(".json")
    if beside.exists():
        if path.stat().st_mtime > beside.stat().st_mtime:
            raise InputError(
                f"{path} is newer than {beside}, which the review would go on with; rename {beside} to begin anew, or "
                f"review {beside} itself"
            )
        report.notice(f"the review goes on with {beside}, made from {path} before")
        return beside
    pairs = read_bilingual(path, source_lang, target_lang, report.notice)
    save(check(pairs, notify=report.notice), beside)
    report.notice(f"the pairs of {path} are checked and kept in {beside}")
    return beside
