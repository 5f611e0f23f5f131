"""Trains Strata: `python -m studio.training.strata --out DIR [--steps N] [--seed S]`.

Maximum likelihood of a wavelet flow on stones. The likelihood of a picture is a sum over its
sizes, so every size is trained for itself, in turns: the plan of a stone on many small pictures,
its grain on fewer large ones. The pictures are spread over 32 levels by dithering, then over their
level by uniform noise, so that the likelihood counts bits of a 5-bit picture and no banding is
learned. Weights are averaged over steps, and the learning rate falls along half a cosine.
"""

from __future__ import annotations

import argparse
import copy
import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from studio.models.flow.glow.network import Layout, Level
from studio.models.flow.levels import LEVELS, centred, dequantise
from studio.models.flow.network import LOG_2PI, Inner
from studio.models.flow.wavelet.network import Detail, Scale, WaveletFlow, WaveletLayout, halved
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.training.ridgelines.eval import sheet
from studio.training.strata.flow_start import rotate, standardise_detail, standardise_glow

ARCHITECTURE = "wavelet-flow"
SIDE = 64
LAYOUT = WaveletLayout(
    (Scale(5, 64, 64, 2), Scale(6, 96, 96, 3), Scale(8, 128, 128, 3), Scale(8, 160, 128, 2)),
    Layout((Level(8, 128), Level(10, 192))),
)
POOL = 32_768
EXACT = 2
"""Sizes whose pictures are dithered pixel by pixel; smaller means get the same noise as a bell."""
KEEP_S = 420.0
"""Between checkpoints."""
TEMPERATURES = (0.7, 0.8, 0.9)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train: the same plan gives the same weights.

    `steps` and `batches` by size, fine to coarse, the smallest means last.
    """

    steps: tuple[int, ...] = (10_000, 12_000, 10_000, 7_000, 6_000)
    batches: tuple[int, ...] = (16, 32, 64, 128, 128)
    seed: int = 7
    rate: float = 1.2e-3
    warm: int = 200
    average: float = 0.9985
    bf16: bool = True


class Quarry:
    """Stones, more with every batch until `POOL` are there; seen turned and mirrored."""

    def __init__(self, generator: torch.Generator, first: int = 2048) -> None:
        self._generator = generator
        self._pool = torch.empty(POOL, 3, SIDE, SIDE, dtype=torch.uint8)
        self._small = torch.empty(POOL, 3, SIDE >> EXACT, SIDE >> EXACT)
        self._held = 0
        while self._held < min(first, POOL):
            self._dig(64)

    def _dig(self, count: int) -> None:
        count = min(count, POOL - self._held)
        if not count:
            return
        pictures = paint_stones(draw_stones(count, self._generator), SIDE)
        where = slice(self._held, self._held + count)
        self._pool[where] = (pictures * 255).round().byte()
        self._small[where] = functional.avg_pool2d(pictures, 1 << EXACT)
        self._held += count

    def batch(self, count: int, size: int) -> Tensor:
        """Centred means [count, 3, 64 >> size, 64 >> size] of stones, noise added."""
        self._dig(2)
        chosen = torch.randint(self._held, (count,), generator=self._generator)
        which = int(torch.randint(8, (), generator=self._generator))
        source = self._small if size >= EXACT else self._pool
        pictures = torch.rot90(source[chosen], which % 4, (2, 3))
        pictures = pictures.flip(3) if which > 3 else pictures
        if size < EXACT:
            spread = dequantise(pictures.float() / 255, self._generator, dithered=True)
            means = functional.avg_pool2d(spread, 1 << size)
        else:
            means = functional.avg_pool2d(pictures, 1 << (size - EXACT))
            noise = torch.randn(means.shape, generator=self._generator)
            means = means + noise * (math.sqrt(1 / 6) / LEVELS / (1 << size))
        return centred(means).contiguous(memory_format=torch.channels_last)


def use_bf16(flow: nn.Module, wanted: bool) -> None:
    """Compute the inner networks in bfloat16; everything exact stays float32."""
    for module in flow.modules():
        if isinstance(module, Inner):
            module.inner = torch.bfloat16 if wanted else None


def build(plan: Plan, layout: WaveletLayout | None = None) -> WaveletFlow:
    """An untrained network."""
    with torch.random.fork_rng():
        torch.manual_seed(plan.seed)
        flow = WaveletFlow(layout or LAYOUT)
    rotate(flow, torch.Generator().manual_seed(plan.seed))
    return flow.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


def log_density(part: nn.Module, x: Tensor) -> Tensor:
    """Log density [N], nats, that one size adds for pictures x [N, C, S, S].

    Of its differences, given its means; of the smallest, of the means themselves.
    """
    if isinstance(part, Detail):
        low, d = halved(x)
        z, log_det = part(d, low)
    else:
        z, log_det = part(x)
    total: Tensor = log_det - 0.5 * (z.square() + LOG_2PI).flatten(1).sum(1)
    return total


def numbers_of(part: nn.Module, x: Tensor) -> int:
    """How many numbers `log_density` is a density over."""
    return x[0].numel() * 3 // 4 if isinstance(part, Detail) else x[0].numel()


class Lane:
    """The training of one size: its part of the flow, the average of it, and the optimiser."""

    def __init__(self, plan: Plan, size: int, part: nn.Module, average: nn.Module) -> None:
        self.size, self.part, self.average = size, part, average
        self.steps, self.batch, self._plan = plan.steps[size], plan.batches[size], plan
        self.optimiser = torch.optim.Adam(part.parameters(), betas=(0.9, 0.99), fused=True)
        self.step = 0

    @property
    def progress(self) -> float:
        """Share of the plan that is done."""
        return self.step / self.steps if self.steps else 1.0

    def advance(self, quarry: Quarry) -> float:
        """One step; nats per number of its batch (not finite: the step was left out)."""
        x = quarry.batch(self.batch, self.size)
        loss = -log_density(self.part, x).mean() / numbers_of(self.part, x)
        fade = 0.5 + 0.5 * math.cos(math.pi * self.progress)
        rise = min(1.0, (self.step + 1) / self._plan.warm)
        self.optimiser.param_groups[0]["lr"] = self._plan.rate * rise * max(fade, 0.005)
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        norm = nn.utils.clip_grad_norm_(self.part.parameters(), 1.0)
        if torch.isfinite(loss) and torch.isfinite(norm):
            self.optimiser.step()
            follow(
                self.average, self.part, 1 - min(self._plan.average, self.step / (self.step + 20))
            )
        self.step += 1
        return float(loss.detach())


def follow(slow: nn.Module, fast: nn.Module, share: float) -> None:
    """Move the averaged weights a share of the way to those in training."""
    behind: list[Tensor] = list(slow.parameters())
    ahead: list[Tensor] = list(fast.parameters())
    with torch.no_grad():
        torch._foreach_lerp_(behind, ahead, share)


class Run:
    """A training under way."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.flow = build(plan)
        self.generator = torch.Generator().manual_seed(plan.seed)
        self.quarry = Quarry(self.generator)
        self._standardise()
        self.average = copy.deepcopy(self.flow)
        use_bf16(self.flow, plan.bf16)
        parts = zip(
            (*self.flow.details, self.flow.base), (*self.average.details, self.average.base),
            strict=True,
        )  # fmt: skip
        self.lanes = [Lane(plan, size, *pair) for size, pair in enumerate(parts)]

    def _standardise(self) -> None:
        for size, detail in enumerate(self.flow.sizes()):
            standardise_detail(detail, halved(self.quarry.batch(256, size))[1])
        standardise_glow(self.flow.base, self.quarry.batch(256, len(self.flow.details)))

    @property
    def progress(self) -> float:
        """Share of the plan that is done, of the size that is least far."""
        return min(lane.progress for lane in self.lanes)

    def advance(self) -> tuple[int, float]:
        """A step of the size that is least far; (size, nats per number)."""
        lane = min(self.lanes, key=lambda each: each.progress)
        return lane.size, lane.advance(self.quarry)

    def keep(self, folder: Path) -> None:
        """Leave what a later `resume` needs: average, weights, and the optimisers' moments."""
        save(self.average, folder / "model.safetensors")
        save(self.flow, folder / "raw.safetensors")
        moments: dict[str, Tensor] = {}
        for lane in self.lanes:
            moments[f"{lane.size}.step"] = torch.tensor(lane.step)
            for index, entry in lane.optimiser.state_dict()["state"].items():
                for name, value in entry.items():
                    moments[f"{lane.size}.{index}.{name}"] = value.contiguous()
        save_file(moments, folder / "moments.tmp")
        (folder / "moments.tmp").replace(folder / "moments.safetensors")

    def resume(self, folder: Path) -> None:
        """Go on where `keep` left off, with new stones."""
        self.average.load_state_dict(load_file(folder / "model.safetensors"))
        self.flow.load_state_dict(load_file(folder / "raw.safetensors"))
        moments = load_file(folder / "moments.safetensors")
        for lane in self.lanes:
            lane.step = int(moments.pop(f"{lane.size}.step"))
        states: list[dict[int, dict[str, Tensor]]] = [{} for _ in self.lanes]
        for key, value in moments.items():
            size, index, name = key.split(".")
            states[int(size)].setdefault(int(index), {})[name] = value
        for lane, state in zip(self.lanes, states, strict=True):
            groups = lane.optimiser.state_dict()["param_groups"]
            lane.optimiser.load_state_dict({"state": state, "param_groups": groups})
        self.generator.manual_seed(self.plan.seed + sum(lane.step for lane in self.lanes))


