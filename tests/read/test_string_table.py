"""Files of strings as their programs read them: escapes, continued lines, notes, repeated keys."""

from __future__ import annotations

import pytest

from aligner import InputError
from aligner.document import Reason
from aligner.read.formats import reader_of
from aligner.read.string_table import parsed, syntax


def texts(content: str, suffix: str) -> dict[str, str]:
    return {entry.key: entry.text for entry in parsed(content, suffix, f"a{suffix}").entries}


PROPERTIES = (
    ("a=раз", {"a": "раз"}),
    ("a : раз ", {"a": "раз "}),
    ("a раз два", {"a": "раз два"}),
    ("a\\ b\\=c = раз", {"a b=c": "раз"}),
    ("a=\\u0434\\u0430\\t!", {"a": "да\t!"}),
    ("a=\\ud83d\\ude00", {"a": "\U0001f600"}),
    ("a=раз \\\n   два\\\\\nb=три", {"a": "раз два\\", "b": "три"}),
    ("# a=раз\\\nb=два", {"b": "два"}),
    ("a=\r\nb=два\r\n", {"a": "", "b": "два"}),
    ("a=C:\\\\x", {"a": "C:\\x"}),
)

STRINGS = (
    ('"a" = "раз";', {"a": "раз"}),
    ('a="раз \\"два\\"\\n";', {"a": 'раз "два"\n'}),
    ('/* "x" = "y"; */ "a" = "//раз"; // два', {"a": "//раз"}),
    ('"a" = "\\U0434а";', {"a": "да"}),
    ('"Да";', {"Да": "Да"}),
)

JSON = (
    (
        '{"a": {"b": "раз", "c": ["два", {"d": "три"}]}, "n": 1, "e": null}',
        {"a.b": "раз", "a.c.0": "два", "a.c.1.d": "три"},
    ),
    ('{"a": "{\\"b\\": [1, 2]}", "c": "д\\u0430"}', {"a": '{"b": [1, 2]}', "c": "да"}),
    ('{"a": [true, "раз", [], {}, "два"], "b": "три"}', {"a.1": "раз", "a.4": "два", "b": "три"}),
)


@pytest.mark.parametrize(
    ("suffix", "content", "expected"),
    [
        (suffix, *case)
        for suffix, cases in ((".properties", PROPERTIES), (".strings", STRINGS), (".json", JSON))
        for case in cases
    ],
)
def test_a_file_is_read_as_its_programs_do(suffix, content, expected):
    assert texts(content, suffix) == expected


TEXT = 'Строка с "кавычками",\nперенос\tи \\ косая; = : # !'


@pytest.mark.parametrize("suffix", [".properties", ".strings"])
def test_what_is_written_is_read_again(suffix):
    line = syntax(suffix, "line")("ключ = 1", TEXT, "Заметка\nдлинная", "utf-8")
    assert texts(line, suffix) == {"ключ = 1": TEXT}


def test_the_literal_of_an_entry_stands_where_it_says():
    content = "# x\na.b : раз \\\n  два\nc=три"
    assert [content[e.start : e.stop] for e in parsed(content, ".properties", "a").entries] == ["раз \\\n  два", "три"]


@pytest.mark.parametrize(
    ("suffix", "content", "message"),
    [
        (".strings", '"a" = "раз";\n"b" "два";', 'a.strings, line 2: “"key" = "text";” is expected'),
        (".strings", '"a" = "раз"', "does not end in “;”"),
        (".strings", '"a" = "раз', "line 1"),
        (".properties", "a=раз\nb=\\u04", "a.properties, line 2: .u is not followed by four"),
        (".json", '{"a": }', "a.json, line 1: no JSON"),
        (".json", '["раз"]', "are an object of keys and texts"),
        (".json", '{"schema": "aligner/1", "beads": []}', "this is an alignment, not a text"),
    ],
)
def test_what_breaks_the_rules_is_told_with_its_line(suffix, content, message):
    with pytest.raises(InputError, match=message):
        parsed(content, suffix, f"a{suffix}")


def test_a_table_is_a_document_of_its_texts_with_keys_and_notes_left_out():
    notices: list[str] = []
    data = "# Привет\na=раз\na=два\n".encode()
    document = reader_of(".properties", "a.properties")(data, "a.properties", "ru", notices.append, "a.properties")
    assert document.text == "два"
    assert [(gap.reason, gap.text) for gap in document.left_out] == [
        (Reason.COMMENT, "Привет"),
        (Reason.KEY, "a"),
        (Reason.REPEATED, "раз"),
        (Reason.KEY, "a"),
    ]
    assert notices == ["a.properties: 1 key stands twice, the last text counts, e.g. a"]


@pytest.mark.parametrize("unit", ["a" * 7, "\\\n", "\\", "/* ", '"a" = "b";\n', "{", '{"a":'])
def test_time_grows_with_the_file(unit):
    for suffix in (".properties", ".strings", ".json"):
        try:
            parsed(unit * 40_000, suffix, "a")
        except InputError:
            continue
