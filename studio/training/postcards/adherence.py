"""Judges whether samples show what was asked for, and writes the table.

`python -m studio.training.postcards.adherence --out DIR` after training. Captions are of scenes
never seen in training; those of *unseen combinations* hold a pair of facts that training left out.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from studio.models.diffusion.postcards.networks import Networks
from studio.training.postcards.cache import HELD_OUT
from studio.training.postcards.captions import caption, parse
from studio.training.postcards.facts import UNSEEN
from studio.training.postcards.phrases import SOME
from studio.training.postcards.reader import READ, Reader, answers_of, passed, read_reader
from studio.training.postcards.render import Scene, draw_scene, picture
from studio.training.postcards.sampling import pictures, sample
from studio.training.postcards.weights import read_networks

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shares:
    """Shares of right answers by what was read, and how many were asked.

    Attributes:
        right: by name; for peaks, within one.
        asked: by name.
        exact: share of peaks counted exactly.
    """

    right: dict[str, float]
    asked: dict[str, int]
    exact: float


def held_out_captions(count: int, *, unseen: bool) -> list[str]:
    """Captions of scenes outside training; with `unseen`, each names a held-out pair."""
    texts: list[str] = []
    seed = HELD_OUT
    while len(texts) < count:
        number = seed % len(UNSEEN) if unseen else None
        scene = draw_scene(seed, unseen=number)
        text = caption(scene.facts, np.random.default_rng((seed, 99)), share=0.75)
        seed += 1
        named = parse(text)
        if number is None or all(named.get(name) == value for name, value in UNSEEN[number]):
            texts.append(text)
    return texts


def judge(texts: list[str], found: list[dict[str, object]]) -> Shares:
    """Compare what captions name with what was read."""
    right: dict[str, list[bool]] = {name: [] for name in READ}
    exact: list[bool] = []
    for text, seen in zip(texts, found, strict=True):
        for name, value in parse(text).items():
            if name not in READ:
                continue
            if name == "peaks":
                least = value == SOME
                count = int(str(seen[name]))
                right[name].append(count >= 1 if least else abs(count - int(str(value))) <= 1)
                if not least:
                    exact.append(count == value)
            else:
                right[name].append(seen[name] == value)
    means = {name: float(np.mean(shares)) for name, shares in right.items() if shares}
    return Shares(means, {n: len(s) for n, s in right.items()}, float(np.mean(exact or [False])))


def reader_truth(reader: Reader, networks: Networks, count: int) -> dict[str, float]:
    """How often the reader is right: on held-out scenes, and on such with a pair never seen.

    Of the first as drawn and through the autoencoder, of the second as drawn.
    """
    seeds = range(HELD_OUT + 1_000_000, HELD_OUT + 1_000_000 + count)
    scenes = [draw_scene(seed) for seed in seeds]
    paired = [draw_scene(seed, unseen=seed % len(UNSEEN)) for seed in seeds]
    pixels, others = _pixels(scenes), _pixels(paired)
    views = {
        "drawn": (scenes, pixels),
        "passed": (scenes, passed(networks.autoencoder, pixels)),
        "unseen pairs": (paired, others),
    }
    shares: dict[str, float] = {}
    for label, (scenes, view) in views.items():
        found = answers_of(reader, view)
        for name in READ:
            pairs = [(getattr(s.facts, name), f[name]) for s, f in zip(scenes, found, strict=True)]
            shares[f"{name}, {label}"] = float(np.mean([a == b for a, b in pairs]))
    return shares


def _pixels(scenes: list[Scene]) -> torch.Tensor:
    """[N, 3, 128, 128] in [-1, 1]."""
    drawn = np.stack([picture(scene, 128) for scene in scenes])
    return torch.from_numpy(drawn).permute(0, 3, 1, 2) * 2 - 1


def adherence(
    networks: Networks,
    reader: Reader,
    texts: list[str],
    *,
    steps: int,
    guidance: float,
    short: bool,
) -> Shares:
    """Sample every caption once and read the pictures."""
    small = []
    for first in range(0, len(texts), 32):
        part = texts[first : first + 32]
        seeds = list(range(first, first + len(part)))
        latents = sample(networks, part, seeds, steps=steps, guidance=guidance, short=short)
        small.append(functional.avg_pool2d(pictures(networks, latents), 2) * 2 - 1)
    return judge(texts, answers_of(reader, torch.cat(small)))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Judge Postcards by its reader.")
    parser.add_argument("--out", type=Path, required=True, help="a folder of training")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--guidance", type=float, default=2.0)
    parser.add_argument("--short", action="store_true", help="the few-step variant")
    parser.add_argument("--threads", type=int, default=1)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    networks, reader = read_networks(choice.out), read_reader(choice.out / "reader.pt")
    table: dict[str, object] = {"reader": reader_truth(reader, networks, choice.count)}
    for label, unseen in (("held out", False), ("unseen combinations", True)):
        texts = held_out_captions(choice.count, unseen=unseen)
        shares = adherence(
            networks,
            reader,
            texts,
            steps=choice.steps,
            guidance=choice.guidance,
            short=choice.short,
        )
        table[label] = asdict(shares)
    name = f"adherence-{choice.steps}{'-short' if choice.short else ''}.json"
    (choice.out / name).write_text(json.dumps(table, indent=1))
    log.info(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
