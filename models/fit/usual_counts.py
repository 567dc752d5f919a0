"""How much of everything a text of each language has beside the same text in English: the usual of unknown pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from contextual_pairs import news_file
from public_sets import lines

from aligner.checks.support.evidence import COUNTS, log_ratios

PIVOT = "en"


def usual_counts(folder: Path) -> dict[str, dict[str, float]]:
    """For each language, the median log ratios of the counts of lines of news to those of the same lines in English."""
    tags = {path.suffix[1:] for path in (folder / "ntrex-many").glob("pairs.*")} | {"ru", "fr"}
    english = lines(news_file(folder, PIVOT))
    return {tag: _medians(lines(news_file(folder, tag)), english) for tag in sorted(tags) if "-" not in tag}


def _medians(texts: list[str], english: list[str]) -> dict[str, float]:
    ratios = [log_ratios(*pair) for pair in zip(texts, english, strict=True)]
    return {name: round(float(np.median([ratio[name] for ratio in ratios])), 4) for name in COUNTS}
