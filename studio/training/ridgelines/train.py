"""Trains Ridgelines: `python -m studio.training.ridgelines --out DIR [--steps N] [--seed S]`.

Two stages, both maximising an evidence bound on scenes drawn as they are needed.

1. *Dreaming*: a guide q(z | factors) and the painter p(scene | z) learn a latent together, with KL
   warm-up and antialiasing going from soft to sharp. The guide sees the factors rather than the
   picture, so each ridge is worth its nats from the first step; it is thrown away afterwards.
2. *Reading*: the reader q(z | picture) learns to find, in clean and in spoilt pictures, the latent
   whose painting is the clean scene.

Source of the joint bound: Suzuki, Nakayama, Matsuo, "Joint Multimodal Learning with Deep Generative
Models", 2016, arXiv:1611.01891.
"""

from __future__ import annotations

import argparse
import logging
import math
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from studio.models.scenes.landscapes import FACTORS, draw_factors, draw_pictures, make_scene
from studio.models.vae.ridgelines.network import LATENT, NAME, Painter, Ridgelines
from studio.training.ridgelines.degrade import degrade
from studio.training.ridgelines.objectives import (
    Prediction,
    Truth,
    description_loss,
    divergence,
    draw_points,
    point_loss,
    surprise,
    truth_of,
)

LOOK_EVERY = 4
SPOIL_TIMES = 2

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train.

    `read_minutes` ends the reading stage, learning rate and all, when the time is up: for busy
    machines. Without it the same seed gives the same weights.
    """

    steps: int = 10_000
    seed: int = 7
    batch: int = 128
    read_steps: int = 12_000
    read_batch: int = 64
    dream_rate: float = 2e-3
    read_rate: float = 1.2e-3
    bf16: bool = True
    read_minutes: float = math.inf


class Guide(nn.Module):
    """q(z | factors): a turned copy of the factors with a spread of its own at every scene.

    It is kept a rotation, since factors are standard normal: then so is the latent over all
    scenes, and the prior holds no place that training never visited.
    """

    def __init__(self, width: int = 96) -> None:
        super().__init__()
        self.turn = nn.Linear(len(FACTORS), LATENT, bias=False)
        last = nn.Linear(width, LATENT)
        self.spread = nn.Sequential(nn.Linear(len(FACTORS), width), nn.SiLU(), last)
        with torch.no_grad():
            self.turn.weight.copy_(torch.eye(LATENT, len(FACTORS)))
            last.weight.zero_()
            last.bias.fill_(-3.0)

    def forward(self, factors: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log-variance, each [N, 32]."""
        return self.turn(factors), self.spread(factors).clamp(-9.0, 0.5)

    def skew(self) -> Tensor:
        """How far the map is from a rotation."""
        weight = self.turn.weight
        return (weight.T @ weight - torch.eye(weight.shape[1])).square().sum()


def standardise(painter: Painter, generator: torch.Generator) -> None:
    """Give the painter's outputs the mean and spread of the data, so that it starts in range."""
    truth = truth_of(make_scene(draw_factors(4096, generator)))
    flat = torch.cat((truth.rows, truth.scale[:, None], truth.waves.flatten(1)), dim=1)
    painter.mean.copy_(flat.mean(0))
    painter.spread.copy_(flat.std(0).clamp(min=1e-5))
    nn.init.zeros_(painter.head.bias)
    with torch.no_grad():
        painter.head.weight.mul_(0.3)


def reparameterise(mean: Tensor, log_variance: Tensor, generator: torch.Generator) -> Tensor:
    """A sample of the posterior that gradients pass through."""
    noise = torch.randn(mean.shape, generator=generator)
    return mean + torch.exp(0.5 * log_variance) * noise


