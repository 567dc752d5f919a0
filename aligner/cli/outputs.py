"""The files a command writes an alignment to: refused early where they cannot be, told of when they are there."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from aligner.alignment import Alignment
from aligner.checks import KINDS
from aligner.cli.closing import closing_line
from aligner.cli.command import Section
from aligner.cli.printing import give_file
from aligner.cli.reporter import Reporter
from aligner.cli.values import FILE
from aligner.errors import InputError
from aligner.write import FORMATS, check_output, check_review, format_for, kept_out, review_path, save, save_to

STANDARD_OUTPUT = "-"

OUTPUT_HELP = "Write FILE; its suffix names the format, see below. Can be given several times; - is standard output."


def output_options(meaning: str = OUTPUT_HELP) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--output`` and ``--format``; the command gets ``outputs`` and ``format``."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        every = "The format of every FILE, whatever its suffix."
        with_format = click.option("--format", metavar="NAME", type=click.Choice(list(FORMATS)), help=every)(command)
        return output_option(meaning)(with_format)

    return add


def output_option(meaning: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--output`` alone; the command gets ``outputs``."""
    return click.option("-o", "--output", "outputs", metavar="FILE", type=FILE, multiple=True, help=meaning)


keep_flagged_option = click.option(
    "--keep-flagged", is_flag=True, help="Leave pairs flagged as errors in a written memory."
)
"""For a command that writes memories; it gets ``keep_flagged``."""


def format_sections() -> list[Section]:
    """For the help of a command that writes an alignment: its formats."""
    return [("Formats", [(" ".join((known.suffix, *known.aliases)), known.summary) for known in FORMATS.values()])]


def output_sections() -> list[Section]:
    """For the help of a command that checks and writes an alignment: its formats, and the kinds of flags in them."""
    from aligner.write.words import MEANINGS

    return [*format_sections(), ("Kinds of flags", [(kind, MEANINGS[kind]) for kind in KINDS])]


def check_outputs(
    outputs: Sequence[str], format: str | None, inputs: Sequence[str], *, keep_flagged: bool = False
) -> None:
    """Refuse, before any work, outputs that are given twice, cannot be written or would overwrite an input.

    What is written beside an output, the pairs flagged as errors, is held to the same.
    """
    for number, output in enumerate(outputs):
        if os.path.abspath(output) in map(os.path.abspath, outputs[:number]):  # noqa: PTH100  - stays -
            raise InputError(f"-o {output} is given twice")
        if output == STANDARD_OUTPUT:
            if format is None:
                raise InputError(f"-o - needs --format: one of {', '.join(FORMATS)}")
            continue
        check_output(output, format)
        refuse_input(output, inputs)
        if format_for(output, format).is_memory and not keep_flagged:
            check_review(output, format, [*inputs, *(other for other in outputs if other != STANDARD_OUTPUT)])


def write_outputs(
    alignment: Alignment,
    outputs: Sequence[str],
    format: str | None,
    report: Reporter,
    *,
    keep_flagged: bool = False,
) -> None:
    """Write every output; say where pairs flagged as errors went, and at the end what there is to look at."""
    written: list[Path] = []
    for output in outputs:
        written += write_output(alignment, output, format, report, keep_flagged=keep_flagged)
    if written:
        report.line(closing_line(alignment, written))


def refuse_input(output: str, inputs: Sequence[str]) -> None:
    """Refuse an output that would overwrite one of the inputs."""
    for name in inputs:
        if os.path.exists(output) and os.path.exists(name) and os.path.samefile(output, name):  # noqa: PTH110, PTH121  they take any string
            raise InputError(f"-o {output} would overwrite the input {name}; choose another name")


def write_output(
    alignment: Alignment, output: str, format: str | None, report: Reporter, *, keep_flagged: bool = False
) -> tuple[Path, ...]:
    """Write one output, and return the files that are there now; none for standard output."""
    if output == STANDARD_OUTPUT:
        content = io.BytesIO()
        left_out = save_to(alignment, content, format or "", keep_flagged=keep_flagged)
        give_file(content.getvalue())
        _tell_kept_out(alignment, "standard output", output, format, report)
        if left_out:
            report.notice(f"pairs flagged as errors and left out: {left_out}; written to a file, they come beside it")
        return ()
    _tell_kept_out(alignment, output, output, format, report)
    written = save(alignment, output, format, keep_flagged=keep_flagged)
    report.detail(f"wrote {output} ({format_for(output, format).name})")
    review = review_path(output)
    if review in written:
        report.notice(f"pairs flagged as errors are in {review}, not in {output}")
    elif format_for(output, format).is_memory and review.exists():
        report.notice(f"{review} is from an earlier run: this time no pair is flagged as an error")
    return tuple(written)


def _tell_kept_out(alignment: Alignment, where: str, output: str, format: str | None, report: Reporter) -> None:
    """Say which pairs a file lacks because a reviewer did not let them in."""
    counts = kept_out(alignment, output, format)
    if counts:
        told = " and ".join(f"{count} {decision}" for decision, count in sorted(counts.items()))
        many = counts.total() != 1
        report.notice(
            f"{counts.total()} pair{'s' if many else ''} {'are' if many else 'is'} not in {where}: {told} in the review"
        )
