"""Trains Strata: `python -m studio.training.strata --out DIR [--steps N] [--seed S]`.

Maximum likelihood on stones drawn as they are needed. The pictures are spread over 32 levels by
dithering, then over their level by uniform noise, so that the likelihood counts bits of a 5-bit
picture and no banding is learned. Weights are averaged over steps; `--cool N` ends a run by
taking the learning rate down to nothing over its last N steps.
"""

from __future__ import annotations

import argparse
import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from studio.models.flow.glow import LOG_2PI, Coupling, Glow, Layout, Level
from studio.models.flow.levels import bits, centred, dequantise
from studio.training.flow_calm import wildness
from studio.training.flow_start import begin, standardise
from studio.training.ridgelines_eval import sheet
from studio.training.strata_stones import draw_stones, paint_stones

ARCHITECTURE = "strata-glow-1"
SIDE = 64
LAYOUT = Layout((Level(3, 64), Level(5, 112), Level(7, 192), Level(9, 256)))
POOL = 24_576
FINE = 2
"""Levels that are not trained when the coarse ones are trained alone."""
CALM_BATCH = 4
KEEP_S = 420.0
"""Between checkpoints."""
TEMPERATURES = (0.7, 0.8, 0.9)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train: the same plan gives the same weights."""

    steps: int = 60_000
    cool: int = 6_000
    seed: int = 7
    batch: int = 16
    fresh: int = 2
    rate: float = 1.5e-3
    warm: int = 400
    average: float = 0.999
    calm: float = 0.05
    calm_every: int = 8
    bf16: bool = True


@dataclass(frozen=True)
class Coarse:
    """How to train the coarse levels alone."""

    steps: int = 1200
    stones: int = 16_384
    batch: int = 64
    rate: float = 1.5e-3


class Quarry:
    """An endless supply of stones: some new in every batch, the others seen before, turned."""

    def __init__(self, plan: Plan, generator: torch.Generator) -> None:
        self._plan, self._generator = plan, generator
        self._pool = torch.empty(POOL, 3, SIDE, SIDE, dtype=torch.uint8)
        self._held = self._next = 0
        self._dig(256)

    def _dig(self, count: int) -> None:
        pictures = paint_stones(draw_stones(count, self._generator), SIDE)
        where = (self._next + torch.arange(count)) % POOL
        self._pool[where] = (pictures * 255).round().byte()
        self._next = (self._next + count) % POOL
        self._held = min(POOL, max(self._held, self._next))

    def batch(self) -> Tensor:
        """[batch, 3, 64, 64] float in [0, 1], some of them new."""
        return self.some(self._plan.batch, self._plan.fresh)

    def some(self, count: int, fresh: int = 16) -> Tensor:
        """[count, 3, 64, 64] float in [0, 1], `fresh` of them new."""
        self._dig(fresh)
        chosen = torch.randint(self._held, (count,), generator=self._generator)
        chosen[:fresh] = (self._next - 1 - torch.arange(fresh)) % POOL
        pictures = self._pool[chosen].float() / 255
        which = int(torch.randint(8, (), generator=self._generator))
        pictures = torch.rot90(pictures, which % 4, (2, 3))
        return pictures.flip(3) if which > 3 else pictures


def use_bf16(glow: Glow, wanted: bool) -> None:
    """Compute inside the coupling networks in bfloat16; everything exact stays float32."""
    for module in glow.modules():
        if isinstance(module, Coupling):
            module.inner = torch.bfloat16 if wanted else None


def build(plan: Plan, layout: Layout | None = None) -> Glow:
    """An untrained network."""
    with torch.random.fork_rng():
        torch.manual_seed(plan.seed)
        glow = Glow(layout or LAYOUT)
    begin(glow, torch.Generator().manual_seed(plan.seed))
    return glow.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


@dataclass
class Run:
    """A training under way."""

    glow: Glow
    average: Glow
    optimiser: torch.optim.Optimizer
    step: int = 0


def rate(plan: Plan, step: int) -> float:
    """Learning rate: warm-up, level, and at the end straight down."""
    left = (plan.steps - step) / max(1, plan.cool)
    return plan.rate * min(1.0, (step + 1) / plan.warm) * min(1.0, max(left, 0.002))


def advance(run: Run, plan: Plan, quarry: Quarry, generator: torch.Generator) -> float:
    """One step; bits per dimension of its batch (not finite: the step was left out)."""
    pictures = centred(dequantise(quarry.batch(), generator, dithered=True))
    pictures = pictures.contiguous(memory_format=torch.channels_last)
    loss = bits(run.glow.log_density(pictures), pictures[0].numel()).mean()
    price = loss
    if plan.calm_every and run.step % plan.calm_every == 0:
        z = torch.randn(CALM_BATCH, pictures[0].numel(), generator=generator)
        price = loss + plan.calm * wildness(run.glow, z, SIDE)
    run.optimiser.param_groups[0]["lr"] = rate(plan, run.step)
    run.optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(price)
    norm = nn.utils.clip_grad_norm_(run.glow.parameters(), 1.0)
    if torch.isfinite(loss) and torch.isfinite(norm):
        run.optimiser.step()
        follow(run.average, run.glow, 1 - min(plan.average, run.step / (run.step + 20)))
    run.step += 1
    return float(loss.detach())


def save(glow: Glow, path: Path, dtype: torch.dtype = torch.float32) -> None:
    """Write the weights as safetensors with the name of the architecture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {
        name: value.detach().to(dtype if value.is_floating_point() else value.dtype).contiguous()
        for name, value in glow.state_dict().items()
    }
    save_file(state, path.with_suffix(".tmp"), metadata={"architecture": ARCHITECTURE})
    path.with_suffix(".tmp").replace(path)
    path.chmod(0o644)


