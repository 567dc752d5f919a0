"""Code and metadata that an edit leaves stale."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.document import Document, LeftOut, Reason
from aligner.revision.besides import rows_beside
from aligner.revision.drift import Part, State
from aligner.revision.following import Question


def document(*blocks: str, metadata: str = "") -> Document:
    head = (LeftOut(metadata, Reason.METADATA, 0),) if metadata else ()
    return Document("Text.", "en", left_out=(*head, *(LeftOut(block, Reason.CODE, 0) for block in blocks)))


def never(questions: Sequence[Question]) -> list[float]:
    return [0.0 for _ in questions]


def states(old: Document, new: Document, there: Document) -> list[State]:
    return [row.state for row in rows_beside(old, new, there, never)]


def test_a_line_that_changed_is_stale_while_the_translation_has_the_old_one():
    old, new = document("make install\nmake test"), document("make install\nmake check")
    assert states(old, new, old) == [State.CHANGED]
    assert states(old, new, new) == []


def test_a_comment_in_the_language_of_the_translation_says_nothing():
    old, new = document("# build it\nmake\nmake test"), document("# build it\nmake\nmake check")
    assert states(old, new, document("# compiler\nmake\nmake check")) == [State.UPDATED]
    assert states(old, new, document("# compiler\nmake\nmake test")) == [State.CHANGED]


def test_a_new_block_without_its_like_in_the_translation_is_new():
    old, new = document("make"), document("make", "make clean\nmake dist")
    assert states(old, new, old) == [State.NEW]
    assert states(old, new, new) == []


def test_a_block_that_is_gone_and_still_in_the_translation_is_gone():
    old, new = document("make", "make clean"), document("make")
    assert states(old, new, old) == [State.GONE]
    assert states(old, new, new) == []


def test_a_value_of_the_metadata_is_stale_while_the_translation_has_the_old_one():
    old, new = (document(metadata=f"title: Guide\nversion: {n}") for n in (1, 2))
    assert states(old, new, document(metadata="title: Manuel\nversion: 1")) == [State.CHANGED]
    assert states(old, new, document(metadata="title: Manuel\nversion: 2")) == []
    assert states(old, new, document(metadata="title: Manuel\nversion: 7")) == []


def test_a_title_in_words_is_asked_about():
    old, new = document(metadata="title: Guide"), document(metadata="title: A guide for schools")
    asked: list[Question] = []

    def answer(questions: Sequence[Question]) -> list[float]:
        asked.extend(questions)
        return [0.9 for _ in questions]

    rows = rows_beside(old, new, document(metadata="title: Manuel des écoles"), answer)
    assert asked == [Question("Guide", "A guide for schools", "Manuel des écoles")]
    assert [(row.state, row.part) for row in rows] == [(State.UPDATED, Part.METADATA)]
