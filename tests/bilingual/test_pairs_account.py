"""Files of pairs are accounted for: each text of theirs is in a pair, or in what is told to be left out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.bilingual.formats import read_bilingual
from tests.read.making import ods, ods_row

_TOLD = re.compile(r": (?:([\d,]+) (?:units? (?:is|are)|entr(?:y is|ies are)|rows? (?:stands|stand))|row \d+ stands)")
_WORDS = ["дом", "лес", "река", "гора", "поле", "город", "мост", "окно", "дверь", "снег"]
_MOTS = ["maison", "forêt", "rivière", "mont", "champ", "ville", "pont", "fenêtre", "porte", "neige"]


def read(path: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of a file, one side empty where it has none, and what is told of it."""
    notices: list[str] = []
    alignment = read_bilingual(path, "ru", "fr", notices.append)
    beads = alignment.beads
    pairs = [
        (
            " ".join(alignment.source.segments[k].text for k in bead.source),
            " ".join(alignment.target.segments[k].text for k in bead.target),
        )
        for bead in beads
    ]
    return pairs, notices


def n_told(notices: list[str]) -> int:
    """How many units the notices say are left out."""
    left_out = [notice for notice in notices if "left out" in notice]
    return sum(int((told[1] or "1").replace(",", "")) for notice in left_out if (told := _TOLD.search(notice)))


def shown(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


SIDES = ("{}", "<bpt i='1'>&lt;b&gt;</bpt>{}<ept i='1'>&lt;/b&gt;</ept>", "{}<ph x='1'>{{0}}</ph>", "<hi>{}</hi> 2", "")
"""How a variant may say its word: plain, in codes, with a placeholder, not at all."""

_UNITS = st.lists(
    st.tuples(
        st.sampled_from(SIDES),
        st.sampled_from(SIDES),
        st.sampled_from(["ru", "ru-RU", "RU"]),
        st.sampled_from(["fr", "fr-FR", "de", "-"]),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(units=_UNITS)
def test_every_unit_of_a_memory_is_a_pair_or_told(tmp_path_factory, units):
    body = "<tu><tuv xml:lang='ru'><seg>Начало.</seg></tuv><tuv xml:lang='fr'><seg>Début.</seg></tuv></tu>"
    for n, (source, target, source_tag, target_tag) in enumerate(units):
        variants = [f"<tuv xml:lang='{source_tag}'><seg>{source.format(_WORDS[n])}</seg></tuv>"]
        if target_tag != "-":
            variants.append(f"<tuv xml:lang='{target_tag}'><seg>{target.format(_MOTS[n])}</seg></tuv>")
        body += f"<tu>{''.join(variants)}</tu>"
    path = tmp_path_factory.mktemp("memory") / "a.tmx"
    header = (
        "<header creationtool='x' creationtoolversion='1' segtype='sentence' o-tmf='x' adminlang='en' srclang='ru' "
        "datatype='xml'/>"
    )
    path.write_text(f"<tmx version='1.4'>{header}<body>{body}</body></tmx>", encoding="utf-8")
    pairs, notices = read(path)
    root = ET.parse(path).getroot()
    texts = [["".join(_outside_codes(seg)) for seg in unit.iter("seg")] for unit in root.iter("tu")]
    with_text = [said for said in texts if any(text.strip() for text in said)]
    assert len(pairs) + n_told(notices) == len(with_text)
    for said in pairs:
        assert any([shown(text) for text in unit] == [shown(text) for text in said] for unit in with_text)


def _outside_codes(element: ET.Element) -> list[str]:
    parts = [element.text or ""]
    for inner in element:
        parts += _outside_codes(inner) if inner.tag == "hi" else []
        parts.append(inner.tail or "")
    return parts


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    units=st.lists(
        st.tuples(st.sampled_from(["", " translate='no'"]), st.sampled_from(["word", "none", "empty", "code"])),
        min_size=1,
        max_size=8,
    )
)
def test_every_unit_of_an_xliff_is_a_pair_or_told(tmp_path_factory, units):
    ways = {
        "word": "<target>{}</target>",
        "none": "",
        "empty": "<target/>",
        "code": "<target><g id='1'>{}</g></target>",
    }
    body = "<trans-unit id='0'><source>Начало.</source><target>Début.</target></trans-unit>"
    for n, (mark, way) in enumerate(units):
        target = ways[way].format(_MOTS[n])
        body += f"<trans-unit id='{n + 1}'{mark}><source>{_WORDS[n]} <x id='1'/>2</source>{target}</trans-unit>"
    path = tmp_path_factory.mktemp("xliff") / "a.xlf"
    path.write_text(
        f"<xliff version='1.2'><file original='a' source-language='ru' target-language='fr' datatype='x'><body>{body}"
        "</body></file></xliff>",
        encoding="utf-8",
    )
    pairs, notices = read(path)
    assert len(pairs) + n_told(notices) == len(units) + 1
    kept = [n for n, (mark, way) in enumerate(units) if not mark or way in {"word", "code"}]
    expected = sum(
        (shown(_WORDS[n] + "2" + (_MOTS[n] if units[n][1] in {"word", "code"} else "")) for n in kept), Counter()
    )
    assert sum((shown(source + target) for source, target in pairs), Counter()) == expected + shown("Начало.Début.")


_CELLS = st.sampled_from(["", "слово", "да; конечно", 'он сказал: "да"', "раз,\nдва", " пробел ", "=1+1", "'так"])
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=8)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".ods"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=_ROWS)
def test_every_cell_under_a_header_is_in_a_pair_or_a_comment(tmp_path_factory, suffix, rows):
    table: list[Sequence[str]] = [("source", "target", "comment"), ("Начало", "Début", ""), *rows]
    path = tmp_path_factory.mktemp("table") / f"a{suffix}"
    if suffix == ".ods":
        escaped = [[cell.replace("\n", " ") for cell in row] for row in table]
        path.write_bytes(ods("".join(ods_row(*row) for row in escaped)))
    elif suffix == ".csv":
        quoted = [";".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in table]
        path.write_text("\n".join(quoted) + "\n", encoding="utf-8", newline="")
    else:
        table = [[cell.replace("\n", " ") for cell in row] for row in table]
        path.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8", newline="")
    pairs, notices = read(path)
    expected = [(a, b) for a, b, _ in table[1:] if a.strip() or b.strip()]
    assert not [notice for notice in notices if "left out" in notice]
    assert [(shown(a), shown(b)) for a, b in pairs] == [
        (shown(_unescaped(a)), shown(_unescaped(b))) for a, b in expected
    ]


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe by which formulas stand as text."""
    return cell.removeprefix("'") if cell.startswith("'=") else cell
