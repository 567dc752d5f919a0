"""``aligner convert``: pairs from one format to another."""

from __future__ import annotations

import click

from aligner.bilingual.units import Units
from aligner.cli.command import Command
from aligner.cli.language_options import language_options
from aligner.cli.outputs import check_outputs, format_sections, output_options, write_output
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE
from aligner.errors import InputError


@click.command("convert", cls=Command, sections=format_sections)
@click.argument("files", metavar="IN OUT...", type=FILE, nargs=-1, required=True)
@output_options("Write FILE; all that is named before are then files to read, whose pairs are put together, each once.")
@language_options("the source texts", "the translations")
@click.option("--keep-flagged", is_flag=True, help="Leave pairs flagged as errors in a written memory.")
@click.option(
    "--plain",
    is_flag=True,
    help="Write new units from the texts: leave codes, dates, authors and properties of a memory or XLIFF behind.",
)
@click.option(
    "--units",
    type=click.Choice([str(unit) for unit in Units]),
    default=str(Units.SENTENCE),
    show_default=True,
    help="Pairs as they are, or put together by paragraph, or both, for programs that cut texts otherwise.",
)
@reporter_options()
def convert_command(
    *,
    files: tuple[str, ...],
    outputs: tuple[str, ...],
    format: str | None,
    source_lang: str,
    target_lang: str,
    keep_flagged: bool,
    plain: bool,
    units: str,
    reporter: Reporter,
) -> None:
    """Write the pairs of IN in other formats, with all that these can hold: confidences, flags, comments.

    IN is a .tmx, .xliff (1.2 or 2.1), .sdlxliff, .mqxliff, .tsv, .csv, .xlsx, .ods, .docx with a table, .jsonl, .po,
    .moses (for NAME.ru and NAME.fr), or a .json of the aligner, which knows its own languages. OUT may be any format
    that `aligner align` writes; - is standard output. From .tmx to .tmx, from .po to .po, and from XLIFF to the same
    version of it, units keep their codes, dates, authors, properties, notes and regions.

    \b
    Examples:
      aligner convert memoire.tmx memoire.xlsx
      aligner convert bureau.docx bureau.tmx
      aligner convert discours.json discours.xliff discours.moses
      aligner convert corpus.moses corpus.tmx --source-lang de
      aligner convert a.json b.json c.tmx -o all.tmx
    """
    if not outputs and len(files) < 2:
        raise InputError("there is nothing to write: give OUT behind IN, or say -o FILE")
    inputs, outputs = (files, outputs) if outputs else (files[:1], files[1:])
    check_outputs(outputs, format, inputs, keep_flagged=keep_flagged)

    from aligner.tasks.convert import gathered, load
    from aligner.tasks.decided import reviewed_pairs

    read = [
        reviewed_pairs(
            name, load(name, source_lang=source_lang, target_lang=target_lang, notify=reporter.notice), reporter.notice
        )
        for name in inputs
    ]
    pairs = gathered(read, plain=plain, units=units, notify=reporter.notice)
    reporter.detail(f"{', '.join(inputs)}: {len(pairs.beads)} pairs")
    for output in outputs:
        write_output(pairs, output, format, reporter, keep_flagged=keep_flagged)
