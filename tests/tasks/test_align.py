from pathlib import Path
from typing import Any

import pytest

from aligner import Document, InputError, Segment, align
from aligner.tasks.align import not_searched
from aligner.version import __version__

RUSSIAN = "Сегодня в школе открылся новый зал. В нём будут заниматься сорок детей."
FRENCH = "Une nouvelle salle a ouvert aujourd'hui à l'école. Quarante enfants s'y entraîneront."


def documents() -> tuple[Document, Document]:
    return Document(RUSSIAN, "ru"), Document(FRENCH, "fr")


def test_documents_from_memory_are_split_and_aligned():
    alignment = align(*documents())
    assert [(bead.source, bead.target) for bead in alignment.beads] == [((0,), (0,)), ((1,), (1,))]
    assert [segment.text for segment in alignment.source.segments] == [
        "Сегодня в школе открылся новый зал.",
        "В нём будут заниматься сорок детей.",
    ]


def test_a_document_keeps_the_segments_it_has():
    source = Document(RUSSIAN, "ru", (Segment(RUSSIAN, 0, len(RUSSIAN)),))
    alignment = align(source, documents()[1])
    assert alignment.source is source
    assert [index for bead in alignment.beads for index in bead.source] == [0]


def test_the_signature_names_all_that_shaped_the_result():
    parts = dict(align(*documents(), max_bead=2).signature.parts)
    assert list(parts) == ["aligner", "encoder", "scorer", "split", "max-bead", "languages", "checks"]
    assert (parts["aligner"], parts["split"], parts["max-bead"], parts["languages"]) == (
        __version__,
        "rules",
        "2",
        "ru>fr",
    )


def test_options_of_the_checks_are_signed_where_they_bear_on_the_flags():
    plain = align(*documents()).signature
    signed = align(*documents(), min_confidence=0.5, do_not_translate=["зал"]).signature
    assert {name for name, _ in signed.parts} - {name for name, _ in plain.parts} == {
        "min_confidence",
        "do_not_translate",
    }


def test_texts_and_lists_of_segments_are_aligned_as_files_are():
    beads = align(*documents()).beads
    assert align(source_text=RUSSIAN, target_text=FRENCH).beads == beads
    source, target = ([f"{part}." for part in text.rstrip(".").split(". ")] for text in (RUSSIAN, FRENCH))
    assert [(bead.source, bead.target) for bead in align(source, target)] == [((0,), (0,)), ((1,), (1,))]


@pytest.mark.parametrize("given", [{}, {"source": RUSSIAN, "source_text": RUSSIAN}])
def test_a_side_is_given_once(given: dict[str, Any]):
    with pytest.raises(TypeError, match="give the source once: as `source`"):
        align(**given, target_text=FRENCH)


def test_a_glossary_is_read_in_the_languages_of_the_documents(tmp_path: Path):
    entry = '<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>'
    terms = "".join(entry.format(lang, term) for lang, term in (("de", "Halle"), ("fr", "gymnase")))
    (tmp_path / "g.tbx").write_text(
        f"<martif><text><body><termEntry>{terms}</termEntry></body></text></martif>", encoding="utf-8"
    )
    german = Document("Heute wurde in der Schule eine neue Halle eröffnet.", "de")
    french = Document("Une nouvelle salle a ouvert aujourd'hui à l'école.", "fr")
    alignment = align(german, french, glossary=tmp_path / "g.tbx", checks=["term"])
    assert [flag.kind for flag in alignment.flags] == ["term"]


def test_notices_go_to_the_log_where_nobody_else_asks_for_them(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("cp866"))
    with caplog.at_level("INFO", logger="aligner"):
        align(tmp_path / "a.txt", documents()[1])
    assert [record.getMessage().split(";")[0] for record in caplog.records] == [
        f"{tmp_path / 'a.txt'} is read as IBM866"
    ]


def test_a_list_is_paired_by_what_its_items_say_and_not_by_their_numbers():
    source = "План урока\n1. Приветствие класса\n2. Проверка домашнего задания\n3. Новая тема\n4. Контрольная работа"
    target = "Plan de la leçon\n1. Salutation de la classe\n2. Nouveau thème\n3. Devoir sur table"
    alignment = align(source_text=source, target_text=target)
    assert [(bead.source, bead.target) for bead in alignment] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), ()),
        ((3,), (2,)),
        ((4,), (3,)),
    ]


def test_two_runs_give_the_same_result():
    assert align(*documents()) == align(*documents())


def test_progress_rises_to_the_number_of_segments():
    told: list[tuple[int, int]] = []
    align(*documents(), progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (4, 4)


def test_notices_reach_who_asked_for_them(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("cp866"))
    told: list[str] = []
    align(tmp_path / "a.txt", documents()[1], notify=told.append)
    assert told == [f"{tmp_path / 'a.txt'} is read as IBM866; if that looks wrong, save it as UTF-8"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_bead": 0}, "max_bead is 0: a bead has at least one segment on a side"),
        ({"threads": 0}, "threads is 0: it must be 1 or more"),
        ({"encoder": "nonsense"}, "nonsense"),
        ({"scorer": "missing.json"}, "the scorer missing.json cannot be read"),
    ],
)
def test_options_that_cannot_be_are_refused(options: dict[str, Any], message: str):
    with pytest.raises(InputError, match=message):
        align(*documents(), **options)


def test_a_blank_document_is_refused():
    with pytest.raises(InputError, match="the text holds nothing to align"):
        align(Document(" \n", "ru"), documents()[1])


def test_what_wasnot_searched_is_told_once_with_its_largest_stretch():
    source, target = (
        Document("", lang, tuple(Segment(f"{lang} {k}", 0, 0) for k in range(90))) for lang in ("ru", "fr")
    )
    told = not_searched(source, target, ((0, 5, 0, 5), (10, 70, 20, 60)))
    assert told.startswith(
        "not searched: 60 segments of the source, from “ru 10” on, against 40 of the translation, from “fr 20” on, the "
        "largest of 2 such stretches, since nothing sure was found between them"
    )
    assert "stretches" not in not_searched(source, target, ((10, 70, 20, 60),))
