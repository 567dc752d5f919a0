from dataclasses import replace
from pathlib import Path

from aligner import align
from aligner.alignment import Alignment, Signature
from aligner.tasks.check import check as check_alignment

DATA = Path(__file__).parents[2] / "data"


def aligned() -> Alignment:
    return align(DATA / "discours.ru.txt", DATA / "discours.fr.txt", checks=())


def test_cosines_of_another_encoder_are_kept_but_not_weighed():
    own = aligned()
    beads = tuple(bead if bead.is_null else replace(bead, similarity=0.05) for bead in own.beads)
    foreign = replace(own, beads=beads, signature=own.signature.updated(encoder="another"))
    checked = check_alignment(foreign)
    assert checked.flags == check_alignment(own).flags
    assert checked.beads == beads


def test_pairs_without_a_cosine_are_given_one():
    own = aligned()
    bare = replace(own, beads=tuple(replace(bead, similarity=None) for bead in own.beads), signature=Signature())
    checked = check_alignment(bare)
    for bead, known in zip(checked.beads, own.beads, strict=True):
        assert known.is_null or abs((bead.similarity or 0) - (known.similarity or 0)) < 1e-3
