"""Speed, memory and cross-validated quality of encoders, with the shipped weights and with weights fitted to each.

    python bench/encoders.py ../shared/bench/novels-enfr:en-fr [more …] --encoder default --encoder NAME [--most 900]

Folders are as for `aligner train`. Fitted weights are cross-validated: each text is scored by weights fitted to the
others. Every encoder runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Sequence

import click
from corpus import MAX_BEAD, Text, evaluate, fit, load, row

from aligner.align.scorer import load_scorer
from aligner.embed import load_encoder
from aligner.embed.encoder import EncodedText, Encoder, Progress, Vectors


class Timed:
    """An encoder that notes how long its work took."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.name, self.identity, self.dim = encoder, encoder.name, encoder.identity, encoder.dim
        self.seconds, self.n_segments = 0.0, 0

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> EncodedText:
        started = time.perf_counter()
        read = self.encoder.read(segments, progress)
        spans = read.spans(MAX_BEAD)
        self.seconds += time.perf_counter() - started
        self.n_segments += len(segments)
        return Read(read, spans)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encoder.encode(texts)

    def rarity(self, words: Sequence[str]) -> Vectors:
        return self.encoder.rarity(words)


class Read:
    """A text whose spans are known already."""

    def __init__(self, read: EncodedText, spans: Vectors) -> None:
        self.windows, self.without, self._spans = read.windows, read.without, spans

    def spans(self, max_span: int) -> Vectors:
        return self._spans[:max_span]


def measure(name: str, folders: Sequence[str], most: int) -> list[str]:
    """The rows of one encoder."""
    encoder = Timed(load_encoder(name))
    texts = [text for text in load(folders, encoder) if len(text.gold.source.segments) <= most]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    languages = texts[0].gold.source.lang, texts[0].gold.target.lang
    shipped = load_scorer(None, languages)
    speed = f"{encoder.n_segments / encoder.seconds:.0f} | {memory:.0f}"
    label = name if len(name) < 40 else "…" + name[-30:]
    return [
        f"| {label} | shipped | {speed} | {row(evaluate(shipped, texts)[0])} |",
        f"| {label} | fitted | {speed} | {row(evaluate_left_out(texts))} |",
    ]


def evaluate_left_out(texts: Sequence[Text]):
    from corpus import predict

    from aligner.evaluate import evaluate_all

    parts = [text.stretches() for text in texts]
    pairs = []
    for k, text in enumerate(texts):
        scorer = fit([stretch for j, some in enumerate(parts) if j != k for stretch in some])
        pairs.append((predict(scorer, text), text.gold.beads))
    return evaluate_all(pairs)


@click.command()
@click.argument("folders", nargs=-1, required=True)
@click.option("--encoder", "names", multiple=True, default=("default",), show_default=True)
@click.option("--most", default=100_000, help="Leave out texts of more source segments.")
def main(folders: tuple[str, ...], names: tuple[str, ...], most: int) -> None:
    """Print the table."""
    print(
        "| encoder | weights | segments/s, spans to 6 | peak MB | strict F1 | lax F1 | null F1 | precision | recall |"
    )
    print("|" + "---|" * 9)
    for name in names:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print("\n".join(pool.apply(measure, (name, folders, most))), flush=True)


if __name__ == "__main__":
    main()
