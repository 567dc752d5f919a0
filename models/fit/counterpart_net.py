"""The net that tells which pieces of a text have no counterpart, in torch, as `counterpart_training` fits it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from aligner.checks.support.counterparts import ALIGNED, CHANNELS, CONVOLUTION, DILATIONS, VALUES, WINDOWS
from aligner.embed.contextual import KEPT_LAYERS
from aligner.embed.contextual_weights import WIDTH

DROPPED = 0.15


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

    def forward(
        self, sides: Sequence[torch.Tensor], masks: Sequence[torch.Tensor], rarities: Sequence[torch.Tensor]
    ) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
        """Log odds of every piece of both sides, and of any piece of either."""
        keys = [functional.normalize(self.align(side), dim=-1) for side in sides]
        cosines = (keys[0] @ keys[1].transpose(1, 2)).float()
        values, nulls = [self.value(side) for side in sides], [self.null(side)[..., 0].float() for side in sides]
        pieces = [
            self.pieces(cosines if k == 0 else cosines.transpose(1, 2), values, nulls, masks, rarities[k], k)
            for k in (0, 1)
        ]
        return pieces, [self.question(pieces, masks, rarities, k) for k in (0, 1)]

    def pieces(
        self,
        cosines: torch.Tensor,
        values: Sequence[torch.Tensor],
        nulls: Sequence[torch.Tensor],
        masks: Sequence[torch.Tensor],
        rarity: torch.Tensor,
        here: int,
    ) -> torch.Tensor:
        """Log odds of the pieces of one side, from the cosines of its pieces with the other's."""
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

    def question(
        self, pieces: Sequence[torch.Tensor], masks: Sequence[torch.Tensor], rarities: Sequence[torch.Tensor], here: int
    ) -> torch.Tensor:
        """Log odds that any piece of one side has no counterpart."""
        odds, mask, other_mask = pieces[here], masks[here], masks[1 - here]
        weight, other_weight = (rarities[here] + 0.1) * mask, (rarities[1 - here] + 0.1) * other_mask
        x = odds.masked_fill(~mask, -9)
        windows = []
        for n in WINDOWS:
            padded = functional.pad(x[:, None], (n // 2, n - 1 - n // 2), value=-9)
            windows.append(functional.avg_pool1d(padded, n, 1)[:, 0].amax(-1) / 4)
        p, other_p = odds.sigmoid(), pieces[1 - here].sigmoid()
        total, other_total = weight.sum(-1), other_weight.sum(-1)
        lost, other_lost = (p * weight).sum(-1), (other_p * other_weight).sum(-1)
        n_pieces = mask.sum(-1).float()
        windows += [
            lost.sqrt(),
            lost / total,
            other_lost.sqrt(),
            other_lost / other_total,
            torch.log((total + 2) / (other_total + 2)) * 3,
            torch.log(n_pieces + 5) - 3.5,
            ((total - other_total) / 3).clamp(-3, 3),
            (torch.logsumexp(x, -1) - n_pieces.log()) / 4,
        ]
        return self.any(torch.stack(windows, -1))[..., 0].float()


def stored(net: CounterpartNet, means: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float16]]:
    """Weights and means in half precision; matrices are (inputs, outputs), convolutions (places, inputs, outputs)."""
    arrays = {}
    for name, tensor in net.state_dict().items():
        array = tensor.numpy()
        axes = {2: (1, 0), 3: (2, 1, 0)}.get(array.ndim)
        arrays[name] = (array.transpose(axes) if axes else array).astype(np.float16)
    arrays |= {f"mean.{language}": mean.astype(np.float16) for language, mean in means.items()}
    return arrays
