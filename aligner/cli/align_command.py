"""``aligner align``: two files in, a memory, a table or a ladder out."""

from __future__ import annotations

import os
import sys
import time

import click

from aligner.alignment import Alignment
from aligner.cli.reporter import Reporter
from aligner.errors import InputError
from aligner.write import FORMATS, check_output, format_for, review_path, save, save_to

STANDARD_OUTPUT = "-"


@click.command("align")
@click.argument("source")
@click.argument("target")
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Write FILE; its suffix names the format: "
    + ", ".join(f"{known.suffix} ({known.summary})" for known in FORMATS.values())
    + ". Can be given several times; - is standard output. Without it, a table is printed.",
)
@click.option("--format", type=click.Choice(list(FORMATS)), help="The format of every FILE, whatever its suffix.")
@click.option("--table", is_flag=True, help="Print the table although files are written.")
@click.option("--source-lang", metavar="TAG", default="ru", show_default=True, help="Language of SOURCE, as in BCP 47.")
@click.option("--target-lang", metavar="TAG", default="fr", show_default=True, help="Language of TARGET: fr, fr-CA …")
@click.option("--segmented", is_flag=True, help="The files have one segment a line already; empty lines count too.")
@click.option(
    "--max-bead",
    metavar="N",
    type=click.IntRange(min=1),
    help="Pair at most N segments on either side; by default what the scorer was trained with.",
)
@click.option(
    "--encoder",
    metavar="NAME",
    default="default",
    show_default=True,
    help="The model of sentence meaning: default, or sentence-transformers:NAME_OR_PATH.",
)
@click.option("--scorer", metavar="FILE", help="Bead weights from `aligner train`, instead of those that ship.")
@click.option("--threads", metavar="N", type=click.IntRange(min=1), help="Processor threads; by default every core.")
@click.option(
    "--no-language-check",
    is_flag=True,
    help="Go on although a file is clearly not in its language.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was done, with what, and how long it took.")
def align_command(
    *,
    source: str,
    target: str,
    outputs: tuple[str, ...],
    format: str | None,
    table: bool,
    source_lang: str,
    target_lang: str,
    segmented: bool,
    max_bead: int | None,
    encoder: str,
    scorer: str | None,
    threads: int | None,
    no_language_check: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Align the text SOURCE with its translation TARGET.

    Either may be - for standard input. Text files may be in any usual encoding.

    \b
    Examples:
      aligner align discours.ru.txt discours.fr.txt
      aligner align discours.ru.txt discours.fr.txt -o discours.tmx -o discours.tsv
      aligner align rede.de.txt discours.fr.txt --source-lang de -o discours.tmx
      aligner align lignes.ru lignes.fr --segmented --format ladder -o -
    """
    report = Reporter(quiet, verbose)
    _check_arguments(source, target, outputs, format)
    report.detail(f"aligning {source} with {target}")
    started = time.perf_counter()

    from aligner.pipeline import align

    with report.progress("Reading the two texts") as progress:
        alignment = align(
            source,
            target,
            source_lang=source_lang,
            target_lang=target_lang,
            segmented=segmented,
            max_bead=max_bead,
            encoder=encoder,
            scorer=scorer,
            threads=threads,
            check_language=not no_language_check,
            notify=report.notice,
            progress=progress,
        )
    report.detail(_account(alignment, time.perf_counter() - started))
    for output in outputs:
        _write(alignment, output, format, report)
    if table or not outputs:
        from aligner.write.table import print_table

        print_table(alignment)


def _check_arguments(source: str, target: str, outputs: tuple[str, ...], format: str | None) -> None:
    """What can be refused before any work."""
    if source == target == "-":
        raise InputError("SOURCE and TARGET cannot both be standard input; give one of them as a file")
    for number, output in enumerate(outputs):
        if os.path.abspath(output) in map(os.path.abspath, outputs[:number]):  # noqa: PTH100  - stays -
            raise InputError(f"-o {output} is given twice")
        if output == STANDARD_OUTPUT:
            if format is None:
                raise InputError(f"-o - needs --format: one of {', '.join(FORMATS)}")
            continue
        check_output(output, format)
        for name in (source, target):
            if os.path.exists(output) and os.path.exists(name) and os.path.samefile(output, name):  # noqa: PTH110, PTH121  they take any string
                raise InputError(f"-o {output} would overwrite the input {name}; choose another name")


def _write(alignment: Alignment, output: str, format: str | None, report: Reporter) -> None:
    if output == STANDARD_OUTPUT:
        left_out = save_to(alignment, sys.stdout.buffer, format or "")
        if left_out:
            report.notice(f"pairs flagged as errors and left out: {left_out}; written to a file, they come beside it")
        return
    written = save(alignment, output, format)
    report.detail(f"wrote {output} ({format_for(output, format).name})")
    review = review_path(output)
    if review in written:
        report.notice(f"pairs flagged as errors are in {review}, not in {output}")
    elif format_for(output, format).is_memory and review.exists():
        report.notice(f"{review} is from an earlier run: this time no pair is flagged as an error")


def _account(alignment: Alignment, seconds: float) -> str:
    n_pairs = sum(not bead.is_null for bead in alignment.beads)
    return (
        f"{len(alignment.source.segments)} and {len(alignment.target.segments)} segments, {n_pairs} pairs, "
        f"{seconds:.1f} s; {alignment.signature}"
    )
