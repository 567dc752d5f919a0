"""Train a bead scorer on gold bitexts: encode them, compare their sides, fit the weights."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, log_notice
from aligner.tasks.models import Progress, adding_up, encoded
from aligner.tasks.options import check_threads
from aligner.threads import available_threads
from aligner.training.gold import GoldBitext, read_gold
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.pair.scorer import Scorer

MAX_BEAD = 6
"""Most segments on one side of a bead that the shipped scorer knows."""


def train(
    gold: Iterable[GoldBitext | str | PathLike[str]],
    *,
    source_lang: str = "ru",
    target_lang: str = "fr",
    encoder: str | EncoderChoice = "default",
    max_bead: int = MAX_BEAD,
    prior: str | PathLike[str] | None = None,
    without: Collection[str] = (),
    threads: int | None = None,
    notify: Notify = log_notice,
    progress: Progress | None = None,
) -> Scorer:
    """The weights under which the gold beads are most probable, with a card that says what they were learned from.

    Args:
        gold: folders with a ladder NAME.gold beside NAME.ru and NAME.fr, one segment a line (``FOLDER:en-fr`` for other
            languages, ``FOLDER*4`` to weigh one more), or bitexts from memory.
        source_lang: BCP 47 tag for folders that name none; ``target_lang`` likewise.
        prior: a scorer's file, fitted to other texts: what the gold leaves undecided stays near its weights.
        without: features that get no weight.

    Raises:
        InputError: if the prior cannot be read, the encoder is unknown, or a gold ladder is not in text order.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.documents import read_bitexts  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415
    from aligner.training.likelihood import fit  # noqa: PLC0415
    from aligner.training.stretches import GoldText  # noqa: PLC0415

    check_threads(threads)
    n_threads = threads or available_threads()
    gold_bitexts: list[GoldBitext] = []
    for each in gold:
        gold_bitexts += [each] if isinstance(each, GoldBitext) else read_gold(each, source_lang, target_lang, notify)
    paths = [bitext.path() for bitext in gold_bitexts]
    known = load_scorer(prior) if prior is not None else None
    model = load_encoder(encoder, threads=n_threads)
    n_segments = sum(len(side.segments) for bitext in gold_bitexts for side in (bitext.source, bitext.target))
    advance = adding_up(n_segments, progress)
    with threadpool_limits(n_threads):
        texts = []
        for bitext, path in zip(gold_bitexts, paths, strict=True):
            read = encoded(model, bitext.source, advance), encoded(model, bitext.target, advance)
            words = word_encoder(model, (bitext.source.language, bitext.target.language), n_threads)
            bitexts = read_bitexts(bitext.source, bitext.target, read, words, max_bead, n_threads)
            texts.append(GoldText(bitexts, path, bitext.weight, bitext.unjudged))
        scorer = fit(texts, max_bead, prior=known, without=without, notify=notify)
    card = {
        "aligner": __version__,
        "encoder": model.identity,
        "texts": len(gold_bitexts),
        "segments": n_segments,
        "beads": sum(len(bitext.beads) for bitext in gold_bitexts),
        **({"prior": known.name} if known else {}),
        "languages": sorted({f"{bitext.source.lang}-{bitext.target.lang}" for bitext in gold_bitexts}),
    }
    return replace(scorer, card=card)
