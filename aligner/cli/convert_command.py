"""``aligner convert``: pairs from one format to another."""

from __future__ import annotations

import click

from aligner.bilingual.units import Units
from aligner.cli.command import Command
from aligner.cli.outputs import check_outputs, format_sections, write_output
from aligner.cli.reporter import Reporter
from aligner.cli.values import FILE, LANGUAGE
from aligner.errors import InputError
from aligner.write import FORMATS


@click.command("convert", cls=Command, sections=format_sections)
@click.argument("files", metavar="IN OUT...", type=FILE, nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    type=FILE,
    multiple=True,
    help="Write FILE; all that is named before are then files to read, whose pairs are put together, each once.",
)
@click.option(
    "--format", metavar="NAME", type=click.Choice(list(FORMATS)), help="The format of every OUT, whatever its suffix."
)
@click.option(
    "--source-lang", metavar="TAG", type=LANGUAGE, default="ru", show_default=True, help="Language of the source texts."
)
@click.option(
    "--target-lang", metavar="TAG", type=LANGUAGE, default="fr", show_default=True, help="Language of the translations."
)
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
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was done.")
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
    quiet: bool,
    verbose: bool,
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
    report = Reporter(quiet, verbose)
    if not outputs and len(files) < 2:
        raise InputError("there is nothing to write: give OUT behind IN, or say -o FILE")
    inputs, outputs = (files, outputs) if outputs else (files[:1], files[1:])
    check_outputs(outputs, format, inputs, keep_flagged=keep_flagged)

    from aligner.tasks.convert import gathered, load
    from aligner.tasks.decided import reviewed_pairs

    read = [
        reviewed_pairs(
            name, load(name, source_lang=source_lang, target_lang=target_lang, notify=report.notice), report.notice
        )
        for name in inputs
    ]
    pairs = gathered(read, plain=plain, units=units, notify=report.notice)
    report.detail(f"{', '.join(inputs)}: {len(pairs.beads)} pairs")
    for output in outputs:
        write_output(pairs, output, format, report, keep_flagged=keep_flagged)
