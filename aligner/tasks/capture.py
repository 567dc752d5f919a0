"""The whole way of a capture in one call: read → match → align → check → write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.channel.results.folder import Pairs, check_folder, of_language, write_results
from aligner.channel.results.index import Index
from aligner.channel.results.pair_files import PairFiles
from aligner.channel.sources.reading import read_capture
from aligner.channel.statements.statement import Capture
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.language.tags import language_name, parse_tag, primary_subtag
from aligner.notices import Notify, ignore_notice
from aligner.tasks.check import wanted_checks
from aligner.threads import available_threads
from aligner.write.atomic import check_writable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done so far, and how much there is."""

PAIRING = "Pairing statements"
ALIGNING = "Aligning pairs"


def capture(
    paths: Sequence[str | PathLike[str]],
    folder: str | PathLike[str],
    *,
    source_lang: str = "ru",
    target_lang: str = "fr",
    rules: str | PathLike[str] | None = None,
    report: str | PathLike[str] | None = None,
    keep_damaged: bool = False,
    encoder: str | EncoderChoice = "default",
    threads: int | None = None,
    notify: Notify = ignore_notice,
    progress: Progress | None = None,
) -> Index:
    """Find the statements of captures, pair them across two languages, align every pair, and write it all to a folder.

    Args:
        paths: files and folders, in any mix, as for ``read_capture``.
        folder: where the result goes; made if need be. What an interrupted or earlier run has aligned there is kept
            where texts and signature are the same.
        source_lang: BCP 47 tag; statements in it are sources whatever their region.
        target_lang: the same for targets; statements in other languages stay alone.
        rules: a table of rules of the user's own for lines to drop or keep.
        report: where else to write the page that shows the index.
        keep_damaged: keep what is readable of a damaged export.
        encoder: as for ``aligner.align``.
        threads: processor threads; every core this process may run on when None.
        notify: is told what is worth knowing and no error.
        progress: is told how far the work is.

    Raises:
        InputError: if a path, a tag or an option cannot be used as given, or no statement is found in one of two
            languages at least.
    """
    languages = parse_tag(source_lang), parse_tag(target_lang)
    if primary_subtag(languages[0]) == primary_subtag(languages[1]):
        raise InputError(f"source and target are both {language_name(languages[0])}: a pair has two languages")
    place, page = Path(folder), None if report is None else Path(report)
    check_folder(place)
    if page is not None:
        check_writable(page)
    found = read_capture(
        [Path(path) for path in paths],
        rules=None if rules is None else Path(rules),
        notify=notify,
        keep_damaged=keep_damaged,
    )
    _refuse_one_language(found)
    _tell_of_missing(found, languages, notify)

    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.channel.pairing.matching import pair_statements  # noqa: PLC0415
    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415
    from aligner.tasks.align import align, sign  # noqa: PLC0415

    n_threads = threads or available_threads()
    model = load_encoder(encoder, threads=n_threads)
    primary = primary_subtag(languages[0]), primary_subtag(languages[1])
    words = word_encoder(model, primary, n_threads)

    def told(what: str) -> Callable[[int, int], None] | None:
        return None if progress is None else lambda done, total: progress(what, done, total)

    source, target = (of_language(found.statements, tag) for tag in languages)
    with threadpool_limits(n_threads):
        matches = pair_statements(source, target, words, told(PAIRING))

    def aligned(files: PairFiles) -> Alignment:
        return align(files.source, files.target, encoder=model, threads=n_threads, check_language=False)

    scorer = load_scorer(None, primary)
    signature = sign(model, words, scorer, wanted_checks(languages=languages), languages)
    pairs = Pairs(source, target, matches, languages)
    return write_results(found, pairs, place, aligned, signature, report=page, progress=told(ALIGNING))


def _refuse_one_language(found: Capture) -> None:
    languages = {statement.lang for statement in found.statements}
    if len(languages) == 1:
        name = language_name(languages.pop())
        raise InputError(f"all statements are in {name}, so none can be paired; add the captures in the other language")


def _tell_of_missing(found: Capture, languages: tuple[str, str], notify: Notify) -> None:
    """Say when a language has no statement although several languages are there."""
    counts = Counter(primary_subtag(statement.lang) for statement in found.statements)
    missing = [tag for tag in languages if primary_subtag(tag) not in counts]
    if missing and len(counts) > 1:
        there = ", ".join(f"{n} in {language_name(lang)}" for lang, n in counts.most_common())
        names = " or ".join(map(language_name, missing))
        notify(
            f"no statement is in {names}, so none can be paired; found: {there}; say other languages with "
            "--source-lang and --target-lang"
        )
