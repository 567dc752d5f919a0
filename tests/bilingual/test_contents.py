"""A file that cannot be read is told with its path and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.bilingual.contents import bytes_in, utf8_in
from aligner.errors import InputError


def test_text_is_read_without_its_byte_order_mark_and_with_line_feeds(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("мир\r\npaix\n".encode("utf-8-sig"))
    assert utf8_in(tmp_path / "a.txt") == "мир\npaix\n"
    assert bytes_in(tmp_path / "a.txt").endswith(b"\r\npaix\n")


@pytest.mark.parametrize("read", [bytes_in, utf8_in])
def test_what_cannot_be_read_is_refused(tmp_path: Path, read):
    with pytest.raises(InputError, match=r"cannot read .*b\.txt: No such file or directory; check the path"):
        read(tmp_path / "b.txt")
    with pytest.raises(InputError, match=r"cannot read .*; check the path"):
        read(tmp_path)


def test_text_in_another_encoding_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("мир".encode("cp1251"))
    with pytest.raises(InputError, match=r"a\.txt is not UTF-8 text; save it as UTF-8"):
        utf8_in(tmp_path / "a.txt")
