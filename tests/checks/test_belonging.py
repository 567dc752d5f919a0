"""Whether two texts belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.alignment import Alignment, Bead, Severity
from aligner.checks.support.belonging import Belonging, resemblance
from aligner.document import Document, Segment


def document(n: int, lang: str) -> Document:
    """As many segments of ten characters."""
    segments = tuple(Segment("a" * 10, 11 * k, 11 * k + 10) for k in range(n))
    return Document(" ".join(segment.text for segment in segments), lang, segments)


def alignment(path: str, confidence: float = 1.0) -> Alignment:
    """One bead a letter: p pairs two segments, s and t leave one of the source or of the translation alone."""
    beads = []
    i = j = 0
    for letter in path:
        source, target = letter in "ps", letter in "pt"
        beads.append(Bead((i,) if source else (), (j,) if target else (), confidence))
        i, j = i + source, j + target
    return Alignment(document(i, "ru"), document(j, "fr"), tuple(beads))


@pytest.mark.parametrize(
    ("path", "belonging"),
    [
        ("pppppppppp", Belonging.TRANSLATION),
        ("pppspptpps", Belonging.TRANSLATION),
        ("ppppppssssss", Belonging.EXCERPT),
        ("ttttttpppppp", Belonging.EXCERPT),
        ("pssspssspsss", Belonging.SUMMARY),
        ("ppppppsssssstttttt", Belonging.OTHER_VERSION),
        ("psssssssstttttttt", Belonging.OTHER_DOCUMENT),
        ("ssssstttttt", Belonging.OTHER_DOCUMENT),
        ("sstt", Belonging.TRANSLATION),  # too short to say
    ],
)
def test_the_share_in_pairs_tells_what_a_text_may_be(path: str, belonging: Belonging) -> None:
    assert resemblance(alignment(path)).belonging is belonging


def test_unsure_pairs_count_for_what_they_are_worth() -> None:
    found = resemblance(alignment("pppppppppp", confidence=0.1))
    assert found.belonging is Belonging.OTHER_DOCUMENT
    assert found.source_share == pytest.approx(0.1)


def test_pairs_that_are_unlike_do_not_show_that_texts_belong_together() -> None:
    paired = alignment("pppppppppp")
    for similarity, belonging in ((0.12, Belonging.OTHER_DOCUMENT), (0.45, Belonging.TRANSLATION)):
        beads = tuple(replace(bead, similarity=similarity) for bead in paired.beads)
        assert resemblance(replace(paired, beads=beads)).belonging is belonging


def test_a_passage_that_stands_elsewhere_has_its_counterpart() -> None:
    parted = alignment("ppppsssssstttttt")
    moved = Alignment(parted.source, parted.target, parted.beads, moved=((tuple(range(4, 10)), tuple(range(4, 10))),))
    assert resemblance(parted).belonging is Belonging.OTHER_VERSION
    assert resemblance(moved).belonging is Belonging.TRANSLATION


def test_the_sentence_names_the_shares_and_what_to_do() -> None:
    assert resemblance(alignment("psssssssstttttttt")).sentence == (
        "the texts do not belong together: 11% of the source and 11% of the translation are in pairs; one may be "
        "another document, so check that both are the right files"
    )
    assert resemblance(alignment("ppppppssssss")).sentence.startswith(
        "the translation holds a part of the source: 50% of the source and 100% of the translation"
    )
    assert resemblance(alignment("pppppppppp")).sentence == ""


def test_an_unrelated_text_is_an_error_and_an_excerpt_a_warning() -> None:
    assert Belonging.OTHER_DOCUMENT.severity is Severity.ERROR
    assert {Belonging.EXCERPT.severity, Belonging.SUMMARY.severity, Belonging.OTHER_VERSION.severity} == {
        Severity.WARNING
    }
