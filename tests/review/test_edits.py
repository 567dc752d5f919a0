"""What a reviewer may do to a table, and what becomes of it, the same in every format."""

import pytest

from aligner import Alignment
from aligner.review.change import Effect
from aligner.review.reviewed import apply_review
from tests.review.tables import FORMATS, Row, save_edited
from tests.samples import FRENCH, RUSSIAN, alignment

TEN = "В этом году приехали 10 команд из пяти стран."
TEXTS = [
    (f"{RUSSIAN[0]} {RUSSIAN[1]}", FRENCH[0]),
    (RUSSIAN[2], FRENCH[1]),
    (RUSSIAN[3], ""),
    ("", FRENCH[2]),
    (RUSSIAN[4], FRENCH[3]),
]
NUMBER = "number (error): 10 команд ↔ 17 équipes [0123456789ab]"


def texts(found: Alignment) -> list[tuple[str, str]]:
    return [
        (" ".join(s.text for s in found.source_segments(bead)), " ".join(s.text for s in found.target_segments(bead)))
        for bead in found.beads
    ]


@pytest.fixture(params=FORMATS)
def edited(request, tmp_path):
    """Applies an edit made in a table of each format."""
    return lambda edit: apply_review(save_edited(alignment(), tmp_path / f"a.{request.param}", edit), alignment())


def whats(reviewed) -> list[tuple[int, Effect]]:
    return [(change.row, change.effect) for change in reviewed.changes]


def test_a_corrected_text_replaces_the_one_that_was_there(edited):
    def edit(rows: list[Row]) -> None:
        rows[1]["target"] = "Cette année, 10 équipes de cinq pays sont venues."

    reviewed = edited(edit)
    assert texts(reviewed.alignment) == [
        *TEXTS[:1],
        (RUSSIAN[2], "Cette année, 10 équipes de cinq pays sont venues."),
        *TEXTS[2:],
    ]
    assert whats(reviewed) == [(3, Effect.TARGET), (3, Effect.SETTLED)]
    assert (reviewed.changes[0].before, reviewed.changes[0].after) == (FRENCH[1], FRENCH[1].replace("17", "10"))
    assert reviewed.alignment.signature.get("reviewed") == "1"
    assert [flag.kind for flag in reviewed.alignment.flags] == ["name"]
    assert reviewed.alignment.beads[1].confidence == 1.0


def test_segments_whose_text_still_stands_stay(edited):
    def edit(rows: list[Row]) -> None:
        rows[0]["source"] = f"Добрый вечер! {RUSSIAN[1]}"

    found = edited(edit).alignment
    assert [segment.text for segment in found.source.segments[:3]] == ["Добрый вечер!", RUSSIAN[1], RUSSIAN[2]]
    assert found.source.text == "\n".join(["Добрый вечер!", *RUSSIAN[1:]])
    assert found.source.segments[2].text == RUSSIAN[2]
    assert all(found.source.text[s.start : s.stop] == s.text for s in found.source.segments)


def test_spans_of_flags_elsewhere_follow_their_words(edited):
    def edit(rows: list[Row]) -> None:
        rows[0]["target"] = "Bonjour."

    found = edited(edit).alignment
    (number, name) = found.flags
    assert [found.source.text[start:stop] for start, stop in number.source_spans] == ["10"]
    assert [found.target.text[start:stop] for start, stop in number.target_spans] == ["17"]
    assert name.target_spans == ()  # they lay in the text that was replaced


def test_a_pair_is_merged_with_the_one_above(edited):
    def edit(rows: list[Row]) -> None:
        rows[2]["status"] = "merge"
        rows[3]["status"] = " Merge "

    reviewed = edited(edit)
    assert texts(reviewed.alignment)[1] == (f"{RUSSIAN[2]} {RUSSIAN[3]}", f"{FRENCH[1]} {FRENCH[2]}")
    assert [(bead.source, bead.target) for bead in reviewed.alignment.beads] == [
        ((0, 1), (0,)),
        ((2, 3), (1, 2)),
        ((4,), (3,)),
    ]
    assert whats(reviewed) == [(3, Effect.SETTLED), (4, Effect.MERGED), (5, Effect.MERGED)]
    assert reviewed.alignment.source == alignment().source


def test_a_merge_after_the_texts_were_moved_up_by_hand_is_the_same(edited):
    def edit(rows: list[Row]) -> None:
        rows[1]["source"] += f" {rows[2]['source']}"
        rows[2]["source"] = ""
        rows[2]["status"] = "merge"

    assert texts(edited(edit).alignment)[1] == (f"{RUSSIAN[2]} {RUSSIAN[3]}", FRENCH[1])


