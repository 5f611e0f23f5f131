"""Figures of a trained Strata: `python -m studio.training.strata.eval --weights FILE --out DIR`.

Bits per dimension on stones that training never saw beside those of its own seed, the error of the
way there and back on stones, samples and photographs, and sheets to look at.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor

from studio.models.flow.levels import bits, centred, dequantise
from studio.models.flow.wavelet.network import WaveletFlow
from studio.models.plain import middle_square
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.training.ridgelines.eval import sheet
from studio.training.strata.train import LAYOUT, SIDE, TEMPERATURES, Plan

HELD_OUT_SEED = 20_611


def load_model(weights: Path) -> WaveletFlow:
    """The network with the weights of a file, ready to render."""
    flow = WaveletFlow(LAYOUT)
    flow.load_state_dict({key: value.float() for key, value in load_file(weights).items()})
    return flow.eval().requires_grad_(requires_grad=False)


def stones_of(seed: int, count: int) -> Tensor:
    """Pictures [count, 3, 64, 64] of the stones that a seed draws."""
    generator = torch.Generator().manual_seed(seed)
    parts = [draw_stones(min(64, count - n), generator) for n in range(0, count, 64)]
    return torch.cat([paint_stones(part, SIDE) for part in parts])


def bits_of(flow: WaveletFlow, pictures: Tensor) -> Tensor:
    """Bits per dimension [N] of pictures [N, 3, 64, 64], under one draw of noise."""
    generator = torch.Generator().manual_seed(5)
    parts = []
    for part in torch.split(pictures, 64):
        x = centred(dequantise(part, generator, dithered=True))
        parts.append(bits(flow.log_density(x), x[0].numel()))
    return torch.cat(parts)


def usual_range(flow: WaveletFlow, count: int = 256) -> tuple[float, float]:
    """Bits per dimension that nine of ten training stones lie between."""
    found = bits_of(flow, stones_of(Plan.seed, count))
    low, high = torch.quantile(found, torch.tensor([0.05, 0.95])).tolist()
    return round(low, 2), round(high, 2)


def samples(flow: WaveletFlow, count: int, temperature: float, seed: int = 9) -> Tensor:
    """[count, 3, 64, 64]: pictures from the prior, not clipped."""
    generator = torch.Generator().manual_seed(seed)
    z = temperature * torch.randn(count, 3 * SIDE * SIDE, generator=generator)
    return torch.cat([flow.inverse(part, SIDE) + 0.5 for part in torch.split(z, 64)])


def there_and_back(flow: WaveletFlow, pictures: Tensor) -> float:
    """The largest difference, in colours of [0, 1], after encoding and decoding.

    Of pictures that are finite; how many samples are not is a figure of its own.
    """
    whole = pictures[torch.isfinite(pictures).flatten(1).all(1)]
    errors = []
    for part in torch.split(whole, 64):
        z, _ = flow(centred(part))
        errors.append((flow.inverse(z, SIDE) + 0.5 - part).abs().max())
    return float(torch.stack(errors).max()) if errors else float("nan")


def latent_back(flow: WaveletFlow, count: int, temperature: float) -> float:
    """The largest difference in a latent after decoding and encoding."""
    z = temperature * torch.randn(
        count, 3 * SIDE * SIDE, generator=torch.Generator().manual_seed(11)
    )
    pictures = flow.inverse(z, SIDE)
    whole = torch.isfinite(pictures).flatten(1).all(1)
    again, _ = flow(pictures[whole])
    return float((again - z[whole]).abs().max()) if whole.any() else float("nan")


def photo_of(path: Path) -> Tensor:
    """[1, 3, 64, 64]: the middle square of a photograph."""
    raw = np.asarray(Image.open(path).convert("RGB"))
    return middle_square(torch.from_numpy(raw.copy()).permute(2, 0, 1)[None] / 255, (SIDE, SIDE))


def walk(flow: WaveletFlow, first: Tensor, second: Tensor, steps: int = 7) -> Tensor:
    """Pictures on the arc between the latents of two pictures [1, 3, 64, 64], ends included."""
    (a, _), (b, _) = flow(centred(first)), flow(centred(second))
    angle = torch.acos((a * b).sum() / (a.norm() * b.norm()))
    parts = []
    for t in torch.linspace(0, 1, steps):
        parts.append((torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / angle.sin())
    return flow.inverse(torch.cat(parts), SIDE) + 0.5


def write_sheets(flow: WaveletFlow, out: Path) -> None:
    """Sheets of 64 at three temperatures, and of the data, each picture doubled."""
    sheets = {f"samples-{t}": samples(flow, 64, t) for t in TEMPERATURES}
    sheets["data"] = stones_of(HELD_OUT_SEED, 64)
    for name, pictures in sheets.items():
        picture = sheet(torch.nan_to_num(pictures).clamp(0, 1), 8)
        size = (picture.width * 2, picture.height * 2)
        picture.resize(size, Image.Resampling.BICUBIC).save(out / f"{name}.png")


@torch.no_grad()
def main() -> None:
    """Command line: figures as JSON on the standard output, pictures into a folder."""
    parser = argparse.ArgumentParser(description="Measure a trained Strata.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photo", type=Path, action="append", default=[])
    parser.add_argument("--count", type=int, default=256)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    flow = load_model(choice.weights)
    held_out = stones_of(HELD_OUT_SEED, choice.count)
    figures: dict[str, object] = {
        "bits_held_out": float(bits_of(flow, held_out).mean()),
        "bits_training": float(bits_of(flow, stones_of(Plan.seed, choice.count)).mean()),
        "bits_usual": usual_range(flow, choice.count),
        "bits_noise": float(bits_of(flow, torch.rand(16, 3, SIDE, SIDE)).mean()),
        "inverse_error_held_out": there_and_back(flow, held_out),
        "latent_error": {t: latent_back(flow, 64, t) for t in TEMPERATURES},
    }
    for temperature in (*TEMPERATURES, 1.0):
        drawn = samples(flow, 64, temperature)
        finite = torch.isfinite(drawn).flatten(1).all(1)
        figures[f"samples_finite_{temperature}"] = float(finite.float().mean())
        figures[f"inverse_error_samples_{temperature}"] = there_and_back(flow, drawn)
    photos = [photo_of(path) for path in choice.photo]
    for path, photo in zip(choice.photo, photos, strict=True):
        figures[path.stem] = {
            "bits": float(bits_of(flow, photo)),
            "inverse_error": there_and_back(flow, photo),
        }
    if len(photos) == 2:
        sheet(walk(flow, photos[0], photos[1]).clamp(0, 1), 7).save(choice.out / "walk.png")
    write_sheets(flow, choice.out)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
