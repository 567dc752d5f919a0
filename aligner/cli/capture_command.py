"""``aligner capture``: a channel, an export or two folders in, a folder of aligned statements out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from aligner.cli.align_options import align_options
from aligner.cli.command import Command
from aligner.cli.printing import say
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, FOLDER

if TYPE_CHECKING:
    from aligner.channel.results.index import Index
    from aligner.tasks.options import AlignOptions


@click.command("capture", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=FILE)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    type=FOLDER,
    required=True,
    help="Where the result goes: a memory, a report and a JSON file for each pair, index.html and index.json.",
)
@click.option("--report", metavar="FILE", type=FILE, help="Write the index page, HTML, to FILE too.")
@click.option(
    "--rules",
    metavar="FILE",
    type=FILE,
    help="Rules of your own for lines to drop or keep, tried before those of the aligner.",
)
@click.option("--keep-damaged", is_flag=True, help="Go on with what is readable of a damaged export.")
@align_options("the originals", "the translations", without=("segmented", "max_bead", "reading", "no_language_check"))
@reporter_options()
def capture_command(
    *,
    paths: tuple[str, ...],
    folder: str,
    report: str | None,
    rules: str | None,
    keep_damaged: bool,
    options: AlignOptions,
    reporter: Reporter,
) -> None:
    """Find the statements in captures, pair each with its translation, align and check the pairs.

    A PATH is the pasted text of a channel or a page, the JSON or HTML export of Telegram Desktop, a saved web page, or
    a folder of texts; several are taken together, in any order. Statements without a translation, and lines that are no
    part of a statement, are listed in the index. Started again after an interruption, it goes on where it was.

    \b
    Examples:
      aligner capture channel.txt -o statements
      aligner capture result.json -o statements --report report.html
      aligner capture ru/ fr/ -o statements
    """
    started = time.perf_counter()

    from aligner.tasks.capture import capture

    with ExitStack() as stack, _resumable(reporter, folder):
        bars = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in bars:
                stack.close()
                bars[what] = stack.enter_context(reporter.progress(what))
            bars[what](done, total)

        index = capture(
            paths,
            folder,
            options,
            rules=rules,
            report=report,
            keep_damaged=keep_damaged,
            notify=reporter.notice,
            progress=progress,
        )
    if not reporter.is_quiet:
        say(_account(index, folder))
    reporter.detail(f"{time.perf_counter() - started:.1f} s; {index.signature}")


@contextmanager
def _resumable(reporter: Reporter, folder: str) -> Iterator[None]:
    """Tell who interrupts the work what becomes of it."""
    try:
        yield
    except KeyboardInterrupt:
        reporter.notice(f"what is done is kept in {folder}; the same command goes on from there")
        raise


def _account(index: Index, folder: str) -> str:
    from aligner.language.tags import language_name
    from aligner.write.words import counted

    n_pairs = sum(entry.paired_with is not None for entry in index.entries) // 2
    others = Counter(language_name(entry.statement.lang) for entry in index.in_other_languages)
    elsewhere = "".join(f", {n} in {language}" for language, n in others.most_common())
    n_flagged = sum(1 for entry in index.entries if entry.flags and dict(entry.flags.severities)["error"]) // 2
    doubted = sum(bool(entry.resemblance and entry.resemblance.sentence) for entry in index.entries) // 2
    notes = f"{n_flagged} with errors flagged" + (f", {doubted} that may not belong together" if doubted else "")
    return (
        f"{counted(len(index.entries), 'statement')}: {counted(n_pairs, 'pair')} ({notes}), "
        f"{len(index.alone)} without translation{elsewhere}; {counted(len(index.dropped), 'line')} dropped, "
        f"{len(index.merged)} repeated; see {folder}"
    )
