import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tmx import tmxfile

from aligner import Alignment, Bead, InputError, __version__
from aligner.bilingual.tmx import write
from tests.samples import alignment, document

DTD = etree.DTD(str(Path(__file__).with_name("tmx14.dtd")))
CREATED = datetime(2024, 5, 17, 9, 8, 7, tzinfo=UTC)

EXPECTED = f"""\
<?xml version='1.0' encoding='UTF-8'?>
<tmx version="1.4">
  <header creationtool="aligner" creationtoolversion="{__version__}" segtype="sentence" o-tmf="aligner" adminlang="en" \
srclang="ru" datatype="plaintext" creationdate="20240517T090807Z">
    <prop type="x-signature">aligner:0.1.0|encoder:test|scorer:test</prop>
    <prop type="x-source-file">речь.ru.txt</prop>
    <prop type="x-target-file">discours.fr.txt</prop>
  </header>
  <body>
    <tu>
      <prop type="x-confidence">0.9877</prop>
      <prop type="x-similarity">0.8125</prop>
      <prop type="x-bead">2-1</prop>
      <tuv xml:lang="ru">
        <seg>Добрый день, дорогие друзья! Рад приветствовать вас в Казани.</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Bonjour chers amis, je suis heureux de vous accueillir à Kazan.</seg>
      </tuv>
    </tu>
    <tu>
      <note>number (error): 10 команд ↔ 17 équipes [0123456789ab]</note>
      <prop type="x-confidence">0.7500</prop>
      <prop type="x-similarity">0.7000</prop>
      <prop type="x-bead">1-1</prop>
      <prop type="x-flags">number</prop>
      <tuv xml:lang="ru">
        <seg>В этом году приехали 10 команд из пяти стран.</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Cette année, 17 équipes de cinq pays sont venues.</seg>
      </tuv>
    </tu>
    <tu>
      <note>name (warning): «Le» &amp; &lt;co&gt; [ba9876543210]</note>
      <prop type="x-confidence">1.0000</prop>
      <prop type="x-similarity">0.9100</prop>
      <prop type="x-bead">1-1</prop>
      <prop type="x-flags">name</prop>
      <tuv xml:lang="ru">
        <seg>Цена билета – 1\u00a0500 рублей.</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Le billet coûte 1\u202f500 roubles\u00a0!</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def tmx(aligned: Alignment) -> bytes:
    stream = io.BytesIO()
    write(aligned, stream, CREATED)
    return stream.getvalue()


def one_pair(source: str, target: str) -> Alignment:
    return Alignment(document([source], "ru"), document([target], "fr"), (Bead((0,), (0,)),))


def segs(aligned: Alignment) -> list[str]:
    return [seg.text or "" for seg in etree.fromstring(tmx(aligned)).iter("seg")]


def test_a_memory_holds_the_pairs_and_leaves_out_the_nulls():
    assert tmx(alignment()).decode() == EXPECTED


def test_a_memory_is_valid_tmx_1_4():
    tree = etree.fromstring(tmx(alignment()))
    assert DTD.validate(tree), DTD.error_log


def test_the_dtd_of_these_tests_refuses_what_the_specification_forbids():
    tree = etree.fromstring(tmx(alignment()))
    (_, second, *_) = tree.iterfind("body/tu")
    second.append(etree.Element("note"))
    assert not DTD.validate(tree)


def test_translate_toolkit_loads_the_same_pairs():
    loaded = tmxfile.parsestring(tmx(alignment()))
    assert [(unit.source, unit.target) for unit in loaded.units] == [
        (
            "Добрый день, дорогие друзья! Рад приветствовать вас в Казани.",
            "Bonjour chers amis, je suis heureux de vous accueillir à Kazan.",
        ),
        ("В этом году приехали 10 команд из пяти стран.", "Cette année, 17 équipes de cinq pays sont venues."),
        ("Цена билета – 1\u00a0500 рублей.", "Le billet coûte 1\u202f500 roubles\u00a0!"),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("один\x00два\x07", "одиндва"),
        ("один\ud800два\udfff", "одиндва"),
        ("один\ufffeдва\uffff", "одиндва"),
        ("строка\r\nдалее", "строка далее"),
        ("строка \x0b далее", "строка далее"),
        ("строка\u2028далее\x85ещё", "строка далее ещё"),
        ("a\tb", "a\tb"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("1\u00a0000\u202f!", "1\u00a0000\u202f!"),
        ("e\u0301te\u0301", "été"),
        ("😀", "😀"),
    ],
)
def test_only_what_xml_can_hold_is_written(text, written):
    assert segs(one_pair(text, "texte")) == [written, "texte"]


@pytest.mark.parametrize(("source", "target"), [("", "texte"), ("текст", " \u00a0"), ("\x01", "texte")])
def test_a_unit_is_never_half_empty(source, target):
    assert segs(one_pair(source, target)) == []


def test_the_source_language_of_header_and_unit_agree():
    aligned = Alignment(document(["a"], "de-CH"), document(["b"], "fr-CA"), (Bead((0,), (0,)),))
    tree = etree.fromstring(tmx(aligned))
    languages = [tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in tree.iter("tuv")]
    assert [header.get("srclang") for header in tree.iterfind("header")] == ["de-CH"]
    assert languages == ["de-CH", "fr-CA"]


@settings(deadline=None)
@given(st.text(st.characters(codec=None), min_size=1), st.text(st.characters(codec=None), min_size=1))
def test_any_text_whatever_makes_a_valid_memory(source, target):
    assert DTD.validate(etree.fromstring(tmx(one_pair(source, target))))


@pytest.mark.parametrize(
    ("date", "created"),
    [
        ("2025-12-29", "20251229T000000Z"),
        ("2025-12-29T18:05:12", "20251229T180512Z"),
        ("2025-12-29T01:05:12+03:00", "20251228T220512Z"),
        ("la veille", None),
        (None, None),
    ],
)
def test_the_date_of_a_document_is_that_of_its_variants_and_units(date: str | None, created: str | None):
    aligned = one_pair("текст", "texte")
    dated = replace(aligned, source=replace(aligned.source, date=date, path="capture/chaîne.txt"))
    tree = etree.fromstring(tmx(dated))
    assert DTD.validate(tree), DTD.error_log
    (unit,) = tree.iterfind("body/tu")
    assert [element.get("creationdate") for element in (unit, *unit.iter("tuv"))] == [created, created, None]
    sources = [prop.text for prop in unit.iter("prop") if prop.get("type") == "x-source"]
    assert sources == (["chaîne.txt"] if created else [])


def test_source_date_epoch_makes_two_runs_equal(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1715936887")
    stream = io.BytesIO()
    write(alignment(), stream)
    assert stream.getvalue() == tmx(alignment())


def test_a_source_date_epoch_that_is_no_number_is_refused(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        write(alignment(), io.BytesIO())
