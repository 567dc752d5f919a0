"""Pairs by paragraph, and pairs of several files."""

from __future__ import annotations

import pytest

from aligner import Alignment, Bead, Document, Flag, InputError, Segment, Severity, convert, load
from aligner.bilingual.units import by_paragraph, merged, paragraph_groups
from aligner.tasks.convert import gathered
from tests.samples import alignment


def document(lang: str, *paragraphs: tuple[str, ...]) -> Document:
    text, segments = "", []
    for number, paragraph in enumerate(paragraphs):
        for sentence in paragraph:
            segments.append(Segment(sentence, len(text), len(text) + len(sentence), number))
            text += f"{sentence}\n"
    return Document(text, lang, tuple(segments))


SOURCE = document("ru", ("Раз.", "Два."), ("Три.",), ("Четыре.",))
TARGET = document("fr", ("Un.",), ("Deux.", "Trois."), ("Quatre.",))
BEADS = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.5), Bead((2,), (2,), 0.8), Bead((3,), (3,)))
FLAG = Flag("number", Severity.ERROR, 0.9, 2, ((10, 13),), ((10, 12),), "x")


def pairs(aligned: Alignment) -> list[tuple[str, str]]:
    return [(aligned.source_text(bead), aligned.target_text(bead)) for bead in aligned.beads]


def test_a_unit_ends_where_paragraphs_of_both_sides_do():
    assert list(paragraph_groups(Alignment(SOURCE, TARGET, BEADS))) == [[0, 1, 2], [3]]


def test_paragraphs_are_as_sure_as_their_least_sure_sentence_and_keep_its_flags():
    found = by_paragraph(Alignment(SOURCE, TARGET, BEADS, (FLAG,)))
    assert pairs(found) == [("Раз. Два. Три.", "Un. Deux. Trois."), ("Четыре.", "Quatre.")]
    assert [bead.confidence for bead in found.beads] == [0.5, 1.0]
    assert [flag.bead for flag in found.flags] == [0]


def test_the_pairs_of_several_files_are_put_together_each_once():
    found, n_repeated = merged([Alignment(SOURCE, TARGET, BEADS, (FLAG,)), alignment(), alignment()])
    assert n_repeated == 3
    assert len(found.beads) == 4 + 5 + 2  # what has no counterpart is no pair that repeats
    assert [flag.bead for flag in found.flags] == [2, 5, 8]
    assert all(found.source.text[s.start : s.stop] == s.text for s in found.source.segments)
    for flag in found.flags[1:]:
        assert [found.target.text[start:stop] for start, stop in flag.target_spans] in (["17"], ["Bonj"])


def test_files_in_other_languages_are_refused():
    with pytest.raises(InputError, match="in different languages, fr→ru and ru→fr"):
        merged([Alignment(SOURCE, TARGET, BEADS), Alignment(TARGET, SOURCE, BEADS)])


def test_one_memory_of_many_files_in_both_units(tmp_path):
    Alignment(SOURCE, TARGET, BEADS).save(tmp_path / "a.json")
    alignment().save(tmp_path / "b.json")
    notices: list[str] = []
    convert([tmp_path / "a.json", tmp_path / "b.json"], tmp_path / "all.tmx", units="both", notify=notices.append)
    found = pairs(load(tmp_path / "all.tmx"))
    assert ("Раз.", "Un.") in found
    assert ("Раз. Два. Три.", "Un. Deux. Trois.") in found
    assert len(found) == len(set(found))


def test_units_that_are_none_are_refused():
    with pytest.raises(InputError, match="it is one of sentence, paragraph, both"):
        gathered([alignment()], units="page")
