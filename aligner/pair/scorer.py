"""The log-linear bead scorer: weights by feature name, and the scores they give to every bead of a corridor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import numpy as np

from aligner.errors import InputError
from aligner.pair.block import Block
from aligner.pair.calibration import KINDS, Line
from aligner.pair.corridor import Corridor, Tile
from aligner.pair.features import (
    GAP_FEATURES,
    MATCH_FEATURES,
    NULL_FEATURES,
    Bitexts,
    bead_types,
    null_features,
    type_features,
)
from aligner.pair.lattice import IMPOSSIBLE, BeadScores
from aligner.pair.side import Floats
from aligner.parameters import models_folder
from aligner.threads import in_parallel

SCHEMA = "aligner-bead-scorer/1"
DEFAULT_SCORER = "bead-scorer.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of a semi-Markov CRF; a feature without a weight counts nothing.

    ``name`` is the file's stem and first digits of its hash: how signatures know it; ``calibration`` says what the
    posteriors of ``null`` and of ``match`` beads are worth.
    """

    weights: Mapping[str, float]
    max_bead: int
    name: str = "unnamed"
    card: Mapping[str, object] = field(default_factory=dict)
    calibration: Mapping[str, Line] = field(default_factory=dict)

    def score(
        self,
        bitexts: Bitexts,
        corridor: Corridor,
        max_bead: int | None = None,
        threads: int = 1,
        known: BeadScores | None = None,
    ) -> BeadScores:
        """Log-potentials of every bead and null in the corridor.

        Args:
            max_bead: segments on a side at most; the scorer's own figure when None.
            threads: processor threads, each of which scores rows of its own.
            known: the scores of a narrower corridor of the same texts; rows that are no wider are taken from it.
        """
        types = bead_types(min(max_bead or self.max_bead, bitexts.max_span))
        match = np.full((len(types), corridor.n_nodes), IMPOSSIBLE, np.float32)
        new = np.ones(corridor.n_source, bool)
        if known is not None:
            new = (corridor.widths != known.corridor.widths)[:-1]
            kept = np.append(~new, False)  # no bead begins in the last row
            match[:, np.repeat(kept, corridor.widths)] = known.match[:, np.repeat(kept, known.corridor.widths)]

        def fill(group: list[Tile]) -> None:
            tiles = [tile for tile in group if new[tile[0]].any()]
            if not tiles:
                return
            offsets = [corridor.offsets[[tile[0].start, tile[0].stop]] for tile in tiles]
            nodes = np.concatenate([np.arange(first, stop) for first, stop in offsets])
            rows, columns = corridor.places(nodes)
            held = np.flatnonzero(columns < corridor.n_target)
            nodes = nodes[held]
            block = Block(bitexts, tiles, rows[held], columns[held])
            for t, (n, m) in enumerate(types):
                match[t, nodes] = self._block_scores(block, n, m)

        in_parallel(fill, list(corridor.blocks()), threads)
        null_weights = np.array([self.weights.get(name, 0.0) for name in NULL_FEATURES])
        open_gap, cross_gap = (self.weights.get(name, 0.0) for name in GAP_FEATURES)
        return BeadScores(
            corridor,
            types,
            match,
            null_features(bitexts.source, bitexts.source_background, bitexts.source_best) @ null_weights,
            null_features(bitexts.target, bitexts.target_background, bitexts.target_best) @ null_weights,
            open_gap,
            cross_gap,
        )

    def _block_scores(self, block: Block, n: int, m: int) -> Floats:
        bias = sum(self.weights.get(name, 0.0) * value for name, value in type_features(n, m).items())
        scores = np.full(len(block), bias, np.float32)
        for name, values in block.features(n, m, self.weights):
            scores += np.float32(self.weights[name]) * values
        return scores


def load_scorer(path: str | PathLike[str] | None = None, languages: tuple[str, str] | None = None) -> Scorer:
    """The scorer stored in ``path``; or the one that ships for a pair of languages, or for any.

    Args:
        languages: primary subtags, in either order: scorers weigh both sides alike.

    Raises:
        InputError: if the file is missing, no JSON, no scorer, or holds weights of features unknown here.
    """
    file = Path(path) if path else _shipped(languages)
    advice = "give a file that `aligner train` wrote"
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"the scorer {file} cannot be read ({error.strerror}): {advice}") from error
    try:
        stored = json.loads(content)
        if stored["schema"] != SCHEMA:
            raise ValueError(f"its schema is {stored['schema']!r}, not {SCHEMA!r}")
        weights = {str(name): float(value) for name, value in stored["weights"].items()}
        max_bead = int(stored["max_bead"])
        calibration = {
            str(kind): Line(float(line["slope"]), float(line["offset"]))
            for kind, line in stored.get("calibration", {}).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{file} is not a bead scorer ({error}): {advice}") from error
    unknown = weights.keys() - {*MATCH_FEATURES, *NULL_FEATURES, *GAP_FEATURES}
    if unknown:
        raise InputError(f"{file} weighs features unknown to this version ({', '.join(sorted(unknown))}): {advice}")
    if not all(np.isfinite(list(weights.values()))) or not 1 <= max_bead <= 6:
        raise InputError(f"{file} holds weights that are no numbers, or a max_bead out of 1 to 6: {advice}")
    if unknown := calibration.keys() - KINDS:
        raise InputError(f"{file} calibrates beads unknown to this version ({', '.join(sorted(unknown))}): {advice}")
    if not all(line.slope > 0 and np.isfinite([line.slope, line.offset]).all() for line in calibration.values()):
        raise InputError(f"{file} holds a calibration that does not keep the order of confidences: {advice}")
    digest = hashlib.sha256(content).hexdigest()[:8]
    return Scorer(weights, max_bead, f"{file.stem}:{digest}", stored.get("card", {}), calibration)


def _shipped(languages: tuple[str, str] | None) -> Path:
    for pair in (languages, languages[::-1]) if languages else ():
        file = models_folder() / f"bead-scorer.{'-'.join(pair)}.json"
        if file.is_file():
            return file
    return models_folder() / DEFAULT_SCORER


def store_scorer(scorer: Scorer) -> str:
    """The scorer as the text of a JSON file."""
    stored = {
        "schema": SCHEMA,
        "max_bead": scorer.max_bead,
        "weights": {name: round(value, 6) for name, value in scorer.weights.items()},
        "card": dict(scorer.card),
    }
    if scorer.calibration:
        stored["calibration"] = {
            kind: {"slope": round(line.slope, 4), "offset": round(line.offset, 4)}
            for kind, line in scorer.calibration.items()
        }
    return json.dumps(stored, ensure_ascii=False, indent=2) + "\n"
