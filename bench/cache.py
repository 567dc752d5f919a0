"""What the cache of vectors saves: a first run, a second, and one after an edit, on the same lines.

    python bench/cache.py lines.txt [more.txt …] [--lines 1000 --lines 10000] [--encoder NAME]

Encoding is what an alignment asks of the encoder: every run of up to six lines, and every word. An edit puts a word
into one line in a hundred. Each figure is one run with an empty cache before the first.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from timing import timed

from aligner.embed.cache import VectorCache
from aligner.embed.cache_place import megabytes
from aligner.embed.choice import DEFAULT_ENCODER, EncoderChoice
from aligner.embed.encoder import Encoder
from aligner.embed.use_multilingual import UseMultilingual
from aligner.pair.words import read_words
from aligner.threads import available_threads

MAX_SPAN = 6


def encode(name: str, lines: Sequence[str], cache: VectorCache | None) -> tuple[float, float]:
    """Seconds for the spans, and for the words, with an encoder just loaded: one in use keeps words in memory."""
    encoder = encoder_with(name, cache)
    encoder.read([f"Проба {time.perf_counter_ns()}."]).spans(MAX_SPAN)  # loads the weights, by what no cache can have
    return timed(lambda: encoder.read(lines).spans(MAX_SPAN)), timed(lambda: read_words(lines, encoder))


def encoder_with(name: str, cache: VectorCache | None) -> Encoder:
    """An encoder as `load_encoder` makes it, with a cache of one's own."""
    if name == DEFAULT_ENCODER:
        return UseMultilingual(available_threads(), cache)
    from aligner.embed.sentence_transformers import SentenceTransformers

    return SentenceTransformers(EncoderChoice(name), available_threads(), cache)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--lines", "sizes", multiple=True, type=int, default=(1000, 10000), show_default=True)
@click.option("--encoder", "name", default="default", show_default=True)
def main(files: tuple[Path, ...], sizes: tuple[int, ...], name: str) -> None:
    """Print the table."""
    everything = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    print("| lines | run | spans, s | words, s | both against no cache | file |")
    print("|---|---|---|---|---|---|")
    for n in sizes:
        lines = everything[:n]
        edited = [line + " Пример." if k % 100 == 50 else line for k, line in enumerate(lines)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "vectors.sqlite"
            without = encode(name, lines, None)
            show(n, "without a cache", without, without, path)
            expected = encoder_with(name, None).read(edited).spans(MAX_SPAN)
            cache = VectorCache(path)
            for what, text in (("first", lines), ("second", lines), ("after editing 1 % of lines", edited)):
                show(n, what, encode(name, text, cache), without, path)
            difference = np.abs(encoder_with(name, cache).read(edited).spans(MAX_SPAN) - expected).max()
            print(f"| {n} | the same, largest difference to no cache {difference:.1e} | | | | |", flush=True)
            cache.close()


def show(n: int, what: str, seconds: tuple[float, float], without: tuple[float, float], path: Path) -> None:
    size = megabytes(path.stat().st_size) if path.exists() else ""
    share = sum(seconds) / sum(without)
    print(f"| {n} | {what} | {seconds[0]:.2f} | {seconds[1]:.2f} | {share:.2f}× | {size} |", flush=True)


if __name__ == "__main__":
    main()
