"""The corridor holds the path that the whole lattice would give; what stands elsewhere is found."""

import random

import numpy as np
import pytest

from aligner.alignment import Alignment
from aligner.document import Document, Segment
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.pair import chain
from aligner.pair.chain import search_space
from aligner.pair.corridor import whole_lattice
from aligner.pair.documents import align_documents, read_bitexts
from aligner.pair.lattice import best_path
from aligner.pair.scorer import load_scorer

CROPS = {
    "пшеница": "blé", "ячмень": "orge", "рис": "riz", "лён": "lin", "кукуруза": "maïs", "виноград": "raisin",
    "картофель": "pomme de terre", "яблоки": "pommes", "чай": "thé", "хлопок": "coton",
}  # fmt: skip
PLACES = {
    "в Казани": "à Kazan", "в Дакаре": "à Dakar", "в Найроби": "à Nairobi", "в Самарканде": "à Samarcande",
    "в Лиме": "à Lima", "в Ханое": "à Hanoï", "в Маскате": "à Mascate", "в Иркутске": "à Irkoutsk",
}  # fmt: skip
EVENTS = {
    "Учёные обсудили урожай: {crop}, {year} год, {place}.":
        "Les chercheurs ont évoqué la récolte {place} : {crop}, en {year}.",
    "Выставка «{crop}» открылась {place} {year} раз.":
        "L’exposition « {crop} » s’est ouverte {place} pour la {year}e fois.",
    "Цена на {crop} {place} выросла до {year} рублей.":
        "Le prix ({crop}) est monté {place} à {year} roubles.",
    "Студенты собирали {crop} {place}, их было {year}.":
        "Des étudiants, au nombre de {year}, cueillaient {place} : {crop}.",
}  # fmt: skip


def statements(n: int, seed: int) -> list[tuple[str, str]]:
    """Distinct invented sentences with their translations."""
    chosen = random.Random(seed)
    found = []
    for number in range(n):
        (event, translation), (crop, culture), (place, lieu) = (
            chosen.choice(list(table.items())) for table in (EVENTS, CROPS, PLACES)
        )
        year = 100 + 7 * number
        found.append(
            (event.format(crop=crop, place=place, year=year), translation.format(crop=culture, place=lieu, year=year))
        )
    return found


def document(lines: list[str], lang: str) -> Document:
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(len(lines))]
    segments = tuple(Segment(line, at, at + len(line)) for line, at in zip(lines, starts, strict=True))
    return Document("\n".join(lines), lang, segments)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def aligned(source: list[str], target: list[str], encoder: Encoder) -> Alignment:
    left, right = document(source, "ru"), document(target, "fr")
    encoded = encoder.read(source), encoder.read(target)
    found = align_documents(left, right, encoded, encoder, load_scorer(None, ("ru", "fr")))
    return Alignment(left, right, found.beads, moved=found.moved)


@pytest.mark.parametrize("seed", range(4))
def test_the_corridor_gives_the_path_of_the_whole_lattice(encoder: Encoder, seed: int):
    chosen = random.Random(seed)
    pairs = statements(120, seed)
    source = [left for left, _ in pairs if chosen.random() > 0.1]
    target = [right for _, right in pairs if chosen.random() > 0.1]
    del source[20:45], target[60:80]
    source[5:5] = ["Повестка дня"] * 12
    target[9:9] = ["Ordre du jour"] * 12
    left, right = document(source, "ru"), document(target, "fr")
    bitexts = read_bitexts(left, right, (encoder.read(source), encoder.read(target)), encoder, 6)
    scorer = load_scorer(None, ("ru", "fr"))
    corridor = search_space(bitexts, exact_nodes=0).corridor
    whole = whole_lattice(len(source), len(target))
    assert corridor.n_nodes < whole.n_nodes
    assert best_path(scorer.score(bitexts, corridor)) == best_path(scorer.score(bitexts, whole))


def test_threads_share_out_the_rows_and_change_nothing(encoder: Encoder):
    pairs = statements(300, 2)
    sides = [[pair[k] for pair in pairs] for k in range(2)]
    left, right = document(sides[0], "ru"), document(sides[1], "fr")
    bitexts = read_bitexts(left, right, (encoder.read(sides[0]), encoder.read(sides[1])), encoder, 6)
    scorer, corridor = load_scorer(None, ("ru", "fr")), whole_lattice(300, 300)
    one, two = (scorer.score(bitexts, corridor, threads=threads) for threads in (1, 2))
    assert np.abs(one.match - two.match).max() < 1e-4


def test_small_texts_are_searched_whole(encoder: Encoder):
    pairs = statements(5, 1)
    sides = [[pair[k] for pair in pairs] for k in range(2)]
    bitexts = read_bitexts(
        document(sides[0], "ru"), document(sides[1], "fr"), (encoder.read(sides[0]), encoder.read(sides[1])), encoder, 6
    )
    assert search_space(bitexts).corridor.n_nodes == 36


def test_a_moved_passage_is_reported_and_left_alone_where_it_stood(encoder: Encoder):
    pairs = statements(40, 3)
    source = [left for left, _ in pairs]
    target = [right for _, right in pairs]
    target = target[:8] + target[12:30] + target[8:12] + target[30:]
    found = aligned(source, target, encoder)
    assert found.moved == ((tuple(range(8, 12)), tuple(range(26, 30))),)
    assert [bead.source for bead in found.beads if not bead.target] == [(8,), (9,), (10,), (11,)]


def test_unrelated_lines_before_a_text_are_one_missing_passage(encoder: Encoder):
    pairs = statements(30, 4)
    unrelated = [f"Кошка номер {k} спит на подоконнике и видит море." for k in range(50)]
    found = aligned(unrelated + [left for left, _ in pairs], [right for _, right in pairs], encoder)
    assert [bead.source for bead in found.beads if not bead.target] == [(k,) for k in range(50)]


def test_two_segments_against_many_are_aligned(encoder: Encoder):
    pairs = statements(200, 5)
    found = aligned([pairs[50][0], pairs[120][0]], [right for _, right in pairs], encoder)
    assert [(bead.source, bead.target) for bead in found.beads if not bead.is_null] == [((0,), (50,)), ((1,), (120,))]


def test_one_line_repeated_throughout_is_aligned_in_order(encoder: Encoder):
    found = aligned(["Повестка дня"] * 30, ["Ordre du jour"] * 30, encoder)
    assert [(bead.source, bead.target) for bead in found.beads] == [((k,), (k,)) for k in range(30)]


def test_a_gap_too_large_to_fill_is_told_and_nothing_in_it_is_sure(encoder: Encoder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chain, "EXACT_NODES", 0)
    monkeypatch.setattr(chain, "LARGEST_GAP", 2_000)
    pairs = statements(60, 6) * 3
    found = align_documents(
        *(document([pair[k] for pair in pairs], lang) for k, lang in enumerate(("ru", "fr"))),
        (encoder.read([left for left, _ in pairs]), encoder.read([right for _, right in pairs])),
        encoder,
        load_scorer(None, ("ru", "fr")),
    )
    assert found.unsearched == ((0, 180, 0, 180),)
    assert max(bead.confidence for bead in found.beads) <= 0.5
