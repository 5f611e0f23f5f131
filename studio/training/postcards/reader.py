"""A small network that says what a picture shows, trained on scenes whose truth is known.

It never sees a sample of the model in training. A part of what it learns from has been through
the autoencoder, so that it does not mistake the decoder's hand for weather; and it learns from the
pairs of facts that the model never sees too, or it would not believe its eyes where the model puts
them together.
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
from torch import Tensor, nn
from torch.nn import functional

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.training.postcards.cache import BLOCK, paired_folder, scene_of
from studio.training.postcards.facts import (
    BODIES,
    COLOURS,
    LANDS,
    MOST_PEAKS,
    STYLES,
    TIMES,
    WEATHERS,
    Facts,
)
from studio.training.postcards.muon import Muon
from studio.training.postcards.weights import AUTOENCODER, read_autoencoder

log = logging.getLogger(__name__)
READ: dict[str, tuple[object, ...]] = {
    "sky": COLOURS,
    "body": BODIES,
    "land": LANDS,
    "peaks": tuple(range(MOST_PEAKS + 1)),
    "weather": WEATHERS,
    "time": TIMES,
    "style": STYLES,
}
"""What is read, and the answers there are."""


class Reader(nn.Module):
    """Pictures of 128 px to a score for every answer."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.PixelUnshuffle(4), _Fold(48, 64), _Fold(64, 64), nn.MaxPool2d(2),
            _Fold(64, 128), _Fold(128, 128), nn.MaxPool2d(2),
            _Fold(128, 192), _Fold(192, 192),
        )  # fmt: skip
        self.wide = nn.Linear(192 * 8 * 4, 256)
        self.out = nn.Linear(192 * 2 + 256, sum(map(len, READ.values())))

    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        """[N, 3, 128, 128] in [-1, 1] -> scores [N, answers] by the name of what is read."""
        x = self.layers(pixels)
        across = functional.adaptive_avg_pool2d(x, (4, 8)).flatten(1)
        every = torch.cat((x.mean((2, 3)), x.amax((2, 3)), functional.relu(self.wide(across))), 1)
        sizes = list(map(len, READ.values()))
        return dict(zip(READ, self.out(every).split(sizes, 1), strict=True))


class _Fold(nn.Module):
    """Convolution, normalisation, ReLU."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(before, after, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(after)

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.norm(self.conv(x)))


def truth(facts: Facts) -> list[int]:
    """Numbers of the right answers."""
    return [answers.index(getattr(facts, name)) for name, answers in READ.items()]


@dataclass(frozen=True)
class Plan:
    """How long to train.

    Attributes:
        minutes: by the clock.
        batch: pictures a step.
        passed: share of them that go through the autoencoder.
        muon: rate of the kernels; `rate` of everything else.
        seed: of weights and batches.
        device: where to train.
    """

    minutes: float = 15.0
    batch: int = 48
    passed: float = 0.17
    muon: float = 0.02
    rate: float = 1e-3
    seed: int = 5
    device: str = "cpu"


class Pictures:
    """Scenes drawn ahead at 128 px, with what is true of them; held-out pairs among them."""

    def __init__(self, folder: Path) -> None:
        paths = sorted((*folder.glob("128-*.npy"), *paired_folder(folder).glob("128-*.npy")))
        self._blocks = [np.load(path, mmap_mode="r") for path in paths]
        self._firsts = [int(path.stem.split("-")[1]) for path in paths]

    def batch(self, count: int, random: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Pictures [N, 3, 128, 128] in [-1, 1] and right answers [N, things read]."""
        pixels, answers = [], []
        for _ in range(count):
            block, k = int(random.integers(len(self._blocks))), int(random.integers(BLOCK))
            pixels.append(self._blocks[block][k])
            answers.append(truth(scene_of(self._firsts[block] + k).facts))
        drawn = torch.from_numpy(np.stack(pixels)).permute(0, 3, 1, 2).float() / 127.5 - 1
        return drawn.contiguous(memory_format=torch.channels_last), torch.tensor(answers)


@torch.no_grad()
def passed(autoencoder: PostcardAutoencoder, pixels: Tensor) -> Tensor:
    """Pictures of 128 px through the autoencoder, made small again."""
    back = autoencoder.decode(autoencoder.encode(pixels)).float()
    return functional.avg_pool2d(back, 2).clamp(-1, 1)


def train(plan: Plan, pictures: Path, out: Path, autoencoder: PostcardAutoencoder) -> Reader:
    """Train for some minutes, on from the one that is there."""
    torch.manual_seed(plan.seed)
    reader = read_reader(out / "reader.pt") if (out / "reader.pt").is_file() else Reader()
    reader.to(plan.device).train()
    autoencoder = copy.deepcopy(autoencoder).to(plan.device)
    kernels = [w for w in reader.parameters() if w.ndim == 4]
    muon = Muon(kernels, plan.muon)
    others = [w for w in reader.parameters() if w.ndim != 4]
    optimiser = torch.optim.AdamW(others, plan.rate, weight_decay=0.01)
    random, source = np.random.default_rng(plan.seed), Pictures(pictures)
    began, step = time.monotonic(), 0
    while (spent := time.monotonic() - began) < plan.minutes * 60:
        share = min(1.0, (step + 1) / 50) * max(0.01, 1 - spent / plan.minutes / 60)
        optimiser.param_groups[0]["lr"], muon.rate = plan.rate * share, plan.muon * share
        pixels, answers = (x.to(plan.device) for x in source.batch(plan.batch, random))
        with torch.autocast(torch.device(plan.device).type, torch.bfloat16):
            some = round(plan.batch * plan.passed)
            pixels = torch.cat((passed(autoencoder, pixels[:some]), pixels[some:]))
            pixels = pixels + 0.02 * torch.randn_like(pixels)
            scores = reader(pixels)
        losses = [
            functional.cross_entropy(score.float(), answers[:, k], label_smoothing=0.02)
            for k, score in enumerate(scores.values())
        ]
        reader.zero_grad(set_to_none=True)
        torch.autograd.backward(torch.stack(losses).sum())
        optimiser.step()
        muon.step()
        step += 1
        if step % 100 == 0:
            right = [
                float((s.argmax(1) == answers[:, k]).float().mean())
                for k, s in enumerate(scores.values())
            ]
            log.info(
                "%d: %s, %.1f min", step, " ".join(f"{share:.2f}" for share in right), spent / 60
            )
    reader.to("cpu").eval()
    torch.save(reader.state_dict(), out / "reader.new")
    os.replace(out / "reader.new", out / "reader.pt")
    return reader


def read_reader(path: Path) -> Reader:
    """The reader kept in a file."""
    reader = Reader()
    reader.load_state_dict(torch.load(path, weights_only=True))
    reader.eval()
    return reader


@torch.no_grad()
def answers_of(reader: Reader, pixels: Tensor) -> list[dict[str, object]]:
    """What is read in pictures [N, 3, 128, 128] in [-1, 1]."""
    found: list[dict[str, object]] = [{} for _ in range(len(pixels))]
    for first in range(0, len(pixels), 64):
        scores = reader(pixels[first : first + 64].contiguous(memory_format=torch.channels_last))
        for name, score in scores.items():
            for k, best in enumerate(score.argmax(1).tolist()):
                found[first + k][name] = READ[name][best]
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train the reader of Postcards.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=Plan.minutes)
    parser.add_argument("--device", default=Plan.device)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    autoencoder = read_autoencoder(choice.out / AUTOENCODER)
    plan = Plan(choice.minutes, device=choice.device)
    train(plan, choice.pictures, choice.out, autoencoder)


if __name__ == "__main__":
    main()
