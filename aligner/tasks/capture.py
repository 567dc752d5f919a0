"""The whole way of a capture in one call: read → match → align → check → write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment
from aligner.bilingual.json import read_json
from aligner.channel.results.folder import Pairs, check_folder, of_language, write_results
from aligner.channel.results.index import Index
from aligner.channel.results.pair_files import PairFiles
from aligner.channel.sources.reading import read_capture
from aligner.channel.statements.statement import Capture, Statement
from aligner.channel.statements.years import dated_by_neighbours, dated_by_translation
from aligner.errors import InputError
from aligner.language.tags import language_name, parse_tag, primary_subtag
from aligner.notices import Notify, log_notice
from aligner.review.log import log_path, read_log
from aligner.tasks.models import load_models
from aligner.tasks.options import AlignOptions, align_options
from aligner.write.atomic import check_writable

if TYPE_CHECKING:
    from aligner.channel.pairing.matching import Match

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done so far, and how much there is."""

PAIRING = "Pairing statements"
ALIGNING = "Aligning pairs"


def capture(
    paths: Sequence[str | PathLike[str]],
    folder: str | PathLike[str],
    options: AlignOptions | None = None,
    *,
    rules: str | PathLike[str] | None = None,
    report: str | PathLike[str] | None = None,
    keep_damaged: bool = False,
    notify: Notify = log_notice,
    progress: Progress | None = None,
    **changes: Any,
) -> Index:
    """Find the statements of captures, pair them across two languages, align every pair, and write it all to a folder.

    Args:
        paths: files and folders, in any mix, as for ``read_capture``.
        folder: where the result goes; made if need be. What an interrupted or earlier run has aligned there is kept
            where texts and signature are the same.
        options: as for ``align``: statements in the source language are sources whatever their region, and those in
            other languages stay alone.
        rules: a table of rules of the user's own for lines to drop or keep.
        report: where else to write the page that shows the index.
        keep_damaged: keep what is readable of a damaged export.
        notify: is told what is worth knowing and no error; by default it goes to the log ``aligner``.
        progress: is told how far the work is.
        changes: single options by their names.

    Raises:
        InputError: if a path, a tag or an option cannot be used as given, or no statement is found in one of two
            languages at least.
        TypeError: if there is no such option.
    """
    wanted = align_options(options, changes)
    languages = parse_tag(wanted.source_lang), parse_tag(wanted.target_lang)
    if primary_subtag(languages[0]) == primary_subtag(languages[1]):
        raise InputError(f"source and target are both {language_name(languages[0])}: a pair has two languages")
    wanted = replace(wanted, check=wanted.check.with_files_read(*languages), check_language=False)
    place, page = Path(folder), None if report is None else Path(report)
    check_folder(place)
    if page is not None:
        check_writable(page)
    captured = read_capture(
        [Path(path) for path in paths],
        rules=None if rules is None else Path(rules),
        notify=notify,
        keep_damaged=keep_damaged,
    )
    _refuse_one_language(captured)
    _tell_of_missing(captured, languages, notify)
    index = _paired(captured, languages, place, page, wanted, notify, progress)
    _tell_of_drift(index, notify)
    return index


def _paired(
    captured: Capture,
    languages: tuple[str, str],
    place: Path,
    page: Path | None,
    wanted: AlignOptions,
    notify: Notify,
    progress: Progress | None,
) -> Index:
    """Pair the statements of a capture, align every pair, and write it all."""
    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.channel.pairing.matching import pair_statements  # noqa: PLC0415
    from aligner.tasks.align import align, sign  # noqa: PLC0415
    from aligner.tasks.decided import decided, reviewed_pairs  # noqa: PLC0415

    models = load_models(wanted, (primary_subtag(languages[0]), primary_subtag(languages[1])), notify)
    wanted = replace(wanted, encoder=models.encoder, threads=models.threads)

    def told(what: str) -> Callable[[int, int], None] | None:
        return None if progress is None else lambda done, total: progress(what, done, total)

    source, target = (of_language(captured.statements, tag) for tag in languages)
    with threadpool_limits(models.threads):
        matches = pair_statements(source, target, models.words, told(PAIRING))

    def aligned(files: PairFiles) -> Alignment:
        return decided(align(files.source, files.target, wanted, notify=notify), place / f"{files.stem}.json", notify)

    def reviewed(path: Path) -> Alignment | None:
        return None if read_log(log_path(path)) is None else reviewed_pairs(path, read_json(path), notify)

    signature = sign(models, wanted, languages)
    captured, source, target = _dated(captured, source, target, matches)
    pairs = Pairs(source, target, matches, languages)
    return write_results(
        captured, pairs, place, aligned, signature, reviewed=reviewed, report=page, progress=told(ALIGNING)
    )


def _dated(
    captured: Capture, source: tuple[Statement, ...], target: tuple[Statement, ...], matches: Sequence[Match]
) -> tuple[Capture, tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements, those of a pair that has one date with that date on either side, and the years that follow."""
    statements = {one.id: one for one in captured.statements}

    def share() -> None:
        for match in matches:
            one, other = statements[source[match.source].id], statements[target[match.target].id]
            statements[one.id] = dated_by_translation(one, other)
            statements[other.id] = dated_by_translation(other, statements[one.id])

    share()
    statements = {one.id: one for one in dated_by_neighbours(tuple(statements.values()))}
    share()
    ours, theirs = (tuple(statements[one.id] for one in side) for side in (source, target))
    return replace(captured, statements=tuple(statements.values())), ours, theirs


def _refuse_one_language(captured: Capture) -> None:
    languages = {statement.lang for statement in captured.statements}
    if len(languages) == 1:
        name = language_name(languages.pop())
        raise InputError(f"all statements are in {name}, so none can be paired; add the captures in the other language")


def _tell_of_drift(index: Index, notify: Notify) -> None:
    """Say which sources were edited after their translations were published."""
    language = primary_subtag(index.languages[0])
    told = [
        (one.statement, one.overtaken)
        for one in index.entries
        if one.overtaken and primary_subtag(one.statement.lang) == language
    ]
    if told:
        statement, times = told[0]
        notify(
            f"edited after the translation was published: {len(told)} of the statements in pairs, e.g. "
            f"“{statement.title}” (edited {times.source_edited:%Y-%m-%d %H:%M}, its translation is of "
            f"{times.translation_touched:%Y-%m-%d %H:%M}); look at the pairs again"
        )


def _tell_of_missing(captured: Capture, languages: tuple[str, str], notify: Notify) -> None:
    """Say when a language has no statement although several languages are there."""
    counts = Counter(primary_subtag(statement.lang) for statement in captured.statements)
    missing = [tag for tag in languages if primary_subtag(tag) not in counts]
    if missing and len(counts) > 1:
        there = ", ".join(f"{n} in {language_name(lang)}" for lang, n in counts.most_common())
        names = " or ".join(map(language_name, missing))
        notify(
            f"no statement is in {names}, so none can be paired; found: {there}; say other languages with "
            "`source_lang` and `target_lang`"
        )
