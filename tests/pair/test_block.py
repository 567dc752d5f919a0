"""What a bead's two sides look like beside each other."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.document import Document
from aligner.embed import load_encoder
from aligner.pair.block import Block
from aligner.pair.documents import read_bitexts
from aligner.pair.features import Bitexts
from aligner.segment import split_lines


def bitexts(source: str, target: str) -> Bitexts:
    encoder = load_encoder()
    sides = [split_lines(Document(text.replace("|", "\n"), lang)) for text, lang in ((source, "ru"), (target, "fr"))]
    encoded = [encoder.read([segment.unnumbered for segment in side.segments]) for side in sides]
    return read_bitexts(sides[0], sides[1], (encoded[0], encoded[1]), encoder, 3)


def test_sides_with_as_many_sentences_do_not_differ_however_they_are_cut():
    text = bitexts(
        "Мост закрыли. Его чинят.|Движение идёт в объезд.",
        "Le pont est fermé.|On le répare.|La circulation est déviée.",
    )
    block = Block.whole(text, slice(0, 2), slice(0, 3))
    differ = {(n, m): dict(block.features(n, m))["sentences_differ"].reshape(2, 3) for n, m in ((1, 1), (1, 2), (2, 1))}
    np.testing.assert_array_equal(differ[1, 1], [[1, 1, 1], [0, 0, 0]])
    np.testing.assert_array_equal(differ[1, 2][:, :2], [[0, 0], [1, 1]])
    np.testing.assert_array_equal(differ[2, 1][0], [2, 2, 2])


def test_items_are_like_what_says_the_same_whatever_their_numbers():
    text = bitexts("1. Выборы секретаря|2. Отчёт казначея", "1. Rapport du trésorier|2. Élection du secrétaire")
    pairs = dict(Block.whole(text, slice(0, 2), slice(0, 2)).features(1, 1))
    assert pairs["figures_shared"].tolist() == [0, 0, 0, 0]  # the list is numbered otherwise
    margin = pairs["margin"].reshape(2, 2)
    assert margin[0, 1] > margin[0, 0] + 0.2
    assert margin[1, 0] > margin[1, 1] + 0.2


@pytest.mark.parametrize("bead", [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (1, 3)])
def test_a_node_has_the_same_features_in_whatever_tiles_it_lies(bead):
    text = bitexts(
        "Отчёт за 2024 год|Посол побывал в Лионе.|— Как это было?|Встреча длилась 3 часа. О ней писали.|…|Все рады.",
        "Rapport 2024|L’ambassadeur s’est rendu à Lyon.|— Comment était-ce ?|La rencontre a duré 3 heures.|"
        "On en a parlé.|Tous sont contents.|…",
    )
    rows, columns = np.indices((6, 7)).reshape(2, -1)
    whole = dict(Block.whole(text, slice(0, 6), slice(0, 7)).features(*bead))
    near = np.flatnonzero(np.abs(rows - columns) <= 2)
    tiles = [(slice(0, 1), slice(0, 3)), (slice(1, 4), slice(0, 6)), (slice(4, 6), slice(2, 7))]
    cut = dict(Block(text, tiles, rows[near], columns[near]).features(*bead))
    assert cut.keys() == whole.keys()
    ends = (rows + bead[0] <= 6) & (columns + bead[1] <= 7)
    for name, values in cut.items():
        there = ends[near]
        np.testing.assert_allclose(values[there], whole[name][near][there], atol=1e-5, err_msg=name)
