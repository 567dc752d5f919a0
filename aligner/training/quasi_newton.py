"""The minimum of a smooth convex function of some dozen weights, by L-BFGS (Liu & Nocedal 1989)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
Loss = Callable[[Weights], tuple[float, Weights]]

MEMORY = 10
"""Steps whose curvature is remembered, as in the paper's experiments and in scipy."""

DECREASE, CURVATURE = 1e-4, 0.9
"""Of the slope at the start of a step: what it has to gain of it, and what it may leave (Wolfe's conditions)."""

MOST_TRIALS = 20

FLAT = 1e-5
"""A gradient none of whose components is larger is that of the minimum."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """Where a function is least, how much it is there, and the steps that it took to get there."""

    weights: Weights
    value: float
    n_steps: int


def minimise(loss: Loss, start: Weights, most_steps: int, tolerance: float) -> Minimum:
    """Go down from ``start`` until a step gains less than ``tolerance`` of the value.

    Args:
        loss: the value and the gradient at a place.
    """
    weights = start
    value, gradient = loss(weights)
    past: deque[tuple[Weights, Weights]] = deque(maxlen=MEMORY)
    for n_steps in range(most_steps):
        if np.abs(gradient).max(initial=0) <= FLAT:
            return Minimum(weights, value, n_steps)
        direction = _downhill(gradient, past)
        first = 1.0 if past else min(1.0, 1 / float(np.abs(gradient).sum()))
        found = _along(loss, weights, direction, (value, gradient), first)
        if found is None:
            return Minimum(weights, value, n_steps)
        new_weights, new_value, new_gradient = found
        step, change = new_weights - weights, new_gradient - gradient
        if step @ change > 1e-10 * float(change @ change):
            past.append((step, change))
        gain = (value - new_value) / max(abs(value), abs(new_value), 1.0)
        weights, value, gradient = new_weights, new_value, new_gradient
        if gain <= tolerance:
            return Minimum(weights, value, n_steps + 1)
    return Minimum(weights, value, most_steps)


def _downhill(gradient: Weights, past: deque[tuple[Weights, Weights]]) -> Weights:
    """The step that the remembered curvature suggests: the paper's two loops (Nocedal & Wright 2006, algorithm 7.4)."""
    direction = -gradient
    shares = []
    for step, change in reversed(past):
        share = (step @ direction) / (step @ change)
        shares.append(share)
        direction = direction - share * change
    if past:
        step, change = past[-1]
        direction = direction * ((step @ change) / (change @ change))
    for (step, change), share in zip(past, reversed(shares), strict=True):
        direction = direction + (share - (change @ direction) / (step @ change)) * step
    return direction


def _along(
    loss: Loss, weights: Weights, direction: Weights, at_start: tuple[float, Weights], first: float
) -> tuple[Weights, float, Weights] | None:
    """The place, value and gradient where a step meets Wolfe's conditions; None where no step gains anything.

    A step that gains too little is halved towards the longest that gained enough, and one that leaves much slope is
    doubled (Burke & Engle 2018, weak Wolfe bisection).
    """
    value, gradient = at_start
    slope = float(gradient @ direction)
    low, high, size = 0.0, np.inf, first
    best: tuple[Weights, float, Weights] | None = None
    for _ in range(MOST_TRIALS):
        place = weights + size * direction
        there, gradient_there = loss(place)
        if not there <= value + DECREASE * size * slope:
            high = size
        else:
            best = place, there, gradient_there
            if float(gradient_there @ direction) >= CURVATURE * slope:
                return best
            low = size
        size = 2 * low if np.isinf(high) else (low + high) / 2
    return best
