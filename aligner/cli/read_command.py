"""``aligner read``: a file in, its text as the aligner sees it out, and beside it what was left out and why."""

from __future__ import annotations

import click

from aligner.cli.command import Command
from aligner.cli.printing import give
from aligner.cli.reading_options import reading_options
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, LANGUAGE
from aligner.read.reading import Reading


@click.command("read", cls=Command)
@click.argument("file", type=FILE)
@click.option(
    "--lang",
    metavar="TAG",
    type=LANGUAGE,
    default="und",
    help="Language of FILE, as in BCP 47: it helps to tell old encodings apart.",
)
@reading_options
@click.option("--text-only", is_flag=True, help="Print the text alone.")
@reporter_options(details=False)
def read_command(file: str, lang: str, reading: Reading, text_only: bool, reporter: Reporter) -> None:
    """Print a file as it is read, and what is left out.

    A line is a paragraph. What is left out stands set in below the paragraph that it stood in or before, with the
    reason. FILE may be - for standard input.

    \b
    Examples:
      aligner read discours.docx
      aligner read page.html --whole-page
      aligner read livre.epub --text-only > livre.txt
    """
    from aligner.read import read
    from aligner.read.account import gap_line, lines_with_gaps

    document = read(file, lang, reporter.notice, reading, tell_left_out=text_only)
    for line in lines_with_gaps(document):
        if line.text is not None:
            give(line.text)
        for gap in () if text_only else line.gaps:
            give(gap_line(gap))
