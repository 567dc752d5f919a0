"""What a result depends on, as a digest: the contents of its inputs, options and versions, and never a clock."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b, file_digest
from pathlib import Path

from aligner.corpus.kept_options import kept
from aligner.corpus.manifest import DocumentPair
from aligner.corpus.plan import Plan

_BYTES = 16


def pair_digests(plan: Plan, pairs: Iterable[DocumentPair]) -> tuple[str, ...]:
    """A digest for each pair: others would be made of other contents, with other options or by another version."""
    made = json.dumps([kept(plan.options), plan.made_by], sort_keys=True).encode()
    return tuple(_digest(made, pair, plan.base) for pair in pairs)


def joint_digest(digests: Iterable[str]) -> str:
    """One for a shard, of those of its pairs."""
    return blake2b("\n".join(digests).encode(), digest_size=_BYTES).hexdigest()


def content_digest(path: Path) -> str:
    """Of a file's bytes; empty where it cannot be read, or is a device, which may have no end."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file_digest(file, lambda: blake2b(digest_size=_BYTES)).hexdigest()
    except (OSError, ValueError):
        return ""


def _digest(made: bytes, pair: DocumentPair, base: Path) -> str:
    contents = [content_digest(base / pair.source), content_digest(base / pair.target)]
    told = json.dumps([pair.id, pair.source, pair.target, pair.options, *contents])
    return blake2b(made + told.encode(), digest_size=_BYTES).hexdigest()
