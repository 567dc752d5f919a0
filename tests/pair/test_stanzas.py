"""A stanza that is rendered whole leaves no line alone, however freely; one whose lines are missing does."""

from __future__ import annotations

import pytest

from aligner import Alignment, align
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder

ATTIC = ("На чердаке скрипит доска,", "Паук плетёт свою тоску,", "И пахнет яблоком рука,", "Прижатая тайком к виску.")
CELLAR = ("Внизу поют, внизу вино,", "А мне сюда идти велят", "Лишь эти старые окно", "И сад, и опустевший сад.")
FISHER = ("Рыбак чинил худую сеть,", "Жена пекла ржаной пирог,", "И не хотел костёр гореть,", "И дым ложился на порог.")
SEA = ("А море билось и звало,", "Как мать, что кличет сыновей,", "И поднимало на крыло", "Усталых чаек с якорей.")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


def aligned(stanzas: list[tuple[str, ...]], translation: list[str], encoder: Encoder) -> Alignment:
    source, target = "\n\n".join("\n".join(lines) for lines in stanzas), "\n\n".join(translation)
    return align(source_text=source, target_text=target, source_lang="ru", target_lang="fr", encoder=encoder)


def beads(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in alignment]


def test_a_line_that_the_prose_renders_freely_is_in_the_sentence_that_is_long_for_the_others(encoder: Encoder):
    prose = [
        "Au grenier une planche gémit, l’araignée tisse son ennui, et la main que je presse en secret contre ma tempe "
        "garde l’odeur des pommes.",
        "En bas on chante et l’on boit. Moi, seuls m’appellent ici cette vieille fenêtre et le jardin, le jardin "
        "déserté.",
    ]
    found = aligned([ATTIC, CELLAR], prose, encoder)
    assert beads(found) == [((0, 1, 2, 3), (0,)), ((4,), (1,)), ((5, 6, 7), (2,))]
    assert found.beads[-1].confidence <= 0.8  # nobody searched for it


def test_lines_in_another_order_inside_a_stanza_are_one_bead(encoder: Encoder):
    verse = (
        "Au grenier gémit une planche,\nL’araignée tisse son ennui,\n"
        "Et contre ma tempe qui penche\nSent bon la pomme mes doigts, la nuit."
    )
    found = aligned([ATTIC], [verse], encoder)
    assert beads(found) == [((0,), (0,)), ((1,), (1,)), ((2, 3), (2, 3))]


def test_lines_that_the_translation_leaves_out_stay_alone(encoder: Encoder):
    prose = [
        "Le pêcheur réparait son mauvais filet, sa femme cuisait une tourte de seigle, le feu refusait de brûler et la "
        "fumée se couchait sur le seuil.",
        "Et la mer cognait, appelait comme une mère appelle ses fils.",
    ]
    found = aligned([FISHER, SEA], prose, encoder)
    assert beads(found) == [((0, 1, 2, 3), (0,)), ((4, 5), (1,)), ((6,), ()), ((7,), ())]
    assert [(flag.kind, str(flag.severity)) for flag in found.flags if flag.kind == "missing"] == [("missing", "error")]
