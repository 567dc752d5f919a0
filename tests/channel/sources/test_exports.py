"""Telegram Desktop's exports in both forms."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.channel.sources.message import UnreadableMessageError
from aligner.channel.sources.reading import read_capture
from aligner.channel.sources.telegram_html import read_messages as read_html
from aligner.channel.sources.telegram_json import read_messages as read_json
from aligner.channel.statements.statement import Capture
from aligner.errors import InputError
from tests.channel.exports import START, Sent, as_html, as_json, channel, russian

SENT, EXPECTED = channel(200)


def capture(folder: Path, name: str, text: str) -> Capture:
    (folder / name).write_text(text, encoding="utf-8")
    return read_capture([folder / name])


@pytest.fixture(scope="module")
def from_json(tmp_path_factory: pytest.TempPathFactory) -> Capture:
    return capture(tmp_path_factory.mktemp("json"), "result.json", as_json(SENT))


@pytest.fixture(scope="module")
def from_html(tmp_path_factory: pytest.TempPathFactory) -> Capture:
    return capture(tmp_path_factory.mktemp("html"), "messages.html", as_html(SENT))


def test_the_json_export_gives_what_was_written(from_json: Capture) -> None:
    assert [(s.lang, s.text) for s in from_json.statements] == [(lang, text) for _, lang, text in EXPECTED]


def test_the_html_export_gives_the_same_statements(from_json: Capture, from_html: Capture) -> None:
    told = [[(s.id, s.lang, s.title, s.date, s.text) for s in found.statements] for found in (from_json, from_html)]
    assert told[0] == told[1]


def test_a_statement_keeps_the_moment_of_its_message(from_json: Capture, from_html: Capture) -> None:
    (statement, *_) = from_json.statements
    assert statement.date == from_html.statements[0].date == START + datetime.timedelta(hours=5)


@pytest.mark.parametrize("name", ["result.json", "messages.html"])
def test_the_lines_of_a_statement_are_those_of_its_message(tmp_path: Path, name: str) -> None:
    text = as_json(SENT) if name.endswith("json") else as_html(SENT)
    lines = text.split("\n")
    for statement, (number, *_) in zip(capture(tmp_path, name, text).statements, EXPECTED, strict=True):
        ((first, last),) = statement.lines
        block = "\n".join(lines[first - 1 : last]) + "\n"
        assert block.count('"date_unixtime"') + block.count('id="message') == 1
        assert f'"id": {number},\n' in block or f'id="message{number}"' in block


@pytest.mark.parametrize(
    ("rule", "n_json", "n_html"),
    [("service", 17, 18), ("reactions", 16, 16), ("read-more", 17, 17), ("emoji", 17, 17), ("media", 34, 34)],
)
def test_what_is_no_text_is_listed(from_json: Capture, from_html: Capture, rule: str, n_json: int, n_html: int) -> None:
    assert sum(line.rule == rule for line in from_json.dropped) == n_json
    assert sum(line.rule == rule for line in from_html.dropped) == n_html


def test_every_line_of_every_message_is_somewhere(from_json: Capture) -> None:
    texts = ["\n".join([message.text, *message.poll]) for message in SENT if message.kind == "message"]
    written = [line.strip() for text in texts for line in text.replace("\u2028", "\n").split("\n")]
    told = [line for statement in from_json.statements for line in statement.text.split("\n\n")]
    told += [line.text for line in from_json.dropped if line.rule in {"emoji", "read-more"}]
    assert sorted(told) == sorted(line for line in written if line)


def test_an_account_s_export_gives_the_messages_of_all_chats(tmp_path: Path) -> None:
    chats = [json.loads(as_json([Sent(n, (russian(n),))])) for n in (1, 2)]
    found = capture(tmp_path, "result.json", json.dumps({"chats": {"about": "…", "list": chats}}))
    assert [statement.text for statement in found.statements] == [russian(1), russian(2)]


def test_a_folder_that_was_exported_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "note.txt").write_text("Не часть переписки", encoding="utf-8")
    (tmp_path / "messages.html").write_text(as_html(SENT[:2]), encoding="utf-8")
    (tmp_path / "messages2.html").write_text(as_html(SENT[2:4]), encoding="utf-8")
    (tmp_path / "messages10.html").write_text(as_html(SENT[4:6]), encoding="utf-8")
    pages = read_capture([tmp_path])
    (tmp_path / "result.json").write_text(as_json(SENT[:6]), encoding="utf-8")
    both = read_capture([tmp_path])
    expected = [text for *_, text in channel(6)[1]]
    assert [s.text for s in pages.statements] == [s.text for s in both.statements] == expected


def test_a_truncated_export_is_refused_with_the_message_it_ends_in(tmp_path: Path) -> None:
    text = as_json(SENT)
    cut = text[: text.index(russian(120)) + 20]
    with pytest.raises(
        UnreadableMessageError, match=r"result\.json is damaged: message 120, line \d+, .*the file ends in it"
    ):
        capture(tmp_path, "result.json", cut)
    page = as_html(SENT)
    with pytest.raises(
        UnreadableMessageError, match=r"messages\.html is damaged: message 120, line \d+, cannot be read"
    ):
        capture(tmp_path, "messages.html", page[: page.index(russian(120)) + 20])


@pytest.mark.parametrize("name", ["result.json", "messages.html"])
def test_what_was_readable_of_a_truncated_export_is_kept_on_request(tmp_path: Path, name: str) -> None:
    text = as_json(SENT) if name.endswith("json") else as_html(SENT)
    (tmp_path / name).write_text(text[: text.index(russian(120)) + 20], encoding="utf-8")
    notices: list[str] = []
    found = read_capture([tmp_path / name], keep_damaged=True, notify=notices.append)
    assert [s.text for s in found.statements] == [text for *_, text in channel(119)[1]]
    assert any("Новости" in line.text for line in found.dropped if line.rule == "damaged")
    assert "message 120" in notices[0]


def test_damage_to_one_message_leaves_the_others(tmp_path: Path) -> None:
    text = as_json(SENT).replace(f'"text": "{russian(12)}"', f'"text": "{russian(12)}')
    with pytest.raises(UnreadableMessageError, match="message 12, line"):
        capture(tmp_path, "result.json", text)
    found = read_capture([tmp_path / "result.json"], keep_damaged=True)
    assert [s.text for s in found.statements] == [text for *_, text in EXPECTED if text != russian(12)]


def test_a_message_whose_text_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMessageError, match=r"message 7, line 1, cannot be read \(its text is int, not text"):
        capture(tmp_path, "result.json", '{"messages": [{"id": 7, "type": "message", "text": 5}]}')


@pytest.mark.parametrize("text", ["{}", '{"name": "x", "list": []}', "[1, 2]", "no json"])
def test_what_is_no_export_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="is no export of Telegram Desktop"):
        capture(tmp_path, "other.json", text)


JSON, PAGE = as_json(SENT[:14]), as_html(SENT[:14])


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=len(JSON)))
def test_however_a_json_export_is_cut_whole_messages_are_kept(length: int) -> None:
    cut = JSON[:length]
    n_whole = sum(cut.rstrip().count(f'"id": {n},') for n in range(1, 15))
    try:
        messages = list(read_json(cut, "x", keep_damaged=True))
    except InputError:
        assert '"messages": [' not in cut
        return
    read = [message for message in messages if not any(rule == "damaged" for rule, _ in message.asides)]
    assert n_whole - 2 <= len(read) <= n_whole


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=len(PAGE)))
def test_however_a_page_is_cut_whole_messages_are_kept(length: int) -> None:
    cut = PAGE[:length]
    try:
        messages = read_html(cut, "x", keep_damaged=True)
    except InputError:
        assert cut.count('id="message') <= 1
        return
    whole = [message for message in messages if not any(rule == "damaged" for rule, _ in message.asides)]
    assert whole == read_html(PAGE, "x")[: len(whole)]
    assert len(whole) >= cut.count('id="message') - 1
