"""Trains the autoencoder of Postcards on crops of scenes drawn ahead.

The latent is given fixed noise in training, so that the decoder forgives what a sampler leaves
over, and a latent made smaller is asked to be that of the smaller picture, which makes it easier
to learn from.

Source of the second: Kouzelis et al., "EQ-VAE: Equivariance Regularized Latent Space for Improved
Generative Image Modeling", 2025, arXiv:2502.09509.
"""

from __future__ import annotations

import argparse
import copy
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.training.postcards.cache import BLOCK
from studio.training.postcards.muon import Muon

log = logging.getLogger(__name__)
CROP = 64
"""Side of what the encoder sees of a picture of 128; the decoder draws twice that."""


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train.

    Attributes:
        minutes: of processor time in all, over every run that goes on from the same state.
        seed: of weights, crops and noise.
        batch: crops a step.
        rate: of biases; `muon` of kernels.
        noise: spread of what is added to a latent.
        size: price of large latents.
        shrunk: share of steps with latent and picture made smaller.
        frozen: train the decoder alone, so that latents stay what they are.
        anchor: price of latents that leave those at the start of this run, so that a transformer
            trained on them need not begin again.
        device: where to train.
    """

    minutes: float = 20.0
    seed: int = 3
    batch: int = 12
    rate: float = 1.5e-3
    muon: float = 0.01
    noise: float = 0.1
    size: float = 1e-3
    shrunk: float = 0.15
    frozen: bool = False
    anchor: float = 0.0
    device: str = "cpu"


class Pairs:
    """Crops of the same scene at 128 and 256 px."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.refresh()

    def refresh(self) -> None:
        """Take in what was drawn since."""
        folder = self._folder
        firsts = sorted(int(p.stem.split("-")[1]) for p in folder.glob("256-*.npy"))
        ready = [f for f in firsts if (folder / f"128-{f:09d}.npy").is_file()]
        self._blocks = [
            tuple(np.load(folder / f"{size}-{f:09d}.npy", mmap_mode="r") for size in (128, 256))
            for f in ready
        ]

    def batch(self, count: int, random: np.random.Generator) -> tuple[Tensor, Tensor]:
        """[N, 3, 64, 64] and [N, 3, 128, 128] in [-1, 1]."""
        low, high = [], []
        for _ in range(count):
            small, large = self._blocks[int(random.integers(len(self._blocks)))]
            k = int(random.integers(BLOCK))
            y, x = (random.integers(0, (128 - CROP) // 8 + 1, 2) * 8).tolist()
            big = large[k, 2 * y : 2 * (y + CROP), 2 * x : 2 * (x + CROP)]
            low.append(small[k, y : y + CROP, x : x + CROP])
            high.append(big)
        return _signed(np.stack(low)), _signed(np.stack(high))


def _signed(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Tensor:
    out = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 127.5 - 1
    return out.contiguous(memory_format=torch.channels_last)


def likeness(made: Tensor, wanted: Tensor) -> Tensor:
    """How far pictures in [-1, 1] are apart, in pixels and in slopes."""
    error = (made - wanted) / 2
    total = _rounded(error)
    for _ in range(2):
        across, down = error[..., 1:] - error[..., :-1], error[..., 1:, :] - error[..., :-1, :]
        total = total + 0.4 * (_rounded(across) + _rounded(down))
        error = functional.avg_pool2d(error, 2)
    return total


def _rounded(error: Tensor) -> Tensor:
    return (error.square() + 0.01**2).sqrt().mean() - 0.01


class Run:
    """A network in training, its running mean, and the file both are kept in."""

    def __init__(self, plan: Plan, pictures: Path, out: Path) -> None:
        self.plan, self.out, self.pairs = plan, out, Pairs(pictures)
        torch.manual_seed(plan.seed)
        self.model, self.mean = (_laid_out(PostcardAutoencoder()).to(plan.device) for _ in range(2))
        self.mean.load_state_dict(self.model.state_dict())
        trained = list((self.model.decoder if plan.frozen else self.model).parameters())
        kernels = [p for p in trained if p.ndim == 4]
        others = [p for p in trained if p.ndim != 4]
        self.muon = Muon(kernels, plan.muon, decay=0.0)
        self.optimiser = torch.optim.AdamW(
            others, plan.rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        )
        self.step, self.spent = 0, 0.0
        if (out / "autoencoder.pt").is_file():
            self._restore()
        if plan.frozen:
            self.model.load_state_dict(self.mean.state_dict())
            self.model.encoder.requires_grad_(requires_grad=False)
        self.before = copy.deepcopy(self.mean.encoder) if plan.anchor else None

    def train(self) -> None:
        """Until the time is up."""
        random = np.random.default_rng((self.plan.seed, self.step))
        noise = torch.Generator(self.plan.device)
        noise.manual_seed(self.plan.seed + self.step)
        clock, total = self._clock(), 0.0
        while self.spent < self.plan.minutes * 60:
            low, high = (x.to(self.plan.device) for x in self.pairs.batch(self.plan.batch, random))
            total += self._advance(low, high, random, noise)
            self.step += 1
            now = self._clock()
            self.spent, clock = self.spent + now - clock, now
            if self.step % 100 == 0:
                log.info("%d: %.5f, %.1f min", self.step, total / 100, self.spent / 60)
                total = 0.0
            if self.step % 300 == 0:
                self.save()
                self.pairs.refresh()
        if not self.plan.frozen:
            self.standardise()
        self.save()

    def _clock(self) -> float:
        return time.process_time() if self.plan.device == "cpu" else time.monotonic()

    def _advance(
        self, low: Tensor, high: Tensor, random: np.random.Generator, noise: torch.Generator
    ) -> float:
        self.optimiser.param_groups[0]["lr"] = self.plan.rate * self._share()
        self.muon.rate = self.plan.muon * self._share()
        if random.random() < 0.5:
            low = functional.avg_pool2d(high, 2)
        with torch.autocast(torch.device(self.plan.device).type, torch.bfloat16):
            raw = self.model.raw(low).float()
            latents = raw + self.plan.noise * torch.randn(
                raw.shape, generator=noise, device=noise.device
            )
            if random.random() < self.plan.shrunk:
                latents, high = functional.avg_pool2d(latents, 2), functional.avg_pool2d(high, 2)
            made = self.model.draw(latents).float()
        near = likeness(made, high)
        loss = near + self.plan.size * raw.square().mean()
        if self.before is not None:
            loss = loss + self.plan.anchor * (raw - self._raw_before(low)).square().mean()
        self.model.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.muon.step()
        self.optimiser.step()
        with torch.no_grad():
            kept: list[Tensor] = list(self.mean.parameters())
            new: list[Tensor] = list(self.model.parameters())
            torch._foreach_lerp_(kept, new, 1 - min(0.998, (1 + self.step) / (10 + self.step)))
        return float(near.detach())

    @torch.no_grad()
    def _raw_before(self, low: Tensor) -> Tensor:
        assert self.before is not None
        with torch.autocast(torch.device(self.plan.device).type, torch.bfloat16):
            raw: Tensor = self.before(low)
        return raw.float()

    def _share(self) -> float:
        left = 1 - self.spent / (self.plan.minutes * 60)
        return min(1.0, (self.step + 1) / 100) * max(0.01, min(1.0, left / 0.5))

    @torch.no_grad()
    def standardise(self) -> None:
        """Measure mean and spread of the latents over a few hundred scenes."""
        random = np.random.default_rng(1)
        raw = self.mean.raw(self.pairs.batch(512, random)[0].to(self.plan.device))
        self.mean.mean.copy_(raw.mean((0, 2, 3)))
        self.mean.spread.copy_(raw.std((0, 2, 3)))

    def save(self) -> None:
        """Write the state; a crash leaves the earlier one."""
        state = {
            "model": self.model.state_dict(), "mean": self.mean.state_dict(),
            "muon": self.muon.state(), "optimiser": self.optimiser.state_dict(),
            "step": self.step, "spent": self.spent,
        }  # fmt: skip
        torch.save(state, self.out / "autoencoder.new")
        os.replace(self.out / "autoencoder.new", self.out / "autoencoder.pt")

    def _restore(self) -> None:
        state = torch.load(self.out / "autoencoder.pt", weights_only=True)
        self.model.load_state_dict(state.get("model", state["mean"]))
        self.mean.load_state_dict(state["mean"])
        if "muon" in state and len(state["muon"]) == len(self.muon.weights):
            self.muon.restore(state["muon"])
            self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.spent = state["step"], state["spent"]


def _laid_out(model: PostcardAutoencoder) -> PostcardAutoencoder:
    return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train the autoencoder of Postcards.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Plan.minutes)
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--muon", type=float, default=Plan.muon, help="rate of the kernels")
    parser.add_argument("--device", default=Plan.device)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--anchor", type=float, default=Plan.anchor, help="stay near the latents")
    parser.add_argument("--frozen", action="store_true", help="the decoder alone")
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        choice.minutes, batch=choice.batch, muon=choice.muon, frozen=choice.frozen,
        anchor=choice.anchor, device=choice.device,
    )  # fmt: skip
    Run(plan, choice.pictures, choice.out).train()


if __name__ == "__main__":
    main()
