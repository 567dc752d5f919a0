"""Presentations are accounted for: put together at random, and those that LibreOffice saves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.segment import split
from tests.read import making
from tests.read.office import OFFICE, Slides, letters, saved_as
from tests.read.test_account import in_pptx, read
from tests.read.test_account_text import written

# Shapes of a slide, in which ~ is a word, the same one never twice.
_RUN = "<a:p><a:r><a:t>~</a:t></a:r></a:p>"


def _head(attributes: str = "", holder: str = "") -> str:
    return f'<p:nvSpPr><p:cNvPr id="2" name="Box" {attributes}/><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr/>'


def _box(paragraphs: str = _RUN, attributes: str = "", holder: str = "") -> str:
    return f"<p:sp>{_head(attributes, holder)}<p:txBody>{paragraphs}</p:txBody></p:sp>"


def _frame(content: str) -> str:
    return (
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='4' name='Frame'/></p:nvGraphicFramePr><a:graphic>"
        f"<a:graphicData>{content}</a:graphicData></a:graphic></p:graphicFrame>"
    )


SHAPES = (
    _box(),
    _box(holder='<p:ph type="title"/>'),
    _box(holder='<p:ph type="ftr"/>'),
    _box(_RUN * 2, holder='<p:ph idx="1"/>'),
    _box(attributes='hidden="1"'),
    _box(attributes='descr="~"'),
    _box("", attributes='descr="~" title="~"'),
    _box("<a:p><a:r><a:t>~</a:t></a:r><a:br/><a:r><a:rPr baseline='30000'/><a:t>~</a:t></a:r></a:p>"),
    _box("<a:p><a:fld type='datetime1'><a:t>~</a:t></a:fld></a:p>"),
    _box("<a:p><a:pPr><a:buChar char='•'/></a:pPr><a:r><a:t>~</a:t></a:r></a:p>"),
    _box(
        "<a:p><a:r><a:t>~</a:t></a:r><mc:AlternateContent><mc:Choice Requires='a14'><a14:m><m:oMath><m:r><m:t>~</m:t>"
        "</m:r></m:oMath></a14:m></mc:Choice><mc:Fallback><a:r><a:t>5</a:t></a:r></mc:Fallback></mc:AlternateContent>"
        "</a:p>"
    ),
    f"<p:grpSp>{_head('descr=' + repr('~'))}{_box()}<p:grpSp>{_head()}{_box()}</p:grpSp></p:grpSp>",
    f"<p:grpSp>{_head('hidden=' + repr('true'))}{_box()}</p:grpSp>",
    "<p:pic><p:nvPicPr><p:cNvPr id='3' name='Photo' descr='~'/></p:nvPicPr></p:pic>",
    _frame(
        f"<a:tbl><a:tr><a:tc><a:txBody>{_RUN}</a:txBody></a:tc><a:tc><a:txBody>{_RUN}</a:txBody></a:tc></a:tr></a:tbl>"
    ),
    _frame("<p:oleObj><p:pic><p:nvPicPr><p:cNvPr id='6' name='View' descr='~'/></p:nvPicPr></p:pic></p:oleObj>"),
    f"<mc:AlternateContent><mc:Choice Requires='x'>{_box()}</mc:Choice></mc:AlternateContent>",
    f"<p:cxnSp>{_head('descr=' + repr('~'))}</p:cxnSp>",
)


def everything(data: bytes) -> Counter[str]:
    """The letters in the segments and in what is left out."""
    document = read("a.pptx", data)
    segmented = letters("".join(segment.text for segment in split(document).segments))
    assert segmented == letters(document.text)
    return letters(document.text + "".join(passage.text for passage in document.left_out))


_SLIDE = st.lists(st.sampled_from(SHAPES), max_size=5)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(slides=st.lists(st.tuples(_SLIDE, st.booleans()), min_size=1, max_size=4), notes=_SLIDE)
def test_every_word_of_a_presentation_is_in_the_text_or_left_out(
    slides: list[tuple[list[str], bool]], notes: list[str]
):
    shown = [("<!--hidden-->" if hidden else "") + written(shapes) for shapes, hidden in slides]
    data = making.pptx(*shown, making.pptx_box("конец"), notes=written(notes))
    assert everything(data) == letters("".join([*shown, written(notes), "конец"]))


SEEDS = range(3)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The presentations of all seeds, as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("office")
    flat = [folder / f"{seed}.fodp" for seed in SEEDS]
    for seed, file in zip(SEEDS, flat, strict=True):
        file.write_text(Slides(seed).document(8), encoding="utf-8")
    return saved_as("pptx", flat)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("seed", SEEDS)
def test_every_letter_of_a_presentation_by_libreoffice_is_in_the_text_or_left_out(saved: list[Path], seed: int):
    data = saved[seed].read_bytes()
    assert everything(data) == letters("".join(in_pptx(data).elements()))


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("seed", SEEDS)
def test_every_paragraph_of_a_slide_is_a_line_and_those_of_hidden_slides_are_not(saved: list[Path], seed: int):
    writer = Slides(seed)
    writer.document(8)
    lines = Counter(read("a.pptx", saved[seed].read_bytes()).text.split("\n"))
    assert Counter(writer.shown) == lines
