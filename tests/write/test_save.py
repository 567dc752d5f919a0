import io
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import Alignment, Bead, InputError
from aligner.bilingual import tsv as tsv_writer
from aligner.write import FORMATS, check_output, format_for, save, save_to
from tests.samples import alignment, timed

BROKEN = replace(alignment(), beads=(*alignment().beads, Bead((999,), (0,))))
"""Its last bead names a segment that does not exist: writers fail after they have begun."""


@pytest.mark.parametrize(
    ("path", "format", "name"),
    [
        ("a.tmx", None, "tmx"),
        ("a.b.TSV", None, "tsv"),
        (Path("a.json"), None, "json"),
        ("rapport.html", None, "html"),
        ("a.ladder", None, "ladder"),
        ("a.txt", "ladder", "ladder"),
        ("a.tmx", "json", "json"),
        ("a", "TMX", "tmx"),
    ],
)
def test_the_suffix_names_the_format_unless_it_is_said(path, format, name):
    assert format_for(path, format).name == name


@pytest.mark.parametrize(
    ("path", "format", "message"),
    [
        (
            "a.pdf",
            None,
            "the suffix .pdf of a.pdf names no format; use .tmx, ",
        ),
        ("a", None, "a has no suffix to name its format; use .tmx"),
        ("a.tmx", "xlf", "there is no format 'xlf'; known are tmx, "),
    ],
)
def test_an_unknown_format_is_refused(path, format, message):
    with pytest.raises(InputError) as caught:
        format_for(path, format)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if not known.is_two_files])
def test_every_format_writes_a_file(tmp_path, name, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = tmp_path / f"a{FORMATS[name].suffix}"
    of_a_film = timed(alignment())
    of_a_film.save(path)
    stream = io.BytesIO()
    save_to(of_a_film, stream, name)
    assert path.read_bytes() == stream.getvalue() != b""


def test_pairs_flagged_as_errors_go_to_a_review_file(tmp_path):
    written = save(alignment(), tmp_path / "discours.tmx")
    assert [path.name for path in written] == ["discours.tmx", "discours.review.tmx"]
    memory, review = (path.read_text(encoding="utf-8") for path in written)
    assert ("17 équipes" in memory, "17 équipes" in review) == (False, True)
    assert ("billet" in memory, "billet" in review) == (True, False)
    assert "«Le»" in memory  # a warning is no reason to keep a pair out, and its note stays with it


def test_flagged_pairs_stay_in_the_memory_when_asked(tmp_path):
    written = save(alignment(), tmp_path / "discours.tmx", keep_flagged=True)
    assert [path.name for path in written] == ["discours.tmx"]
    assert "17 équipes" in written[0].read_text(encoding="utf-8")


def test_without_errors_there_is_no_review_file(tmp_path):
    save(replace(alignment(), flags=()), tmp_path / "discours.tmx")
    assert [path.name for path in tmp_path.iterdir()] == ["discours.tmx"]


def test_other_formats_keep_every_pair_in_one_file(tmp_path):
    save(alignment(), tmp_path / "discours.tsv")
    assert [path.name for path in tmp_path.iterdir()] == ["discours.tsv"]


def test_a_stream_has_no_review_file_and_says_how_many_pairs_it_lacks():
    stream = io.BytesIO()
    assert save_to(alignment(), stream, "tmx") == 1
    assert "17 équipes" not in stream.getvalue().decode()


@pytest.mark.parametrize("suffix", [".tmx", ".tsv"])
def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(IndexError):
        save(BROKEN, path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "old"


def test_an_interrupted_writer_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(_: Alignment, stream: io.BytesIO) -> None:
        stream.write(b"half of")
        raise KeyboardInterrupt

    monkeypatch.setattr(tsv_writer, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(alignment(), tmp_path / "a.tsv")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_usual_permissions_and_an_old_one_keeps_its_own(tmp_path):
    usual, kept = tmp_path / "usual", tmp_path / "kept.tsv"
    usual.write_text("", encoding="utf-8")
    kept.write_text("", encoding="utf-8")
    kept.chmod(0o600)
    save(alignment(), tmp_path / "new.tsv")
    save(alignment(), kept)
    assert (tmp_path / "new.tsv").stat().st_mode == usual.stat().st_mode
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_symbolic_link_stays_one(tmp_path):
    real, link = tmp_path / "real.ladder", tmp_path / "link.ladder"
    real.write_text("old", encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make symbolic links")
    save(alignment(), link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "[0, 1]:[0]\n[2]:[1]\n[3]:[]\n[]:[2]\n[4]:[3]\n"


def test_a_checked_output_leaves_no_trace(tmp_path):
    check_output(tmp_path / "a.tmx")
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_is_refused_before_the_work(tmp_path):
    (tmp_path / "folder.tmx").mkdir()
    cases = {
        tmp_path / "missing" / "a.tmx": f"there is no folder {tmp_path / 'missing'}; create it first",
        tmp_path / "folder.tmx": "it is a folder; add a file name",
        tmp_path / f"{'n' * 300}.tmx": "name too long",
    }
    for path, message in cases.items():
        with pytest.raises(InputError) as caught:
            check_output(path)
        assert message.lower() in str(caught.value).lower()


def test_a_write_protected_file_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.tmx"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)  # chmod would not hold back the administrator that CI may be
    with pytest.raises(InputError, match="the file is write-protected"):
        check_output(path)


def test_a_full_disk_is_a_clear_error(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tsv_writer, "write", full)
    with pytest.raises(InputError, match=r"cannot write .*a.tsv: No space left on device"):
        save(alignment(), tmp_path / "a.tsv")
    assert list(tmp_path.iterdir()) == []
