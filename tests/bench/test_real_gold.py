"""Gold that was made on other segments, carried over to those of today."""

import re
from pathlib import Path

import pytest
from real_gold import CarriedGold, StoredGold, bitexts, carried_over, parse_stored, stored

from aligner.bilingual.ladder import format_ladder, parse_ladder

SOURCE = (
    "Утром мы открыли мастерскую на набережной.",
    "Пришли двое.",
    "Они принесли старую скрипку без струн.",
    "Мастер улыбнулся и долго молчал.",
    "Потом он назвал цену.",
)
TARGET = (
    "Le matin nous avons ouvert l’atelier du quai.",
    "Deux personnes sont venues, avec un vieux violon sans cordes.",
    "Il pleuvait beaucoup ce jour-là.",
    "Le luthier a souri, puis il s’est tu longtemps.",
    "Enfin il a dit son prix.",
)
LADDER = "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[3]\n[4]:[4]\n"


@pytest.fixture
def gold() -> StoredGold:
    return stored(SOURCE, TARGET, parse_ladder(LADDER, "a ladder"))


def source_with(gold: StoredGold, k: int, *pieces: str, stop: int | None = None) -> CarriedGold:
    """Carried over to a source whose segments from k (to stop, or one) are these instead."""
    return carried_over(gold, (*SOURCE[:k], *pieces, *SOURCE[stop or k + 1 :]), TARGET)


def target_with(gold: StoredGold, k: int, *pieces: str, stop: int | None = None) -> CarriedGold:
    return carried_over(gold, SOURCE, (*TARGET[:k], *pieces, *TARGET[stop or k + 1 :]))


def lines(carried: CarriedGold) -> list[str]:
    return format_ladder(carried.beads).splitlines()


def test_the_same_segments_have_the_same_ladder(gold: StoredGold) -> None:
    carried = carried_over(gold, SOURCE, TARGET)
    assert format_ladder(carried.beads) == LADDER
    assert carried.unjudged == (frozenset(), frozenset())


def test_case_punctuation_and_white_space_are_no_change(gold: StoredGold) -> None:
    carried = carried_over(
        gold, [f"«{text.upper()} » " for text in SOURCE], [text.replace("’", "'") for text in TARGET]
    )
    assert format_ladder(carried.beads) == LADDER


def test_the_pieces_of_a_segment_that_was_cut_stay_in_one_bead(gold: StoredGold) -> None:
    carried = source_with(gold, 3, "Мастер улыбнулся", "и долго молчал.")
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[3, 4]:[3]", "[5]:[4]"]


def test_segments_that_were_glued_join_their_beads(gold: StoredGold) -> None:
    carried = source_with(gold, 3, f"{SOURCE[3]} {SOURCE[4]}", stop=5)
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[3]:[3, 4]"]


def test_a_null_that_was_glued_to_a_pair_is_part_of_it(gold: StoredGold) -> None:
    carried = target_with(gold, 1, f"{TARGET[1]} {TARGET[2]}", stop=3)
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[3]:[2]", "[4]:[3]"]


def test_a_null_that_was_cut_is_two_nulls(gold: StoredGold) -> None:
    carried = target_with(gold, 2, "Il pleuvait beaucoup", "ce jour-là.")
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[]:[3]", "[3]:[4]", "[4]:[5]"]


def test_a_boundary_that_moved_by_a_word_changes_no_bead(gold: StoredGold) -> None:
    carried = source_with(gold, 3, "Мастер улыбнулся и долго молчал. Потом", "он назвал цену.", stop=5)
    assert format_ladder(carried.beads) == LADDER


@pytest.mark.parametrize(
    "text",
    [
        "Мастер улыбнулся и долго молчал. {: .summary}",
        "--- task --- Мастер улыбнулся и долго молчал.",
        "Мастер улыбнулся {% raw %} и долго молчал.",
        "Мастер улыбнулся и долго малчал.",
        "Мастир улыбнулся и долго малчал.",
    ],
)
def test_a_segment_is_known_with_markup_and_after_a_mended_letter(gold: StoredGold, text: str) -> None:
    assert format_ladder(source_with(gold, 3, text).beads) == LADDER


def test_a_segment_of_few_letters_is_known_where_it_was_glued(gold: StoredGold) -> None:
    carried = source_with(gold, 0, f"{SOURCE[0]} {SOURCE[1]}", stop=2)
    assert lines(carried)[0] == "[0, 1]:[0, 1]"


def test_a_segment_that_was_cut_is_known_with_markup_inside(gold: StoredGold) -> None:
    carried = source_with(gold, 3, "Мастер улыбнулся {% raw %}", "и долго молчал.")
    assert lines(carried)[3:] == ["[3, 4]:[3]", "[5]:[4]"]


def test_a_segment_that_was_glued_is_known_by_one_end(gold: StoredGold) -> None:
    carried = source_with(gold, 3, "Мастер улыбнулся и долго малчал. Потом он назвал цену.", stop=5)
    assert lines(carried)[3:] == ["[3]:[3, 4]"]


def test_a_segment_of_which_little_but_its_place_is_left_is_known() -> None:
    labels = ["{% filename %}консоль{% endfilename %}"] * 2
    source = [SOURCE[0], labels[0], SOURCE[2], labels[1], SOURCE[4]]
    code = stored(source, TARGET, parse_ladder("".join(f"[{k}]:[{k}]\n" for k in range(5)), "a page"))
    carried = carried_over(code, ["консоль" if text in labels else text for text in source], TARGET)
    assert lines(carried) == [f"[{k}]:[{k}]" for k in range(5)]


