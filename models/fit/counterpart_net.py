"""Fit the net that tells which pieces of a text have no counterpart (aligner/checks/support/counterparts.py).

    python models/fit/counterpart_net.py $BENCH_DATA --states FOLDER     # writes models/counterpart-net.npz

Negatives are pairs as they are, positives the same with a stretch cut out of one side or both. The label of a piece is
the share of its transport (Cuturi 2013), between the whole texts, that went to the pieces that were cut. The states of
all texts are kept in FOLDER, a gigabyte and more. torch is needed, which the extra sentence-transformers brings.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from contextual_pairs import TrainingPair, learned_from, lines, news_file, training_pairs
from contextual_states import StateFile, shares_gone, states_of
from numpy.typing import NDArray
from partial_cuts import Cut
from torch import nn
from torch.nn import functional

from aligner.checks.support.counterparts import (
    ALIGNED,
    CHANNELS,
    CONVOLUTION,
    DILATIONS,
    MODEL,
    RAREST,
    VALUES,
    WINDOWS,
    normalised,
)
from aligner.embed.contextual import KEPT_LAYERS, ContextualEncoder
from aligner.embed.contextual_weights import WIDTH
from aligner.language.tags import ENCODER_LANGUAGES
from aligner.parameters import models_folder

Floats = NDArray[np.float32]

EPOCHS, RATE, DECAY, DROPPED = 3, 1.5e-3, 0.01, 0.15
BATCH_CHARACTERS = 9000
QUESTION_WEIGHT = 0.5
LINES_FOR_MEANS = 150


@dataclass(frozen=True)
class Example:
    """Two texts as they are shown; for each side the labels of its pieces, None where nothing it says was cut."""

    texts: tuple[str, str]
    languages: tuple[str, str]
    labels: tuple[Floats | None, Floats | None]


class CounterpartNet(nn.Module):
    """The net, as `aligner.checks.support.counterparts.CounterpartNet` computes it; both sides share all weights."""

    def __init__(self) -> None:
        super().__init__()
        width = WIDTH * len(KEPT_LAYERS)
        self.align = nn.Linear(width, ALIGNED, bias=False)
        self.value = nn.Linear(width, VALUES)
        self.null = nn.Linear(width, 1)
        self.scale = nn.Parameter(torch.tensor(2.7))
        self.mix = nn.Linear(3 * VALUES + 9, CHANNELS)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(CHANNELS, CHANNELS, CONVOLUTION, padding=dilation * (CONVOLUTION // 2), dilation=dilation)
            for dilation in DILATIONS
        )
        self.out = nn.Linear(CHANNELS, 1)
        self.any = nn.Sequential(nn.Linear(len(WINDOWS) + 8, 24), nn.ReLU(), nn.Linear(24, 1))
        self.drop = nn.Dropout(DROPPED)
        nn.init.orthogonal_(self.align.weight)

    def forward(self, sides: Sequence[torch.Tensor], masks: Sequence[torch.Tensor], rarities: Sequence[torch.Tensor]):
        """Log odds of every piece of both sides, and of any piece of either."""
        keys = [functional.normalize(self.align(side), dim=-1) for side in sides]
        cosines = (keys[0] @ keys[1].transpose(1, 2)).float()
        values, nulls = [self.value(side) for side in sides], [self.null(side)[..., 0].float() for side in sides]
        pieces = [
            self.pieces(cosines if k == 0 else cosines.transpose(1, 2), values, nulls, masks, rarities[k], k)
            for k in (0, 1)
        ]
        return pieces, [self.question(pieces, masks, rarities, k) for k in (0, 1)]

    def pieces(self, cosines, values, nulls, masks, rarity, here):
        there = 1 - here
        mask, other_mask = masks[here], masks[there]
        logits = cosines * self.scale.exp()
        lowest = torch.finfo(logits.dtype).min
        rows = torch.cat([logits.masked_fill(~other_mask[:, None], lowest), nulls[here][..., None] + 5], -1).softmax(-1)
        columns = torch.cat([logits.masked_fill(~mask[..., None], lowest), nulls[there][:, None] + 5], 1).softmax(1)
        aligned, back = rows[..., :-1], columns[:, :-1]
        both = aligned * back
        best = cosines.masked_fill(~other_mask[:, None], -1).topk(2, -1).values
        total = aligned.sum(-1)
        place = torch.arange(cosines.shape[2]) / (other_mask.sum(-1, keepdim=True) - 1).clamp(min=1)
        own = torch.arange(cosines.shape[1]) / (mask.sum(-1, keepdim=True) - 1).clamp(min=1)
        shift = (aligned * place[:, None]).sum(-1) / (total + 1e-4) - own
        opposite = (aligned.to(values[there].dtype) @ values[there]) / (total[..., None] + 1e-4)
        seen = [
            rows[..., -1],
            both.amax(-1),
            both.sum(-1),
            (aligned * aligned).sum(-1),
            best[..., 0],
            best[..., 0] - best[..., 1],
            shift.clamp(-1, 1),
            rarity,
            (aligned * back.sum(1, keepdim=True)).sum(-1),
        ]
        x = torch.cat([values[here], opposite, values[here] * opposite, torch.stack(seen, -1)], -1)
        x = self.drop(functional.relu(self.mix(x))) * mask[..., None]
        for convolution in self.convolutions:
            x = x + functional.relu(convolution(x.transpose(1, 2)).transpose(1, 2)) * mask[..., None]
        return self.out(x)[..., 0].float()

    def question(self, pieces, masks, rarities, here):
        odds, mask, other_mask = pieces[here], masks[here], masks[1 - here]
        weight, other_weight = (rarities[here] + 0.1) * mask, (rarities[1 - here] + 0.1) * other_mask
        x = odds.masked_fill(~mask, -9)
        found = []
        for n in WINDOWS:
            padded = functional.pad(x[:, None], (n // 2, n - 1 - n // 2), value=-9)
            found.append(functional.avg_pool1d(padded, n, 1)[:, 0].amax(-1) / 4)
        p, other_p = odds.sigmoid(), pieces[1 - here].sigmoid()
        total, other_total = weight.sum(-1), other_weight.sum(-1)
        lost, other_lost = (p * weight).sum(-1), (other_p * other_weight).sum(-1)
        n_pieces = mask.sum(-1).float()
        found += [
            lost.sqrt(),
            lost / total,
            other_lost.sqrt(),
            other_lost / other_total,
            torch.log((total + 2) / (other_total + 2)) * 3,
            torch.log(n_pieces + 5) - 3.5,
            ((total - other_total) / 3).clamp(-3, 3),
            (torch.logsumexp(x, -1) - n_pieces.log()) / 4,
        ]
        return self.any(torch.stack(found, -1))[..., 0].float()


class Examples:
    """The examples with the states of their texts."""

    def __init__(
        self, pairs: Sequence[TrainingPair], file: StateFile, means: dict[str, Floats], rarity: Floats
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
            texts = tuple(cut.rest if cut else text for cut, text in zip(chosen, full, strict=True))
            labels = tuple(
                self._moved(shares[side], full[side], chosen[side]) if chosen[1 - side] else None for side in (0, 1)
            )
            yield Example(texts, pair.languages, labels)

    def _shares(self, pair: TrainingPair) -> list[Floats]:
        """For the pieces of each whole text, how much of their transport went to what is cut from the other."""
        pieces, states = [], []
        for text, language in zip(pair.texts, pair.languages, strict=True):
            cut, each = self.file.of(text)
            pieces.append(cut)
            states.append((each - self.means[language])[:, -1])
        shares = []
        for side in (0, 1):
            cut = pair.cuts[1 - side]
            gone = np.array([bool(cut) and cut.start <= start < cut.stop for start, _ in pieces[1 - side].spans])
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

    def batch(self, chosen: Sequence[Example]):
        """Tensors of some examples: sides, masks, rarities, labels of pieces, labels of questions."""
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
        return sides, masks, rarities, labels, questions


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
    found: list[list[int]] = []
    for k in order:
        if found and longest[k] * (len(found[-1]) + 1) <= BATCH_CHARACTERS:
            found[-1].append(k)
        else:
            found.append([k])
    chance.shuffle(found)
    return found


def fitted(data: Examples, epochs: int, seed: int) -> CounterpartNet:
    """The net after some rounds through all examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = CounterpartNet().train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    n_steps = epochs * len(by_length(data.drawn(chance), chance)) + 200
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=n_steps, pct_start=0.1)
    begun = time.perf_counter()
    for epoch in range(epochs):
        losses = []
        examples = data.drawn(chance)
        for chosen in by_length(examples, chance):
            sides, masks, rarities, labels, questions = data.batch([examples[k] for k in chosen])
            pieces, any_of = net(sides, masks, rarities)
            loss = torch.zeros(())
            for k in (0, 1):
                weight = (rarities[k] + 0.2) * masks[k]
                by_piece = functional.binary_cross_entropy_with_logits(pieces[k], labels[k], reduction="none")
                loss = loss + (by_piece * weight).sum() / weight.sum()
                loss = loss + QUESTION_WEIGHT * functional.binary_cross_entropy_with_logits(any_of[k], questions[k])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % 300 == 0:
                click.echo(
                    f"  {len(losses)} batches, loss {np.mean(losses[-300:]):.4f}, {time.perf_counter() - begun:.0f} s"
                )
        click.echo(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - begun:.0f} s")
    return net.eval()


