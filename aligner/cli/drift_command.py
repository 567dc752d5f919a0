"""``aligner drift``: two versions of a text and its translation in, what is stale out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.align_options import align_options
from aligner.cli.command import Command, Section
from aligner.cli.outputs import output_option, refuse_input
from aligner.cli.printing import give_file
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE
from aligner.errors import InputError
from aligner.revision.drift import MEANINGS
from aligner.revision.formats import DRIFT_FORMATS, drift_format, save_drift
from aligner.write.atomic import check_writable

if TYPE_CHECKING:
    from aligner.tasks.options import AlignOptions


def _sections() -> list[Section]:
    formats = [(known.suffix, known.summary) for known in DRIFT_FORMATS.values()]
    return [("Formats", formats), ("States", [(str(state), text) for state, text in MEANINGS.items()])]


@click.command("drift", cls=Command, sections=_sections)
@click.argument("files", metavar="[OLD] NEW TRANSLATION", type=FILE, nargs=-1, required=True)
@click.option(
    "--git", "revision", metavar="REV", help="Take the old version, and the old translation, from git at REV."
)
@click.option(
    "--old-translation",
    metavar="FILE",
    type=FILE,
    help="The translation as it stood beside OLD: what was not touched since cannot follow what has changed.",
)
@output_option("Write FILE; its suffix names the format, see below. Can be given several times.")
@click.option("--table", is_flag=True, help="Print the table although files are written.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, schema aligner-drift/1.")
@click.option("--all", "whole", is_flag=True, help="Print what is not stale too.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when anything is stale, as git diff --exit-code does.")
@align_options("the text", "the translation", without=("max_bead", "scorer", "check"))
@reporter_options()
@click.pass_context
def drift_command(
    context: click.Context,
    /,
    *,
    files: tuple[str, ...],
    revision: str | None,
    old_translation: str | None,
    outputs: tuple[str, ...],
    table: bool,
    as_json: bool,
    whole: bool,
    exit_code: bool,
    options: AlignOptions,
    reporter: Reporter,
) -> None:
    """Say what of a translation an edit of its source has left stale, sentence by sentence.

    OLD is the text as it was when it was translated, NEW the text as it is, TRANSLATION the translation as it is. With
    --git the old version is that of a commit. Only what changes the meaning counts: quotes, dashes, spaces, numbers of
    list items do not, and what the translation follows already is told apart.

    \b
    Examples:
      aligner drift guide.old.md guide.md guide.fr.md --source-lang en
      aligner drift --git v1.2 docs/guide.md docs/guide.fr.md --source-lang en
      aligner drift --git HEAD~5 guide.md guide.fr.md -o drift.html --exit-code
    """
    needed = 2 if revision is not None else 3
    if len(files) != needed:
        usage = (
            "--git REV takes two files, the text and its translation"
            if needed == 2
            else ("give three files, OLD NEW TRANSLATION; or two with --git REV")
        )
        raise InputError(f"{usage}; {len(files)} given")
    if revision is not None and old_translation is not None:
        raise InputError("--git takes the old translation from the same commit; leave --old-translation out")
    _check_outputs(outputs, [*files, *([old_translation] if old_translation else [])])

    from aligner.tasks.drift import drift, drift_since

    if revision is not None:
        made = drift_since(revision, files[0], files[1], options, notify=reporter.notice)
    else:
        old, new, translation = files
        made = drift(old, new, translation, options, old_translation=old_translation, notify=reporter.notice)
    reporter.detail(f"{len(made.rows)} passages, {len(made.stale)} stale; {made.signature}")
    for output in outputs:
        save_drift(made, output)
        reporter.detail(f"wrote {output}")
    if as_json:
        content = io.BytesIO()
        DRIFT_FORMATS["json"].write(made, content)
        give_file(content.getvalue())
    elif table or not outputs:
        from aligner.revision.terminal import print_drift

        print_drift(made, whole=whole)
    if exit_code and made.stale:
        context.exit(1)


def _check_outputs(outputs: tuple[str, ...], inputs: list[str]) -> None:
    for number, output in enumerate(outputs):
        if output in outputs[:number]:
            raise InputError(f"-o {output} is given twice")
        drift_format(output)
        check_writable(Path(output))
        refuse_input(output, inputs)
