"""What the net of counterparts is shown: pairs as they are and with a stretch cut out, their states and their labels.

Negatives are pairs as they are, positives the same with a stretch cut out of one side or both. The label of a piece is
the share of its transport (Cuturi 2013), between the whole texts, that went to the pieces that were cut.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from contextual_pairs import TrainingPair
from contextual_states import StateFile, shares_gone
from numpy.typing import NDArray
from partial_cuts import Cut

from aligner.checks.support.counterparts import RAREST, normalised

Floats = NDArray[np.float32]

BATCH_CHARACTERS = 9000


@dataclass(frozen=True)
class Example:
    """Two texts as they are shown; for each side the labels of its pieces, None where nothing it says was cut."""

    texts: tuple[str, str]
    languages: tuple[str, str]
    labels: tuple[Floats | None, Floats | None]


@dataclass(frozen=True)
class Batch:
    """Some examples as tensors, by side: states, which places hold a piece, rarities, labels of pieces and of texts."""

    sides: list[torch.Tensor]
    masks: list[torch.Tensor]
    rarities: list[torch.Tensor]
    labels: list[torch.Tensor]
    questions: list[torch.Tensor]


class Examples:
    """The examples with the states of their texts."""

    def __init__(
        self, pairs: Sequence[TrainingPair], file: StateFile, means: Mapping[str, Floats], rarity: Floats
    ) -> None:
        self.file, self.means, self.rarity = file, means, rarity
        self.by_pair = [list(self._of(pair)) for pair in pairs]

    def drawn(self, chance: random.Random) -> list[Example]:
        """For one round: every pair as it is, and with one side cut or both."""
        return [
            example for whole, *cut in self.by_pair for example in ((whole, chance.choice(cut)) if cut else (whole,))
        ]

    def text(self, text: str, language: str) -> tuple[Floats, Floats]:
        """What the net reads of a text: (n, 2 · WIDTH) and (n,)."""
        pieces, states = self.file.of(text)
        return normalised(states - self.means[language]), np.minimum(self.rarity[pieces.ids] / RAREST, 1)

    def _of(self, pair: TrainingPair) -> Iterator[Example]:
        full, cuts = pair.texts, pair.cuts
        yield Example(full, pair.languages, (None, None))
        if cuts == (None, None):
            return
        shares = self._shares(pair)
        for first, second in ((True, False), (False, True), (True, True)):
            chosen = (cuts[0] if first else None, cuts[1] if second else None)
            if (first and cuts[0] is None) or (second and cuts[1] is None):
                continue
            texts, labels = zip(
                *(
                    (
                        own.rest if own else full[side],
                        self._moved(shares[side], full[side], own) if chosen[1 - side] else None,
                    )
                    for side, own in enumerate(chosen)
                ),
                strict=True,
            )
            yield Example((texts[0], texts[1]), pair.languages, (labels[0], labels[1]))

    def _shares(self, pair: TrainingPair) -> list[Floats]:
        """For the pieces of each whole text, how much of their transport went to what is cut from the other."""
        pieces, states = [], []
        for text, language in zip(pair.texts, pair.languages, strict=True):
            own, each = self.file.of(text)
            pieces.append(own)
            states.append((each - self.means[language])[:, -1])
        shares = []
        for side in (0, 1):
            cut = pair.cuts[1 - side]
            gone = np.array([cut is not None and cut.start <= start < cut.stop for start, _ in pieces[1 - side].spans])
            shares.append(shares_gone((states[side], states[1 - side]), gone))
        return shares

    def _moved(self, shares: Floats, full: str, cut: Cut | None) -> Floats:
        """Labels for the pieces of a text that is itself cut: each takes that of the piece where it stood."""
        if cut is None:
            return shares
        whole, _ = self.file.of(full)
        left, _ = self.file.of(cut.rest)
        by_place = {start: share for (start, _), share in zip(whole.spans, shares, strict=True)}
        letters = enumerate(zip(full.lower(), cut.rest.lower(), strict=False))
        same = next((k for k, (before, after) in letters if before != after), cut.start)
        shift = len(full) - len(cut.rest)
        places = [start if start < same else start + shift for start, _ in left.spans]
        return np.array([by_place.get(place, 0.0) for place in places], np.float32)

    def batch(self, chosen: Sequence[Example]) -> Batch:
        """Tensors of some examples."""
        read = [[self.text(example.texts[side], example.languages[side]) for example in chosen] for side in (0, 1)]
        sides = [padded([states for states, _ in side]) for side in read]
        rarities = [padded([rarity for _, rarity in side]) for side in read]
        masks = [padded([np.ones(len(rarity), np.float32) for _, rarity in side]) > 0 for side in read]
        labels = [
            padded(
                [_labels(example.labels[k], len(rarity)) for example, (_, rarity) in zip(chosen, read[k], strict=True)]
            )
            for k in (0, 1)
        ]
        questions = [torch.tensor([float(example.labels[k] is not None) for example in chosen]) for k in (0, 1)]
        return Batch(sides, masks, rarities, labels, questions)


def _labels(labels: Floats | None, n: int) -> Floats:
    return np.zeros(n, np.float32) if labels is None else labels


def padded(rows: Sequence[Floats]) -> torch.Tensor:
    """Rows of several lengths as one tensor, zeros behind the shorter."""
    out = torch.zeros(len(rows), max(map(len, rows)), *rows[0].shape[1:])
    for k, row in enumerate(rows):
        out[k, : len(row)] = torch.from_numpy(row)
    return out


def by_length(examples: Sequence[Example], chance: random.Random) -> list[list[int]]:
    """Batches of examples of like length, in random order."""
    longest = [max(map(len, example.texts)) for example in examples]
    order = sorted(range(len(examples)), key=lambda k: longest[k] + 4 * chance.random())
    batches: list[list[int]] = []
    for k in order:
        if batches and longest[k] * (len(batches[-1]) + 1) <= BATCH_CHARACTERS:
            batches[-1].append(k)
        else:
            batches.append([k])
    chance.shuffle(batches)
    return batches
