"""Files of pairs with random damage, and files made to do harm, give pairs or a clear refusal in bounded time."""

import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aligner import InputError
from aligner.bilingual.formats import SUFFIXES, read_bilingual
from aligner.review.reviewed import apply_review
from tests.read import making
from tests.read.making import archive, members_of
from tests.read.test_fuzz import damaged, edits
from tests.read.test_hostile import LAUGHS, SECONDS, bomb
from tests.samples import alignment

STRINGS = (".po", ".properties", ".strings")
WRITTEN = (".tmx", ".tsv", ".json", ".xliff", ".xliff2", ".jsonl", ".csv", ".xlsx", ".docx", ".ods", *STRINGS)
REVIEWED = (".xlsx", ".docx", ".tsv", ".csv", ".ods")
ARCHIVES = (".xlsx", ".docx", ".ods")


@cache
def whole(suffix: str) -> bytes:
    if suffix == ".ods":  # read alone
        columns = ("id", "source", "target", "flags", "comment", "status")
        return making.ods(making.ods_row(*columns) + making.ods_row("1", "Дверь открыта.", "La porte est ouverte."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        alignment().save(path)
        review = path.with_name(f"a.review{suffix}")
        return (review if review.exists() else path).read_bytes()


def check(suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        try:
            found = read_bilingual(path)
        except InputError as error:
            assert str(path) in str(error)
        else:
            assert found.beads
            assert all(found.source_segments(bead) or found.target_segments(bead) for bead in found.beads)
        if suffix in REVIEWED:
            try:
                apply_review(path, alignment())
            except InputError as error:
                assert str(path) in str(error)


def test_every_suffix_is_fuzzed():
    aliases = {".xlf", ".xlf2", ".sdlxliff", ".mqxliff", ".moses"}
    assert set(SUFFIXES) == {*WRITTEN, *aliases}


@pytest.mark.parametrize("suffix", WRITTEN)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=edits)
@example(changes=[(0.0, "cut", b"......")])
def test_damage_anywhere_in_a_file_is_survived(suffix, changes):
    check(suffix, damaged(whole(suffix), changes))


@pytest.mark.parametrize("suffix", ARCHIVES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), changes=edits)
def test_damage_inside_an_archive_is_survived(suffix, data, changes):
    members = members_of(whole(suffix))
    hit = data.draw(st.sampled_from(sorted(members)))
    check(suffix, archive({**members, hit: damaged(members[hit], changes)}))


@pytest.mark.parametrize("suffix", WRITTEN)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=200), n_kept=st.integers(0, 60))
def test_any_bytes_behind_a_good_beginning_are_survived(suffix, content, n_kept):
    check(suffix, whole(suffix)[:n_kept] + content)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(left=st.binary(max_size=60), right=st.binary(max_size=60))
def test_any_two_files_as_moses_are_survived(left, right):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("a.ru", left), ("a.fr", right)):
            (Path(folder) / name).write_bytes(content)
        try:
            read_bilingual(Path(folder) / "a.moses")
        except InputError as error:
            assert folder in str(error)


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_bilingual(path)
    assert time.monotonic() - started < SECONDS
    return str(caught.value)


