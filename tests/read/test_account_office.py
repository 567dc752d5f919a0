"""Documents that LibreOffice saved are accounted for, by their bytes, by its plain text, by pdftotext."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read.office import OFFICE, PDFTOTEXT, Writer, letters, saved_as
from tests.read.test_account import in_docx, in_epub, in_html, in_odt, read

pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]

SEEDS = range(3)
FORMATS = ("docx", "odt", "rtf", "html:HTML", "xhtml", "epub", "pdf")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The documents of all seeds by suffix."""
    folder = tmp_path_factory.mktemp("office")
    written = []
    for seed in SEEDS:
        written.append(folder / f"{seed}.fodt")
        written[-1].write_text(Writer(seed).document(30), encoding="utf-8")
    plain = saved_as("txt:Text (encoded):UTF8", written)
    return {"txt": plain} | {kind.split(":")[0]: saved_as(kind, written) for kind in FORMATS}


def in_rtf(data: bytes) -> Counter[str]:
    """Cyrillic letters are numbers in the file; what stands there again for older programs counts once."""
    copies = re.compile(rb"\{(?:\\\*)?\\(?:nonshppict|shprslt|pgdsctbl)\b")
    while (copy := copies.search(data)) is not None:
        stop, depth = copy.end(), 1
        while depth:
            depth += {b"{": 1, b"}": -1}.get(data[stop : stop + 1], 0)
            stop += 1
        data = data[: copy.start()] + data[stop:]
    return letters("".join(chr(int(code) % 65536) for code in re.findall(rb"\\u(-?\d+)", data)))


def in_pdf(file: Path) -> Counter[str]:
    shown = subprocess.run([str(PDFTOTEXT), str(file), "-"], check=True, capture_output=True, timeout=60)
    return letters(shown.stdout.decode())


COUNTERS: dict[str, Callable[[bytes], Counter[str]]] = {
    "docx": in_docx, "odt": in_odt, "rtf": in_rtf, "html": in_html, "xhtml": in_html, "epub": in_epub
}  # fmt: skip


def cyrillic(counted: Counter[str]) -> Counter[str]:
    return letters("".join(counted.elements()))


def accounted(file: Path) -> Counter[str]:
    document = read(file.name, file.read_bytes())
    return letters(document.text + "".join(passage.text for passage in document.left_out))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("suffix", COUNTERS)
def test_every_letter_of_the_file_is_in_the_text_or_left_out(saved, suffix, seed):
    file = saved[suffix][seed]
    assert accounted(file) == cyrillic(COUNTERS[suffix](file.read_bytes()))


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("seed", SEEDS)
def test_every_letter_that_another_program_finds_in_a_pdf_is_in_the_text_or_left_out(saved, seed):
    file = saved["pdf"][seed]
    assert accounted(file) == in_pdf(file)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_nothing_is_missing_that_libreoffice_writes_as_plain_text(saved, suffix, seed):
    plain = letters(saved["txt"][seed].read_text(encoding="utf-8-sig"))
    assert plain - accounted(saved[suffix][seed]) == Counter()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_every_paragraph_that_was_written_is_a_line_of_the_text(saved, suffix, seed):
    writer = Writer(seed)
    writer.document(30)
    lines = read(saved[suffix][seed].name, saved[suffix][seed].read_bytes()).text.split("\n")
    assert Counter(writer.shown) - Counter(lines) == Counter()
