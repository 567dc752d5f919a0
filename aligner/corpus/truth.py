"""A shard's file: a line of JSON for each pair that was aligned, compressed, written whole and read back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import IO

from aligner.alignment import Alignment
from aligner.bilingual.json import parse_alignment
from aligner.bilingual.json import write as write_json
from aligner.bilingual.node import Node
from aligner.corpus.digest import content_digest
from aligner.errors import AlignerError, InputError
from aligner.write.atomic import writing

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

LEVEL = 9
"""Of compression: a hundred times as fast as aligning, and a fifth smaller than the library's own choice."""


def line_of(name: str, digest: str, alignment: Alignment, notices: Iterable[str]) -> bytes:
    """The line of a pair: its id, the digest of what it was made of, what was said of its files, the alignment."""
    whole = BytesIO()
    write_json(alignment, whole)
    head = json.dumps({"id": name, "digest": digest, "notices": list(notices)}, ensure_ascii=False)
    head_bytes = head.encode("utf-8", "backslashreplace")
    return head_bytes[:-1] + b', "alignment": ' + whole.getvalue().replace(b"\n", b"") + b"}\n"


def alignment_of(line: bytes, name: str) -> Alignment:
    """The alignment of a line.

    Raises:
        InputError: if it is none; the message calls it ``name``.
    """
    return parse_alignment(Node(json.loads(line)["alignment"]), name)


def opened(stream: IO[bytes]) -> ZstdFile:
    """A compressed stream to write to; closing it leaves ``stream`` open."""
    return ZstdFile(stream, "wb", level=LEVEL)


def write_lines(path: Path, lines: Iterable[bytes]) -> str:
    """Write a shard's file, and read it back.

    Returns:
        The digest of its bytes.

    Raises:
        InputError: if it cannot be written.
        AlignerError: if what is read back is not what was written.
    """
    written = blake2b(digest_size=16)
    with writing(path) as (stream,), opened(stream) as compressed:
        for line in lines:
            written.update(line)
            compressed.write(line)
    read = blake2b(digest_size=16)
    for line in read_lines(path):
        read.update(line)
    if read.digest() != written.digest():
        raise AlignerError(f"{path} reads back otherwise than it was written: its disk or memory is failing")
    return content_digest(path)


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of a shard's file, in constant memory.

    Raises:
        InputError: if it is missing or damaged.
    """
    try:
        with ZstdFile(path, "rb") as file:
            yield from file
    except (OSError, EOFError, ZstdError) as error:
        reason = getattr(error, "strerror", None) or "it is cut off or damaged"
        raise InputError(f"cannot read {path}: {reason}; `aligner batch --resume` makes it anew") from error


def digest_of(line: bytes) -> str:
    """What a line was made of."""
    return str(json.loads(line)["digest"])