@pytest.mark.parametrize("suffix", ARCHIVES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_archive_is_refused(tmp_path, suffix, share):
    data = whole(suffix)
    assert "is no sound" in refused(tmp_path / f"a{suffix}", data[: int(len(data) * share)])


@pytest.mark.parametrize(("suffix", "member"), [(".xlsx", "xl/worksheets/sheet1.xml"), (".docx", "_rels/.rels")])
def test_a_zip_bomb_is_refused_while_it_is_read(tmp_path, suffix, member):
    assert "unpacks to more than this reader takes" in refused(tmp_path / f"a{suffix}", bomb(member, 200))


def test_a_sheet_that_claims_a_million_merged_rows_is_read(tmp_path):
    members = members_of(whole(".xlsx"))
    sheet = members["xl/worksheets/sheet1.xml"].replace(
        b"<dataValidations", b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations'
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive({**members, "xl/worksheets/sheet1.xml": sheet}))
    with pytest.raises(InputError, match="cannot be applied"):
        apply_review(path, alignment())


@pytest.mark.parametrize(
    ("was", "claim"),
    [
        (b'<row r="2"', b'<row r="99999999999999999999999"'),
        (b'<row r="2"', b'<row r="1048577"'),
        (b'r="A2"', b'r="XFE2"'),
    ],
)
def test_a_row_or_cell_beyond_the_last_of_a_sheet_is_refused(tmp_path, was, claim):
    members = members_of(whole(".xlsx"))
    sheet = members["xl/worksheets/sheet1.xml"]
    assert was in sheet
    message = refused(tmp_path / "a.xlsx", archive({**members, "xl/worksheets/sheet1.xml": sheet.replace(was, claim)}))
    assert "xl/worksheets/sheet1.xml has a" in message


@pytest.mark.parametrize(
    "declarations", ['<!ENTITY e SYSTEM "{secret}">', f'<!ENTITY l0 "смех">{LAUGHS}<!ENTITY e "&l9;">']
)
def test_entities_of_xml_are_neither_fetched_nor_expanded(tmp_path, declarations):
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", encoding="utf-8")
    doctype = f"<!DOCTYPE x [{declarations.replace('{secret}', secret.as_uri())}]>".encode()
    text = "В этом году".encode()
    for suffix in (".tmx", ".xliff", ".xliff2", ".xlsx", ".docx"):
        path = tmp_path / f"a{suffix}"
        if suffix in ARCHIVES:
            member = {".xlsx": "xl/worksheets/sheet1.xml", ".docx": "word/document.xml"}[suffix]
            members = members_of(whole(suffix))
            form = text if text in members[member] else text.decode().encode("ascii", "xmlcharrefreplace")
            path.write_bytes(archive({**members, member: with_entity(members[member], doctype, form)}))
        else:
            path.write_bytes(with_entity(whole(suffix), doctype, text))
        try:
            found = read_bilingual(path)
        except InputError:
            continue
        assert "тайна" not in found.source.text
        assert found.source.text.count("смех") == 0
        assert len(found.source.text) < 1000


def with_entity(xml: bytes, doctype: bytes, text: bytes) -> bytes:
    assert text in xml
    head, close, rest = xml.partition(b"?>") if xml.startswith(b"<?xml") else (b"", b"", xml)
    return head + close + doctype + rest.replace(text, text + b"&e;")


def test_a_docx_table_with_tracked_changes_is_read_as_accepted_and_a_notice_says_so(tmp_path):
    def cell(content: str) -> str:
        return f"<w:tc><w:p>{content}</w:p></w:tc>"

    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    gone = "<w:del><w:r><w:delText>Bonjour</w:delText></w:r></w:del>"
    row = f"<w:tr>{cell(run('Да.'))}{cell(gone + '<w:ins>' + run('Oui.') + '</w:ins>')}</w:tr>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(run('Нет.'))}{cell(run('Non.'))}</w:tr>"
    (tmp_path / "a.docx").write_bytes(making.docx(f"<w:tbl>{row}{deleted}</w:tbl>"))
    notices: list[str] = []
    found = read_bilingual(tmp_path / "a.docx", notify=notices.append)
    assert [(found.source.text, found.target.text)] == [("Да.", "Oui.")]
    assert "tracked changes" in notices[0]


def test_a_workbook_under_a_password_is_refused(tmp_path):
    message = refused(tmp_path / "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "is protected by a password or an old .xls; save it as .xlsx without a password" in message


def test_an_archive_of_something_else_is_no_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as stored:
        stored.writestr("a.txt", "Да.")
    with pytest.raises(InputError, match="is no sound Excel workbook"):
        read_bilingual(path)
