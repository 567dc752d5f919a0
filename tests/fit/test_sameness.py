"""How two versions of a model's file differ."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from sameness import difference


def as_json(value: object, **layout: object) -> bytes:
    return json.dumps(value, **layout).encode()  # type: ignore[arg-type]


def as_arrays(**arrays: list[float]) -> bytes:
    stream = io.BytesIO()
    np.savez_compressed(stream, allow_pickle=False, **{name: np.array(rows) for name, rows in arrays.items()})
    return stream.getvalue()


MODEL = {"bias": 0.5, "weights": {"length": 1.0, "names": -2.0}, "trees": [{"leaves": [0.25, 0.5]}]}


def test_the_same_numbers_in_another_layout_are_the_same():
    assert difference(as_json(MODEL), as_json(MODEL, indent=2)) is None


def test_the_same_arrays_stored_at_another_time_are_the_same():
    stored = as_arrays(a=[1.0, 2.0])
    assert difference(stored, as_arrays(a=[1.0, 2.0])) is None


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({**MODEL, "bias": 0.4}, "1 of 5 values differ, most bias: 0.5 → 0.4"),
        (
            {**MODEL, "bias": 0.4, "trees": [{"leaves": [0.25, 0.9]}]},
            "2 of 5 values differ, most trees.0.leaves.1: 0.5 → 0.9",
        ),
        ({**MODEL, "weights": {"length": 1.0}}, "1 values are gone, such as weights.names"),
        ({**MODEL, "rate": 0.01}, "1 values are new, such as rate"),
        ({**MODEL, "bias": "none"}, "1 of 5 values differ, most bias: 0.5 → none"),
    ],
)
def test_what_differs_is_told_with_its_place(after: object, told: str):
    assert difference(as_json(MODEL), as_json(after)) == told


def test_an_array_that_differs_is_told_with_its_place():
    assert difference(as_arrays(a=[1.0, 2.0]), as_arrays(a=[1.0, 2.5])) == "1 of 2 values differ, most a[1]: 2.0 → 2.5"


def test_a_file_that_was_not_there_is_new():
    assert difference(b"", as_json(MODEL)) == "new"
