"""``aligner apply``: what a person corrected in a review table, taken back."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.check_options import check_options, files_of
from aligner.cli.command import Command
from aligner.cli.encoder_options import encoder_options
from aligner.cli.outputs import (
    OUTPUT_HELP,
    STANDARD_OUTPUT,
    check_outputs,
    keep_flagged_option,
    output_options,
    output_sections,
    write_outputs,
)
from aligner.cli.printing import say
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.write import format_for

if TYPE_CHECKING:
    from aligner.review.change import Change
    from aligner.tasks.options import CheckOptions


@click.command("apply", cls=Command, sections=output_sections)
@click.argument("reviewed", type=FILE)
@click.argument("alignment", type=FILE)
@output_options(f"{OUTPUT_HELP} Without it, nothing is written but the account of the changes.")
@click.option(
    "--log", metavar="FILE", type=FILE, help="Write every change to FILE, a table of tabs, instead of printing it."
)
@click.option(
    "--author",
    metavar="NAME",
    default="reviewer",
    show_default=True,
    help="Whose the corrections are, which a .docx shows as tracked changes.",
)
@check_options
@keep_flagged_option
@encoder_options
@reporter_options()
def apply_command(
    *,
    reviewed: str,
    alignment: str,
    outputs: tuple[str, ...],
    format: str | None,
    log: str | None,
    author: str,
    keep_flagged: bool,
    encoder: EncoderChoice,
    threads: int | None,
    reporter: Reporter,
    check: CheckOptions,
) -> None:
    """Take back what a person did in REVIEWED to the ALIGNMENT (.json): a table (.xlsx, .docx, .ods, .tsv, .csv) or a
    log (.review.jsonl).

    Table and alignment were written together by `aligner align` or `aligner check`. In the table, texts may be
    corrected and sentences moved to the row above or below, flags deleted and comments written; a row inserted below a
    pair, without id, takes the second part of its texts; the status says merge (with the row above), delete (no
    translation), ask (somebody else decides), or ok (all flags dismissed), in English, French or Russian. A table with
    damaged rows is refused, and they are named. Pairs that changed are scored and checked anew.
    A .docx that is written has the corrections as tracked changes, which its author can accept or reject.

    With -o, all of it is also kept as steps in a log beside the alignment, a.review.jsonl for a.json, which later
    commands obey; the alignment itself stays as it is unless -o names it.

    \b
    Examples:
      aligner align discours.ru.txt discours.fr.txt -o discours.json -o discours.xlsx
      aligner apply discours.xlsx discours.json -o final.tmx --log changes.tsv
      aligner apply discours.docx discours.json
      aligner apply discours.review.jsonl discours.json -o final.tmx
    """
    onto = [output for output in outputs if _is_same(output, alignment)]
    if any(format_for(output, format).name != "json" for output in onto):
        raise InputError(f"-o {alignment} would overwrite the input {alignment}; choose another name")
    others = [output for output in outputs if output not in onto]
    check_outputs(others, format, [reviewed, alignment, *files_of(check)], keep_flagged=keep_flagged)
    if log is not None:
        _check_log(log, [*outputs, reviewed, alignment])

    from aligner.tasks.review import Review
    from aligner.write.save import save_corrected

    is_log = reviewed.endswith(".jsonl")
    with Review.open(
        alignment,
        log=reviewed if is_log else None,
        keep=bool(outputs) and (not is_log or bool(onto)),
        options=check,
        encoder=encoder,
        threads=threads,
        notify=reporter.notice,
    ) as review:
        n_before = review.number
        changes = [] if is_log else review.take(reviewed, reporter.notice)
        made = review.alignment
        for_word = {o for o in others if o != STANDARD_OUTPUT and format_for(o, format).name == "docx"}
        for output in sorted(for_word):
            save_corrected(review.sheet.base, made, output, author)
            reporter.detail(f"wrote {output} (docx, with tracked changes)")
        rest = [output for output in others if output not in for_word]
        write_outputs(made, rest, format, reporter, keep_flagged=keep_flagged)
        if outputs and review.number > n_before:
            n_steps = review.number - n_before
            reporter.notice(f"{n_steps} step{'s' * (n_steps != 1)} kept in {review.log}; later commands obey them")
        for output in onto:
            review.export(output, format)
    if log is not None:
        _write_log(changes, log)
    if not reporter.is_quiet:
        is_error = STANDARD_OUTPUT in outputs
        if is_log:
            say(f"{review.number} step{'s' * (review.number != 1)} of {reviewed} taken", err=is_error)
        else:
            _account(changes, log, is_error=is_error)


def _is_same(output: str, alignment: str) -> bool:
    return output != STANDARD_OUTPUT and os.path.realpath(output) == os.path.realpath(alignment)


def _check_log(log: str, others: list[str]) -> None:
    from aligner.write.atomic import check_writable

    if os.path.realpath(log) in map(os.path.realpath, others):
        raise InputError(f"--log {log} would overwrite {log}; choose another name")
    check_writable(Path(log))


def _write_log(changes: Sequence[Change], log: str) -> None:
    from aligner.bilingual.text import for_utf8
    from aligner.review.change import log_lines
    from aligner.write.atomic import writing

    with writing(Path(log)) as (stream,):
        stream.write("".join(f"{for_utf8(line)}\n" for line in log_lines(changes)).encode())


def _account(changes: Sequence[Change], log: str | None, *, is_error: bool) -> None:
    """The changes, a line each where no log has them, and how many of a kind; and how many were kept before."""
    new = [change for change in changes if not change.earlier]
    kinds = Counter(str(change.effect) for change in new)
    if log is None:
        for change in new:
            arrow = " → " if change.before and change.after else ""
            texts = f"{change.before}{arrow}{change.after}"
            say(f"row {change.row}, {change.id}: {change.effect}{': ' if texts else ''}{texts}", err=is_error)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
    say(f"{_rows(new)} changed{': ' if told else ''}{told}", err=is_error)
    if earlier := [change for change in changes if change.earlier]:
        where = f"{log} has that too" if log else "--log FILE tells that too"
        say(f"{_rows(earlier)} changed by an earlier run, which kept it as steps; {where}", err=is_error)
    sys.stdout.flush()


def _rows(changes: Sequence[Change]) -> str:
    """How many rows of the table have changes other than of flags alone."""
    n_rows = len({change.row for change in changes if change.effect not in {"flag settled", "flag raised"}})
    return f"{n_rows} row{'s' * (n_rows != 1)}"
