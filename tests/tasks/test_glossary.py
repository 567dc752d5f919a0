"""Glossaries as tables and TBX."""

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.tasks.glossary import Terms, read_forbidden, read_glossary

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><text><body><termEntry id="a">
<langSet xml:lang="ru"><tig><term>посол</term></tig></langSet>
<langSet xml:lang="fr-FR"><tig><term>ambassadeur</term></tig><tig><term>ambassadrice</term></tig></langSet>
</termEntry></body></text></martif>
"""


def test_a_table_has_a_pair_a_line(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("# термины\nпосол\tambassadeur\tпримечание\n\nдоговор\ttraité\n", "utf-8")
    assert read_glossary(file).wanted == (("посол", "ambassadeur"), ("договор", "traité"))


def test_a_line_without_tab_is_named(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("посол\tambassadeur\nдоговор traité\n", "utf-8")
    with pytest.raises(InputError, match="line 2: no pair of terms"):
        read_glossary(file)


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_bytes("посол\tambassadeur\n".encode() + "договор\ttraité\n".encode("cp1251", "replace"))
    with pytest.raises(InputError, match="line 2: not UTF-8"):
        read_glossary(file)


def test_tbx_pairs_every_term_of_an_entry(tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    file.write_text(TBX, "utf-8")
    assert read_glossary(file).wanted == (("посол", "ambassadeur"), ("посол", "ambassadrice"))


def test_broken_xml_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    file.write_text(TBX.replace("</termEntry>", ""), "utf-8")
    with pytest.raises(InputError, match=r"line \d+: not well-formed XML"):
        read_glossary(file)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", "utf-8")
    file = tmp_path / "terms.tbx"
    entity = f'<!DOCTYPE martif [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    file.write_text(TBX.replace("<martif", f"{entity}<martif", 1).replace("посол", "посол&x;"), "utf-8")
    with pytest.raises(InputError, match=r"line 3: &x; stands for text that is declared elsewhere"):
        read_glossary(file)


def test_what_is_declared_in_the_file_is_text_and_what_can_be_mended_is(tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    entity = '<!DOCTYPE martif [<!ENTITY x "чрезвычайный">]>'
    text = TBX.replace("<martif", f"{entity}<martif", 1).replace("посол", "&x; посол\x01")
    file.write_text(text, "utf-8")
    told: list[str] = []
    assert read_glossary(file, notify=told.append).wanted[0] == ("чрезвычайный посол", "ambassadeur")
    assert told[0].endswith("1 control character is taken out, the first at line 3, column 44")


@pytest.mark.parametrize(
    ("lang", "terms"), [("fr-CA", ("courriel",)), ("fr-FR", ("mél",)), ("fr", ("mél", "courriel"))]
)
def test_the_exact_region_goes_before_its_relatives(tmp_path: Path, lang: str, terms: tuple[str, ...]) -> None:
    file = tmp_path / "terms.tbx"
    section = '<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>'.format
    entry = section("rus", "электронное письмо") + section("fr-FR", "mél") + section("fr-CA", "courriel")
    file.write_text(f'<martif><termEntry id="a">{entry}</termEntry></martif>', "utf-8")
    assert tuple(term for _, term in read_glossary(file, "ru", lang).wanted) == terms


def test_a_table_may_name_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("Французский\tРусский\nambassadeur\tпосол\n", "utf-8")
    assert read_glossary(file).wanted == (("посол", "ambassadeur"),)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the glossary"):
        read_glossary(tmp_path / "none.tsv")


def test_a_term_that_a_table_marks_as_forbidden_is_no_translation_to_expect(tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("посол\tambassadeur\tпримечание\nпосол\tenvoyé\tForbidden\nсад\tparc\tzone\tзапрещено\n", "utf-8")
    assert read_glossary(file) == Terms((("посол", "ambassadeur"),), (("посол", "envoyé"), ("сад", "parc")))


def marked_in_tbx(folder: Path, mark: str) -> Terms:
    """The glossary where something stands behind the term “ambassadrice”."""
    file = folder / "terms.tbx"
    file.write_text(TBX.replace("<term>ambassadrice</term>", f"<term>ambassadrice</term>{mark}"), "utf-8")
    return read_glossary(file)


@pytest.mark.parametrize(
    "mark",
    [
        '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
        '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>',
        '<termNote type="normativeAuthorization">deprecatedTerm</termNote>',
        '<termNote type="forbidden">true</termNote>',
        "<note>Do not use</note>",
    ],
)
def test_a_term_that_tbx_marks_as_deprecated_is_forbidden(tmp_path: Path, mark: str) -> None:
    assert marked_in_tbx(tmp_path, mark) == Terms((("посол", "ambassadeur"),), (("посол", "ambassadrice"),))


@pytest.mark.parametrize(
    "mark",
    [
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>',
        '<termNote type="forbidden">false</termNote>',
        "<note>not deprecated any more</note>",
        "",
    ],
)
def test_a_term_with_another_status_is_not(tmp_path: Path, mark: str) -> None:
    assert marked_in_tbx(tmp_path, mark).forbidden == ()


def test_a_list_of_forbidden_terms_has_one_a_line_with_its_source_term_or_without(tmp_path: Path) -> None:
    file = tmp_path / "forbidden.txt"
    file.write_text("# remark\ntoutou\nсобака\ttoutou\n", "utf-8")
    assert read_forbidden(file) == (("", "toutou"), ("собака", "toutou"))
    file.write_text("# remark\n", "utf-8")
    with pytest.raises(InputError, match="names nothing; write one term a line"):
        read_forbidden(file)