def save(flow: WaveletFlow, path: Path, dtype: torch.dtype = torch.float32) -> None:
    """Write the weights as safetensors with the name of the architecture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {
        name: value.detach().to(dtype if value.is_floating_point() else value.dtype).contiguous()
        for name, value in flow.state_dict().items()
    }
    save_file(state, path.with_suffix(".tmp"), metadata={"architecture": ARCHITECTURE})
    path.with_suffix(".tmp").replace(path)
    path.chmod(0o644)


@torch.no_grad()
def look(flow: WaveletFlow, path: Path) -> None:
    """Write the same 24 latents at three temperatures, one under the other."""
    z = torch.randn(24, 3 * SIDE * SIDE, generator=torch.Generator().manual_seed(5))
    rows = [flow.inverse(t * z, SIDE) + 0.5 for t in TEMPERATURES]
    picture = sheet(torch.nan_to_num(torch.cat(rows)).clamp(0, 1), 12)
    picture.resize((picture.width * 2, picture.height * 2)).save(path)


def train(plan: Plan, folder: Path, again: bool = False) -> Iterator[tuple[int, float]]:
    """Train, leaving checkpoints and sheets in `folder`; yields (size, nats per number) by step."""
    run = Run(plan)
    if again:
        run.resume(folder)
    clock = kept = time.monotonic()
    told = int(100 * run.progress)
    recent: dict[int, list[float]] = {}
    while run.progress < 1:
        size, figure = run.advance()
        recent.setdefault(size, []).append(figure)
        yield size, figure
        if int(100 * run.progress) > told:
            told = int(100 * run.progress)
            means = (f"{n}: {sum(v) / len(v):.4f}" for n, v in sorted(recent.items()))
            log.info("%d %%: %s, %.0f s", told, ", ".join(means), time.monotonic() - clock)
            recent.clear()
        if time.monotonic() - kept > KEEP_S:
            run.keep(folder)
            look(run.average, folder / f"look-{told:03d}.png")
            kept = time.monotonic()
    run.keep(folder)
    look(run.average, folder / "look-100.png")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Strata from nothing.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--length", type=float, default=1.0, help="of the plan, in shares of it")
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--resume", action="store_true", help="go on with the run in --out")
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    steps = tuple(round(choice.length * count) for count in Plan.steps)
    for _ in train(
        Plan(steps=steps, seed=choice.seed, rate=choice.rate), choice.out, choice.resume
    ):
        pass
