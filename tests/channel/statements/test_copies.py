"""Posts pasted with their preview copies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.channel.statements.copies import unfold
from aligner.channel.statements.sameness import alike, fold, loses_nothing
from aligner.channel.statements.statement import Line

TITLE = "Ouverture de la nouvelle bibliothèque municipale"
FIRST = "Le maire a inauguré ce matin la nouvelle bibliothèque, sur le quai, en présence de nombreux habitants."
SECOND = "Elle compte douze mille livres, une salle de lecture et un atelier pour les enfants."
QUOTE = "« Cette maison est la vôtre, et elle le restera », a-t-il déclaré."
LAST = "La bibliothèque est ouverte tous les jours, sauf le lundi."
TAG = "#Bibliothèque"
OTHER_TITLE = "Travaux sur le pont de la gare"
OTHER = "Le pont de la gare sera fermé à la circulation pendant trois semaines à partir de lundi prochain."
DETOUR = "Les autobus passeront par la rue des Jardins."
REFRAIN = "Sur le quai, sur le quai, nous danserons jusqu’au matin,"


def lines(*texts: str) -> list[Line]:
    return [Line(text, number, number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "posts"),
    [
        ([FIRST], [[FIRST]]),
        ([TITLE, FIRST, TAG, FIRST, TAG], [[TITLE, FIRST, TAG]]),
        ([FIRST, SECOND, TITLE, FIRST, SECOND], [[TITLE, FIRST, SECOND]]),
        ([TITLE, FIRST, LAST, FIRST, QUOTE, LAST], [[TITLE, FIRST, QUOTE, LAST]]),
        ([TITLE, FIRST, SECOND, LAST, FIRST], [[TITLE, FIRST, SECOND, LAST]]),
        ([TITLE, FIRST, SECOND, FIRST[:60], SECOND], [[TITLE, FIRST, SECOND]]),
        ([TITLE, FIRST[:60], SECOND, FIRST, SECOND], [[TITLE, FIRST, SECOND]]),
        ([TITLE, FIRST, FIRST + " Bienvenue !"], [[TITLE, FIRST + " Bienvenue !"]]),
        ([FIRST, SECOND, FIRST, SECOND, FIRST, SECOND], [[FIRST, SECOND]]),
        ([FIRST, SECOND, FIRST, SECOND, TAG], [[FIRST, SECOND, TAG]]),
        ([TITLE, FIRST, FIRST, OTHER_TITLE, OTHER, OTHER], [[TITLE, FIRST], [OTHER_TITLE, OTHER]]),
        (
            [TITLE, FIRST, SECOND, QUOTE, LAST, OTHER_TITLE, OTHER, DETOUR, OTHER, DETOUR],
            [[TITLE, FIRST, SECOND, QUOTE, LAST], [OTHER_TITLE, OTHER, DETOUR]],
        ),
        (
            [TITLE, FIRST, SECOND, QUOTE, LAST, OTHER, DETOUR, OTHER, DETOUR],
            [[TITLE, FIRST, SECOND, QUOTE, LAST], [OTHER, DETOUR]],
        ),
        (
            [TITLE, FIRST, SECOND, QUOTE, LAST, REFRAIN, REFRAIN, OTHER],
            [[TITLE, FIRST, SECOND, QUOTE, LAST, REFRAIN, REFRAIN, OTHER]],
        ),
        (
            [TITLE, FIRST, SECOND, QUOTE, LAST, f"• {OTHER} {DETOUR}", f"• {OTHER.replace('Le', 'Un')} {DETOUR}"],
            [[TITLE, FIRST, SECOND, QUOTE, LAST, f"• {OTHER} {DETOUR}", f"• {OTHER.replace('Le', 'Un')} {DETOUR}"]],
        ),
        ([FIRST, "[…]", LAST, FIRST, "<...>", LAST], [[FIRST, "[…]", LAST]]),
        ([FIRST, TAG, SECOND, TAG, LAST], [[FIRST, TAG, SECOND, TAG, LAST]]),
        ([TITLE, OTHER], [[TITLE, OTHER]]),
        ([], []),
    ],
)
def test_a_post_is_given_once_with_what_either_copy_has(texts: list[str], posts: list[list[str]]) -> None:
    assert [[line.text for line in post.lines] for post in unfold(lines(*texts))] == posts


def test_a_line_left_out_names_the_line_that_says_it() -> None:
    (post,) = unfold(lines(TITLE, FIRST[:60], FIRST))
    assert post.repeats == ((Line(FIRST[:60], 2, 2), Line(FIRST, 3, 3)),)


def test_outside_a_channel_half_a_text_must_come_again() -> None:
    texts = [TITLE, FIRST, SECOND, QUOTE, LAST, OTHER_TITLE, OTHER, FIRST]
    assert [len(post.lines) for post in unfold(lines(*texts), may_end_early=False)] == [len(texts)]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Avec le maire", "avecle Maire .", True),
        (FIRST, FIRST[:50] + "…", True),
        (FIRST, FIRST[60:], True),
        (FIRST, FIRST.replace("ce matin ", ""), True),
        (FIRST, FIRST.replace("matin", "matni"), True),
        (SECOND, SECOND.replace("douze mille livres", "12 livres"), False),
        ("Article 12", "Article 13", False),
        (FIRST, SECOND, False),
    ],
)
def test_two_lines_are_one_if_nothing_but_a_loss_or_a_slip_parts_them(one: str, other: str, verdict: bool) -> None:
    assert alike(fold(one), fold(other)) is verdict


@given(st.text(), st.text(), st.text())
def test_what_is_left_when_a_middle_is_cut_is_found_in_the_whole(start: str, middle: str, end: str) -> None:
    assert loses_nothing(start + middle + end, start + end)


@given(st.lists(st.sampled_from([TITLE, FIRST, SECOND, QUOTE, LAST, TAG, FIRST[:60], OTHER, "<...>"]), max_size=14))
def test_each_line_is_in_a_post_or_repeats_one_of_its_lines(texts: list[str]) -> None:
    captured = lines(*texts)
    posts = unfold(captured)
    kept = [line for post in posts for line in post.lines]
    repeated = [line for post in posts for line, _ in post.repeats]
    assert sorted(kept + repeated, key=lambda line: line.first) == captured
    for post in posts:
        assert all(
            original in post.lines and alike(fold(line.text), fold(original.text)) for line, original in post.repeats
        )
