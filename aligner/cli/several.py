"""``aligner align`` with three texts or more: their languages, the outputs, and what ``--fail-on`` asks about."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from aligner.cli.check_options import as_grave_as
from aligner.cli.outputs import STANDARD_OUTPUT
from aligner.cli.printing import give_file
from aligner.cli.reporter import Reporter
from aligner.errors import InputError
from aligner.language.tags import ENCODER_LANGUAGES, primary_subtag
from aligner.multilingual.formats import multilingual_format, save_multilingual
from aligner.multilingual.rows import Multilingual

if TYPE_CHECKING:
    from aligner.tasks.options import AlignOptions

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def languages_of(files: Sequence[str], given: Sequence[str]) -> list[str]:
    """The language of each further text: as given, or as its name says it (``discours.en.txt``, ``discours_en.txt``).

    Raises:
        InputError: if a name says none, or more are given than there are texts.
    """
    if len(given) > len(files):
        raise InputError(f"--also-lang is given {len(given)} times for {len(files)} further texts")
    return [*given, *(_named(file) for file in files[len(given) :])]


def _named(file: str) -> str:
    parts = re.split(r"[._]", PurePath(file).name)[1:]
    for part in reversed(parts):
        if _TAG.fullmatch(part) and primary_subtag(part.replace("_", "-")) in ENCODER_LANGUAGES:
            return part.replace("_", "-")
    raise InputError(f"the name of {file} does not say its language; say it with --also-lang")


def align_several(
    texts: Sequence[str],
    languages: Sequence[str],
    options: AlignOptions,
    outputs: Sequence[str],
    format: str | None,
    report: Reporter,
    *,
    keep_flagged: bool,
    table: bool,
) -> Multilingual:
    """Align several texts, and write or print what comes of it."""
    if texts.count("-") > 1:
        raise InputError("only one text can be standard input; give the others as files")
    for output in outputs:
        multilingual_format(output, format)

    from aligner.tasks.align_many import align_many

    several = align_many(texts, languages, options, notify=report.notice)
    report.detail(f"{several!r}; {several.signature}")
    for output in outputs:
        if output == STANDARD_OUTPUT:
            content = io.BytesIO()
            multilingual_format(output, format).write(several, content)
            give_file(content.getvalue())
            continue
        written = save_multilingual(several, output, format, keep_flagged=keep_flagged)
        report.detail(f"wrote {output}")
        for beside in written[1:]:
            report.notice(f"rows flagged as errors are in {beside}, not in {output}")
    if table or not outputs:
        from aligner.multilingual.terminal import print_rows

        print_rows(several)
    return several


def several_fail(several: Multilingual, fail_on: str | None) -> bool:
    """Whether a row has a flag that ``--fail-on`` asks about."""
    if fail_on is None:
        return False
    graver = as_grave_as(fail_on)
    return any(flag.severity in graver for row in several for _, flag in row.flags)
