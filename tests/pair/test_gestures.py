"""A gesture that the translation puts inside the reply before is in one bead with it."""

from __future__ import annotations

import pytest

from aligner import Alignment, align
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder

BEFORE, AFTER = ("Мать вошла в комнату.", "La mère entra dans la chambre."), ("Сын молчал.", "Le fils se taisait.")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


def aligned(source: str, target: str, encoder: Encoder) -> Alignment:
    texts = "\n".join((BEFORE[0], source, AFTER[0])), "\n".join((BEFORE[1], target, AFTER[1]))
    return align(source_text=texts[0], target_text=texts[1], source_lang="ru", target_lang="fr", encoder=encoder)


def test_a_gesture_after_a_reply_that_the_translation_puts_before_it_is_in_one_bead(encoder: Encoder):
    found = aligned(
        "– Вставай! – приказала она. – Уже полдень. – И раздвинула шторы.",
        "— Lève-toi ! ordonna-t-elle en tirant les rideaux. Il est déjà midi.",
        encoder,
    )
    assert [bead.type for bead in found] == ["1-1", "3-2", "1-1"]
    assert [flag for flag in found.flags if flag.kind in {"missing", "partial-added"}] == []


def test_a_gesture_is_known_by_its_words_where_the_reply_says_more(encoder: Encoder):
    found = aligned(
        "– Дай руку, – тихо попросил старик. – Тут скользко. – И протянул свою палку.",
        "— Donne-moi la main, demanda doucement le vieil homme en tendant son bâton. C’est glissant ici.",
        encoder,
    )
    assert [bead.type for bead in found] == ["1-1", "3-2", "1-1"]


def test_another_gesture_in_the_reply_is_not_the_one_that_is_left_out(encoder: Encoder):
    found = aligned(
        "– Чаю хочешь? – спросил сторож. – Горячий. – И достал из шкафа кружку.",
        "— Tu veux du thé ? demanda le gardien d’une voix douce. Il est chaud.",
        encoder,
    )
    assert [found.source_text(bead) for bead in found if not bead.target] == ["– И достал из шкафа кружку."]


def test_a_gesture_that_the_translation_leaves_out_stays_alone(encoder: Encoder):
    found = aligned(
        "– Вставай! – приказала она. – Уже полдень. – И раздвинула шторы.",
        "— Lève-toi ! ordonna-t-elle. Il est déjà midi.",
        encoder,
    )
    assert [found.source_text(bead) for bead in found if not bead.target] == ["– И раздвинула шторы."]
