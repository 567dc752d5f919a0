"""What codes of other programs inside a text stand for."""

import pytest
from lxml import etree

from aligner.bilingual.inline import InlineReader


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ('Дверь открыта.<ph type="lb"/>Войдите.', "Дверь открыта.\nВойдите."),
        ('Дверь открыта.<x id="1" ctype="lb"/>Войдите.', "Дверь открыта.\nВойдите."),
        ('Дверь открыта.<ph id="1" subType="xlf:lb"/>Войдите.', "Дверь открыта.\nВойдите."),
        ("Дверь открыта.<ph>&lt;br /&gt;</ph>Войдите.", "Дверь открыта.\nВойдите."),
        ('Дверь открыта.<x id="1" equiv-text="&lt;br/&gt;"/>Войдите.', "Дверь открыта.\nВойдите."),
        ('Дверь открыта.<ph disp="\\n"/>Войдите.', "Дверь открыта.\nВойдите."),
        ("Дверь<it pos='begin'>&lt;w:tab/&gt;</it>открыта", "Дверь открыта"),
        ("Осталось <ph>%d</ph> дней.", "Осталось дней."),
        ("Осталось<ph>%d</ph> дней.", "Осталось дней."),
        ("Привет, <ph>%s</ph>!", "Привет, !"),
        ("Bonjour <ph>%s</ph>\u00a0!", "Bonjour\u00a0!"),
        ("Три <bpt i='1'>&lt;b&gt;</bpt> толстых<ept i='1'>&lt;/b&gt;</ept> кота", "Три толстых кота"),
        ("сло<bpt i='1'>&lt;b&gt;</bpt>во<ept i='1'>&lt;/b&gt;</ept>", "слово"),
        ("<hi>Два</hi>  <hi>слова</hi>", "Два  слова"),
        ("Кошка <mrk mtype='x-sdl-deleted'>ест</mrk><mrk mtype='x-sdl-added'>спит</mrk>.", "Кошка спит."),
        ("Кошка <mrk mtype='x-sdl-deleted'>не</mrk> спит.", "Кошка спит."),
        ("Кошка <!-- серая -->спит<?pi x?>.", "Кошка спит."),
        (" \n Кошка \n", "Кошка"),
        ("", ""),
    ],
)
def test_a_code_is_a_break_or_no_text(segment, text):
    assert InlineReader().text(etree.fromstring(f"<seg>{segment}</seg>")) == text


def test_codes_may_refer_to_what_they_stand_for():
    reader = InlineReader({"d1": "<br/>", "9": "<w:br/>", "2": "<b>"})
    segment = etree.fromstring('<source>Раз<ph id="1" dataRef="d1"/>два<x id="9"/>три<x id="2"/>!</source>')
    assert reader.text(segment) == "Раз\nдва\nтри!"


def test_what_is_left_out_is_collected():
    reader = InlineReader()
    reader.text(
        etree.fromstring('<seg>Кот<mrk mtype="x-sdl-deleted"> и <g>пёс</g></mrk><ph>x<sub>Сноска</sub></ph></seg>')
    )
    assert (reader.deleted, reader.inside_codes) == ([" и пёс"], ["Сноска"])


def test_elements_nested_deeper_than_python_can_call_are_read():
    segment = etree.fromstring("<seg>" + "<hi>" * 200 + "кот" + "</hi>" * 200 + "</seg>")
    inner = next(element for element in segment.iter() if element.text)
    for _ in range(3_000):
        inner = etree.SubElement(inner, "hi")
    inner.text = " спит"
    assert InlineReader().text(segment) == "кот спит"
