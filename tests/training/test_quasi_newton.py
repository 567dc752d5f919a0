"""Minima known from the textbook."""

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.training.quasi_newton import minimise

Weights = NDArray[np.float64]


def test_the_minimum_of_a_bowl_however_stretched_is_found():
    curvature = np.logspace(-1, 2, 30)
    centre = np.linspace(-3, 3, 30)

    def bowl(x: Weights) -> tuple[float, Weights]:
        return float(curvature @ (x - centre) ** 2), 2 * curvature * (x - centre)

    found = minimise(bowl, np.zeros(30), 300, 1e-14)
    assert found.weights == pytest.approx(centre, abs=1e-3)
    assert found.value < 1e-6


def test_the_bend_of_rosenbrocks_valley_is_followed():
    def valley(x: Weights) -> tuple[float, Weights]:
        a, b = x
        value = (1 - a) ** 2 + 100 * (b - a * a) ** 2
        return float(value), np.array([-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)])

    found = minimise(valley, np.array([-1.2, 1.0]), 200, 0)
    assert found.weights == pytest.approx([1, 1], abs=1e-4)
    assert found.n_steps < 60


def test_a_logistic_regression_comes_out_where_its_gradient_vanishes():
    rows = np.random.default_rng(3).normal(size=(200, 5))
    signs = np.sign(rows @ np.arange(-2, 3) + np.random.default_rng(4).normal(size=200))

    def loss(x: Weights) -> tuple[float, Weights]:
        margins = signs * (rows @ x)
        gradient = rows.T @ (-signs / (1 + np.exp(margins))) + 0.2 * x
        return float(np.logaddexp(0, -margins).sum() + 0.1 * x @ x), gradient

    found = minimise(loss, np.zeros(5), 200, 1e-12)
    assert np.abs(loss(found.weights)[1]).max() < 1e-3
    assert found.n_steps < 40


def test_a_start_at_the_minimum_stays_there():
    found = minimise(lambda x: (float(x @ x), 2 * x), np.zeros(3), 10, 1e-6)
    assert (found.n_steps, found.value, found.weights.tolist()) == (0, 0.0, [0.0, 0.0, 0.0])


def test_steps_are_bounded():
    found = minimise(lambda x: (float(np.exp(-x).sum()), -np.exp(-x)), np.zeros(1), 7, 0)
    assert found.n_steps == 7
