"""The default encoder, loaded once for all the runs of a test process: one for each would take gigabytes together."""

from __future__ import annotations

from functools import cache

from aligner.embed import load_encoder
from aligner.embed.choice import DEFAULT_ENCODER, EncoderChoice
from aligner.embed.encoder import Encoder
from aligner.notices import Notify, log_notice


def load_once(
    choice: str | EncoderChoice = DEFAULT_ENCODER, threads: int | None = None, notify: Notify = log_notice
) -> Encoder:
    """What ``load_encoder`` gives, and the same one again where nobody is told anything: without a cache of vectors."""
    chosen = EncoderChoice(choice) if isinstance(choice, str) else choice
    if chosen.name != DEFAULT_ENCODER or chosen.cache:
        return load_encoder(chosen, threads, notify)
    return _kept(chosen, threads)


_kept = cache(load_encoder)
