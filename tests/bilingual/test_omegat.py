"""A memory in OmegaT: the program fills what --fit says that it will, by sentences and by paragraphs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from aligner import Alignment, Document, align
from aligner.bilingual.text import joined
from aligner.language.registry import language_of
from aligner.segment.srx.cutting import cut, cutter
from aligner.segment.srx.ours import rules_of
from aligner.segment.srx.rule import Rule
from aligner.tasks.convert import gathered
from aligner.tasks.fit import fit
from aligner.write import save
from aligner.write.suspects import divide

DATA = Path(__file__).parents[2] / "data"
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>RU</source_lang><target_lang>FR</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>{by_sentence}</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
LONGEST_RUN = 300
"""Seconds, on a machine that does much else."""


def segmentation(rules: Iterable[Rule]) -> str:
    """Rules as OmegaT 3.6 keeps them in a project; from 5.5 on it loads an .srx itself."""
    each = "".join(
        '<void method="add"><object class="org.omegat.core.segmentation.Rule">'
        f'<void property="breakRule"><boolean>{str(rule.breaks).lower()}</boolean></void>'
        f'<void property="beforebreak"><string>{escape(rule.before)}</string></void>'
        f'<void property="afterbreak"><string>{escape(rule.after)}</string></void></object></void>'
        for rule in rules
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><java class="java.beans.XMLDecoder">'
        '<object class="org.omegat.core.segmentation.SRX">'
        '<void property="mappingRules"><object class="java.util.ArrayList"><void method="add">'
        '<object class="org.omegat.core.segmentation.MapRule">'
        '<void property="language"><string>RU</string></void><void property="pattern"><string>RU.*</string></void>'
        f'<void property="rules"><object class="java.util.ArrayList">{each}</object></void></object></void></object>'
        '</void><void property="version"><string>0.2.2</string></void></object></java>'
    )


def filled_by_omegat(folder: Path, text: str, pairs: Alignment, *, by_sentence: bool) -> str:
    """The text as OmegaT translates it by a memory alone."""
    for place in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (folder / place).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT.format(by_sentence=str(by_sentence).lower()), encoding="utf-8")
    (folder / "source" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "omegat" / "segmentation.conf").write_text(segmentation(rules_of(language_of("ru")).rules), "utf-8")
    save(pairs, folder / "tm" / "auto" / "m.tmx")
    command = ["omegat", "--mode=console-translate", f"--config-dir={folder / 'config'}", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_RUN, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "segmentation rules" not in ran.stderr, ran.stderr
    return (folder / "target" / "a.txt").read_text(encoding="utf-8")


def filled_by_us(text: str, pairs: Alignment, *, by_sentence: bool) -> str:
    """The same as --fit counts it: each segment that has a unit is its translation."""
    rules = rules_of(language_of("ru")).rules if by_sentence else ()
    known = {
        joined(pairs.source_segments(bead)): joined(pairs.target_segments(bead))
        for bead in pairs.beads
        if not bead.is_null
    }
    made, last = "", 0
    for segment in cut(Document(text, "ru"), cutter(rules)).segments:
        made += text[last : segment.start] + known.get(segment.text, segment.text)
        last = segment.stop
    return made + text[last:]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed here (Debian: apt install omegat)")
@pytest.mark.parametrize("name", ["bilan", "discours"])
def test_omegat_fills_what_the_fit_says(name: str, tmp_path: Path):
    pairs = align(DATA / f"{name}.ru.txt", DATA / f"{name}.fr.txt")
    text = (DATA / f"{name}.ru.txt").read_text(encoding="utf-8").replace("\n", "\n\n")  # its paragraphs, for OmegaT
    both, _ = divide(gathered([pairs], units="both"))  # what a memory holds
    by_sentence = filled_by_omegat(tmp_path / "s", text, both, by_sentence=True)
    assert by_sentence == filled_by_us(text, both, by_sentence=True)
    by_paragraph = filled_by_omegat(tmp_path / "p", text, both, by_sentence=False)
    assert by_paragraph == filled_by_us(text, both, by_sentence=False)
    told = fit(both, Document(text, "ru"))
    assert told.n_exact > told.n_segments / 2
    assert told.n_exact_paragraphs > told.n_paragraphs / 2
