"""``aligner convert``: pairs from one format to another."""

from __future__ import annotations

import json

import click

from aligner.bilingual.units import Units
from aligner.cli.command import Command
from aligner.cli.language_options import language_options
from aligner.cli.outputs import check_outputs, format_sections, keep_flagged_option, output_options, write_output
from aligner.cli.printing import give
from aligner.cli.reporter import Reporter, as_options, reporter_options
from aligner.cli.values import FILE
from aligner.errors import InputError


@click.command("convert", cls=Command, sections=format_sections)
@click.argument("files", metavar="IN OUT...", type=FILE, nargs=-1, required=True)
@output_options("Write FILE; all that is named before are then files to read, whose pairs are put together, each once.")
@language_options("the source texts", "the translations")
@keep_flagged_option
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
@click.option(
    "--fit",
    "document",
    metavar="DOCUMENT",
    type=FILE,
    help="Say how many segments of a text in the source's language the pairs can fill; OUT is not needed then.",
)
@click.option(
    "--srx-rules",
    "rules",
    metavar="FILE",
    type=FILE,
    help="With --fit: cut DOCUMENT by these rules, not by the aligner's.",
)
@click.option(
    "--fuzzy",
    metavar="SHARE",
    type=click.FloatRange(0, 1, min_open=True),
    help="With --fit: from which share of words alike a unit fills a segment nearly; 0.75 if not given.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="With --fit: say it as JSON, every unfilled segment with its reason."
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
    document: str | None,
    rules: str | None,
    fuzzy: float | None,
    as_json: bool,
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
      aligner convert memoire.tmx --fit nouveau.ru.docx --srx-rules client.srx
    """
    if not outputs and len(files) < 2 and document is None:
        raise InputError("there is nothing to write: give OUT behind IN, or say -o FILE")
    if document is None and (rules is not None or as_json):
        raise InputError("--srx-rules and --json are about the fit with a document; say --fit DOCUMENT too")
    if document is not None and document.lower().endswith(".srx"):
        raise InputError(f"{document} holds rules, not a text: say --fit DOCUMENT --srx-rules {document}")
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
    if document is not None:
        from aligner.read import read as read_text
        from aligner.tasks.fit import FUZZY, fit
        from aligner.tasks.srx import read_rules

        share = FUZZY if fuzzy is None else fuzzy
        text = read_text(document, source_lang, reporter.notice)
        cut_by = read_rules(rules, reporter.notice) if rules else None
        fits = fit(pairs, text, cut_by, share, keep_flagged=keep_flagged)
        if as_json:
            give(json.dumps(fits.to_dict(), ensure_ascii=False, indent=2))
        else:
            for sentence in fits.sentences(inputs[0] if len(inputs) == 1 else "the pairs", document, share):
                give(as_options(sentence))
