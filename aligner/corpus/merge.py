"""What the shards of a corpus add up to: exports, a summary, failures and a report, in one pass over their files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aligner.alignment import Alignment
from aligner.bilingual.node import DamagedError, node_of
from aligner.bilingual.text import for_utf8
from aligner.corpus.exports.sink import EACH, EXPORTS, Add, check_exports, file_of
from aligner.corpus.filters import Filters
from aligner.corpus.marker import Failure, Marker
from aligner.corpus.page import write_page
from aligner.corpus.plan import Plan, Shard
from aligner.corpus.seen import Seen
from aligner.corpus.sentence_pair import sentence_pairs
from aligner.corpus.status import markers
from aligner.corpus.summary import Summary
from aligner.corpus.truth import alignment_of, read_lines
from aligner.errors import InputError
from aligner.write import save
from aligner.write.atomic import writing

SCHEMA = "aligner-corpus-summary/1"
SUMMARY = "summary.json"
FAILURES = "failures.tsv"
PAGE = "report.html"
WORST = "worst"

Progress = Callable[[int, int], None]
"""Told how many pairs of documents are read, and how many there are."""


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """What to write beside summary and report (``aligner.corpus.exports``), and which pairs to leave out of it."""

    exports: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Merged:
    """The counts of a corpus, its failures, and the files written; ``is_new`` unless they were there already."""

    stored: dict[str, Any]
    n_failed: int
    is_new: bool


def merge(plan: Plan, options: MergeOptions, progress: Progress | None = None) -> Merged:
    """Read every shard, and write what they add up to; nothing is done where that is there already.

    Raises:
        InputError: if a shard is not done or damaged, an export is unknown, or a file cannot be written.
    """
    languages = plan.options.source_lang, plan.options.target_lang
    check_exports(options.exports, languages)
    done = _all_done(plan)
    failures = tuple(failure for _, marker in done for failure in marker.failures)
    key = {"shards": [marker.file for _, marker in done], "inputs": [marker.inputs for _, marker in done]}
    made_of = json.loads(json.dumps({**_digested(key), "options": asdict(options)}))
    earlier = _earlier(plan.folder, made_of, options, languages)
    if earlier is not None:
        return Merged(earlier, len(failures), is_new=False)
    with suppress(OSError):
        (plan.folder / SUMMARY).unlink()  # written last: it says that the rest is there
    summary = Summary()
    with Seen() as seen, _adding(plan.folder, _whole(options), languages) as adds:
        for number, (name, line, alignment) in enumerate(_documents(plan, done), 1):
            summary.add(name, alignment, line, seen)
            for pair in sentence_pairs(name, alignment):
                reason = options.filters.why_not(pair, seen)
                summary.dropped[reason] += bool(reason)
                if not reason:
                    summary.n_kept += 1
                    for add in adds:
                        add(pair, alignment)
            for export in options.exports:
                if export.startswith(EACH):
                    save(alignment, file_of(plan.folder, name, export.removeprefix(EACH)))
            if progress:
                progress(number, plan.n_pairs - len(failures))
    summary.dropped.pop("", None)
    stored = {"schema": SCHEMA, **summary.stored(), "failed": len(failures), "made_of": made_of}
    _write_worst(plan.folder, summary)
    _write_failures(plan.folder / FAILURES, failures)
    with writing(plan.folder / PAGE) as (page,):
        write_page(plan, summary, failures, page)
    with writing(plan.folder / SUMMARY) as (stream,):
        stream.write((json.dumps(stored, ensure_ascii=False, indent=1) + "\n").encode())
    return Merged(stored, len(failures), is_new=True)


def _whole(options: MergeOptions) -> list[str]:
    return [export for export in dict.fromkeys(options.exports) if not export.startswith(EACH)]


@contextmanager
def _adding(folder: Path, exports: Sequence[str], languages: tuple[str, str]) -> Iterator[list[Add]]:
    """What takes the sentence pairs of a corpus for each export; at the end their files are there, whole."""
    files = [folder / name for export in exports for name in EXPORTS[export].names(languages)]
    with ExitStack() as stack:
        streams = stack.enter_context(writing(*files)) if files else []
        adds = []
        for export in exports:
            n_files = len(EXPORTS[export].suffixes)
            adds.append(stack.enter_context(EXPORTS[export].adding(streams[:n_files], languages)))
            streams = streams[n_files:]
        yield adds


def _all_done(plan: Plan) -> list[tuple[Shard, Marker]]:
    done = [(shard, marker) for shard, marker in markers(plan) if marker]
    if len(done) < len(plan.shards):
        raise InputError(
            f"{len(plan.shards) - len(done)} of {len(plan.shards)} shards of {plan.folder} are not done; "
            f"`aligner batch --resume {plan.folder}` does them"
        )
    return done


def _documents(plan: Plan, done: list[tuple[Shard, Marker]]) -> Iterator[tuple[str, bytes, Alignment]]:
    for shard, marker in done:
        n_lines = 0
        for line in read_lines(plan.file(shard)):
            n_lines += 1
            name = json.loads(line)["id"]
            yield name, line, alignment_of(line, f"pair {name} of {plan.file(shard)}")
        if n_lines != marker.n_aligned:
            raise InputError(
                f"{plan.file(shard)} holds {n_lines} pairs, and its marker says {marker.n_aligned}; "
                f"`aligner batch --resume {plan.folder}` makes it anew"
            )


def _digested(key: dict[str, list[str]]) -> dict[str, str]:
    from aligner.corpus.digest import joint_digest  # noqa: PLC0415

    return {name: joint_digest(digests) for name, digests in key.items()}


def _earlier(
    folder: Path, made_of: dict[str, Any], options: MergeOptions, languages: tuple[str, str]
) -> dict[str, Any] | None:
    """The summary of an earlier merge of the same, if its files are still there."""
    try:
        earlier = node_of((folder / SUMMARY).read_bytes())
        if earlier["schema"].value != SCHEMA or earlier["made_of"].value != made_of:
            return None
    except (OSError, DamagedError):
        return None
    names = [name for export in _whole(options) for name in EXPORTS[export].names(languages)]
    if len(_whole(options)) < len(set(options.exports)) and not (folder / "pairs").is_dir():
        return None
    return earlier.value if all((folder / name).is_file() for name in (*names, PAGE, FAILURES)) else None


def _write_worst(folder: Path, summary: Summary) -> None:
    """The least sound documents, the worst first, as files that `aligner` and a browser open."""
    place = folder / WORST
    shutil.rmtree(place, ignore_errors=True)
    for number, (verdict, line) in enumerate(summary.worst_first(), 1):
        place.mkdir(exist_ok=True)
        alignment = alignment_of(line, verdict.id)
        for format_name in ("json", "html"):
            save(alignment, place / f"{number:02}.{format_name}")


def _write_failures(path: Path, failures: tuple[Failure, ...]) -> None:
    with writing(path) as (stream,):
        stream.write(b"id\tsource\ttarget\terror\tseconds\n")
        for one in failures:
            cells = (one.id, one.source, one.target, " ".join(one.error.split()), f"{one.seconds:g}")
            stream.write(f"{for_utf8(chr(9).join(cells))}\n".encode())
