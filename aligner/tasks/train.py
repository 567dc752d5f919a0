"""Train a bead scorer on gold bitexts: encode them, compare their sides, fit the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, ignore_notice
from aligner.tasks.align import Progress, counted
from aligner.threads import available_threads
from aligner.training.gold import GoldBitext
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.pair.scorer import Scorer

MAX_BEAD = 6
"""Most segments on one side of a bead that the shipped scorer knows."""


def train(
    gold: Sequence[GoldBitext],
    *,
    encoder: str | EncoderChoice = "default",
    max_bead: int = MAX_BEAD,
    prior: str | PathLike[str] | None = None,
    threads: int | None = None,
    notify: Notify = ignore_notice,
    progress: Progress | None = None,
) -> Scorer:
    """The weights under which the gold beads are most probable, with a card that says what they were learned from.

    Args:
        prior: a scorer's file, fitted to other texts: what the gold leaves undecided stays near its weights.

    Raises:
        InputError: if the prior cannot be read, the encoder is unknown, or a gold ladder is not in text order.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.documents import read_bitexts  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415
    from aligner.training.likelihood import GoldText, fit  # noqa: PLC0415

    n_threads = threads or available_threads()
    paths = [bitext.path() for bitext in gold]
    known = load_scorer(prior) if prior is not None else None
    model = load_encoder(encoder, threads=n_threads)
    n_segments = sum(len(side.segments) for bitext in gold for side in (bitext.source, bitext.target))
    advance = counted(n_segments, progress)
    with threadpool_limits(n_threads):
        texts = []
        for bitext, path in zip(gold, paths, strict=True):
            encoded = tuple(
                model.read([segment.comparable for segment in side.segments], advance)
                for side in (bitext.source, bitext.target)
            )
            words = word_encoder(model, (bitext.source.language, bitext.target.language), n_threads)
            bitexts = read_bitexts(bitext.source, bitext.target, (encoded[0], encoded[1]), words, max_bead, n_threads)
            texts.append(GoldText(bitexts, path, bitext.weight))
        scorer = fit(texts, max_bead, prior=known, notify=notify)
    card = {
        "aligner": __version__,
        "encoder": model.identity,
        "texts": len(gold),
        "segments": n_segments,
        "beads": sum(len(bitext.beads) for bitext in gold),
        **({"prior": known.name} if known else {}),
        "languages": sorted({f"{bitext.source.lang}-{bitext.target.lang}" for bitext in gold}),
    }
    return replace(scorer, card=card)
