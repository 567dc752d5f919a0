"""What a bead's two sides look like beside each other."""

from __future__ import annotations

import numpy as np

from aligner.align.block import Block
from aligner.align.documents import read_bitexts
from aligner.align.features import Bitexts
from aligner.document import Document
from aligner.embed import load_encoder
from aligner.split import split_lines


def bitexts(source: str, target: str) -> Bitexts:
    encoder = load_encoder()
    sides = [split_lines(Document(text.replace("|", "\n"), lang)) for text, lang in ((source, "ru"), (target, "fr"))]
    encoded = [encoder.read([segment.comparable for segment in side.segments]) for side in sides]
    return read_bitexts(sides[0], sides[1], (encoded[0], encoded[1]), encoder, 2)


def test_sides_with_as_many_sentences_do_not_differ_however_they_are_cut():
    text = bitexts(
        "Мост закрыли. Его чинят.|Движение идёт в объезд.",
        "Le pont est fermé.|On le répare.|La circulation est déviée.",
    )
    block = Block(text, slice(0, 2), slice(0, 3))
    differ = {(n, m): dict(block.features(n, m))["sentences_differ"] for n, m in ((1, 1), (1, 2), (2, 1))}
    np.testing.assert_array_equal(differ[1, 1], [[1, 1, 1], [0, 0, 0]])
    np.testing.assert_array_equal(differ[1, 2][:, :2], [[0, 0], [1, 1]])
    np.testing.assert_array_equal(differ[2, 1][0], [2, 2, 2])
