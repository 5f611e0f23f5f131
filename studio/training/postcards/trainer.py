"""Trains the transformer and the text encoder of Postcards on cached latents.

Rectified flow with times drawn from a logit-normal, a tenth of the captions left out, weights
averaged. A share of each batch may learn long steps: the velocity of a step of length 2 d is asked
to be the mean of two steps of length d, so that few steps are enough.

Sources: Liu, Gong, Liu, "Flow Straight and Fast", 2022, arXiv:2209.03003; Esser et al., "Scaling
Rectified Flow Transformers", 2024, arXiv:2403.03206; Frans et al., "One Step Diffusion via Shortcut
Models", 2024, arXiv:2410.12557.
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
from PIL import Image
from torch import Tensor, nn

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.models.diffusion.postcards.networks import Networks
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer
from studio.training.postcards.latents import Scenes
from studio.training.postcards.muon import Muon
from studio.training.postcards.sampling import pictures, sample, velocity
from studio.training.postcards.vocabulary import vocabulary

log = logging.getLogger(__name__)
FORGET = 0.999
MORE = 8000
"""Scenes taken in at once while training goes on."""
SHOWN = (
    "two moons over a violet sea, three sharp peaks, birds",
    "a woodcut of a red sky at dusk, the sun, four mesas, golden dunes",
    "aurora, stars, night, a teal forest, one rounded peak, a crescent moon",
    "cheerful, blue sky, day, sun, green hills, two houses, a winding river, clouds",
    "a watercolour of pink dawn, fog, five sharp peaks, calm sea, two sailboats",
    "storm, gloomy evening, orange sky, no peaks, blue ocean, three boats",
    "snow at night, blue sky, full moon, green forest, two cottages",
    "dreamy, violet sky, dusk, three rounded mountains, pink sea, stars",
)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train.

    Attributes:
        minutes: of processor time in all, over every run that goes on from the same state.
        cool: share of `minutes` over which the rate falls to nothing at the end.
        batch: scenes a step.
        muon: rate of the matrices; `adam` of everything else.
        unsaid: share of captions left out.
        shortcut: share of a batch that learns long steps.
        guidance: that long steps hold inside.
        seed: of weights, batches and noise.
    """

    minutes: float = 90.0
    cool: float = 0.3
    batch: int = 64
    muon: float = 0.02
    adam: float = 2e-3
    unsaid: float = 0.1
    shortcut: float = 0.0
    guidance: float = 2.5
    seed: int = 11


def build(autoencoder: PostcardAutoencoder) -> Networks:
    """Untrained networks around an autoencoder."""
    words = vocabulary()
    text = PostcardTextEncoder(TextLayout(words.size))
    return Networks(words, text, PostcardTransformer(), autoencoder)


def flow_loss(networks: Networks, clean: Tensor, ids: Tensor, noise: torch.Generator) -> Tensor:
    """Mean square error [N] of the velocity at random times."""
    times = torch.sigmoid(torch.randn(len(clean), generator=noise))
    start = torch.randn(clean.shape, generator=noise)
    at = times[:, None, None, None]
    mixed = (1 - at) * clean + at * start
    said = networks.transformer(mixed, times, networks.text(ids), torch.zeros_like(times))
    error: Tensor = said.float() - (start - clean)
    return error.square().mean((1, 2, 3))


