"""Trains the transformer and the text encoder of Postcards on cached latents.

Rectified flow, a tenth of the captions left out, weights averaged. A share of each batch may learn
long steps, so that few of them are enough.
"""

from __future__ import annotations

import argparse
import copy
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.models.diffusion.postcards.transformer import TransformerLayout
from studio.training.postcards.flow import flow_loss, long_loss
from studio.training.postcards.latents import Scenes
from studio.training.postcards.muon import Muon
from studio.training.postcards.sampling import pictures, sample
from studio.training.postcards.weights import (
    AUTOENCODER,
    FLOW,
    build,
    flow_layout,
    layout_entry,
    load_parts,
    parts_of,
    read_autoencoder,
)

log = logging.getLogger(__name__)
FORGET = 0.999
SAVE_SECONDS, LOOK_SECONDS = 180.0, 600.0
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
        minutes: of processor time (on a graphics card, by the clock) in all, over every run that
            goes on from the same state.
        cool: share of `minutes` over which the rate falls to nothing at the end.
        batch: scenes a step.
        muon: rate of the matrices; `adam` of everything else.
        unsaid: share of captions left out.
        shortcut: share of a batch that learns long steps.
        guidance: that long steps hold inside.
        seed: of weights, batches and noise.
        device: where to train.
    """

    minutes: float = 90.0
    cool: float = 0.3
    batch: int = 64
    muon: float = 0.02
    adam: float = 2e-3
    unsaid: float = 0.1
    shortcut: float = 0.0
    guidance: float = 2.0
    seed: int = 11
    device: str = "cpu"


class Run:
    """Networks in training, their running mean, and the file they are kept in."""

    def __init__(
        self, plan: Plan, out: Path, scenes: Scenes, autoencoder: PostcardAutoencoder,
        layout: TransformerLayout | None = None,
    ) -> None:  # fmt: skip
        self.plan, self.out, self.scenes = plan, out, scenes
        torch.manual_seed(plan.seed)
        state = torch.load(out / FLOW, weights_only=True) if (out / FLOW).is_file() else None
        layout = layout or (flow_layout(state) if state else TransformerLayout())
        self.live = build(autoencoder, layout)
        self.parts = parts_of(self.live).to(plan.device)
        self.mean = copy.deepcopy(self.live)
        self.mean_parts = parts_of(self.mean).requires_grad_(requires_grad=False)
        matrices, others = _sorted_weights(self.parts)
        self.muon = Muon(matrices, plan.muon)
        self.adam = torch.optim.AdamW(
            others, plan.adam, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        )
        self.step, self.spent, self.long = 0, 0.0, 0
        if state is not None:
            self._restore(state)

    def train(self) -> None:
        """Until the time is up."""
        random = np.random.default_rng((self.plan.seed, self.step))
        noise = torch.Generator(self.plan.device)
        noise.manual_seed(self.plan.seed * 1_000_003 + self.step)
        clock, total, saved, looked = self._clock(), 0.0, self.spent, self.spent
        while self.spent < self.plan.minutes * 60:
            total += self._advance(random, noise)
            self.step += 1
            now = self._clock()
            self.spent, clock = self.spent + now - clock, now
            if self.step % 50 == 0:
                figures = (self.step, total / 50, self.spent / 60, len(self.scenes))
                log.info("%d: %.4f, %.1f min, %d scenes", *figures)
                total = 0.0
            if self.spent - saved > SAVE_SECONDS:
                self.save()
                self.scenes.refresh(len(self.scenes) + MORE)
                saved = self.spent
            if self.spent - looked > LOOK_SECONDS:
                self.look()
                looked = self.spent
        self.save()
        self.look()

    def _clock(self) -> float:
        return time.process_time() if self.plan.device == "cpu" else time.monotonic()

    def _advance(self, random: np.random.Generator, noise: torch.Generator) -> float:
        plan, share = self.plan, self._rate()
        self.muon.rate = plan.muon * share
        self.adam.param_groups[0]["lr"] = plan.adam * share
        batch = self.scenes.batch(plan.batch, self.live.words, random, plan.unsaid)
        clean, ids, weights = (part.to(plan.device) for part in batch)
        long = int(plan.batch * plan.shortcut)
        with torch.autocast(torch.device(plan.device).type, torch.bfloat16):
            near = flow_loss(self.live, clean[long:], ids[long:], noise, weights[long:]).mean()
            loss = near
            if long:
                far = long_loss(
                    self.live, self.mean, clean[:long], ids[:long], noise, plan.guidance
                )
                loss = loss + plan.shortcut * far.mean()
                self.long += 1
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
        return float(near.detach())

    def _rate(self) -> float:
        """Warm up, hold, and cool down over the last share of the time."""
        left = 1 - self.spent / (self.plan.minutes * 60)
        return min(1.0, (self.step + 1) / 100) * max(0.02, min(1.0, left / self.plan.cool))

    def look(self) -> None:
        """A sheet of the shown prompts, three seeds each."""
        texts = [text for text in SHOWN for _ in range(3)]
        made = pictures(self.mean, sample(self.mean, texts, [0, 1, 2] * len(SHOWN)).cpu())
        rows = made.reshape(-1, 6, 3, 256, 256).permute(0, 3, 1, 4, 2).flatten(0, 1).flatten(1, 2)
        path = self.out / f"sheet-{self.step:06d}.png"
        Image.fromarray((rows * 255).round().byte().numpy()).save(path)

    def save(self) -> None:
        """Write the state; a crash leaves the earlier one."""
        state = {
            "live": self.parts.state_dict(), "mean": self.mean_parts.state_dict(),
            "muon": self.muon.state(), "adam": self.adam.state_dict(),
            "step": self.step, "spent": self.spent, "long": self.long,
            "guidance": self.plan.guidance, "layout": layout_entry(self.live.transformer.layout),
        }  # fmt: skip
        torch.save(state, self.out / "flow.new")
        os.replace(self.out / "flow.new", self.out / FLOW)

    def _restore(self, state: dict[str, Any]) -> None:
        whole = load_parts(self.parts, state.get("live", state["mean"]))
        load_parts(self.mean_parts, state["mean"])
        if whole and "muon" in state:
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


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train the transformer of Postcards.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Plan.minutes)
    parser.add_argument("--cool", type=float, default=Plan.cool)
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--shortcut", type=float, default=Plan.shortcut)
    parser.add_argument("--layers", type=int, help="of the transformer; more than before go on")
    parser.add_argument("--width", type=int, help="of the transformer, in steps of 64")
    parser.add_argument("--device", default=Plan.device)
    parser.add_argument("--threads", type=int, default=1)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    autoencoder = read_autoencoder(choice.out / AUTOENCODER)
    scenes = Scenes(choice.pictures, choice.out / "latents", autoencoder)
    scenes.refresh(MORE if choice.device == "cpu" else 1_000_000)
    plan = Plan(
        choice.minutes, choice.cool, choice.batch, shortcut=choice.shortcut, device=choice.device
    )
    Run(plan, choice.out, scenes, autoencoder, chosen_layout(choice)).train()


def chosen_layout(choice: argparse.Namespace) -> TransformerLayout | None:
    """The layout asked for on the command line, if any was."""
    if choice.layers is None and choice.width is None:
        return None
    plain = TransformerLayout()
    width = choice.width or plain.width
    layers = choice.layers or plain.layers
    return TransformerLayout(width=width, layers=layers, heads=width // 64)


if __name__ == "__main__":
    main()
