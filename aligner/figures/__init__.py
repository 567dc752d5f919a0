"""Figures: the numbers and dates of a text, whatever they are written in, and which of two texts' figures differ."""

from __future__ import annotations

from aligner.figures.compare import MOST_COMPARED, Difference, differences, is_calendar
from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.reading import knows_number_words, read_figures

__all__ = [
    "MOST_COMPARED",
    "Difference",
    "Figure",
    "Form",
    "Nature",
    "differences",
    "is_calendar",
    "knows_number_words",
    "read_figures",
]
