"""Which encoder a user chose, and how it is to run."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_ENCODER = "default"
"""The name of the encoder that ships."""

SENTENCE_TRANSFORMERS = "sentence-transformers:"
"""What the name of any other encoder begins with."""

COMPOSED, PAIRS, LATE, EXACT = "composed", "pairs", "late", "exact"
RUNS = (COMPOSED, PAIRS, LATE, EXACT)
"""Ways to the vectors of runs: from single segments, from every two neighbours, from the tokens of one pass over the
text, each run by itself."""


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """What ``aligner.embed.load_encoder`` needs to know of a user's wishes.

    ``name`` is ``default``, or ``sentence-transformers:`` and a model's hub name or folder. With ``cache``, vectors are
    kept on disk for later runs. The others concern sentence-transformers models only, and None leaves them to the
    aligner: ``device`` (``cpu``, ``cuda``, ``cuda:1``, ``mps``); ``batch_size``, texts in one forward pass; ``runs``,
    how vectors of several segments are made (one of ``RUNS``); ``prompt``, what the model expects before every text
    (``"query: "``).
    """

    name: str = DEFAULT_ENCODER
    device: str | None = None
    batch_size: int | None = None
    cache: bool = False
    runs: str | None = None
    prompt: str | None = None

    @property
    def concerns_others(self) -> tuple[str, ...]:
        """The options given that concern sentence-transformers models only."""
        return tuple(name for name in ("device", "batch_size", "runs", "prompt") if getattr(self, name) is not None)
