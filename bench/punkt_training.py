"""Learns Punkt's parameters, with NLTK: ``python bench/punkt_training.py TEXT... -o models/punkt-ru.json``."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktTrainer

from aligner.segment.punkt import SENTENCE_ENDS

RAREST_WORD = 5
"""Occurrences: what is rarer is left out, which keeps the file small and its evidence sound."""

_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,6}\.)*[^\W\d_]{1,6}")
_LOWER = 0b1110000  # Punkt's flags for lower case: at the beginning, inside, unknown
_BEGIN_UPPER = 0b10
_INSIDE_UPPER = 0b100


class LanguageVars(PunktLanguageVars):
    """Punkt's variables with the ends of sentences that the splitter knows."""

    sent_end_chars = SENTENCE_ENDS


def learn(text: str) -> PunktParameters:
    """Punkt's parameters of a text (Kiss & Strunk 2006, Unsupervised multilingual sentence boundary detection)."""
    trainer = PunktTrainer(lang_vars=LanguageVars())
    trainer.train(text)
    return trainer.get_params()


def as_json(parameters: PunktParameters, text: str) -> dict[str, object]:
    """What ``punkt_boundaries`` reads back.

    Of the abbreviations those are kept that look like one and stand with a stop more often than without. Of the
    orthography the words are kept that open sentences with a capital, stand inside them in lower case, and never inside
    with a capital: the only evidence that the splitter's rules leave for Punkt to use. The sentence starters are those
    among them; the others that Punkt finds are names.
    """
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the texts, learn, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="plain text in UTF-8, a paragraph a line")
    parser.add_argument("-o", "--output", required=True, type=Path, help="the parameters, such as models/punkt-ru.json")
    options = parser.parse_args(arguments)
    text = "\n".join(path.read_text(encoding="utf-8") for path in options.texts)
    learned = as_json(learn(text), text)
    one_a_line = json.dumps(learned, ensure_ascii=False, separators=(",\n", ": "))
    options.output.write_text(one_a_line + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
