"""Memories and XLIFF files as other programs write them: languages, broken rules of XML, text that is not there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from aligner import InputError
from aligner.bilingual.formats import read_bilingual
from tests.samples import alignment


def read(path: Path, source_lang: str = "ru", target_lang: str = "fr") -> tuple[list[tuple[str, str]], list[str]]:
    notices: list[str] = []
    found = read_bilingual(path, source_lang, target_lang, notices.append)
    pairs = [
        (found.source_segments(bead)[0].text, found.target_segments(bead)[0].text)
        for bead in found.beads
        if not bead.is_null
    ]
    return pairs, [notice.removeprefix(f"{path}") for notice in notices]


def unit(**texts: str) -> str:
    variants = (f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>' for tag, text in texts.items())
    return f"<tu>{''.join(variants)}</tu>"


def tmx(folder: Path, *units: str, head: str = "", encoding: str = "utf-8") -> Path:
    text = f'{head}<tmx version="1.4"><header/><body>\n{chr(10).join(units)}\n</body></tmx>'
    (folder / "a.tmx").write_bytes(text.encode(encoding))
    return folder / "a.tmx"


def xliff(
    folder: Path, *units: str, source: str = "ru", target: str = "fr", head: str = "", name: str = "a.xliff"
) -> Path:
    text = (
        f'{head}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="{source}" '
        f'target-language="{target}" original="x" datatype="x"><body>\n{chr(10).join(units)}\n</body></file></xliff>'
    )
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def trans(source: str, target: str, attributes: str = "") -> str:
    return f"<trans-unit{attributes}><source>{source}</source><target>{target}</target></trans-unit>"


WEEKEND = unit(ru_RU="Выходные", fr_FR="le week-end", fr_CA="la fin de semaine")


@pytest.mark.parametrize(
    ("languages", "pair"),
    [
        (("ru", "fr-CA"), ("Выходные", "la fin de semaine")),
        (("ru", "fr-FR"), ("Выходные", "le week-end")),
        (("fr-FR", "fr-CA"), ("le week-end", "la fin de semaine")),
        (("fr-CA", "ru-RU"), ("la fin de semaine", "Выходные")),
        (("ru", "fr"), ("Выходные", "le week-end")),
    ],
)
def test_the_exact_tag_goes_first(tmp_path, languages, pair):
    assert read(tmx(tmp_path, WEEKEND), *languages)[0] == [pair]


def test_a_relative_is_taken_where_the_tag_is_not_there_and_told(tmp_path):
    path = tmx(tmp_path, WEEKEND, unit(ru="Почта", fr_FR="le mél"))
    assert read(path, "ru", "fr-CA") == (
        [("Выходные", "la fin de semaine"), ("Почта", "le mél")],
        [": 1 unit without fr-CA gives fr-FR, e.g. “le mél”"],
    )


def test_one_of_two_relatives_is_told(tmp_path):
    (notice,) = read(tmx(tmp_path, WEEKEND))[1]
    assert notice == (
        ": of 1 unit in fr-FR and in fr-CA the text in fr-FR is taken, e.g. “le week-end”; "
        "ask for fr-CA by its whole tag"
    )


def test_an_empty_variant_hides_no_other(tmp_path):
    assert read(tmx(tmp_path, unit(ru="Почта", fr="", fr_FR="le mél")))[0] == [("Почта", "le mél")]


def test_three_letter_codes_are_their_languages(tmp_path):
    path = tmx(tmp_path, unit(rus="Почта", fre_FR="le mél"))
    assert read(path)[0] == [("Почта", "le mél")]
    assert read(path, "rus", "fra")[0] == [("Почта", "le mél")]


def test_a_source_is_never_paired_with_itself(tmp_path):
    path = tmx(tmp_path, unit(ru="Почта", fr_FR="le mél"))
    with pytest.raises(InputError, match="has no unit in fr-FR and fr-CA, but fr-FR, ru"):
        read(path, "fr-FR", "fr-CA")


def test_another_script_is_not_taken_for_the_one_asked_for(tmp_path):
    path = tmx(tmp_path, unit(ru="Почта", zh_TW="郵件", zh_CN="邮件"))
    assert read(path, "ru", "zh-Hant")[0] == [("Почта", "郵件")]
    assert read(path, "ru", "zh-Hans")[0] == [("Почта", "邮件")]


def test_units_in_one_language_are_told(tmp_path):
    assert read(tmx(tmp_path, WEEKEND, unit(ru="Почта"), unit(de="Post")), "ru", "fr-FR")[1] == [
        ": 2 units are not in both languages and left out, e.g. “Почта”"
    ]


def test_an_xliff_is_read_backwards_by_its_regions(tmp_path):
    path = xliff(tmp_path, trans("fin de semaine", "week-end"), source="fr-CA", target="fr-FR")
    assert read(path, "fr-FR", "fr-CA")[0] == [("week-end", "fin de semaine")]
    assert read(path, "fr-CA", "fr-FR")[0] == [("fin de semaine", "week-end")]
    with pytest.raises(InputError, match="is not in ru and fr, but in fr-CA and fr-FR"):
        read(path)


def test_an_xliff_in_another_region_is_told(tmp_path):
    path = xliff(tmp_path, trans("Почта", "le mél"), target="fr-FR")
    assert read(path, "ru", "fr-CA") == ([("Почта", "le mél")], [" is in fr-FR, which is taken for fr-CA"])


ONE = ("Кошка спит.", "Le chat dort.")
ONE_UNIT = unit(ru=ONE[0], fr=ONE[1])


@pytest.mark.parametrize(
    ("head", "units", "texts", "notice"),
    [
        (
            "",
            unit(ru="Кошка&#x1F; спит.", fr=ONE[1]),
            ONE,
            "1 control character is taken out, the first at line 2, column 34",
        ),
        (
            "",
            unit(ru="Кошка\x0c спит.", fr=ONE[1]),
            ONE,
            "1 control character is taken out, the first at line 2, column 34",
        ),
        ("\n", ONE_UNIT, ONE, None),
        ('\n<?xml version="1.0"?>', ONE_UNIT, ONE, "white space before its first line is passed over"),
        ('<?xml version="1.0" encoding="UTF-16"?>', ONE_UNIT, ONE, "it says that it is UTF-16 and is UTF-8"),
        (
            '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY nbsp "&#160;">]>',
            unit(ru="5&nbsp;км", fr="5&nbsp;km"),
            ("5\u00a0км", "5\u00a0km"),
            None,
        ),
        (
            "",
            unit(ru="5&nbsp;км", fr="5&nbsp;km"),
            ("5\u00a0км", "5\u00a0km"),
            "&nbsp; is not declared and is read as in HTML, the first at line 2, column 30",
        ),
    ],
)
def test_a_broken_rule_of_xml_refuses_no_memory(tmp_path, head, units, texts, notice):
    assert read(tmx(tmp_path, units, head=head)) == ([texts], [f": {notice}"] if notice else [])


def test_an_entity_of_the_file_is_its_text_and_no_other_is_passed_over(tmp_path):
    own = '<!DOCTYPE xliff [<!ENTITY co "Роза">]>'
    assert read(xliff(tmp_path, trans("Фирма &co; растёт", "&co; grandit"), head=own))[0] == [
        ("Фирма Роза растёт", "Роза grandit")
    ]
    foreign = '<!DOCTYPE xliff [<!ENTITY co SYSTEM "http://a.example/co">]>'
    with pytest.raises(InputError, match="line 2: &co; stands for text that is declared elsewhere"):
        read(xliff(tmp_path, trans("Фирма &co; растёт", "&co; grandit"), head=foreign))


def test_a_deletion_that_is_tracked_is_no_text(tmp_path):
    target = 'Le chat <mrk mtype="x-sdl-deleted">mange</mrk><mrk mtype="x-sdl-added">dort</mrk>.'
    assert read(xliff(tmp_path, trans(ONE[0], target), name="a.sdlxliff")) == (
        [ONE],
        [": 1 passage is deleted by a tracked change and left out, e.g. “mange”"],
    )


@pytest.mark.parametrize(
    "units",
    [
        trans("NORD-7", "", ' translate="no"'),
        f'<group translate="no">{trans("NORD-7", "")}</group>',
        '<trans-unit translate="no"><source>NORD-7</source></trans-unit>',
    ],
)
def test_what_is_not_to_be_translated_is_not_missing(tmp_path, units):
    path = xliff(tmp_path, trans(*ONE), units)
    found = read_bilingual(path)
    assert [bead.type for bead in found.beads] == ["1-1"]
    assert read(path)[1] == [": 1 unit is not to be translated and left out, e.g. “NORD-7”"]


def test_a_unit_inside_what_is_not_translated_may_be(tmp_path):
    path = xliff(tmp_path, f'<group translate="no">{trans(*ONE, " translate=" + chr(34) + "yes" + chr(34))}</group>')
    assert read(path) == ([ONE], [])


def test_an_original_that_is_embedded_is_no_hindrance(tmp_path):
    path = xliff(tmp_path, trans(*ONE), name="a.sdlxliff")
    original = (
        "<header><reference><internal-file form='base64'>"
        + "QUJD" * 3_000_000
        + "</internal-file></reference></header>"
    )
    path.write_text(path.read_text("utf-8").replace("<body>", f"{original}<body>"), "utf-8")
    assert read(path) == ([ONE], [])


@pytest.mark.parametrize("depth", [1_500, 100_000])
def test_elements_nested_deep_are_read_or_refused(tmp_path, depth):
    path = tmx(tmp_path, unit(ru="<hi>" * depth + ONE[0] + "</hi>" * depth, fr=ONE[1]))
    if depth < 2_000:
        assert read(path)[0] == [ONE]
    else:
        with pytest.raises(InputError, match="not well-formed XML"):
            read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_entities_that_grow_are_not_expanded(tmp_path, encoding):
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declaration = f'<?xml version="1.0" encoding="{encoding.upper()}"?>'
    head = f'{declaration}<!DOCTYPE tmx [<!ENTITY a0 "ha">{bomb}]>'
    path = tmx(tmp_path, unit(ru="&a9;", fr="ha"), head=head, encoding=encoding)
    started = time.monotonic()
    with pytest.raises(InputError):
        read(path)
    assert time.monotonic() - started < 10


def test_offsets_far_behind_the_text_are_damage(tmp_path):
    alignment().save(tmp_path / "a.json")
    text = (
        (tmp_path / "a.json")
        .read_text("utf-8")
        .replace('"start": 0, "end": 28', f'"start": {10**15}, "end": {10**15 + 28}')
    )
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(
        InputError, match=r"source\.segments\[0\] starts at 1000000000000000, far behind the text before it"
    ):
        read(tmp_path / "a.json")
