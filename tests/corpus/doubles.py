"""An aligner of a pair that costs nothing: lines are paired in their order, a source's first word says its fate."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from aligner import Alignment, AlignOptions, Bead, Document
from aligner.corpus.manifest import DocumentPair
from aligner.corpus.pair import Failed
from aligner.corpus.truth import line_of
from aligner.errors import InputError

QUICK = "tests.corpus.doubles:quick"


def quick(pair: DocumentPair, digest: str, options: AlignOptions) -> bytes | Failed:
    """Aligns, or suffers what the source asks for."""
    try:
        texts = [Path(path).read_text(encoding="utf-8").splitlines() for path in (pair.source, pair.target)]
    except OSError as error:
        return Failed(str(InputError(f"{error.filename} cannot be read: {error.strerror}")))
    first, _, place = texts[0][0].partition(" ")
    if first == "HANG":
        time.sleep(3600)
    elif first == "EAT":
        eaten = []
        while True:
            eaten.append(bytearray(b"x" * 2**20))
    elif first == "DIE":
        os.kill(os.getpid(), signal.SIGKILL)
    elif first == "DIE-ONCE" and not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif first == "FAIL":
        return Failed("it asked for it", is_spent=True)
    elif first == "WAIT":
        while not Path(place).exists():
            time.sleep(0.02)
    wanted = pair.with_options(options)
    sides = [
        Document.of_segments(lines, lang, path)
        for lines, lang, path in zip(
            texts, (wanted.source_lang, wanted.target_lang), (pair.source, pair.target), strict=True
        )
    ]
    shorter, *_ = sorted(map(len, texts))
    beads = [Bead((k,), (k,), 0.9, 0.5) for k in range(shorter)]
    beads += [Bead((k,), ()) for k in range(shorter, len(texts[0]))]
    beads += [Bead((), (k,)) for k in range(shorter, len(texts[1]))]
    return line_of(pair.id, digest, Alignment(sides[0], sides[1], tuple(beads)), ())
