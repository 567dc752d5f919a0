"""What is written for office programs opens in one: LibreOffice, where it is installed, shows every text on paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

from tests.samples import FRENCH, RUSSIAN, alignment

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["table.xlsx", "table.docx", "report.html"])
def test_a_file_is_shown_with_its_texts_and_flags(tmp_path: Path, name: str):
    alignment().save(tmp_path / name)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / name)], check=True, capture_output=True, timeout=300)
    shown = words(extract_text(tmp_path / f"{Path(name).stem}.pdf"))
    for text in (*RUSSIAN, *FRENCH):
        first, *_ = words(text).split(",")
        assert first[:20] in shown
    assert "10 команд" in shown