def keep(run: Run, folder: Path) -> None:
    """Leave what a later `--resume` needs: average, weights, and the optimiser's moments."""
    save(run.average, folder / "model.safetensors")
    save(run.glow, folder / "raw.safetensors")
    moments: dict[str, Tensor] = {"step": torch.tensor(run.step)}
    for index, entry in run.optimiser.state_dict()["state"].items():
        moments |= {f"{index}.{name}": value.contiguous() for name, value in entry.items()}
    save_file(moments, folder / "moments.tmp")
    (folder / "moments.tmp").replace(folder / "moments.safetensors")


def resume(run: Run, folder: Path) -> None:
    """Go on where `keep` left off."""
    run.average.load_state_dict(load_file(folder / "model.safetensors"))
    run.glow.load_state_dict(load_file(folder / "raw.safetensors"))
    moments = load_file(folder / "moments.safetensors")
    run.step = int(moments.pop("step"))
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in moments.items():
        index, _, what = name.partition(".")
        state.setdefault(int(index), {})[what] = value
    groups = run.optimiser.state_dict()["param_groups"]
    run.optimiser.load_state_dict({"state": state, "param_groups": groups})


def follow(slow: nn.Module, fast: nn.Module, share: float) -> None:
    """Move the averaged weights a share of the way to those in training."""
    behind: list[Tensor] = list(slow.parameters())
    ahead: list[Tensor] = list(fast.parameters())
    with torch.no_grad():
        torch._foreach_lerp_(behind, ahead, share)


@torch.no_grad()
def handed_down(glow: Glow, quarry: Quarry, generator: torch.Generator, count: int) -> Tensor:
    """What the two finest levels hand to the others for `count` stones, [count, 12, 16, 16]."""
    parts: list[Tensor] = []
    while len(parts) * 64 < count:
        pictures = quarry.some(64)
        x = centred(dequantise(pictures, generator, dithered=True))
        for block in glow.blocks[:FINE]:
            x, _, _ = block(x.contiguous(memory_format=torch.channels_last))
        parts.append(x.half())
    return torch.cat(parts)


