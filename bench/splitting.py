"""Boundary F1 of the splitter and its peers on sentences joined by a space.

    python bench/splitting.py FOLDER

FOLDER holds files named ``<language>_<name>.txt``, one sentence a line. Ten lines make a paragraph; what counts are the
boundaries inside it, so a tool gains nothing from the paragraph's end.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from aligner.document import Document
from aligner.segment import split

SENTENCES_PER_PARAGRAPH = 10

Splitter = Callable[[str], Iterable[str]]


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*_*.txt"))
    if not paths:
        sys.exit(f"{folder} holds no <language>_<name>.txt: give the folder of the splitting files")
    print(f"{'file':<18}{'splitter':<20}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}")
    for path in paths:
        paragraphs = list(read_paragraphs(path))
        for name, splitter in splitters(path.name.split("_")[0]).items():
            begin = time.perf_counter()
            precision, recall, f1 = score(paragraphs, splitter)
            seconds = time.perf_counter() - begin
            print(f"{path.stem:<18}{name:<20}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}{seconds:>9.2f}")


def read_paragraphs(path: Path) -> Iterator[list[str]]:
    sentences = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    for start in range(0, len(sentences), SENTENCES_PER_PARAGRAPH):
        yield sentences[start : start + SENTENCES_PER_PARAGRAPH]


def score(paragraphs: Iterable[list[str]], splitter: Splitter) -> tuple[float, float, float]:
    n_gold = n_found = n_right = 0
    for sentences in paragraphs:
        gold = boundaries(sentences)
        found = boundaries(splitter(" ".join(sentences)))
        n_gold += len(gold)
        n_found += len(found)
        n_right += len(gold & found)
    return n_right / n_found, n_right / n_gold, 2 * n_right / (n_gold + n_found)


def boundaries(sentences: Iterable[str]) -> set[int]:
    """Inner boundaries as counts of visible characters before them: some tools change the white space."""
    lengths = [len("".join(sentence.split())) for sentence in sentences]
    ends = list(accumulate(length for length in lengths if length))
    return set(ends[:-1])


def splitters(language: str) -> dict[str, Splitter]:
    """The splitters that serve a language, by name."""
    from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator
    from razdel import sentenize
    from sentence_splitter import SentenceSplitter

    rules = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    moses = SentenceSplitter(language=language)
    return {
        "aligner": lambda text: [segment.text for segment in split(Document(text, language)).segments],
        "choppa-srx": lambda text: SrxTextIterator(rules, f"{language}_two", text),
        "sentence-splitter": moses.split,
        "razdel": lambda text: [sentence.text for sentence in sentenize(text)],  # made for Russian, and good at French
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
