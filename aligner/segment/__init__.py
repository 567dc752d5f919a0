"""Segment: a document's text becomes segments that know where they stand in it."""

from __future__ import annotations

from aligner.segment.decision import Decision
from aligner.segment.sentences import Boundary, count_sentences
from aligner.segment.splitter import explain, split, split_lines

__all__ = ["Boundary", "Decision", "count_sentences", "explain", "split", "split_lines"]