class Run:
    """Networks in training, their running mean, and the file they are kept in."""

    def __init__(
        self, plan: Plan, out: Path, scenes: Scenes, autoencoder: PostcardAutoencoder
    ) -> None:
        self.plan, self.out, self.scenes = plan, out, scenes
        torch.manual_seed(plan.seed)
        self.live = build(autoencoder)
        self.parts = nn.ModuleDict({"text": self.live.text, "transformer": self.live.transformer})
        self.mean = copy.deepcopy(self.live)
        self.mean_parts = nn.ModuleDict(
            {"text": self.mean.text, "transformer": self.mean.transformer}
        ).requires_grad_(requires_grad=False)
        matrices, others = _sorted_weights(self.parts)
        self.muon = Muon(matrices, plan.muon)
        self.adam = torch.optim.AdamW(
            others, plan.adam, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        )
        self.step, self.spent, self.long = 0, 0.0, 0
        if (out / "flow.pt").is_file():
            self._restore()

    def train(self) -> None:
        """Until the time is up."""
        random = np.random.default_rng((self.plan.seed, self.step))
        noise = torch.Generator().manual_seed(self.plan.seed * 1_000_003 + self.step)
        clock, total, saved, looked = time.process_time(), 0.0, self.spent, self.spent
        while self.spent < self.plan.minutes * 60:
            total += self._advance(random, noise)
            self.step += 1
            now = time.process_time()
            self.spent, clock = self.spent + now - clock, now
            if self.step % 50 == 0:
                log.info(
                    "%d: %.4f, %.1f min, %d scenes",
                    self.step,
                    total / 50,
                    self.spent / 60,
                    len(self.scenes),
                )
                total = 0.0
            if self.spent - saved > 240:
                self.save()
                self.scenes.refresh(len(self.scenes) + MORE)
                saved = self.spent
            if self.spent - looked > 600:
                self.look()
                looked = self.spent
        self.save()
        self.look()

    def _advance(self, random: np.random.Generator, noise: torch.Generator) -> float:
        share = self._rate()
        self.muon.rate = self.plan.muon * share
        self.adam.param_groups[0]["lr"] = self.plan.adam * share
        clean, ids = self.scenes.batch(self.plan.batch, self.live.words, random, self.plan.unsaid)
        long = int(self.plan.batch * self.plan.shortcut)
        with torch.autocast("cpu", torch.bfloat16):
            near = flow_loss(self.live, clean[long:], ids[long:], noise)
            loss = near.mean()
            if long:
                self.long += 1
                loss = (
                    loss
                    + self._long_loss(clean[:long], ids[:long], noise).mean() * self.plan.shortcut
                )
        self.parts.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.parts.parameters(), 1.0)
        self.muon.step()
        self.adam.step()
        forget = min(FORGET, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            kept: list[Tensor] = list(self.mean_parts.parameters())
            new: list[Tensor] = list(self.parts.parameters())
            torch._foreach_lerp_(kept, new, 1 - forget)
        return float(near.detach().mean())

    def _long_loss(self, clean: Tensor, ids: Tensor, noise: torch.Generator) -> Tensor:
        """Error [N] of steps of length 2 d against two steps of d taken by the running mean."""
        count = len(clean)
        power = int(torch.randint(0, 4, (1,), generator=noise))
        stride = 0.5 ** (power + 1)
        slots = round(1 / (2 * stride))
        time = float(torch.randint(1, slots + 1, (1,), generator=noise)) * 2 * stride
        start = torch.randn(clean.shape, generator=noise)
        mixed = (1 - time) * clean + time * start
        with torch.no_grad():
            inner = stride if power < 3 else 0.0
            guidance = 1.0 if power < 3 else self.plan.guidance
            said = self.mean.text(ids)
            unsaid = self.mean.text(torch.from_numpy(self.live.words.batch([""] * count)))
            first = velocity(self.mean, mixed, time, inner, said, unsaid, guidance).float()
            middle = mixed - stride * first
            second = velocity(
                self.mean, middle, time - stride, inner, said, unsaid, guidance
            ).float()
            target = (first + second) / 2
        times, strides = torch.full((count,), time), torch.full((count,), 2 * stride)
        made = self.live.transformer(mixed, times, self.live.text(ids), strides)
        error: Tensor = made.float() - target
        return error.square().mean((1, 2, 3))

    def _rate(self) -> float:
        """Warm up, hold, and cool down over the last share of the time."""
        left = 1 - self.spent / (self.plan.minutes * 60)
        return min(1.0, (self.step + 1) / 100) * max(0.02, min(1.0, left / self.plan.cool))

    def look(self) -> None:
        """A sheet of the shown prompts, three seeds each."""
        texts = [text for text in SHOWN for _ in range(3)]
        made = pictures(self.mean, sample(self.mean, texts, [0, 1, 2] * len(SHOWN)))
        rows = (
            made.reshape(len(SHOWN) // 2, 6, 3, 256, 256)
            .permute(0, 3, 1, 4, 2)
            .flatten(0, 1)
            .flatten(1, 2)
        )
        path = self.out / f"sheet-{self.step:06d}.png"
        Image.fromarray((rows * 255).round().byte().numpy()).save(path)

    def save(self) -> None:
        """Write the state; a crash leaves the earlier one."""
        state = {
            "live": self.parts.state_dict(), "mean": self.mean_parts.state_dict(),
            "muon": self.muon.state(), "adam": self.adam.state_dict(),
            "step": self.step, "spent": self.spent, "long": self.long,
        }  # fmt: skip
        torch.save(state, self.out / "flow.new")
        os.replace(self.out / "flow.new", self.out / "flow.pt")

    def _restore(self) -> None:
        state = torch.load(self.out / "flow.pt", weights_only=True)
        self.parts.load_state_dict(state.get("live", state["mean"]))
        self.mean_parts.load_state_dict(state["mean"])
        if "muon" in state:
            self.muon.restore(state["muon"])
            self.adam.load_state_dict(state["adam"])
        self.step, self.spent, self.long = state["step"], state["spent"], state["long"]


def _sorted_weights(parts: nn.ModuleDict) -> tuple[list[Tensor], list[Tensor]]:
    """Matrices inside the layers, and everything else."""
    inside: list[Tensor] = []
    others: list[Tensor] = []
    for name, weight in parts.named_parameters():
        layered = ".blocks." in name or ".layers." in name
        matrix = layered and weight.ndim == 2 and ".adapt." not in name
        (inside if matrix else others).append(weight)
    return inside, others


def read_autoencoder(path: Path) -> PostcardAutoencoder:
    """The averaged autoencoder of a training state."""
    network = PostcardAutoencoder()
    network.load_state_dict(torch.load(path, weights_only=True)["mean"])
    return network.requires_grad_(requires_grad=False).eval()


def read_networks(out: Path) -> Networks:
    """The averaged networks of a training state."""
    networks = build(read_autoencoder(out / "autoencoder.pt"))
    mean = torch.load(out / "flow.pt", weights_only=True)["mean"]
    nn.ModuleDict({"text": networks.text, "transformer": networks.transformer}).load_state_dict(
        mean
    )
    for part in (networks.text, networks.transformer):
        part.requires_grad_(requires_grad=False).eval()
    return networks


def trained(out: Path) -> dict[str, object]:
    """How far training has gone, and whether it learned long steps."""
    state = torch.load(out / "flow.pt", weights_only=True)
    return {"steps": state["step"], "few_steps": state["long"], "guidance": Plan.guidance}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train the transformer of Postcards.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Plan.minutes)
    parser.add_argument("--cool", type=float, default=Plan.cool)
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--shortcut", type=float, default=Plan.shortcut)
    parser.add_argument("--threads", type=int, default=1)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    autoencoder = read_autoencoder(choice.out / "autoencoder.pt")
    scenes = Scenes(choice.pictures, choice.out / "latents", autoencoder)
    scenes.refresh(MORE)
    plan = Plan(choice.minutes, choice.cool, choice.batch, shortcut=choice.shortcut)
    Run(plan, choice.out, scenes, autoencoder).train()


if __name__ == "__main__":
    main()
