"""Checking pairs that exist already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Decision
from aligner.bilingual.flag_line import COMMENT
from aligner.causes import grouped
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, log_notice
from aligner.tasks.models import encoder_of, is_kept
from aligner.tasks.options import CheckOptions, check_options, check_threads
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder


def check(
    alignment: Alignment,
    options: CheckOptions | None = None,
    *,
    encoder: str | EncoderChoice | Encoder = "default",
    threads: int | None = None,
    notify: Notify = log_notice,
    **changes: Any,
) -> Alignment:
    """An alignment from anywhere (a memory, a table, an earlier run) with the flags of the checks, and with comments.

    Args:
        options: what to tell.
        encoder: as in ``AlignOptions``; ``threads`` likewise.
        notify: is told what is worth knowing and no error; by default it goes to the log ``aligner``.
        changes: single options by their names: ``check(pairs, checks=["number"], glossary="terms.tsv")``.

    Raises:
        InputError: if an option cannot be used as given.
        TypeError: if there is no such option.
    """
    check_threads(threads)
    wanted = check_options(options, changes).with_files_read(alignment.source.lang, alignment.target.lang)
    wanted = wanted.ignoring(alignment.dismissed)

    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.checks.support.bitext import Bitext  # noqa: PLC0415
    from aligner.embed import word_encoder  # noqa: PLC0415

    n_threads = threads or available_threads()
    model = encoder_of(encoder, n_threads, notify)
    words = word_encoder(model, (alignment.source.language, alignment.target.language), n_threads)
    is_its_own = not alignment.signature or alignment.signature.get("encoder") == words.identity
    with threadpool_limits(n_threads):
        compared = with_cosines(words, alignment, keep=is_its_own)
        checked = wanted.flag(Bitext(compared, words, wanted.reader(n_threads, keep=is_kept(encoder))))
    beads = tuple(
        new if bead.similarity is None else bead for bead, new in zip(alignment.beads, compared.beads, strict=True)
    )
    made_by = alignment.signature or alignment.signature.updated(aligner=__version__, encoder=words.identity)
    comments = [flag for flag in alignment.flags if flag.kind == COMMENT]
    accepted = {k for k, bead in enumerate(alignment.beads) if bead.decision is Decision.ACCEPTED}
    raised = grouped([flag for flag in checked.flags if flag.bead not in accepted]) if accepted else checked.flags
    flags = tuple(sorted((*raised, *comments), key=lambda flag: (flag.bead, flag.kind == COMMENT)))
    return replace(checked, beads=beads, flags=flags, signature=made_by.updated(**wanted.signed))


def with_cosines(encoder: Encoder, alignment: Alignment, *, keep: bool) -> Alignment:
    """The alignment with the cosine of every pair under an encoder.

    Args:
        keep: leave cosines as they are where a pair has one.
    """
    unknown = [
        k for k, bead in enumerate(alignment.beads) if not bead.is_null and not (keep and bead.similarity is not None)
    ]
    if not unknown:
        return alignment
    source, target = (
        encoder.encode([" ".join(s.unnumbered for s in side(alignment.beads[k])) for k in unknown])
        for side in (alignment.source_segments, alignment.target_segments)
    )
    beads = list(alignment.beads)
    for row, k in enumerate(unknown):
        beads[k] = replace(beads[k], similarity=float((source[row] @ target[row]).clip(-1, 1)))
    return replace(alignment, beads=tuple(beads))
