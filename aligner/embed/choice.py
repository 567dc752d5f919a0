"""Which encoder a user chose, and how it is to run."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_ENCODER = "default"
"""The name of the encoder that ships."""


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """What ``aligner.embed.load_encoder`` needs to know of a user's wishes.

    ``name`` is ``default``, or ``sentence-transformers:`` and a model's hub name or folder. ``device`` (``cpu``,
    ``cuda``, ``cuda:1``, ``mps``) and ``batch_size`` (texts in one forward pass) concern the latter only; None leaves
    them to the aligner. With ``cache``, vectors are kept on disk for later runs.
    """

    name: str = DEFAULT_ENCODER
    device: str | None = None
    batch_size: int | None = None
    cache: bool = False
