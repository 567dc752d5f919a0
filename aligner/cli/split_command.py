"""``aligner split``: a file in, its segments out, one a line."""

from __future__ import annotations

import click

from aligner.cli.command import Command
from aligner.cli.printing import give
from aligner.cli.reading_options import reading_options
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, LANGUAGE
from aligner.document import Document
from aligner.read.reading import Reading


@click.command("split", cls=Command)
@click.argument("file", type=FILE)
@click.option(
    "--lang", metavar="TAG", type=LANGUAGE, required=True, help="Language of FILE, as in BCP 47: ru, fr, fr-CA …"
)
@reading_options
@click.option("--explain", is_flag=True, help="Print every place where a sentence could end, and why.")
@reporter_options(details=False)
def split_command(file: str, lang: str, reading: Reading, explain: bool, reporter: Reporter) -> None:
    """Split a text into segments, one a line.

    FILE may be - for standard input. A line break inside a segment is printed as a space.

    \b
    Examples:
      aligner split discours.ru.txt --lang ru
      aligner split discours.fr.txt --lang fr --explain
    """
    from aligner.bilingual.text import joined
    from aligner.read import read
    from aligner.segment import split

    document = read(file, lang, reporter.notice, reading)
    if explain:
        _explain(document)
        return
    for segment in split(document).segments:
        give(joined([segment]))


def _explain(document: Document) -> None:
    """One line a boundary: the decision, the rule, and the text on either side of it."""
    from aligner.segment import explain

    for boundary in explain(document):
        left = " ".join(document.text[max(boundary.offset - 30, 0) : boundary.offset].split())
        right = " ".join(document.text[boundary.next_offset : boundary.next_offset + 30].split())
        give(f"{boundary.decision:5}  {boundary.rule:24}  {left:>30} | {right}")
