"""What became of the segments of a text: same, changed, gone, new, moved."""

from __future__ import annotations

from functools import cache

from aligner.document import Document
from aligner.embed import load_encoder
from aligner.revision.versions import Became, Edit, compare_versions, untouched_segments

encoder = cache(load_encoder)

OLD = (
    "The garden is open from nine to six.",
    "Bicycles can be left in the yard.",
    "Children come with an adult.",
    "The café closes an hour before the garden.",
    "Dogs stay on the lead.",
)


def edits(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Edit, ...]:
    documents = Document.of_segments(old, "en"), Document.of_segments(new, "en")
    encoded = [encoder().read([segment.unnumbered for segment in side.segments]) for side in documents]
    return compare_versions(*documents, (encoded[0], encoded[1])).edits


def changed(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[Became, tuple[int, ...], tuple[int, ...], bool]]:
    return [
        (edit.became, edit.old, edit.new, edit.moved)
        for edit in edits(old, new)
        if edit.became is not Became.SAME or edit.moved
    ]


def test_nothing_changes_in_the_same_text():
    assert changed(OLD, OLD) == []


def test_a_changed_sentence_is_paired_with_what_it_was():
    new = ("The garden is open from nine to eight.", *OLD[1:])
    assert changed(OLD, new) == [(Became.CHANGED, (0,), (0,), False)]


def test_a_sentence_that_is_gone_and_one_that_is_new_are_no_pair():
    new = (*OLD[:2], "A concert is held every Friday in July.", *OLD[3:])
    assert changed(OLD, new) == [(Became.GONE, (2,), (), False), (Became.NEW, (), (2,), False)] or changed(
        OLD, new
    ) == [
        (Became.NEW, (), (2,), False),
        (Became.GONE, (2,), (), False),
    ]


def test_a_sentence_that_stands_elsewhere_has_moved():
    new = (*OLD[1:], OLD[0])
    assert changed(OLD, new) == [(Became.SAME, (0,), (4,), True)]


def test_a_sentence_parted_in_two_with_the_same_words_is_the_same():
    new = ("The garden is open from nine.", *OLD[1:])
    old = ("The garden is open; from nine.", *OLD[1:])
    assert changed(old, new) == []


def test_a_list_that_is_renumbered_is_the_same():
    old = ("1. Take off your coat.", "2. Leave your bag here.")
    new = ("1. Switch off your phone.", "2. Take off your coat.", "3. Leave your bag here.")
    assert changed(old, new) == [(Became.NEW, (), (0,), False)]


def test_every_segment_is_in_one_edit():
    new = (OLD[3], "Something else altogether stands here.", OLD[0], "The dogs stay on a short lead.")
    made = edits(OLD, new)
    assert sorted(k for edit in made for k in edit.old) == list(range(len(OLD)))
    assert sorted(k for edit in made for k in edit.new) == list(range(len(new)))


def test_untouched_are_the_segments_that_stood_there_before():
    old = Document.of_segments(["Le jardin est ouvert.", "Les chiens sont tenus en laisse."], "fr")
    new = Document.of_segments(["Les chiens sont tenus en laisse !", "Le jardin est fermé."], "fr")
    assert untouched_segments(old, new) == {0}
