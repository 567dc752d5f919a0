"""Split: a document's text becomes segments that know where they stand in it."""

from __future__ import annotations

from aligner.split.decision import Decision
from aligner.split.sentences import Boundary, count_sentences
from aligner.split.splitter import explain, split, split_lines

__all__ = ["Boundary", "Decision", "count_sentences", "explain", "split", "split_lines"]