def test_a_pair_is_split_by_a_row_below_it(edited):
    def edit(rows: list[Row]) -> None:
        rows[0] |= {"source": RUSSIAN[0], "target": "Bonjour chers amis,"}
        second = {"source": RUSSIAN[1], "target": "je suis heureux de vous accueillir à Kazan.", "comment": "coupé"}
        rows.insert(1, second)

    reviewed = edited(edit)
    assert texts(reviewed.alignment)[:3] == [
        (RUSSIAN[0], "Bonjour chers amis,"),
        (RUSSIAN[1], "je suis heureux de vous accueillir à Kazan."),
        (RUSSIAN[2], FRENCH[1]),
    ]
    assert reviewed.alignment.source == alignment().source
    assert reviewed.alignment.target.text == alignment().target.text
    assert whats(reviewed) == [(2, Effect.SPLIT), (3, Effect.COMMENT)]
    assert [(flag.kind, flag.bead) for flag in reviewed.alignment.flags] == [("comment", 1), ("number", 2), ("name", 5)]


def test_half_of_a_split_pair_can_be_left_out(edited):
    def edit(rows: list[Row]) -> None:
        rows[0]["source"] = RUSSIAN[0]
        rows.insert(1, {"source": RUSSIAN[1], "status": "delete"})

    found = edited(edit).alignment
    assert texts(found)[:3] == [(RUSSIAN[0], FRENCH[0]), (RUSSIAN[1], ""), (RUSSIAN[2], FRENCH[1])]
    assert [bead.decision for bead in found.beads[:3]] == ["open", "rejected", "open"]
    assert found.source == alignment().source


def test_a_pair_that_is_left_out_is_rejected_and_stays_in_the_documents(edited):
    def edit(rows: list[Row]) -> None:
        rows[1]["status"] = "DELETE"

    reviewed = edited(edit)
    assert texts(reviewed.alignment) == TEXTS
    assert [bead.decision for bead in reviewed.alignment.beads] == ["open", "rejected", "open", "open", "open"]
    assert (reviewed.alignment.source, reviewed.alignment.target) == (alignment().source, alignment().target)
    assert whats(reviewed) == [(3, Effect.DELETED)]


def test_a_text_without_counterpart_can_be_given_one(edited):
    def edit(rows: list[Row]) -> None:
        rows[2]["target"] = "Le temps ne nous a pas trahis."

    found = edited(edit).alignment
    assert texts(found)[2] == (RUSSIAN[3], "Le temps ne nous a pas trahis.")
    assert found.target.text == "\n".join(FRENCH[:2]) + " Le temps ne nous a pas trahis.\n" + "\n".join(FRENCH[2:])


def test_text_can_move_from_one_pair_to_the_next(edited):
    def edit(rows: list[Row]) -> None:
        rows[0]["source"] = RUSSIAN[0]
        rows[1]["source"] = f"{RUSSIAN[1]} {TEN}"

    found = edited(edit).alignment
    assert texts(found)[:2] == [(RUSSIAN[0], FRENCH[0]), (f"{RUSSIAN[1]} {RUSSIAN[2]}", FRENCH[1])]


def test_a_flag_is_dismissed_by_deleting_its_line(edited):
    def edit(rows: list[Row]) -> None:
        rows[1]["flags"] = ""

    reviewed = edited(edit)
    assert [flag.kind for flag in reviewed.alignment.flags] == ["name"]
    assert whats(reviewed) == [(3, Effect.DISMISSED)]
    assert reviewed.changes[0].before == NUMBER
    assert reviewed.dismissed == {"0123456789ab"}
    assert reviewed.alignment.dismissed == ("0123456789ab",)
    assert reviewed.alignment.beads == alignment().beads


def test_status_ok_dismisses_the_flags_of_a_row_and_makes_it_sure(edited):
    def edit(rows: list[Row]) -> None:
        rows[1]["status"] = "OK"

    reviewed = edited(edit)
    assert [flag.kind for flag in reviewed.alignment.flags] == ["name"]
    assert (reviewed.alignment.beads[1].confidence, reviewed.alignment.beads[1].decision) == (1.0, "accepted")


def test_a_remark_becomes_a_comment(edited):
    def edit(rows: list[Row]) -> None:
        rows[4]["comment"] = "vérifié par Anna"

    found = edited(edit).alignment
    assert [(flag.kind, flag.message) for flag in found.flags if flag.bead == 4] == [
        ("name", "«Le» & <co>"),
        ("comment", "vérifié par Anna"),
    ]


def test_status_open_changes_nothing(edited):
    def edit(rows: list[Row]) -> None:
        for row in rows:
            row["status"] = "open"

    assert edited(edit).changes == ()


def test_an_applied_review_can_be_reviewed_again(edited, tmp_path):
    def edit(rows: list[Row]) -> None:
        rows[2]["status"] = "merge"
        rows[4]["comment"] = "vu"

    once = edited(edit).alignment
    once.save(tmp_path / "again.xlsx")
    assert apply_review(tmp_path / "again.xlsx", once).changes == ()
    assert str(once.signature) == f"{alignment().signature}|reviewed:2"
