"""Whatever a memory or an XLIFF file holds is there after it was written again, and a second pass changes nothing."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.bilingual.test_kept import again, whole_text

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x4FF, categories=("L", "N", "P", "Zs")), max_size=12)
NAMES = st.text("abcdefgh-", min_size=1, max_size=6)
TAGS = st.sampled_from(["ru", "ru-RU", "fr", "fr-CA", "fr-FR", "de", "rus"])
CODES = st.sampled_from(
    ["", '<ph x="1">{0}</ph>', '<ph type="lb"/>', "<hi>й</hi>", '<bpt i="1">&lt;b></bpt>', "<!--c-->"]
)
SPACES = st.sampled_from(["", "\n  ", " "])


@st.composite
def memories(draw: st.DrawFn) -> str:
    """A memory with units of any languages, some of them pairs."""

    def segment() -> str:
        return escape(draw(WORDS)) + draw(CODES) + escape(draw(WORDS)) + draw(CODES)

    def unit() -> str:
        marks = "".join(
            f" {name}={quoteattr(draw(WORDS))}" for name in draw(st.sets(st.sampled_from(["tuid", "changeid"])))
        )
        notes = [f"<note>{escape(draw(WORDS))}</note>" for _ in range(draw(st.integers(0, 2)))]
        props = [
            f"<prop type={quoteattr(draw(NAMES))}>{escape(draw(WORDS))}</prop>" for _ in range(draw(st.integers(0, 2)))
        ]
        variants = [
            f'<tuv xml:lang="{tag}" creationdate="20200101T000000Z"><seg>{segment()}</seg></tuv>'
            for tag in ["ru", "fr-CA", *draw(st.lists(TAGS, max_size=2))][draw(st.integers(0, 2)) :]
        ]
        space = draw(SPACES)
        return f"<tu{marks}>{space}{space.join([*notes, *props, *variants])}{space}</tu>"

    space = draw(SPACES)
    units = [unit() for _ in range(draw(st.integers(1, 4)))]
    sure = '<tu><tuv xml:lang="ru"><seg>Да.</seg></tuv><tuv xml:lang="fr"><seg>Oui.</seg></tuv></tu>'
    return f'<tmx version="1.4"><header srclang="ru"/><body>{space}{space.join([*units, sure])}{space}</body></tmx>'


def facts(root: etree._Element) -> list[tuple[str, tuple[tuple[str, str], ...], str]]:
    """Every element that holds something, in order, with its attributes and its whole text."""
    return [
        (
            str(element.tag),
            tuple(sorted((str(name), str(value)) for name, value in element.attrib.items())),
            whole_text(element),
        )
        for element in root.iter(etree.Element)
    ]


def keeps_everything(folder: Path, suffix: str, file: str) -> None:
    once = again(folder, f"m.{suffix}", file)
    assert facts(etree.fromstring(once)) == facts(etree.fromstring(file))
    assert again(folder, f"n.{suffix}", once) == once


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(memory=memories())
def test_every_memory_keeps_every_unit_and_is_stable_from_the_first_pass_on(tmp_path_factory, memory):
    keeps_everything(tmp_path_factory.mktemp("kept"), "tmx", memory)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    units=st.lists(st.tuples(WORDS, CODES, WORDS, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=4),
    region=st.sampled_from(["fr", "fr-CA", "fra"]),
)
def test_every_xliff_keeps_every_unit_and_is_stable_from_the_first_pass_on(tmp_path_factory, units, region):
    made = "".join(
        f'<trans-unit id="{number}" translate="{"no" if is_fixed else "yes"}"><source>{escape(source)}{code}</source>'
        + (f'<target state="final">{code}{escape(target)}</target>' if has_target else "")
        + (f'<note from="anna">{escape(note)}</note></trans-unit>')
        for number, (source, code, target, note, has_target, is_fixed) in enumerate(units)
    )
    file = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:x="urn:x" x:made="y">'
        f'<file source-language="ru-RU" target-language="{region}" original="x" datatype="x"><header/><body>'
        f'<trans-unit id="sure"><source>Да.</source><target>Oui.</target></trans-unit>{made}</body></file></xliff>'
    )
    keeps_everything(tmp_path_factory.mktemp("kept"), "xliff", file)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    segments=st.lists(st.tuples(WORDS, WORDS, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=5),
    state=st.sampled_from(["", ' state="initial"', ' state="final" subState="own:printed"']),
)
def test_every_xliff_2_keeps_every_segment_and_is_stable_from_the_first_pass_on(tmp_path_factory, segments, state):
    units: list[str] = []
    for number, (source, target, note, has_target, joins) in enumerate(segments):
        said = f'<source>{escape(source)}<ph id="1"/></source>'
        if has_target:
            said += f'<target><pc id="2">{escape(target)}</pc></target>'
        segment = f'<segment id="s{number}"{state}>{said}</segment>'
        if joins and units:
            units[-1] += f"<ignorable><source> </source></ignorable>{segment}"
        else:
            units.append(f'<notes><note category="{number}">{escape(note)}</note></notes>{segment}')
    body = "".join(f'<unit id="u{number}">{unit}</unit>' for number, unit in enumerate(units))
    file = (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:own="urn:x" srcLang="ru" '
        'trgLang="fr">'
        f'<file id="f" own:made="y"><unit id="sure"><segment><source>Да.</source><target>Oui.</target></segment></unit>'
        f"{body}</file></xliff>"
    )
    keeps_everything(tmp_path_factory.mktemp("kept"), "xliff2", file)
