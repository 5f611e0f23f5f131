"""Does Garden cover its data?

`python -m studio.training.garden.evaluation --weights FILE --out DIR` says so. A small reader
learns, on true pictures alone, to tell species from whole pictures and close-ups. In its features
stand precision and recall of Kynkäänniemi et al., NeurIPS 2019, arXiv:1904.06991;
beside them the sharpness of petal edges, pairwise distances, and how often two seeds share a
silhouette.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.models.gan.garden.network import Config, Garden, Plan
from studio.models.gan.garden.raster import layers
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.shapes import PETAL
from studio.models.gan.garden.tiles import Tiles, unfold, window_tiles
from studio.training.garden.corpus import Corpus, made_corpus, true_corpus
from studio.training.garden.pictures import windows
from studio.training.garden.scenes import FACTORS, draw_factors, make_scenes
from studio.training.garden.species import SPECIES

SHARED = 0.9
"""Masks that overlap more than this are the same silhouette."""

log = logging.getLogger(__name__)


class Reader(nn.Module):
    """Species of a window [N, 3, 64, 64] in [-1, 1], and the features [N, 96] that tell it."""

    def __init__(self, width: int = 24) -> None:
        super().__init__()
        parts: list[nn.Module] = []
        into = 3
        for out in (width, 2 * width, 3 * width, 4 * width):
            parts += [nn.Conv2d(into, out, 3, 2, 1), nn.LeakyReLU(0.1)]
            parts += [nn.Conv2d(out, out, 3, 1, 1), nn.LeakyReLU(0.1)]
            into = out
        self.body = nn.Sequential(*parts, nn.Flatten(), nn.Linear(into * 16, 96), nn.LeakyReLU(0.1))
        self.head = nn.Linear(96, len(SPECIES))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """(scores [N, K], features [N, 96])."""
        seen = self.body(pictures)
        return self.head(seen), seen


def signed(pictures: Tensor) -> Tensor:
    """Bytes as numbers in [-1, 1]."""
    return pictures.float() / 127.5 - 1.0


def train_reader(views: list[Tensor], species: Tensor, steps: int, seed: int = 5) -> Reader:
    """A reader fitted to views [N, 3, 64, 64] of scenes of these species [N]."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)  # layer initialisation has no generator argument
        reader = Reader()
    source = torch.Generator().manual_seed(seed)
    optimiser = torch.optim.AdamW(reader.parameters(), 2e-3, weight_decay=2e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, steps)
    for step in range(steps):
        index = torch.randint(0, len(species), (32,), generator=source)
        pictures = signed(torch.cat([view[index] for view in views]))
        kinds = species[index].repeat(len(views))
        if step % 2:
            pictures = pictures.flip(3)
        loss = functional.cross_entropy(reader(pictures)[0], kinds, label_smoothing=0.05)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            log.info("reader %d: %.3f", step, float(loss.detach()))
    return reader.eval()


@torch.inference_mode()
def read(reader: Reader, pictures: Tensor) -> tuple[Tensor, Tensor]:
    """(species [N], features [N, 96]) of bytes [N, 3, 64, 64]."""
    both = [reader(signed(part)) for part in torch.split(pictures, 64)]
    return torch.cat([a.argmax(1) for a, _ in both]), torch.cat([b for _, b in both])


def precision_recall(made: Tensor, true: Tensor, near: int = 3) -> tuple[float, float]:
    """Shares of `made` [N, F] among `true` [N, F], and of `true` among `made`."""

    def among(some: Tensor, others: Tensor) -> float:
        reach = torch.cdist(others, others).kthvalue(near + 1, dim=1).values
        return float((torch.cdist(some, others) <= reach[None]).any(1).float().mean())

    return among(made, true), among(true, made)


