"""A memory and XLIFF files with all that their formats have for a unit come out of `convert` as they went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from aligner import Alignment, Document, convert
from aligner.bilingual.formats import read_bilingual

SAMPLES = Path(__file__).with_name("samples")
RICH = ("rich.tmx", "rich.xliff", "rich.xliff2")


def everything(root: etree._Element) -> list[tuple[object, ...]]:
    """Every node below the root in order: elements with attributes, instructions, comments, each with its text."""
    return [(str(node.tag), sorted(node.attrib.items()), node.text or "", node.tail or "") for node in root.iter()]


def before_the_root(path: Path) -> str:
    """All that stands at the head of a file, whatever lines it is on: declarations, comments, instructions."""
    text = path.read_text(encoding="utf-8")
    return "".join(text[: min(place for place in map(text.find, ("<tmx ", "<xliff ")) if place >= 0)].split())


def parsed(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True)).getroot()


def converted(path: Path, folder: Path) -> Path:
    convert(path, folder / path.name, source_lang="ru", target_lang="fr", notify=lambda _: None)
    return folder / path.name


@pytest.mark.parametrize("name", RICH)
def test_every_node_of_the_file_stays(tmp_path: Path, name: str):
    written = converted(SAMPLES / name, tmp_path)
    assert everything(parsed(written)) == everything(parsed(SAMPLES / name))
    assert before_the_root(written) == before_the_root(SAMPLES / name)


@pytest.mark.parametrize("name", RICH)
def test_a_second_pass_changes_no_byte(tmp_path: Path, name: str):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    once = converted(SAMPLES / name, first)
    assert converted(once, second).read_bytes() == once.read_bytes()


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (
            "rich.tmx",
            [
                ("Первый зал открыт с 10 до 18\xa0часов.", "La première salle est ouverte de 10 à 18\xa0heures."),
                ("Вход\nсо двора.", "Entrée\npar la cour."),
                ("Ткацкий станок работает & поёт.", "Le métier à tisser travaille & chante."),
                ("Спасибо за\xa0визит!", "Merci de votre visite\u202f!"),
            ],
        ),
        (
            "rich.xliff",
            [
                ("Первый зал открыт с 10 до 18 часов.", "La première salle est ouverte de 10 à 18 heures."),
                ("Вход\nсо  двора.", "Entrée\npar la  cour."),
                ("Станок работает.", "Le métier travaille."),
                ("Он поёт.", "Il chante."),
                ("Он старый.", ""),
                ("План залов", "Plan des salles"),
                ("Спасибо\xa0за визит!", "Merci de votre visite\u202f!"),
                ("До скорой встречи.", ""),
            ],
        ),
        (
            "rich.xliff2",
            [
                ("Первый зал открыт с часов.", "La première salle est ouverte à partir de heures."),
                ("Вход\nсо  двора.", "Entrée\npar la  cour."),
                ("Он поёт.", ""),
                ("Станок работает. Очень.", "Le métier travaille. Beaucoup."),
                ("План залов", "Plan des salles"),
                ("До скорой встречи.", ""),
                ("Спасибо\xa0за визит!", "Merci de votre visite\u202f!"),
            ],
        ),
    ],
)
def test_the_texts_are_read_without_codes(name: str, pairs: list[tuple[str, str]]):
    alignment = read_bilingual(SAMPLES / name, "ru", "fr", lambda _: None)
    texts = [
        tuple(
            " ".join(document.segments[k].text for k in side)
            for document, side in ((alignment.source, bead.source), (alignment.target, bead.target))
        )
        for bead in alignment.beads
    ]
    assert texts == pairs


def with_target(alignment: Alignment, bead: int, text: str) -> Alignment:
    """The alignment with another translation of a pair, or a first one."""
    texts = [segment.text for segment in alignment.target.segments]
    beads = list(alignment.beads)
    if beads[bead].target:
        texts[beads[bead].target[0]] = text
    else:
        place = max((k + 1 for one in beads[:bead] for k in one.target), default=0)
        texts.insert(place, text)
        beads = [replace(one, target=tuple(k + (k >= place) for k in one.target)) for one in beads]
        beads[bead] = replace(beads[bead], target=(place,))
    return replace(alignment, target=Document.of_segments(texts, alignment.target.lang), beads=tuple(beads))


def saved(alignment: Alignment, path: Path) -> etree._Element:
    alignment.save(path)
    return parsed(path)


def differing(before: etree._Element, after: etree._Element) -> list[str]:
    """The elements, by their paths, that do not say the same on either side."""
    tree = after.getroottree()
    known = {before.getroottree().getpath(node): (dict(node.attrib), node.text) for node in before.iter(etree.Element)}
    paths = {tree.getpath(node): (dict(node.attrib), node.text) for node in after.iter(etree.Element)}
    return [path for path in {**known, **paths} if known.get(path) != paths.get(path)]


@pytest.mark.parametrize(
    ("name", "bead", "unit", "place", "states"),
    [
        ("rich.xliff", 0, "u1", "{*}target", {"approved": "no", "state": "translated"}),
        ("rich.xliff", 1, "u4", "{*}target", {"state": "needs-review-translation"}),
        ("rich.xliff", 6, "u7", "{*}target", {"state": "translated"}),
        ("rich.xliff", 7, "u8", "{*}target", {"state": "translated"}),
        ("rich.xliff2", 0, "u1", "{*}segment[@id='s1']/{*}target", {"state": "translated"}),
        ("rich.xliff2", 1, "u1", "{*}segment[@id='s2']/{*}target", {"state": "translated"}),
        ("rich.xliff2", 2, "u1", "{*}segment[@id='s3']/{*}target", {"state": "translated"}),
    ],
)
def test_a_new_translation_is_no_longer_final(
    tmp_path: Path, name: str, bead: int, unit: str, place: str, states: dict[str, str]
):
    alignment = read_bilingual(SAMPLES / name, "ru", "fr", lambda _: None)
    root = saved(with_target(alignment, bead, "Autre chose."), tmp_path / name)
    element = next(one for one in root.iter("{*}unit", "{*}trans-unit") if one.get("id") == unit)
    target = element.find(place)
    holder = None if target is None else target.getparent()
    assert target is not None
    assert holder is not None
    assert "".join(map(str, target.itertext())) == "Autre chose."
    said = {key: target.get(key) or holder.get(key) for key in ("approved", "state", "subState")}
    assert {key: value for key, value in said.items() if value is not None} == states
    path = root.getroottree().getpath(element)
    assert all(one.startswith(path) for one in differing(parsed(SAMPLES / name), root))
