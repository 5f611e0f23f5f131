"""Trains what Agate has beside Strata: `python -m studio.training.agate --out DIR [--steps N]`.

The sizes of a wavelet flow are independent, so Strata's five stay as they are and two finer ones,
128 and 256 pixels, are added. Both begin as Strata's finest flow, since stone looks alike at every
scale, and go on learning on crops: convolutions know no size. The means they are told are roughened
now and then, as the flow's own means are rougher than those of the data.
"""

from __future__ import annotations

import argparse
import copy
import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from studio.files.paths import resources
from studio.models.flow.levels import centred, dequantise
from studio.models.flow.network import LOG_2PI
from studio.models.flow.wavelet.architecture import wavelet_layout
from studio.models.flow.wavelet.network import Detail, WaveletFlow, halved
from studio.models.opening.registry import metadata_of
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.training.strata.train import follow, use_bf16

SIDE, CROP, ADDED = 256, 64, 2
STRATA = resources() / "models" / "strata" / "model.safetensors"
FACTS = {"temperature": 0.85, "dithered": 1}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train."""

    steps: int = 700
    batch: int = 8
    stones: int = 960
    seed: int = 78
    rate: float = 6e-4
    warm: int = 50
    average: float = 0.99
    grain: float = 0.010


def larger_state(finer: dict[str, Tensor] | None = None) -> dict[str, Tensor]:
    """The tensors of Strata's flow with two sizes before its own: `finer`, or copies of its finest.

    `finer` holds them under the names that they have here.
    """
    state: dict[str, Tensor] = {}
    for name, value in load_file(STRATA).items():
        kind, _, rest = name.partition(".")
        if kind != "details":
            state[name] = value.float()
            continue
        size, _, rest = rest.partition(".")
        state[f"details.{int(size) + ADDED}.{rest}"] = value.float()
        if size == "0" and finer is None:
            state |= {f"details.{new}.{rest}": value.float().clone() for new in range(ADDED)}
    return state | (finer or {})


class Quarry:
    """Large stones, cut anywhere, turned and mirrored."""

    def __init__(self, plan: Plan) -> None:
        self._generator = torch.Generator().manual_seed(plan.seed)
        self._pool = torch.empty(plan.stones, 3, SIDE, SIDE, dtype=torch.uint8)
        for first in range(0, plan.stones, 8):
            count = min(8, plan.stones - first)
            drawn = paint_stones(draw_stones(count, self._generator), SIDE)
            self._pool[first : first + count] = (drawn * 255).round().byte()

    def batch(self, count: int, size: int) -> Tensor:
        """Centred crops [count, 3, 64, 64], noise added; of means where `size` is 1."""
        side = CROP << size
        crops = []
        for index in torch.randint(len(self._pool), (count,), generator=self._generator).tolist():
            room = (SIDE - side) // 2 + 1
            top, left = (2 * torch.randint(room, (2,), generator=self._generator)).tolist()
            crops.append(self._pool[index, :, top : top + side, left : left + side])
        which = int(torch.randint(8, (), generator=self._generator))
        pictures = torch.rot90(torch.stack(crops), which % 4, (2, 3))
        pictures = pictures.flip(3) if which > 3 else pictures
        spread = dequantise(pictures.float() / 255, self._generator, dithered=True)
        means = functional.avg_pool2d(spread, 1 << size) if size else spread
        return centred(means).contiguous(memory_format=torch.channels_last)

    def roughened(self, means: Tensor, grain: float) -> Tensor:
        """Means with up to so much noise, each picture its own share."""
        share = torch.rand(len(means), 1, 1, 1, generator=self._generator) * grain
        return means + share * torch.randn(means.shape, generator=self._generator)


class Lane:
    """The training of one size."""

    def __init__(self, plan: Plan, size: int, part: Detail) -> None:
        self.size, self.part, self._plan = size, part, plan
        self.average = copy.deepcopy(part)
        use_bf16(part, wanted=True)
        self._optimiser = torch.optim.Adam(part.parameters(), betas=(0.9, 0.99))
        self.step = 0

    def advance(self, quarry: Quarry) -> float:
        """One step; nats per number (not finite: the step was left out)."""
        plan = self._plan
        low, d = halved(quarry.batch(plan.batch, self.size))
        z, log_det = self.part(d, quarry.roughened(low, plan.grain))
        density = log_det - 0.5 * (z.square() + LOG_2PI).flatten(1).sum(1)
        loss = -density.mean() / d[0].numel()
        fade = 0.5 + 0.5 * math.cos(math.pi * self.step / plan.steps)
        rate = plan.rate * min(1.0, (self.step + 1) / plan.warm) * max(0.02, fade)
        self._optimiser.param_groups[0]["lr"] = rate
        self._optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        norm = nn.utils.clip_grad_norm_(self.part.parameters(), 1.0)
        if torch.isfinite(loss) and torch.isfinite(norm):
            self._optimiser.step()
            follow(self.average, self.part, 1 - min(plan.average, self.step / (self.step + 10)))
        self.step += 1
        return float(loss.detach())


def train(plan: Plan, folder: Path) -> Iterator[tuple[int, float]]:
    """Train, leaving `model.safetensors` in `folder`; yields (size, nats per number) by step."""
    state = larger_state()
    flow = WaveletFlow(wavelet_layout(state))
    flow.load_state_dict(state)
    quarry = Quarry(plan)
    lanes = [Lane(plan, size, part) for size, part in zip(range(ADDED), flow.sizes(), strict=False)]
    for step in range(plan.steps):
        figures = [lane.advance(quarry) for lane in lanes]
        yield from enumerate(figures)
        if step % 50 == 49:
            log.info("%d: %s", step + 1, ", ".join(f"{figure:.3f}" for figure in figures))
    finer = {
        f"details.{lane.size}.{name}": value.detach()
        for lane in lanes
        for name, value in lane.average.state_dict().items()
    }
    save(larger_state(finer), folder / "model.safetensors")


def save(state: dict[str, Tensor], path: Path) -> None:
    """Write the weights as they ship: in half precision, with the facts that a card needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    halves = {name: value.half().contiguous() for name, value in state.items()}
    save_file(halves, path, metadata=metadata_of("wavelet-flow", FACTS))
    path.chmod(0o644)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Agate's two finest sizes.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Plan.steps)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    for _ in train(Plan(steps=choice.steps, seed=choice.seed), choice.out):
        pass