def _rate(step: int, steps: int, peak: float) -> float:
    """Short warm-up, then a cosine to nearly nothing."""
    warm = min(1.0, (step + 1) / max(1, min(200, steps // 10)))
    return peak * warm * (0.005 + 0.995 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def _advance(optimiser: torch.optim.Optimizer, loss: Tensor, modules: list[nn.Module]) -> None:
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    for module in modules:
        nn.utils.clip_grad_norm_(module.parameters(), 1.0)
    optimiser.step()


def _seen(
    said: Prediction, factors: Tensor, softness: float, count: int, generator: torch.Generator
) -> Tensor:
    """Point loss of the first `count` scenes of a batch."""
    few = make_scene(factors[:count])
    points = draw_points(few, 128, softness, generator)
    return point_loss((said[0][:count], said[1][:count], said[2][:count]), few, points)


def dream(painter: Painter, guide: Guide, plan: Plan, generator: torch.Generator) -> list[float]:
    """Stage 1: fit guide and painter; return the loss at every step (per scene, in nats)."""
    standardise(painter, generator)
    modules: list[nn.Module] = [painter, guide]
    optimiser = torch.optim.Adam([p for m in modules for p in m.parameters()], betas=(0.9, 0.99))
    losses: list[float] = []
    seen = torch.zeros(())
    clock = time.monotonic()
    for step in range(plan.steps):
        optimiser.param_groups[0]["lr"] = _rate(step, plan.steps, plan.dream_rate)
        progress = step / plan.steps
        scene = make_scene(draw_factors(plan.batch, generator))
        mean, spread = guide(scene.factors)
        said = painter(reparameterise(mean, spread, generator))
        told = description_loss(said, truth_of(scene))
        if step % LOOK_EVERY == 0:
            softness = max(0.0, 1.0 - 2.0 * progress)
            seen = _seen(said, scene.factors, softness, plan.batch // 4, generator).mean()
        price = divergence(mean, spread)
        loss = (told + min(1.0, progress / 0.3) * price).mean() + 3e4 * guide.skew()
        if step % LOOK_EVERY == 0:
            loss = loss + LOOK_EVERY / 2 * seen
        _advance(optimiser, loss / 100.0, modules)
        losses.append(float(loss.detach()))
        if step % 500 == 0 or step == plan.steps - 1:
            figures = [float(x.detach()) for x in (told.mean(), seen, price.mean(), guide.skew())]
            log.info(
                "dream %d: described %.1f, seen %.1f, KL %.1f, skew %.4f, %.0f s",
                *(step, *figures, time.monotonic() - clock),
            )
    return losses


def read(
    model: Ridgelines,
    guide: Guide,
    plan: Plan,
    generator: torch.Generator,
    checkpoint: Path | None = None,
) -> list[float]:
    """Stage 2: fit the reader to a finished painter; return the loss at every step."""
    reader = model.reader.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    model.painter.requires_grad_(requires_grad=False)
    optimiser = torch.optim.Adam(reader.parameters(), betas=(0.9, 0.99))
    losses: list[float] = []
    clock = time.monotonic()
    for step in range(plan.read_steps):
        spent = (time.monotonic() - clock) / (60 * plan.read_minutes)
        if spent >= 1.0:
            break
        place = max(step, int(spent * plan.read_steps))
        optimiser.param_groups[0]["lr"] = _rate(place, plan.read_steps, plan.read_rate)
        with torch.no_grad():
            if step % SPOIL_TIMES == 0:
                scene = make_scene(draw_factors(plan.read_batch, generator))
                clean = draw_pictures(scene, 64)
                target, _ = guide(scene.factors)
                truth = truth_of(scene)
            pictures = degrade(clean, generator, share=0.7)
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.bf16):
            mean, spread = reader(pictures.contiguous(memory_format=torch.channels_last))
        loss, parts = _reading_loss(model.painter, mean, spread, target, truth, generator)
        _advance(optimiser, loss, [reader])
        losses.append(float(loss.detach()))
        if step % 250 == 0:
            log.info("read %d: %s, %.0f s", step, parts, time.monotonic() - clock)
            if checkpoint is not None:
                save(model, checkpoint)
    model.painter.requires_grad_(requires_grad=True)
    return losses


def _reading_loss(
    painter: Painter,
    mean: Tensor,
    spread: Tensor,
    target: Tensor,
    truth: Truth,
    generator: torch.Generator,
) -> tuple[Tensor, str]:
    """Where the guide put the scene, and what the painter makes of a sample (tempered, robust)."""
    placed = surprise(target, mean, spread)
    off = functional.smooth_l1_loss(mean, target, beta=0.5)
    painted = description_loss(painter(reparameterise(mean, spread, generator)), truth)
    price = divergence(mean, spread)
    loss = placed.mean() / LATENT + 2.0 * off + 0.1 * torch.log1p(painted / 50.0).mean()
    text = (
        f"placed {placed.mean():.1f}, off {off:.3f}, "
        f"painted {painted.median():.0f}, KL {price.mean():.1f}"
    )
    return loss + 2e-4 * price.mean(), text


def save(model: nn.Module, path: Path) -> None:
    """Write a module's state as safetensors, float32, with the name of the architecture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {key: value.detach().clone().contiguous() for key, value in model.state_dict().items()}
    save_file(state, path, metadata={"architecture": NAME})
    path.chmod(0o644)


def train(plan: Plan, out: Path) -> Ridgelines:
    """Run both stages and leave `model.safetensors` and `guide.safetensors` in `out`."""
    generator = torch.Generator().manual_seed(plan.seed)
    with torch.random.fork_rng():
        torch.manual_seed(plan.seed)  # layer initialisation has no generator argument
        model, guide = Ridgelines(), Guide()
    dream(model.painter, guide, plan, generator)
    save(model, out / "model.safetensors")
    save(guide, out / "guide.safetensors")
    read(model, guide, plan, generator, out / "model.safetensors")
    save(model, out / "model.safetensors")
    return model


def resume(out: Path) -> tuple[Ridgelines, Guide]:
    """The model and guide that an earlier run left in `out`."""
    model, guide = Ridgelines(), Guide()
    model.load_state_dict(load_file(out / "model.safetensors"))
    guide.load_state_dict(load_file(out / "guide.safetensors"))
    return model, guide


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Ridgelines from nothing.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Plan.steps, help="steps of the dreaming stage")
    parser.add_argument("--read-steps", type=int, default=Plan.read_steps)
    parser.add_argument("--read-only", action="store_true", help="keep the painter found in --out")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--read-minutes", type=float, default=math.inf)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    plan = Plan(
        steps=choice.steps,
        seed=choice.seed,
        read_steps=choice.read_steps,
        read_minutes=choice.read_minutes,
    )
    if choice.read_only:
        model, guide = resume(choice.out)
        generator = torch.Generator().manual_seed(plan.seed + 1)
        read(model, guide, plan, generator, choice.out / "model.safetensors")
        save(model, choice.out / "model.safetensors")
    else:
        train(plan, choice.out)
