"""Embed: segments become vectors, for every run of segments and every window of tokens."""

from __future__ import annotations

from aligner.embed.encoder import Encoder
from aligner.errors import InputError
from aligner.threads import available_threads

SENTENCE_TRANSFORMERS = "sentence-transformers:"


def load_encoder(name: str = "default", threads: int | None = None) -> Encoder:
    """The encoder that ``name`` stands for.

    Args:
        name: ``default``, or ``sentence-transformers:`` and a model's hub name or folder.
        threads: processor threads; every core this process may run on when None.

    Raises:
        InputError: if no encoder has that name, or its model cannot be loaded.
    """
    n_threads = threads or available_threads()
    if name == "default":
        from aligner.embed.use_multilingual import UseMultilingual  # noqa: PLC0415  loads 75 MB

        return UseMultilingual(n_threads)
    if name.startswith(SENTENCE_TRANSFORMERS) and len(name) > len(SENTENCE_TRANSFORMERS):
        from aligner.embed.sentence_transformers import SentenceTransformers  # noqa: PLC0415  pulls in torch

        return SentenceTransformers(name.removeprefix(SENTENCE_TRANSFORMERS), n_threads)
    raise InputError(
        f"there is no encoder {name!r}: --encoder is 'default' or 'sentence-transformers:NAME_OR_PATH' "
        "(for instance sentence-transformers:sentence-transformers/LaBSE)"
    )


__all__ = ["load_encoder"]