def language_means(folder: Path, encoder: ContextualEncoder, states: Path) -> dict[str, Floats]:
    """(len(KEPT_LAYERS), WIDTH) by language: the mean state of the news that is trained on."""
    learned = np.flatnonzero(learned_from(folder))[:LINES_FOR_MEANS]
    texts = {}
    for language in ENCODER_LANGUAGES:
        path = news_file(folder, language)
        if path.exists():
            every = lines(path)
            texts[language] = [every[k] for k in learned if every[k].strip()]
    file = states_of([text for some in texts.values() for text in some], encoder, states)
    return {
        language: np.concatenate([file.of(text)[1] for text in some]).mean(axis=0) for language, some in texts.items()
    }


def stored(net: CounterpartNet, means: dict[str, Floats]) -> dict[str, NDArray[np.float16]]:
    """Weights and means in half precision; matrices are (inputs, outputs), convolutions (places, inputs, outputs)."""
    arrays = {}
    for name, tensor in net.state_dict().items():
        array = tensor.numpy()
        axes = {2: (1, 0), 3: (2, 1, 0)}.get(array.ndim)
        arrays[name] = (array.transpose(axes) if axes else array).astype(np.float16)
    arrays |= {f"mean.{language}": mean.astype(np.float16) for language, mean in means.items()}
    return arrays


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--states", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--epochs", default=EPOCHS)
@click.option("--seed", default=1)
def main(folder: Path, states: Path, epochs: int, seed: int) -> None:
    """Fit the net and write it to models/."""
    encoder = ContextualEncoder()
    means = language_means(folder, encoder, states / "means")
    pairs = training_pairs(folder, random.Random(seed))
    click.echo(f"{len(pairs)} pairs")
    texts = [text for pair in pairs for text in (*pair.texts, *(cut.rest for cut in pair.cuts if cut))]
    file = states_of(texts, encoder, states / "texts")
    data = Examples(pairs, file, means, encoder.vocabulary.rarity)
    net = fitted(data, epochs, seed)
    np.savez_compressed(models_folder() / MODEL, **stored(net, means))


if __name__ == "__main__":
    main()
