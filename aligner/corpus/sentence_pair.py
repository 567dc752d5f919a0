"""A sentence pair of a corpus, with all that decides whether it is wanted: what filters see and tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.alignment import Alignment, Flag
from aligner.write.suspects import suspect_beads


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A bead with both sides: texts on one line each, the document's id, and the index of the bead in it.

    ``is_suspect`` where an error is flagged on it, or on the passage that it is in.
    """

    document: str
    bead: int
    source: str
    target: str
    source_lang: str
    target_lang: str
    type: str
    confidence: float
    similarity: float | None
    flags: tuple[Flag, ...]
    is_suspect: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its flags, each once."""
        return tuple(dict.fromkeys(flag.kind for flag in self.flags))


def sentence_pairs(name: str, alignment: Alignment) -> Iterator[SentencePair]:
    """The sentence pairs of a document, in text order; beads with a side that is empty or blank are none."""
    flags = alignment.flags_by_bead()
    suspects = suspect_beads(alignment)
    for index, bead in enumerate(alignment.beads):
        source, target = alignment.source_text(bead), alignment.target_text(bead)
        if source and target:
            yield SentencePair(
                name,
                index,
                source,
                target,
                alignment.source.lang,
                alignment.target.lang,
                bead.type,
                bead.confidence,
                bead.similarity,
                tuple(flags.get(index, ())),
                index in suspects,
            )
