"""``aligner align``: two files in, a memory, a table or a ladder out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.alignment import Alignment
from aligner.cli.align_options import align_options
from aligner.cli.check_options import fail_on_option, fails, files_of
from aligner.cli.command import Command
from aligner.cli.outputs import (
    OUTPUT_HELP,
    STANDARD_OUTPUT,
    check_outputs,
    keep_flagged_option,
    output_options,
    output_sections,
    write_outputs,
)
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.several import align_several, languages_of, several_fail
from aligner.cli.values import FILE, LANGUAGE
from aligner.errors import InputError
from aligner.write import format_for

if TYPE_CHECKING:
    from aligner.tasks.options import AlignOptions


@click.command("align", cls=Command, sections=output_sections)
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.argument("more", metavar="[MORE]...", type=FILE, nargs=-1)
@output_options(f"{OUTPUT_HELP} Without it, a table is printed.")
@click.option("--table", is_flag=True, help="Print the table although files are written.")
@align_options("SOURCE", "TARGET")
@click.option(
    "--also-lang",
    "also_langs",
    metavar="TAG",
    type=LANGUAGE,
    multiple=True,
    help="Language of each text in MORE, in order; by default what its name says: en for discours.en.txt.",
)
@fail_on_option
@keep_flagged_option
@reporter_options()
@click.pass_context
def align_command(
    context: click.Context,
    /,
    *,
    source: str,
    target: str,
    more: tuple[str, ...],
    outputs: tuple[str, ...],
    format: str | None,
    table: bool,
    also_langs: tuple[str, ...],
    fail_on: str | None,
    keep_flagged: bool,
    reporter: Reporter,
    options: AlignOptions,
) -> None:
    """Align the text SOURCE with its translation TARGET.

    Both may be plain text in any usual encoding, or .docx, .pptx, .odt, .rtf, .html, .md, .pdf, .epub, .srt or .vtt,
    in any mix; one may be - for standard input. Two files of strings (.json, .properties, .strings) are paired by their
    keys. The result is pairs of segments, each with the probability that it is right, and flags where the two texts
    differ: as a table on the terminal, or in files. With MORE translations, in one language each, all are aligned with
    each other and written side by side, as .tmx, .tsv, .jsonl or .html.

    \b
    Examples:
      aligner align discours.ru.txt discours.fr.txt
      aligner align discours.ru.txt discours.fr.txt -o discours.tmx -o discours.tsv
      aligner align discours.docx discours.pdf -o discours.html
      aligner align discours.ru.txt discours.fr.txt --checks number,date,name
      aligner align rede.de.txt discours.fr.txt --source-lang de -o discours.tmx
      aligner align lignes.ru lignes.fr --segmented --format ladder -o -
      aligner align discours.ru.txt discours.fr.txt discours.en.txt -o discours.tmx
    """
    if source == target == "-":
        raise InputError("SOURCE and TARGET cannot both be standard input; give one of them as a file")
    texts = [source, target, *more]
    check_outputs(outputs, format, [*texts, *files_of(options.check)], keep_flagged=keep_flagged)
    reporter.detail(f"aligning {source} with {target}")
    started = time.perf_counter()

    if more:
        languages = [options.source_lang, options.target_lang, *languages_of(more, also_langs)]
        several = align_several(
            texts, languages, options, outputs, format, reporter, keep_flagged=keep_flagged, table=table
        )
        if several_fail(several, fail_on):
            context.exit(1)
        return

    from aligner.tasks.align import align

    with reporter.progress("Reading the two texts") as progress:
        alignment = align(
            source,
            target,
            options,
            notify=reporter.notice,
            progress=progress,
        )
    reporter.detail(_account(alignment, time.perf_counter() - started))
    alignment = _decided(alignment, outputs, format, reporter)
    write_outputs(alignment, outputs, format, reporter, keep_flagged=keep_flagged)
    if table or not outputs:
        from aligner.write.terminal import print_table

        print_table(alignment)
    if fails(alignment, fail_on):
        context.exit(1)


def _decided(alignment: Alignment, outputs: Sequence[str], format: str | None, reporter: Reporter) -> Alignment:
    """The alignment with what a reviewer decided of an earlier version that stands where this one is written."""
    for output in outputs:
        if output != STANDARD_OUTPUT and format_for(output, format).name == "json":
            from aligner.tasks.decided import decided  # what a review stands on, for those who keep one

            alignment = decided(alignment, Path(output), reporter.notice)
    return alignment


def _account(alignment: Alignment, seconds: float) -> str:
    n_pairs = sum(not bead.is_null for bead in alignment.beads)
    return (
        f"{len(alignment.source.segments)} and {len(alignment.target.segments)} segments, {n_pairs} pairs, "
        f"{seconds:.1f} s; {alignment.signature}"
    )
