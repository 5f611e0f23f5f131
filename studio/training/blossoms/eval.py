"""Does Blossoms cover its data? `python -m studio.training.blossoms.eval --weights FILE …`.

A small reader learns, on the data alone, to tell a picture's species and factors. Applied to the
model's samples it shows which scenes they are; their histograms are held against those of pictures
that training never saw. Beside it stand pairwise distances and the precision and recall of
Kynkäänniemi et al., NeurIPS 2019, arXiv:1904.06991, in the reader's features.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.models.gan.stylegan2.network import StyleGan2, network_with
from studio.training.blossoms.data import Corpus, factors_of, make_corpus
from studio.training.blossoms.scenes import FACTORS, SPECIES
from studio.training.blossoms.sheet import paint, sheet
from studio.training.blossoms.train import Plan, network, set_channels_last

HELD_OUT_SEED = 2
BINS = 8
READ = 64
"""Size at which pictures are read."""
KNOWN = 0.35
"""Factors that the reader explains less of (R squared) are left out of the coverage."""

log = logging.getLogger(__name__)


class Reader(nn.Module):
    """Species and factors of a picture, and the features that tell them."""

    def __init__(self, width: int = 24) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        into = 3
        for step in range(4):
            out = min(width << step, 96)
            layers += [nn.Conv2d(into, out, 3, 2, 1), nn.LeakyReLU(0.1)]
            layers += [nn.Conv2d(out, out, 3, 1, 1), nn.LeakyReLU(0.1)]
            into = out
        self.body = nn.Sequential(*layers, nn.Flatten(), nn.Linear(into * 16, 128), nn.LeakyReLU())
        self.head = nn.Linear(128, len(SPECIES) + len(FACTORS))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of pictures [N, 3, S, S] in [-1, 1]: scores [N, K], factors [N, F], features.

        They are looked at in 64 x 64.
        """
        seen = self.body(functional.avg_pool2d(pictures, pictures.shape[-1] // READ))
        out = self.head(seen)
        return out[:, : len(SPECIES)], out[:, len(SPECIES) :], seen


def train_reader(corpus: Corpus, steps: int, seed: int = 5) -> Reader:
    """A reader fitted to the corpus."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)  # layer initialisation has no generator argument
        reader = Reader()
        set_channels_last(reader)
    source = torch.Generator().manual_seed(seed)
    optimiser = torch.optim.AdamW(reader.parameters(), 2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, steps)
    for step in range(steps):
        index = torch.randint(0, len(corpus.latents), (32,), generator=source)
        with torch.autocast("cpu", torch.bfloat16):
            scores, told, _ = reader(corpus.batch(index))
        off = (told.float() - factors_of(corpus.latents[index])).square().mean()
        loss = functional.cross_entropy(scores.float(), corpus.species[index]) + off
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimiser.step()
        schedule.step()
        if step % 200 == 0:
            log.info("reader %d: %.3f", step, float(loss.detach()))
    reader.eval()
    return reader


@dataclass(frozen=True)
class Readings:
    """What the reader says of pictures: species [N], factors [N, F], features [N, 128]."""

    species: Tensor
    factors: Tensor
    features: Tensor


@torch.no_grad()
def read(reader: Reader, pictures: Tensor) -> Readings:
    """Readings of pictures [N, 3, S, S] in [-1, 1]."""
    parts = [reader(some) for some in torch.split(pictures, 64)]
    scores, factors, features = (torch.cat(column) for column in zip(*parts, strict=True))
    return Readings(scores.argmax(1), factors, features)


def explained(told: Tensor, truth: Tensor) -> Tensor:
    """R squared of each factor [F]."""
    return 1 - (told - truth).square().mean(0) / truth.var(0, unbiased=False)


def overlap(samples: Tensor, data: Tensor, bins: int = BINS) -> float:
    """How much two sets of numbers share: 1 for equal histograms over the data's quantiles."""
    edges = torch.quantile(data, torch.linspace(0, 1, bins + 1)[1:-1])
    counts = [
        torch.bincount(torch.bucketize(part.contiguous(), edges), minlength=bins) / len(part)
        for part in (samples, data)
    ]
    return float(torch.minimum(*counts).sum())


def pairwise(pictures: Tensor) -> float:
    """Mean distance of pictures [N, 3, S, S] in [0, 1]: OKLab at half size, root mean square."""
    flat = functional.avg_pool2d(srgb_to_oklab(pictures), 2).flatten(1)
    apart = torch.pdist(flat) / (flat.shape[1] / 3) ** 0.5
    return float(apart.mean())


def precision_recall(samples: Tensor, data: Tensor, k: int = 5) -> tuple[float, float]:
    """Share of samples among the data and of data among the samples, by k-th neighbours."""

    def inside(points: Tensor, cloud: Tensor) -> float:
        radius = torch.cdist(cloud, cloud).kthvalue(k + 1, dim=1).values
        return float((torch.cdist(points, cloud) <= radius).any(1).float().mean())

    return inside(samples, data), inside(data, samples)


@torch.no_grad()
def draw(model: StyleGan2, count: int, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    """(pictures in [0, 1], z, species) of `count` samples, species in turn, no truncation."""
    z = torch.randn(count, model.config.z_dim, generator=torch.Generator().manual_seed(seed))
    species = torch.arange(count) % model.config.c_dim
    return paint(model, z, torch.eye(model.config.c_dim)[species]), z, species


def load_generator(weights: Path) -> StyleGan2:
    """The generator in a file, ready to paint."""
    return network_with(network(Plan()).config, load_file(weights))


def measure(model: StyleGan2, reader: Reader, held: Corpus, count: int = 500) -> dict[str, object]:
    """All figures of a model against held-out pictures."""
    made, z, asked = draw(model, count, 77)
    data = held.batch(torch.arange(min(count, len(held.latents)))) * 0.5 + 0.5
    kinds = held.species[: len(data)]
    seen, real = read(reader, made * 2 - 1), read(reader, data * 2 - 1)
    truth = factors_of(held.latents[: len(data)])
    known = explained(real.factors, truth)
    obeyed = explained(seen.factors, factors_of(z))
    shared = {
        name: overlap(seen.factors[:, i], real.factors[:, i])
        for i, name in enumerate(FACTORS)
        if known[i] > KNOWN
    }
    precision, recall = precision_recall(seen.features, real.features)
    return {
        "pairwise": {"samples": pairwise(made), "data": pairwise(data)},
        "pairwise_by_species": {
            name: {"samples": pairwise(made[asked == k]), "data": pairwise(data[kinds == k])}
            for k, name in enumerate(SPECIES)
        },
        "species_as_asked": {
            "samples": float((seen.species == asked).float().mean()),
            "data": float((real.species == kinds).float().mean()),
        },
        "coverage_mean": sum(shared.values()) / max(1, len(shared)),
        "coverage": {name: round(value, 3) for name, value in sorted(shared.items())},
        "explained": {
            name: [round(float(known[i]), 2), round(float(obeyed[i]), 2)]
            for i, name in enumerate(FACTORS)
            if name in shared
        },
        "precision": precision,
        "recall": recall,
        "gradient": {"samples": sharpness(made), "data": sharpness(data)},
    }


def sharpness(pictures: Tensor) -> float:
    """Mean length of the lightness gradient: less than the data's means mud."""
    light = srgb_to_oklab(pictures)[:, 0]
    across = light[:, 1:-1, 2:] - light[:, 1:-1, :-2]
    down = light[:, 2:, 1:-1] - light[:, :-2, 1:-1]
    return float((across.square() + down.square()).sqrt().mean())


def _reader_at(path: Path, corpus: Corpus, steps: int) -> Reader:
    """The reader kept at `path`, trained first if it is not there."""
    reader = Reader()
    if path.exists():
        reader.load_state_dict(torch.load(path, weights_only=True))
        return reader.eval()
    reader = train_reader(corpus, steps)
    torch.save(reader.state_dict(), path)
    return reader


def main() -> None:
    """Command line: figures as JSON on the standard output, two sheets into a folder."""
    parser = argparse.ArgumentParser(description="Measure a trained Blossoms.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the pictures it was trained on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reader-steps", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    make_corpus(choice.out / "held-out", 768, HELD_OUT_SEED)
    held = Corpus.read(choice.out / "held-out", 768, HELD_OUT_SEED)
    corpus = Corpus.read(choice.data, Plan.pictures, Plan.seed)
    reader = _reader_at(choice.out / "reader.pt", corpus, choice.reader_steps)
    model = load_generator(choice.weights)
    figures = measure(model, reader, held)
    made, _, _ = draw(model, 64, 78)
    sheet(made, 8).save(choice.out / "samples.png")
    sheet(held.batch(torch.arange(64)) * 0.5 + 0.5, 8).save(choice.out / "data.png")
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
