"""Learn Punkt's parameters (aligner/segment/punkt.py) with NLTK, from the plain text of the public sets.

python models/fit/all.py BENCH_FOLDER --only punkt
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktTrainer
from public_sets import lines
from storing import write_text

from aligner.segment.punkt import SENTENCE_ENDS

LANGUAGES = ("ru", "fr")
KEPT_APART = "wesnoth"
"""Of the pool: names and terms of a game, which no other text has."""

RAREST_WORD = 5
"""Occurrences: what is rarer is left out, which keeps the file small and its evidence sound."""

_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,6}\.)*[^\W\d_]{1,6}")
_LOWER = 0b1110000  # Punkt's flags for lower case: at the beginning, inside, unknown
_BEGIN_UPPER = 0b10
_INSIDE_UPPER = 0b100


class LanguageVars(PunktLanguageVars):  # type: ignore[misc]  # NLTK has no types
    """Punkt's variables with the ends of sentences that the splitter knows."""

    sent_end_chars = SENTENCE_ENDS


def learn(text: str) -> PunktParameters:
    """Punkt's parameters of a text (Kiss & Strunk 2006, Unsupervised multilingual sentence boundary detection)."""
    trainer = PunktTrainer(lang_vars=LanguageVars())
    trainer.train(text)
    return trainer.get_params()


def parameters_of(text: str) -> dict[str, object]:
    """What ``punkt_boundaries`` reads back, learned from a text.

    Of the abbreviations those are kept that look like one and stand with a stop more often than without. Of the
    orthography the words are kept that open sentences with a capital, stand inside them in lower case, and never inside
    with a capital: the only evidence that the splitter's rules leave for Punkt to use. The sentence starters are those
    among them; the others that Punkt finds are names.
    """
    parameters = learn(text)
    stopped = Counter(word.strip('«»"(),;:!?').lower() for word in text.split())
    counts = Counter(word.strip('.,;:!?«»"()').lower() for word in text.split())
    orthography = {
        word: flags
        for word, flags in sorted(parameters.ortho_context.items())
        if counts[word] >= RAREST_WORD and flags & _LOWER and flags & _BEGIN_UPPER and not flags & _INSIDE_UPPER
    }
    return {
        "abbreviations": [
            word
            for word in sorted(parameters.abbrev_types)
            if _ABBREVIATION.fullmatch(word) and RAREST_WORD <= stopped[f"{word}."] >= counts[word] / 2
        ],
        "collocations": [
            [left, right] for left, right in sorted(parameters.collocations) if left.isalpha() and len(left) > 1
        ],
        "sentence_starters": [word for word in sorted(parameters.sent_starters) if word in orthography],
        "orthography": orthography,
    }


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
def main(folder: Path) -> None:
    """Write the parameters of each language."""
    for language in LANGUAGES:
        learned = parameters_of("\n".join(paragraphs(folder, language)))
        write_text(f"punkt-{language}.json", json.dumps(learned, ensure_ascii=False, separators=(",\n", ": ")))


def paragraphs(folder: Path, language: str) -> Iterator[str]:
    """The public texts of a language, a paragraph a line; of those beside Russian and French pairs but the novels."""
    column = 1 + LANGUAGES.index(language)
    for row in lines(folder / "train/pool.tsv"):
        if not row.startswith(KEPT_APART):
            yield row.split("\t")[column]
    for path in sorted((folder / "docs").glob("*.jsonl")):
        for row in lines(path):
            yield from json.loads(row)[language]
    for path in sorted((folder / "tico").glob(f"*.{language}")):
        yield from lines(path)
    for stem in ("un/sdg", "un/udhr", "ntrex-dev/pairs"):
        yield from lines(folder / f"{stem}.{language}")
    if language == "fr":
        for path in sorted((folder / "novels-enfr").glob("*.fr")):
            yield from lines(path)


if __name__ == "__main__":
    main()
