"""``aligner check``: the differences in pairs that exist already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligner.cli.check_options import check_options, fail_on_option, fails, files_of
from aligner.cli.command import Command
from aligner.cli.encoder_options import encoder_options
from aligner.cli.language_options import language_options
from aligner.cli.outputs import check_outputs, keep_flagged_option, output_options, output_sections, write_outputs
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE
from aligner.embed.choice import EncoderChoice

if TYPE_CHECKING:
    from aligner.tasks.options import CheckOptions


@click.command("check", cls=Command, sections=output_sections)
@click.argument("file", type=FILE)
@output_options()
@click.option("--table", is_flag=True, help="Print the table although files are written.")
@language_options("the source texts", "the translations")
@check_options
@fail_on_option
@keep_flagged_option
@encoder_options
@reporter_options()
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
    reporter: Reporter,
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
    check_outputs(outputs, format, [file, *files_of(check)], keep_flagged=keep_flagged)

    from aligner.tasks.convert import load

    pairs = load(file, source_lang=source_lang, target_lang=target_lang, notify=reporter.notice)
    reporter.detail(f"{file}: {len(pairs.beads)} pairs")

    from aligner.tasks.check import check as check_pairs
    from aligner.tasks.decided import reviewed_pairs

    pairs = reviewed_pairs(file, pairs, reporter.notice)

    alignment = check_pairs(pairs, check, encoder=encoder, threads=threads, notify=reporter.notice)
    write_outputs(alignment, outputs, format, reporter, keep_flagged=keep_flagged)
    if table or not outputs:
        from aligner.write.terminal import print_table

        print_table(alignment, only_flagged=True)
    if fails(alignment, fail_on):
        context.exit(1)
