"""Which version of a passage its translation says."""

from __future__ import annotations

from functools import cache

import pytest

from aligner.embed import load_encoder
from aligner.revision.following import FEATURES, Question, evidence, following

encoder = cache(load_encoder)
LANGUAGES = ("en", "fr")

CHANGES = [
    ("A ticket costs 8 euros.", "A ticket costs 9 euros.", "Le billet coûte 8 euros.", "Le billet coûte 9 euros."),
    (
        "Leave your bag in the cloakroom.",
        "Leave your bag and your umbrella in the cloakroom.",
        "Laissez votre sac au vestiaire.",
        "Laissez votre sac et votre parapluie au vestiaire.",
    ),
    (
        "The shop is closed on Monday.",
        "The shop is closed on Thursday.",
        "Le magasin est fermé le lundi.",
        "Le magasin est fermé le jeudi.",
    ),
    (
        "The letter was written to Dupont.",
        "The letter was written to Kowalski.",
        "La lettre a été écrite à Dupont.",
        "La lettre a été écrite à Kowalski.",
    ),
]


@pytest.mark.parametrize(("old", "new", "before", "after"), CHANGES)
def test_a_translation_of_the_old_version_does_not_follow_and_one_of_the_new_does(
    old: str, new: str, before: str, after: str
):
    stale, followed = (
        following([Question(old, new, there)], LANGUAGES, 1.1, encoder())[0] for there in (before, after)
    )
    assert stale < 0.2
    assert followed > 0.6


def test_the_evidence_turns_round_when_the_versions_change_places():
    old, new, before, _ = CHANGES[1]
    there, back = evidence([Question(old, new, before), Question(new, old, before)], LANGUAGES, 1.1, encoder())
    assert len(there) == len(FEATURES)
    assert there == pytest.approx(-back, abs=1e-5)


def test_whether_the_translation_was_touched_since_counts_beside_what_it_says():
    old, new = "The shop is closed on Monday.", "The shop remains closed on Monday."
    known = [Question(old, new, "Le magasin reste fermé le lundi.", is_touched) for is_touched in (False, None, True)]
    untouched, unknown, touched = (following([one], LANGUAGES, 1.1, encoder())[0] for one in known)
    assert untouched < unknown < touched
    assert untouched < 0.1


def test_nothing_asked_is_nothing_answered():
    assert following([], LANGUAGES, 1.1, encoder()) == []
