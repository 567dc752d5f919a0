"""``aligner split``: a file in, its segments out, one a line."""

from __future__ import annotations

import click

from aligner.cli.command import Command
from aligner.cli.printing import give
from aligner.cli.reading_options import reading_options
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, LANGUAGE
from aligner.document import Document
from aligner.language.tags import language_name
from aligner.read.reading import Reading


@click.command("split", cls=Command)
@click.argument("file", type=FILE, required=False)
@click.option(
    "--lang",
    metavar="TAG",
    type=LANGUAGE,
    help="Language of FILE, as in BCP 47: ru, fr, fr-CA …; with --srx, the one whose rules are written.",
)
@click.option(
    "--srx-rules", "rules", metavar="FILE", type=FILE, help="Split by the rules of another program, in an .srx file."
)
@click.option(
    "--srx",
    metavar="OUT",
    type=FILE,
    help="Write the aligner's own rules as SRX 2.0 for programs that translators use; FILE is not needed.",
)
@reading_options
@click.option("--explain", is_flag=True, help="Print every place where a sentence could end, and why.")
@reporter_options(details=False)
def split_command(
    file: str | None,
    lang: str | None,
    rules: str | None,
    srx: str | None,
    reading: Reading,
    explain: bool,
    reporter: Reporter,
) -> None:
    """Split a text into segments, one a line, or write the rules of splitting for other programs.

    FILE may be - for standard input. A line break inside a segment is printed as a space.

    \b
    Examples:
      aligner split discours.ru.txt --lang ru
      aligner split discours.fr.txt --lang fr --explain
      aligner split --srx rules.srx
      aligner split discours.fr.txt --lang fr --srx-rules client.srx
    """
    if srx is not None:
        _write_rules(srx, lang, reporter)
    if file is None:
        if srx is None:
            raise click.UsageError("Missing argument 'FILE'.")
        return
    if lang is None:
        raise click.UsageError("Missing option '--lang': the language of FILE, such as ru or fr.")
    if explain and rules is not None:
        raise click.UsageError("--explain names the aligner's own rules; leave --srx-rules out.")

    from aligner.bilingual.text import joined
    from aligner.read import read
    from aligner.segment import split

    document = read(file, lang, reporter.notice, reading)
    if explain:
        _explain(document)
        return
    if rules is None:
        document = split(document)
    else:
        from aligner.tasks.srx import read_rules

        document = read_rules(rules, reporter.notice).split(document)
    for segment in document.segments:
        give(joined([segment]))


def _write_rules(path: str, lang: str | None, reporter: Reporter) -> None:
    from aligner.tasks.srx import write_rules

    write_rules(path, [lang] if lang else [])
    reporter.line(f"{path}: the rules of {language_name(lang) if lang else 'all languages'}")


def _explain(document: Document) -> None:
    """One line a boundary: the decision, the rule, and the text on either side of it."""
    from aligner.segment import explain

    for boundary in explain(document):
        left = " ".join(document.text[max(boundary.offset - 30, 0) : boundary.offset].split())
        right = " ".join(document.text[boundary.next_offset : boundary.next_offset + 30].split())
        give(f"{boundary.decision:5}  {boundary.rule:24}  {left:>30} | {right}")
