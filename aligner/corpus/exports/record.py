"""A sentence pair as a row of a table."""

from __future__ import annotations

from typing import Any

from aligner.corpus.sentence_pair import SentencePair


def record_of(pair: SentencePair) -> dict[str, Any]:
    """Its columns by name: the document's id, texts and languages, the bead's type and numbers, kinds of flags."""
    return {
        "document": pair.document,
        "bead": pair.bead,
        "source": pair.source,
        "target": pair.target,
        "source_lang": pair.source_lang,
        "target_lang": pair.target_lang,
        "type": pair.type,
        "confidence": round(pair.confidence, 4),
        "similarity": None if pair.similarity is None else round(pair.similarity, 4),
        "flags": list(pair.kinds),
    }
