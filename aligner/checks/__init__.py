"""Checks: aligned pairs become flags that say where the two texts differ."""

from __future__ import annotations

from aligner.checks.registry import CHECKS, KINDS, known_kinds, run_checks, select_kinds

__all__ = ["CHECKS", "KINDS", "known_kinds", "run_checks", "select_kinds"]
