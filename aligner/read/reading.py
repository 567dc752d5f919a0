"""What a user may ask of the readers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read.

    ``whole_page``: of a web page or an e-book, navigation, asides, headers and footers too; ``notes``: foot- and
    endnotes, each behind the paragraph that refers to it.
    """

    whole_page: bool = False
    notes: bool = True

    @property
    def signature(self) -> str:
        """What is not as usual, for the signature of an alignment; empty where all is."""
        return ",".join(["whole-page"] * self.whole_page + ["no-notes"] * (not self.notes))


AS_USUAL = Reading()
"""The main text with its notes."""
