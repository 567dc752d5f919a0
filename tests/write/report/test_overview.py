from dataclasses import replace

import pytest

from aligner import Alignment, Severity
from aligner.write.report.overview import overview
from tests.samples import RUSSIAN, alignment, document


def test_coverage_counts_segments_and_characters_of_either_side():
    source, target = overview(replace(alignment(), moved=())).sides
    assert (source.language, source.whole.segments, source.paired.segments, source.without) == ("Russian", 5, 4, 1)
    assert (target.language, target.whole.segments, target.paired.segments, target.without) == ("French", 4, 3, 1)
    lost = len("Погода нас не подвела.")
    assert source.share == pytest.approx(1 - lost / sum(map(len, RUSSIAN)))


def test_a_moved_passage_is_neither_paired_nor_without_counterpart():
    source, target = overview(alignment()).sides
    assert (source.moved.segments, source.without) == (1, 0)
    assert (target.moved.segments, target.without) == (1, 0)
    assert source.share + source.moved_share == pytest.approx(1)


def test_pairs_are_counted_by_how_sure_they_are():
    found = overview(alignment())
    assert (found.pairs, found.merged, found.unsure, found.doubtful) == (3, 1, 1, 0)
    assert found.mean_confidence == pytest.approx((0.98765 + 0.75 + 1.0) / 3)


def test_flags_are_counted_by_kind_and_severity_gravest_first():
    found = overview(alignment())
    assert [(kind.kind, kind.total, [count for _, count in kind.by_severity]) for kind in found.kinds] == [
        ("number", 1, [1, 0, 0]),
        ("name", 1, [0, 1, 0]),
    ]
    assert found.severities == ((Severity.ERROR, 1), (Severity.WARNING, 1), (Severity.INFO, 0))


def test_two_texts_without_segments_have_no_mean():
    found = overview(Alignment(document([], "ru"), document([], "fr"), ()))
    assert (found.pairs, found.mean_confidence, found.sides[0].share, found.kinds) == (0, None, 1.0, ())
