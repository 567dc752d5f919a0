"""Which words of two versions differ, and what typesetters change counts for nothing."""

import pytest

from aligner.revision.wording import Step, differing, read_wording, steps


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Le menu \u00ab\u00a0Service\u00a0\u00bb est ouvert.", "Le menu “Service” est ouvert!"),
        ("С точностью - до градуса, ещё раз.", "С точностью — до градуса; еще раз…"),
        ("It costs 10 000 euros", "It costs 10,000 euros."),
        ("the cuckoo clock, on-line", "The cuckoo-clock online"),
        ("l'eau d'ici", "l’eau d’ici"),
    ],
)
def test_typography_changes_no_word(old: str, new: str):
    assert read_wording(old).letters == read_wording(new).letters


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It opens at 9.", "It opens at 10."),
        ("It costs 5 €.", "It costs 5 $."),
        ("You may enter.", "You may not enter."),
        ("Is it open?", "It is open."),
        ("It is -5 outside", "It is 5 outside"),
        ("version 1.2.3", "version 1.2.4"),
        ("開館時間は九時", "開館時間は十時"),
    ],
)
def test_a_word_figure_or_unit_does(old: str, new: str):
    assert read_wording(old).letters != read_wording(new).letters


def test_differing_words_are_spans_of_either_text():
    old, new = "You can pay in cash or by card.", "You can pay by card only."
    gone, come = differing(read_wording(old), read_wording(new))
    assert [old[start:stop] for start, stop in gone] == ["in cash or"]
    assert [new[start:stop] for start, stop in come] == ["only"]


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        ("Closed on Monday.", "Closed on Tuesday.", "Closed on [Monday]{Tuesday}."),
        ("Tickets", "Prices and tickets", "{Prices and} tickets"),
        ("Please wait here, at the desk.", "Please wait here.", "Please wait here [at the desk]."),
        ("Please wait.", "Wait.", "[Please] Wait."),
        ("Same", "Same", "Same"),
    ],
)
def test_two_versions_are_merged_into_one_line(old: str, new: str, merged: str):
    shown = {Step.KEPT: "{}", Step.GONE: "[{}]", Step.COME: "{{{}}}"}
    assert "".join(shown[step].format(text) for step, text in steps(old, new)) == merged