def pairwise(pictures: Tensor) -> float:
    """Mean distance of two pictures of bytes [N, 3, S, S], in OKLab at 32 x 32."""
    small = functional.avg_pool2d(pictures.float() / 255.0, pictures.shape[-1] // 32)
    flat = srgb_to_oklab(small).flatten(1)
    count = len(flat)
    far = torch.cdist(flat, flat).sum() / (count * (count - 1))
    return float(far) / 32.0


def sharpness(pictures: Tensor) -> float:
    """Mean slope of lightness on the steepest twentieth of the pixels: the edges of petals."""
    light = pictures[:, 0]
    across = light[:, 1:-1, 2:] - light[:, 1:-1, :-2]
    down = light[:, 2:, 1:-1] - light[:, :-2, 1:-1]
    slope = (across.square() + down.square()).sqrt().flatten(1)
    count = max(1, slope.shape[1] // 20)
    return float(slope.topk(count, dim=1).values.mean())


@torch.inference_mode()
def edges(model: Garden, size: int, count: int, seed: int = 31) -> dict[str, float]:
    """Sharpness of windows of 128 pixels cut from pictures of `size`: made, and true."""
    factors, species = draw_factors(count, torch.Generator().manual_seed(seed))
    rows = make_scenes(factors, species)
    shares = functional.one_hot(species, len(SPECIES)).float()
    plan = model.planned(model.every_layer(model.mapping(factors, shares)))
    scene = Scene(rows)
    pixel = torch.full((count,), 1.0 / size)
    x, y = scene["x"][:, 0] - 64 / size, scene["y"][:, 0] + 64 / size
    made = unfold(model.seen(plan, window_tiles(x, y, pixel, 128)), count, 128)
    return {"made": sharpness(made), "true": sharpness(windows(rows, x, y, pixel, 128))}


@torch.inference_mode()
def masks(model: Garden, seeds: Tensor, size: int = 64) -> Tensor:
    """[N, size, size] bool: where seeds z [N, Z] show petals."""
    found = []
    for z in torch.split(seeds, 8):
        plan = model.planned(model.every_layer(model.styles_of(z)))
        half = torch.full((len(z),), 0.5)
        tiles = window_tiles(-half, half, torch.full((len(z),), 1.0 / size), size)
        found.append(_petals_of(plan, tiles, size))
    return torch.cat(found)


def _petals_of(plan: Plan, tiles: Tiles, size: int) -> Tensor:
    """Which pixels show mostly petals."""
    blades, beads = plan.blades, plan.beads
    seen = layers(plan.scene, blades, beads, tiles)
    own = torch.zeros_like(seen.open)
    is_petal = torch.cat((blades.kind == PETAL, torch.zeros_like(beads.kind, dtype=torch.bool)))
    keep = is_petal[seen.shape]
    own.index_add_(0, seen.tile[keep], seen.weight[keep])
    return unfold(own[..., None], len(plan.scene), size)[:, 0] > 0.5


def shared_silhouettes(found: Tensor) -> float:
    """Share of pairs of masks [N, S, S] that overlap over `SHARED` once centred and scaled."""
    aligned = torch.stack([_aligned(mask) for mask in found]).flatten(1).float()
    both = aligned @ aligned.T
    area = aligned.sum(1)
    overlap = both / (area[:, None] + area[None] - both).clamp(min=1)
    upper = torch.triu(torch.ones_like(overlap), 1) > 0
    return float((overlap[upper] > SHARED).float().mean())


def _aligned(mask: Tensor, size: int = 48) -> Tensor:
    """The mask's own box, made `size` x `size`."""
    rows, columns = mask.any(1).nonzero()[:, 0], mask.any(0).nonzero()[:, 0]
    if not len(rows):
        return mask.new_zeros(size, size)
    cut = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].float()[None, None]
    return functional.interpolate(cut, (size, size), mode="bilinear")[0, 0] > 0.5


def measure(
    model: Garden, reader: Reader, botanist: Reader, held: Corpus, seed: int = 41
) -> dict[str, object]:
    """All figures of a generator, against pictures that neither it nor the readers learnt from.

    `reader` gives the features, `botanist` names the species of portraits.
    """
    count = len(held.species) // 2
    made = made_corpus(model, count, seed)
    _, whole_made = read(reader, made.whole)
    _, whole_true = read(reader, held.whole[:count])
    kinds_made, _ = read(botanist, made.portrait)
    kinds_true, _ = read(botanist, held.portrait)
    _, close_made = read(reader, made.close)
    _, close_true = read(reader, held.close[:count])
    _, whole_other = read(reader, held.whole[count:])
    z = torch.randn(64, model.config.z_dim, generator=torch.Generator().manual_seed(seed))
    figures: dict[str, object] = {"samples": count}
    for name, ours, theirs in (
        ("64", whole_made, whole_true),
        ("256", close_made, close_true),
        ("data_with_itself", whole_other, whole_true),
    ):
        precision, recall = precision_recall(ours, theirs)
        figures[name] = {"precision": precision, "recall": recall}
    figures["species_as_asked"] = {
        "made": float((kinds_made == made.species).float().mean()),
        "true": float((kinds_true == held.species).float().mean()),
    }
    far, wanted = pairwise(made.whole), pairwise(held.whole[:count])
    figures["pairwise"] = {"made": far, "true": wanted, "ratio": far / wanted}
    figures["shared_silhouettes"] = shared_silhouettes(masks(model, z))
    return figures


def load_model(path: Path) -> Garden:
    """The generator in a file of weights."""
    model = Garden(Config(FACTORS, len(SPECIES)))
    model.load_state_dict({name: value.float() for name, value in load_file(path).items()})
    return model.eval().requires_grad_(False)


def main() -> None:
    """Command line: figures as JSON on the standard output."""
    parser = argparse.ArgumentParser(description="Measure a trained Garden.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, required=True, help="where pictures and reader are kept"
    )
    parser.add_argument("--held", type=int, default=1024)
    parser.add_argument("--learn", type=int, default=4096)
    parser.add_argument("--reader-steps", type=int, default=1500)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    torch.set_flush_denormal(True)
    choice.out.mkdir(parents=True, exist_ok=True)
    for name, count, seed in (("held", choice.held, 777), ("learn", choice.learn, 778)):
        if not (choice.out / f"{name}.pt").exists():
            true_corpus(count, seed).save(choice.out / f"{name}.pt")
    learn = Corpus.read(choice.out / "learn.pt")
    readers = []
    for name, views in (("reader", [learn.whole, learn.close]), ("botanist", [learn.portrait])):
        kept = choice.out / f"{name}.pt"
        if not kept.exists():
            learnt = train_reader(views, learn.species, choice.reader_steps)
            torch.save(learnt.state_dict(), kept)
        reader = Reader()
        reader.load_state_dict(torch.load(kept, weights_only=True))
        readers.append(reader.eval())
    model = load_model(choice.weights)
    figures = measure(model, readers[0], readers[1], Corpus.read(choice.out / "held.pt"))
    figures["edges"] = {size: edges(model, size, 12) for size in (256, 1024)}
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
