"""Trains Darkroom: `python -m studio.training.darkroom --out DIR [--minutes M] [--seed S]`.

A KL autoencoder that never sees a photograph: `textures` beside it draws what it sees. Its latent
is asked to stay calm in two ways: by the divergence from N(0, 1), and by being told that a latent
made smaller, turned or mirrored is that of the picture made smaller, turned or mirrored.

An interrupted run goes on from `DIR/state.pt`. With `--look FOLDER` pictures in it are passed
through the network now and then, written to `DIR` and measured; they are never learned from.

Sources: Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", 2022,
arXiv:2112.10752; Kouzelis et al., "EQ-VAE: Equivariance Regularized Latent Space for Improved
Generative Image Modeling", 2025, arXiv:2502.09509.
"""

from __future__ import annotations

import argparse
import logging
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.training.darkroom.data import Pool, first_pictures
from studio.training.darkroom.linear_start import start_linear
from studio.training.darkroom.loss import divergence, likeness, psnr

log = logging.getLogger(__name__)
LAYOUT = Layout((16, 32, 96, 192), 1, 8, 3, 4, quant=False, post_quant=False, attention=False)
FORGET = 0.998
SAVE_EVERY = 200
RENEW_EVERY = 64
LOOK_SECONDS = 600.0


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train; in the last `cool` share of the time the rate falls to 0."""

    minutes: float = 180.0
    seed: int = 5
    rate: float = 4e-4
    divergence: float = 3e-3
    turned: float = 0.3
    cool: float = 0.3
    pool: int = 2048
    bf16: bool = True


class Run:
    """A network being trained, its running mean, and where both are kept."""

    def __init__(self, plan: Plan, out: Path) -> None:
        self.plan, self.out = plan, out
        with torch.random.fork_rng():
            torch.manual_seed(plan.seed)
            self.model = _laid_out(AutoencoderKL(LAYOUT))
            self.mean = _laid_out(AutoencoderKL(LAYOUT))
        self.mean.requires_grad_(requires_grad=False)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), plan.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.step, self.spent = 0, 0.0
        if (out / "state.pt").is_file():
            self._restore()
        else:
            start_linear(self.model, first_pictures(plan.seed))
            self.mean.load_state_dict(self.model.state_dict())

    def train(self, look: Path | None) -> None:
        """Until the time is up."""
        random = np.random.default_rng((self.plan.seed, self.step))
        noise = torch.Generator().manual_seed(self.plan.seed + self.step)
        pool = Pool(self.plan.pool, self.plan.seed + self.step)
        clock, looked, sums = time.monotonic(), -math.inf, np.zeros(3)
        while self.spent < self.plan.minutes * 60:
            sums += self._advance(pool.batch(self.step, random), random, noise)
            self.step += 1
            if self.step % RENEW_EVERY == 0:
                pool.renew()
            now = time.monotonic()
            self.spent, clock = self.spent + now - clock, now
            if self.step % SAVE_EVERY == 0:
                figures = (self.step, *(sums / SAVE_EVERY), self.spent / 60, pool.drawn)
                log.info("%d: likeness %.4f, KL %.3f, spread %.3f, %.1f min, %d drawn", *figures)
                sums[:] = 0
                self.save()
                if look is not None and now - looked > LOOK_SECONDS:
                    self.look(look)
                    looked = now
        pool.close()
        self.save()
        if look is not None:
            self.look(look)

    def _advance(
        self, pixels: Tensor, random: np.random.Generator, noise: torch.Generator
    ) -> tuple[float, float, float]:
        self.optimiser.param_groups[0]["lr"] = self._rate()
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        turned = random.random() < self.plan.turned
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.bf16):
            mean, spread = (part.float() for part in self.model.encode(pixels))
            latents = mean + (0.5 * spread).exp() * torch.randn(mean.shape, generator=noise)
            if turned:
                latents, pixels = _turned(latents, pixels, random)
            made = self.model.decode(latents).float()
        near, price = likeness(made, pixels), divergence(mean, spread)
        loss = near + self.plan.divergence * price
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        forget = min(FORGET, (1 + self.step) / (20 + self.step))
        with torch.no_grad():
            kept: list[Tensor] = list(self.mean.parameters())
            new: list[Tensor] = list(self.model.parameters())
            torch._foreach_lerp_(kept, new, 1 - forget)
            figures = (near, price, (0.5 * spread).exp().mean())
            return (float(figures[0]), float(figures[1]), float(figures[2]))

    def _rate(self) -> float:
        """Warm up, hold, and cool down over the last share of the time."""
        left = 1 - self.spent / (self.plan.minutes * 60)
        warm = min(1.0, (self.step + 1) / 200)
        return self.plan.rate * warm * max(0.01, min(1.0, left / self.plan.cool))

    def save(self) -> None:
        """Write the state; a crash leaves the earlier one."""
        state = {
            "model": self.model.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "spent": self.spent,
        }
        torch.save(state, self.out / "state.new")
        os.replace(self.out / "state.new", self.out / "state.pt")

    def _restore(self) -> None:
        state = torch.load(self.out / "state.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.mean.load_state_dict(state["mean"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.spent = state["step"], state["spent"]

    def look(self, folder: Path) -> None:
        """Pass every PNG picture in `folder` through, write both beside each other, and measure."""
        for path in sorted(folder.glob("*.png")):
            pixels = square(path, 512)
            with torch.no_grad():
                back = self.mean.decode(self.mean.encode(pixels * 2 - 1)[0]) / 2 + 0.5
            log.info("%d: %s comes back at %.2f dB", self.step, path.name, psnr(back, pixels))
            beside = torch.cat((pixels, back), 3)[0].clamp(0, 1).permute(1, 2, 0)
            Image.fromarray((beside * 255).round().byte().numpy()).save(self.out / path.name)


def square(path: Path, side: int) -> Tensor:
    """[1, 3, side, side] in [0, 1]: the middle square of a picture file."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    short = min(image.size)
    left, top = (image.width - short) // 2, (image.height - short) // 2
    image = image.crop((left, top, left + short, top + short))
    image = image.resize((side, side), Image.Resampling.LANCZOS)
    return torch.from_numpy(np.asarray(image, np.float32) / 255).permute(2, 0, 1)[None]


def _laid_out(model: AutoencoderKL) -> AutoencoderKL:
    return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def _turned(latents: Tensor, pixels: Tensor, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Latents and pictures, both made smaller, turned and mirrored in the same way."""
    quarter, mirror = int(random.integers(0, 4)), random.random() < 0.5
    share = float(random.choice([0.5, 0.5, 0.75, 1.0]))
    moved = []
    for x, cell in ((latents, 1), (pixels, 8)):
        side = round(latents.shape[-1] * share) * cell
        if side != x.shape[-1]:
            x = functional.interpolate(
                x, (side, side), mode="bilinear", antialias=True, align_corners=False
            )
        x = torch.rot90(x, quarter, (2, 3))
        moved.append((x.flip(3) if mirror else x).contiguous(memory_format=torch.channels_last))
    return moved[0], moved[1]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Darkroom from nothing, or go on.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Plan.minutes, help="in all, with pauses")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--look", type=Path, help="a folder of pictures to measure on")
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    Run(Plan(minutes=choice.minutes, seed=choice.seed), choice.out).train(choice.look)
