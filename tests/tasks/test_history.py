"""Files as git has them at an earlier revision."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.tasks.history import is_in_revision, read_revision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A guide in a folder, edited once after the tag ``v1``."""
    git(tmp_path, "init", "-q")
    (tmp_path / "docs").mkdir()
    guide = tmp_path / "docs" / "guide.md"
    guide.write_text("# Guide\n\nOpen from 9.\n\nBring a bag.\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Guide")
    git(tmp_path, "tag", "v1")
    guide.write_text("# Guide\n\nOpen from 10.\n\nBring a bag.\n", encoding="utf-8")
    git(tmp_path, "commit", "-qam", "Later")
    return tmp_path


def test_a_file_is_read_as_it_stood(repository: Path):
    old = read_revision(repository / "docs" / "guide.md", "v1", "en")
    assert "Open from 9." in old.text
    assert old.path == f"v1:{repository / 'docs' / 'guide.md'}"


def test_a_file_that_was_renamed_since_is_read_under_its_old_name(repository: Path):
    git(repository, "mv", "docs/guide.md", "docs/manual.md")
    git(repository, "commit", "-qm", "Rename")
    assert "Open from 9." in read_revision(repository / "docs" / "manual.md", "v1", "en").text


@pytest.mark.parametrize(
    ("name", "revision", "message"),
    [
        ("docs/guide.md", "v7", "git knows no revision 'v7' here"),
        ("docs/guide.md", "--output=x", "is no revision"),
        ("docs/new.md", "v1", "git has no new.md at v1: it is new since"),
        ("nowhere/guide.md", "v1", "there is no file"),
    ],
)
def test_what_cannot_be_read_is_said(repository: Path, name: str, revision: str, message: str):
    with pytest.raises(InputError, match=message):
        read_revision(repository / name, revision, "en")
    assert not is_in_revision(repository / name, revision)


def test_a_folder_without_repository_is_said(tmp_path: Path):
    (tmp_path / "guide.md").write_text("Text.\n", encoding="utf-8")
    with pytest.raises(InputError, match="in no git repository"):
        read_revision(tmp_path / "guide.md", "HEAD", "en")
