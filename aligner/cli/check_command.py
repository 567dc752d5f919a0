"""``aligner check``: the differences in pairs that exist already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.cli.check_options import check_options, fail_on_option, fails, files_of
from aligner.cli.command import Command
from aligner.cli.encoder_options import encoder_options
from aligner.cli.outputs import OUTPUT_HELP, check_outputs, output_sections, write_outputs
from aligner.cli.reporter import Reporter
from aligner.cli.values import FILE, LANGUAGE
from aligner.embed.choice import EncoderChoice
from aligner.write import FORMATS

if TYPE_CHECKING:
    from aligner.tasks.options import CheckOptions


@click.command("check", cls=Command, sections=output_sections)
@click.argument("file", type=FILE)
@click.option("-o", "--output", "outputs", metavar="FILE", type=FILE, multiple=True, help=OUTPUT_HELP)
@click.option(
    "--format", metavar="NAME", type=click.Choice(list(FORMATS)), help="The format of every FILE, whatever its suffix."
)
@click.option("--table", is_flag=True, help="Print the table although files are written.")
@click.option(
    "--source-lang", metavar="TAG", type=LANGUAGE, default="ru", show_default=True, help="Language of the source texts."
)
@click.option(
    "--target-lang", metavar="TAG", type=LANGUAGE, default="fr", show_default=True, help="Language of the translations."
)
@check_options
@fail_on_option
@click.option("--keep-flagged", is_flag=True, help="Leave pairs flagged as errors in a written memory.")
@encoder_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was done.")
@click.pass_context
def check_command(
    context: click.Context,
    /,
    *,
    file: str,
    outputs: tuple[str, ...],
    format: str | None,
    table: bool,
    source_lang: str,
    target_lang: str,
    fail_on: str | None,
    keep_flagged: bool,
    encoder: EncoderChoice,
    threads: int | None,
    quiet: bool,
    verbose: bool,
    check: CheckOptions,
) -> None:
    """Say where the two sides of existing pairs differ.

    FILE is a memory or a file of a translation program (.tmx, .xliff, .sdlxliff, .mqxliff), a table of two columns
    (.tsv, .csv, .xlsx, .docx), .jsonl, the .json of `aligner align`, or NAME.moses for the files NAME.ru and NAME.fr.
    Without -o the flagged pairs are printed.

    \b
    Examples:
      aligner check memoire.tmx
      aligner check memoire.tmx --checks number,date --fail-on error
      aligner check discours.json --ignore dismissed.txt -o discours.tmx
    """
    report = Reporter(quiet, verbose)
    check_outputs(outputs, format, [file, *files_of(check)], keep_flagged=keep_flagged)

    from aligner.tasks.convert import load

    pairs = load(file, source_lang=source_lang, target_lang=target_lang, notify=report.notice)
    report.detail(f"{file}: {len(pairs.beads)} pairs")

    from aligner.tasks.check import check as check_pairs
    from aligner.tasks.decided import reviewed_pairs

    pairs = reviewed_pairs(file, pairs, report.notice)

    alignment = check_pairs(pairs, check, encoder=encoder, threads=threads, notify=report.notice)
    write_outputs(alignment, outputs, format, report, keep_flagged=keep_flagged)
    if table or not outputs:
        from aligner.write.terminal import print_table

        print_table(alignment, only_flagged=True)
    if fails(alignment, fail_on):
        context.exit(1)
