"""Splitting rules in files: written, judged by the schema of SRX, read back; those of other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree

from aligner.document import Document
from aligner.errors import InputError
from aligner.segment.srx.ours import our_rules
from aligner.tasks.srx import read_rules, write_rules

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[1] / "segment" / "srx20.xsd"))

OF_ANOTHER_PROGRAM = """<?xml version="1.0"?>
<srx version="1.0"><header segmentsubflows="yes"/>
<body><languagerules>
<languagerule languagerulename="Deutsch">
<rule break="no"><beforebreak>\\bNr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
{more}
<rule break="yes"><beforebreak>[.!?]+</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><maprule maprulename="x"><languagemap languagepattern="DE.*" languagerulename="Deutsch"/></maprule></maprules>
</body></srx>
"""


def test_the_written_file_is_srx_2_by_its_schema(tmp_path: Path):
    write_rules(tmp_path / "rules.srx")
    SCHEMA.assertValid(etree.parse(tmp_path / "rules.srx"))


def test_what_is_written_is_read_again(tmp_path: Path):
    write_rules(tmp_path / "rules.srx")
    known = read_rules(tmp_path / "rules.srx")
    bare = [
        (one.name, one.pattern, [(rule.breaks, rule.before, rule.after) for rule in one.rules]) for one in our_rules()
    ]
    assert bare == [
        (one.name, one.pattern, [(rule.breaks, rule.before, rule.after) for rule in one.rules])
        for one in known.languages
    ]


def test_one_language_alone_is_written(tmp_path: Path):
    write_rules(tmp_path / "rules.srx", ["fr-CA"])
    assert [one.name for one in read_rules(tmp_path / "rules.srx").languages] == ["French"]


def test_the_same_rules_are_the_same_bytes(tmp_path: Path):
    write_rules(tmp_path / "a.srx")
    write_rules(tmp_path / "b.srx")
    assert (tmp_path / "a.srx").read_bytes() == (tmp_path / "b.srx").read_bytes()


def test_rules_are_written_without_the_engine_that_follows_them_and_to_follow_them_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "regex", None)
    write_rules(tmp_path / "rules.srx")
    with pytest.raises(InputError, match=r"needs the package regex: pip install 'bitext-aligner\[patterns\]'"):
        read_rules(tmp_path / "rules.srx")


def test_a_language_without_a_table_has_no_rules_of_its_own(tmp_path: Path):
    with pytest.raises(InputError, match="no rules of its own for sv"):
        write_rules(tmp_path / "rules.srx", ["sv"])


def test_rules_of_the_first_version_are_followed(tmp_path: Path):
    path = tmp_path / "theirs.srx"
    path.write_text(OF_ANOTHER_PROGRAM.format(more=""), encoding="utf-8")
    document = read_rules(path).split(Document("Siehe Nr. 5. Danach gehen.", "de-CH"))
    assert [segment.text for segment in document.segments] == ["Siehe Nr. 5.", "Danach gehen."]


def test_a_rule_that_cannot_be_understood_is_left_out_and_told_with_its_line(tmp_path: Path):
    path = tmp_path / "theirs.srx"
    more = '<rule break="no"><beforebreak>(z\\.</beforebreak><afterbreak>\\s</afterbreak></rule>'
    path.write_text(OF_ANOTHER_PROGRAM.format(more=more), encoding="utf-8")
    told: list[str] = []
    rules = read_rules(path, told.append)
    assert len(rules.languages[0].rules) == 2
    assert len(told) == 1 and "1 rule is left out" in told[0] and "line 6, “(z\\.”" in told[0]


def test_a_text_in_a_language_without_rules_is_refused(tmp_path: Path):
    path = tmp_path / "theirs.srx"
    path.write_text(OF_ANOTHER_PROGRAM.format(more=""), encoding="utf-8")
    with pytest.raises(InputError, match="no rules for fr; its languages are DE"):
        read_rules(path).split(Document("Un. Deux.", "fr"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<tmx/>", "no file of splitting rules"),
        ("<srx version='2.0'><body/></srx>", "no rules that are for a language"),
        ("plain text", "not well-formed|no XML"),
    ],
)
def test_what_holds_no_rules_is_refused(tmp_path: Path, content: str, message: str):
    path = tmp_path / "x.srx"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_rules(path)


def test_a_rule_that_would_search_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("aligner.segment.srx.cutting.LONGEST_SEARCH", 0.01)
    path = tmp_path / "theirs.srx"
    text = OF_ANOTHER_PROGRAM.format(more="").replace(">\\s<", ">(?:x|xx)+\\d<").replace("[.!?]+", "a")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"more than 0\.01 seconds"):
        read_rules(path).split(Document("a" + "x" * 60, "de"))