def train_coarse(
    run: Run, quarry: Quarry, generator: torch.Generator, plan: Coarse
) -> Iterator[float]:
    """Train the coarse levels alone, on what the averaged fine ones hand down; yields bits.

    The likelihood of a picture is a sum over levels, so this is exact while the fine levels stand
    still, and each step costs a fraction of one through the whole network: the plan of a stone is
    learned here, its grain before and after.
    """
    run.glow.load_state_dict(run.average.state_dict())
    held = handed_down(run.glow, quarry, generator, plan.stones)
    levels, slow = run.glow.blocks[FINE:], run.average.blocks[FINE:]
    optimiser = torch.optim.Adam(levels.parameters(), betas=(0.9, 0.99), fused=True)
    numbers = held[0].numel()
    for step in range(plan.steps):
        chosen = torch.randint(len(held), (plan.batch,), generator=generator)
        x = held[chosen].float().contiguous(memory_format=torch.channels_last)
        total = x.new_zeros(len(x))
        for block in levels:
            x, z, log_det = block(x)
            total = total + log_det - 0.5 * (z.square() + LOG_2PI).flatten(1).sum(1)
        loss = -total.mean() / (numbers * math.log(2))
        fade = min(1.0, (step + 1) / 100, 3 * (plan.steps - step) / plan.steps)
        optimiser.param_groups[0]["lr"] = plan.rate * fade
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        norm = nn.utils.clip_grad_norm_(levels.parameters(), 1.0)
        if torch.isfinite(loss) and torch.isfinite(norm):
            optimiser.step()
            follow(slow, levels, 1 - min(0.995, step / (step + 20)))
        yield float(loss.detach())
    run.glow.load_state_dict(run.average.state_dict())


@torch.no_grad()
def look(glow: Glow, path: Path) -> None:
    """Write the same 24 latents at three temperatures, one under the other."""
    z = torch.randn(24, 3 * SIDE * SIDE, generator=torch.Generator().manual_seed(5))
    rows = [glow.inverse(t * z, SIDE) + 0.5 for t in TEMPERATURES]
    picture = sheet(torch.nan_to_num(torch.cat(rows)).clamp(0, 1), 12)
    picture.resize((picture.width * 2, picture.height * 2)).save(path)


def start(plan: Plan, folder: Path | None = None) -> tuple[Run, Quarry, torch.Generator]:
    """A run from nothing, or the one kept in `folder`."""
    glow, average = build(plan), build(plan)
    optimiser = torch.optim.Adam(glow.parameters(), betas=(0.9, 0.99), fused=True)
    run = Run(glow, average, optimiser)
    generator = torch.Generator().manual_seed(plan.seed)
    if folder is not None:
        resume(run, folder)
        generator.manual_seed(plan.seed + run.step)
    quarry = Quarry(plan, generator)
    if folder is None:
        first = torch.cat([quarry.batch() for _ in range(6)])
        standardise(glow, centred(dequantise(first, generator, dithered=True)))
        average.load_state_dict(glow.state_dict())
    use_bf16(glow, plan.bf16)
    return run, quarry, generator


def train(
    plan: Plan, folder: Path, again: bool = False, coarse: Coarse | None = None
) -> Iterator[float]:
    """Train, leaving checkpoints and sheets in `folder`; yields bits per dimension of each step.

    With `coarse` the coarse levels are trained alone first.
    """
    run, quarry, generator = start(plan, folder if again else None)
    clock = kept = time.monotonic()
    recent: list[float] = []
    if coarse is not None and coarse.steps:
        for index, figure in enumerate(train_coarse(run, quarry, generator, coarse)):
            recent.append(figure)
            if index % 50 == 49:
                spent = time.monotonic() - clock
                log.info("coarse %d: %.4f, %.0f s", index + 1, sum(recent) / 50, spent)
                recent.clear()
            if index % 200 == 199:
                look(run.average, folder / f"look-{run.step:06d}-{index + 1}.png")
        keep(run, folder)
        recent.clear()
    while run.step < plan.steps:
        figure = advance(run, plan, quarry, generator)
        recent.append(figure)
        yield figure
        if run.step % 50 == 0:
            mean = sum(recent) / len(recent)
            log.info("%d: %.4f bits/dim, %.0f s", run.step, mean, time.monotonic() - clock)
            recent.clear()
        if time.monotonic() - kept > KEEP_S or run.step == plan.steps:
            keep(run, folder)
            look(run.average, folder / f"look-{run.step:06d}.png")
            kept = time.monotonic()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Strata from nothing.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Plan.steps)
    parser.add_argument("--cool", type=int, default=Plan.cool)
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--resume", action="store_true", help="go on with the run in --out")
    parser.add_argument("--coarse", type=int, default=0, help="first so many coarse steps alone")
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        steps=choice.steps,
        cool=choice.cool,
        seed=choice.seed,
        batch=choice.batch,
        fresh=max(1, choice.batch // 8),
        rate=choice.rate,
    )
    for _ in train(plan, choice.out, choice.resume, Coarse(steps=choice.coarse)):
        pass


if __name__ == "__main__":
    main()
