"""Words of a source whose translation stands in a pair beside."""

from functools import cache

import pytest

from aligner.checks.support.next_door import stands_next_door
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from tests.checks.pairs import bitext


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


HARVEST = "Осенью вся деревня выходит собирать яблоки"
BEFORE = ("Сад заложили пятьдесят лет назад.", "Le verger a été planté il y a cinquante ans.")
BEHIND = ("Потом их отвозят на рынок.", "Ensuite on les porte au marché.")
MOVED = "En automne, tout le village sort cueillir les pommes"


@pytest.mark.parametrize(
    ("before", "behind", "told"),
    [
        ((BEFORE[0], f"{BEFORE[1][:-1]} ; {MOVED.lower()}."), BEHIND, True),
        (BEFORE, (BEHIND[0], f"{MOVED}, ensuite on les porte au marché."), True),
        (BEFORE, BEHIND, False),
        ((BEFORE[0], f"{BEFORE[1][:-1]}, l’année de la grande sécheresse."), BEHIND, False),
        (BEFORE, (BEHIND[0], f"{BEHIND[1][:-1]} de la ville voisine, en charrette."), False),
    ],
)
def test_a_clause_that_moved_over_a_full_stop_is_not_missing(
    before: tuple[str, str], behind: tuple[str, str], told: bool
):
    here = (f"{HARVEST}, а дети им помогают.", "Les enfants les aident.")
    pairs = list(bitext(before, here, behind).pairs())
    assert stands_next_door(HARVEST, pairs[1], pairs, encoder()) is told


def test_the_first_pair_and_the_last_have_one_neighbour():
    pairs = list(bitext(BEFORE, BEHIND).pairs())
    assert not stands_next_door(HARVEST, pairs[0], pairs, encoder())
    assert not stands_next_door(HARVEST, pairs[1], pairs, encoder())