def test_notes_that_are_read_at_their_place_now_keep_their_beads(gold: StoredGold) -> None:
    carried = carried_over(gold, [SOURCE[4], *SOURCE[:4]], [TARGET[4], TARGET[2], *TARGET[:2], TARGET[3]])
    assert lines(carried) == ["[0]:[0]", "[]:[1]", "[1]:[2]", "[2, 3]:[3]", "[4]:[4]"]


def test_a_pair_that_one_side_alone_moved_is_not_judged(gold: StoredGold) -> None:
    carried = carried_over(gold, [SOURCE[4], *SOURCE[:4]], TARGET)
    assert lines(carried) == ["[1]:[0]", "[2, 3]:[1]", "[]:[2]", "[4]:[3]"]
    assert carried.unjudged == (frozenset({0}), frozenset({4}))


def test_a_bead_whose_segments_were_drawn_apart_is_not_judged(gold: StoredGold) -> None:
    carried = carried_over(gold, [SOURCE[2], SOURCE[0], SOURCE[1], *SOURCE[3:]], TARGET)
    assert lines(carried) == ["[1]:[0]", "[]:[2]", "[3]:[3]", "[4]:[4]"]
    assert carried.unjudged == (frozenset({0, 2}), frozenset({1}))


def test_a_new_segment_is_not_judged(gold: StoredGold) -> None:
    carried = source_with(gold, 4, "Реклама: покупайте смычки.", SOURCE[4])
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[3]:[3]", "[5]:[4]"]
    assert carried.unjudged == (frozenset({4}), frozenset())


def test_what_is_new_between_two_segments_of_a_bead_belongs_to_it(gold: StoredGold) -> None:
    carried = source_with(gold, 2, "Рисунок 3.", SOURCE[2])
    assert lines(carried)[1] == "[1, 2, 3]:[1]"
    assert carried.unjudged == (frozenset(), frozenset())


def test_where_a_segment_is_read_no_more_its_counterpart_is_not_judged(gold: StoredGold) -> None:
    carried = source_with(gold, 3)
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[3]:[4]"]
    assert carried.unjudged == (frozenset(), frozenset({3}))


def test_a_bead_that_lost_one_of_two_segments_keeps_the_other(gold: StoredGold) -> None:
    assert lines(source_with(gold, 1))[1] == "[1]:[1]"


def test_a_bead_cut_finer_on_both_sides_is_not_judged(gold: StoredGold) -> None:
    source = (*SOURCE[:3], "Мастер улыбнулся", "и долго молчал.", SOURCE[4])
    target = (*TARGET[:3], "Le luthier a souri,", "puis il s’est tu longtemps.", TARGET[4])
    carried = carried_over(gold, source, target)
    assert lines(carried) == ["[0]:[0]", "[1, 2]:[1]", "[]:[2]", "[5]:[5]"]
    assert carried.unjudged == (frozenset({3, 4}), frozenset({3, 4}))


def test_a_segment_that_no_bead_names_is_not_judged() -> None:
    partly = stored(SOURCE, TARGET, parse_ladder(LADDER.replace("[]:[2]\n", ""), "a ladder"))
    assert carried_over(partly, SOURCE, TARGET).unjudged == (frozenset(), frozenset({2}))


def test_ticks_and_numbers_are_told_apart_by_their_neighbours() -> None:
    cells = ["1.1", "✓", "✓", "Замок заперт.", "1.2", "✓", "✓", "Ключ у сторожа."]
    table = stored(cells, cells, parse_ladder("".join(f"[{k}]:[{k}]\n" for k in range(8)), "a table"))
    carried = carried_over(table, [*cells[:2], *cells[3:]], cells)
    assert [line for line in lines(carried) if line.endswith((":[3]", ":[4]", ":[7]"))] == [
        "[2]:[3]",
        "[3]:[4]",
        "[6]:[7]",
    ]
    assert len(carried.unjudged[1]) == 1


def test_beads_that_hold_what_was_not_judged_are_left_out(gold: StoredGold) -> None:
    carried = source_with(gold, 3)
    predicted = parse_ladder("[0]:[0]\n[1]:[1]\n[2]:[2, 3]\n[3]:[4]\n", "predicted")
    assert format_ladder(carried.judged(predicted)).splitlines() == ["[0]:[0]", "[1]:[1]", "[3]:[4]"]


def test_what_is_stored_is_read_back_and_holds_no_words(gold: StoredGold) -> None:
    assert parse_stored(str(gold), "a file") == gold
    assert not re.search(r"[^\d a-f:,\[\]\n]", str(gold))


def test_documents_are_read_and_split_for_training_with_their_gold(tmp_path: Path, gold: StoredGold) -> None:
    (tmp_path / "lutherie.ru.txt").write_text(" ".join(SOURCE), encoding="utf-8")
    (tmp_path / "lutherie.fr.txt").write_text(" ".join(TARGET), encoding="utf-8")
    (tmp_path / "lutherie.gold").write_text(str(gold), encoding="utf-8")
    [bitext] = bitexts(tmp_path, store=tmp_path)
    assert (bitext.name, format_ladder(bitext.beads)) == ("lutherie", LADDER)
    assert [segment.text for segment in bitext.source.segments] == list(SOURCE)
    assert bitext.unjudged == (frozenset(), frozenset())
