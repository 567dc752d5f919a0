"""How much of a document a memory fills: exactly, nearly, or why not."""

from __future__ import annotations

import time

import pytest

from aligner import Alignment, Bead, Document, InputError, Segment
from aligner.bilingual.pairs import paired
from aligner.segment.srx.rule import LanguageRules, Rule
from aligner.tasks.fit import Fit, Why, fit
from aligner.tasks.srx import SplittingRules

TEXT = "La pluie tombe. Le vent souffle fort.\nLe port est fermé ce matin.\nLes bateaux attendent."


def memory(*sources: str) -> Alignment:
    return paired([(source, "x") for source in sources], "fr", "ru", "m.tmx")


def filled(*sources: str, text: str = TEXT, fuzzy: float = 0.75) -> Fit:
    return fit(memory(*sources), Document(text, "fr"), fuzzy=fuzzy)


def reasons(made: Fit) -> list[tuple[str, Why]]:
    return [(one.text, one.why) for one in made.unfilled]


def test_segments_with_a_unit_of_the_same_text_are_filled():
    made = filled("La pluie tombe.", "Les bateaux attendent.", "Il neige.")
    assert (made.n_exact, made.n_segments, made.n_units, made.n_idle_units) == (2, 4, 3, 1)
    assert reasons(made) == [
        ("Le vent souffle fort.", Why.MISSING),
        ("Le port est fermé ce matin.", Why.MISSING),
    ]


def test_a_segment_inside_of_a_longer_unit_is_merged():
    made = filled("La pluie tombe. Le vent souffle fort.", "Le port est fermé ce matin. Les bateaux attendent.")
    assert made.n_exact == 0
    assert {one.why for one in made.unfilled} == {Why.MERGED}
    assert made.unfilled[0].unit == "La pluie tombe. Le vent souffle fort."


def test_a_segment_that_the_memory_has_in_parts_is_cut_finer_there():
    assert reasons(filled("Le port est fermé"))[2] == ("Le port est fermé ce matin.", Why.FINER)


def test_a_segment_like_a_unit_is_filled_nearly_from_the_share_that_is_asked_for():
    near = "Le port est ouvert ce matin."
    made = filled(near)
    assert made.n_fuzzy == 1
    assert made.unfilled[2].why is Why.SIMILAR
    assert made.unfilled[2].likeness == pytest.approx(6 / 7)
    assert filled(near, fuzzy=0.9).n_fuzzy == 0


def test_paragraphs_are_counted_too():
    made = filled("La pluie tombe. Le vent souffle fort.")
    assert (made.n_exact_paragraphs, made.n_paragraphs) == (1, 3)


def test_pairs_of_an_alignment_put_together_by_paragraph_fill_more_of_them():
    sides = []
    for lang in ("fr", "ru"):
        texts = ("Un.", "Deux."), ("Trois.",)
        segments, at = [], 0
        for number, paragraph in enumerate(texts):
            for text in paragraph:
                segments.append(Segment(text, at, at + len(text), number))
                at += len(text) + 1
        sides.append(Document("Un. Deux. Trois.", lang, tuple(segments)))
    pairs = Alignment(sides[0], sides[1], tuple(Bead((k,), (k,)) for k in range(3)))
    made = fit(pairs, Document("Un. Deux.\nTrois.", "fr"))
    assert (made.n_exact_paragraphs, made.n_exact_paragraphs_joined) == (1, 2)
    assert "2 with `units=both`" in list(made.sentences("m", "d"))[-1]


def test_other_rules_cut_the_document_otherwise():
    rules = SplittingRules("r.srx", (LanguageRules("all", ".*", (Rule(True, ",", r"\s"),)),))
    made = fit(memory("Un,", "deux. Trois,"), Document("Un, deux. Trois, quatre.", "fr"), rules)
    assert (made.n_exact, made.n_segments) == (2, 3)


def test_white_space_is_one_space_and_no_break_spaces_stay():
    assert filled("Le\tport  est", text="Le port\nest").n_exact == 0
    assert filled("Le\tport  est", text="Le port est").n_exact == 1
    assert filled("5\u00a0km", text="5 km").n_exact == 0


def test_languages_without_spaces_are_compared_by_character():
    made = fit(paired([("今天下雨了。", "x")], "zh", "fr", "m.tmx"), Document("今天下雪了。", "zh"))
    assert made.unfilled[0].why is Why.SIMILAR


def test_a_document_without_a_segment_is_told_as_one():
    first, *_ = filled("Un.", text="").sentences("m", "d")
    assert first == "m fills 0 of 0 segments of d exactly, 0 more by 0.75 and above"


@pytest.mark.parametrize("fuzzy", [0, -1, 1.5, float("nan")])
def test_what_is_no_share_is_refused(fuzzy: float):
    with pytest.raises(InputError, match="it is a share"):
        filled("Un.", fuzzy=fuzzy)


def test_time_grows_with_the_memory_and_the_document_and_not_with_their_product():
    def seconds(n: int) -> float:
        units = memory(*(f"Le mot numéro {k} de la liste commune." for k in range(n)))
        text = Document("\n".join(f"Le mot numéro {k} de la liste connue." for k in range(n)), "fr")
        begin = time.process_time()
        fit(units, text)
        return time.process_time() - begin

    seconds(50)
    assert seconds(3200) < 16 * seconds(400)
