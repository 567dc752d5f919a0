"""Fit the net that tells which pieces of a text have no counterpart (aligner/checks/support/counterparts.py).

    python models/fit/all.py BENCH_FOLDER --only counterpart-net

The states of all texts are kept in a folder, a gigabyte and more.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import click
import numpy as np
import torch
from contextual_pairs import learned_from, news_file, training_pairs
from contextual_states import states_of
from counterpart_examples import Examples, Floats, by_length
from counterpart_net import CounterpartNet, stored
from public_sets import lines
from storing import write_arrays
from torch import nn
from torch.nn import functional

from aligner.checks.support.counterparts import MODEL
from aligner.embed.contextual import ContextualEncoder
from aligner.language.tags import ENCODER_LANGUAGES

EPOCHS, RATE, DECAY = 3, 1.5e-3, 0.01
QUESTION_WEIGHT = 0.5
LINES_FOR_MEANS = 150


def fitted(shown: Examples, epochs: int, seed: int) -> CounterpartNet:
    """The net after some rounds through all examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = CounterpartNet()
    net.train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    n_steps = epochs * len(by_length(shown.drawn(chance), chance)) + 200
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=n_steps, pct_start=0.1)
    begun = time.perf_counter()
    for epoch in range(epochs):
        losses = []
        examples = shown.drawn(chance)
        for chosen in by_length(examples, chance):
            batch = shown.batch([examples[k] for k in chosen])
            pieces, any_of = net(batch.sides, batch.masks, batch.rarities)
            loss = torch.zeros(())
            for k in (0, 1):
                weight = (batch.rarities[k] + 0.2) * batch.masks[k]
                by_piece = functional.binary_cross_entropy_with_logits(pieces[k], batch.labels[k], reduction="none")
                loss = loss + (by_piece * weight).sum() / weight.sum()
                loss = loss + QUESTION_WEIGHT * functional.binary_cross_entropy_with_logits(
                    any_of[k], batch.questions[k]
                )
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
    net.eval()
    return net


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
    shown = Examples(pairs, file, means, encoder.vocabulary.rarity)
    net = fitted(shown, epochs, seed)
    write_arrays(MODEL, stored(net, means))


if __name__ == "__main__":
    main()
