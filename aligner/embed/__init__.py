"""Embed: segments become vectors, for every run of segments and every window of tokens."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from aligner.embed.choice import DEFAULT_ENCODER, RUNS, SENTENCE_TRANSFORMERS, EncoderChoice
from aligner.errors import InputError
from aligner.language.tags import ENCODER_LANGUAGES
from aligner.notices import Notify, log_notice
from aligner.threads import available_threads

if TYPE_CHECKING:
    from aligner.embed.cache import VectorCache
    from aligner.embed.contextual import ContextualEncoder
    from aligner.embed.encoder import Encoder

NO_CONTEXT_VARIABLE = "ALIGNER_NO_CONTEXT"


def load_encoder(
    choice: str | EncoderChoice = DEFAULT_ENCODER, threads: int | None = None, notify: Notify = log_notice
) -> Encoder:
    """The encoder that a user chose.

    Args:
        choice: ``default``, or ``sentence-transformers:`` and a model's hub name or folder; or the whole choice.
        threads: processor threads; every core this process may run on when None.
        notify: is told when the cache of vectors is damaged, which costs time and nothing else, and what a model seems
            to expect before every text.

    Raises:
        InputError: if no encoder has that name, or its model cannot be loaded, or an option does not concern it.
    """
    chosen = EncoderChoice(choice) if isinstance(choice, str) else choice
    n_threads = threads or available_threads()
    cache = _cache(notify) if chosen.cache else None
    if chosen.name == DEFAULT_ENCODER:
        if others := chosen.concerns_others:
            raise InputError(
                f"{' and '.join(f'`{name}`' for name in others)} {'are' if others[1:] else 'is'} for "
                "sentence-transformers models: the default encoder runs on the processor, with `threads`, and has the "
                "exact vector of every run"
            )
        from aligner.embed.use_multilingual import UseMultilingual  # noqa: PLC0415  loads 75 MB

        return UseMultilingual(n_threads, cache)
    if chosen.name.startswith(SENTENCE_TRANSFORMERS) and len(chosen.name) > len(SENTENCE_TRANSFORMERS):
        from aligner.embed.sentence_transformers import SentenceTransformers  # noqa: PLC0415  pulls in torch

        if chosen.runs not in (None, *RUNS):
            raise InputError(f"`runs` is {', '.join(RUNS[:-1])} or {RUNS[-1]}, not {chosen.runs!r}")
        return SentenceTransformers(chosen, n_threads, cache, notify)
    raise InputError(
        f"there is no encoder {chosen.name!r}: `encoder` is 'default' or 'sentence-transformers:NAME_OR_PATH' "
        "(for instance sentence-transformers:sentence-transformers/LaBSE)"
    )


def word_encoder(encoder: Encoder, languages: Iterable[str], threads: int) -> Encoder:
    """Whose words the aligner compares, and whose cosines its checks weigh, where ``encoder`` reads the segments.

    The models that ship were fitted to the default encoder's, which therefore serves here beside any other, as long as
    it knows all ``languages`` (primary subtags). The scorer's weights then hold up on an encoder that they never saw:
    with an English MiniLM on Russian and French news strict F1 was .35 by its own words, .89 by these.
    """
    if encoder.name == DEFAULT_ENCODER or not ENCODER_LANGUAGES.keys() >= set(languages):
        return encoder
    return _beside(threads)


@cache
def contextual_encoder(threads: int, keep: bool = False) -> ContextualEncoder | None:
    """The encoder for a second look at pairs, which loads its weights when it is first asked.

    With ``keep``, what is made of its states is kept on disk for later runs.

    Returns:
        None where the extra for it is not installed, or ``ALIGNER_NO_CONTEXT`` says to do without.
    """
    from aligner.embed.contextual import ContextualEncoder  # noqa: PLC0415  for those who have the extra
    from aligner.embed.contextual_weights import is_installed  # noqa: PLC0415

    if not is_installed() or os.environ.get(NO_CONTEXT_VARIABLE):
        return None
    return ContextualEncoder(threads, _cache(log_notice) if keep else None)


def _cache(notify: Notify) -> VectorCache:
    from aligner.embed.cache import VectorCache  # noqa: PLC0415  SQLite, for those who want it

    return VectorCache(notify=notify)


@cache
def _beside(threads: int) -> Encoder:
    return load_encoder(threads=threads)


__all__ = ["contextual_encoder", "load_encoder", "word_encoder"]
