"""Figures of a trained Ridgelines: `python -m studio.training.ridgelines.eval --weights FILE`.

Sharpness is the bar: the mean gradient inside the ridge band against the truth's, on held-out
scenes and on prior samples. A sheet puts 64 samples beside 64 pictures of the data set.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor

from studio.models.scenes.landscapes import Scene, draw_factors, draw_pictures, make_scene
from studio.models.vae.ridgelines.fit import as_square, gist_of, misfit, refine, spot_of, thirds_of
from studio.models.vae.ridgelines.network import LATENT, Ridgelines
from studio.models.vae.ridgelines.view import View, paint
from studio.training.ridgelines.degrade import degrade

HELD_OUT_SEED = 20_611


def load_model(weights: Path) -> Ridgelines:
    """The network with the weights of a file, ready to paint."""
    model = Ridgelines()
    model.load_state_dict({key: value.float() for key, value in load_file(weights).items()})
    return model.eval().requires_grad_(requires_grad=False)


def paint_all(model: Ridgelines, latents: Tensor, size: int) -> Tensor:
    """Squares of latents [N, 32]: [N, 3, size, size]."""
    view = View(size, size)
    return torch.cat(
        [paint(model.painter, z, view, (0, size), lambda: None) for z in latents[:, None]]
    )


def held_out(count: int) -> Scene:
    """Scenes that training never saw."""
    return make_scene(draw_factors(count, torch.Generator().manual_seed(HELD_OUT_SEED)))


def ridge_band(scene: Scene, size: int) -> Tensor:
    """Which pixels lie between the highest and the lowest skyline: [N, size, size] bool."""
    x = (torch.arange(size) + 0.5) / size - 0.5
    heights = scene.heights(x[None])
    y = (1.0 - (torch.arange(size) + 0.5) / size).reshape(1, -1, 1)
    return (y < heights.amax(1)[:, None] + 0.02) & (y > heights.amin(1)[:, None] - 0.02)


def gradients(pictures: Tensor) -> Tensor:
    """Length of the lightness gradient at each pixel: [N, H, W]."""
    light = (pictures * pictures.new_tensor([0.2126, 0.7152, 0.0722]).reshape(1, 3, 1, 1)).sum(1)
    across = light[:, :, 2:] - light[:, :, :-2]
    down = light[:, 2:] - light[:, :-2]
    return (across[:, 1:-1].square() + down[:, :, 1:-1].square()).sqrt()


def sharpness(model: Ridgelines, size: int, count: int = 24) -> tuple[float, float]:
    """Mean gradient in the ridge band over the truth's: (reconstructions, prior samples).

    Samples have no truth, so their band is rows 40 % to 98 % for both sides.
    """
    scene = held_out(count)
    truth = draw_pictures(scene, size)
    means, _ = model.reader(draw_pictures(scene, 64))
    again = gradients(paint_all(model, means, size))
    real = gradients(truth)
    band = ridge_band(scene, size)[:, 1:-1, 1:-1]
    samples = torch.randn(
        count * 4, LATENT, generator=torch.Generator().manual_seed(HELD_OUT_SEED + 1)
    )
    imagined = gradients(paint_all(model, samples, size))
    rows = slice(int(0.4 * size), int(0.98 * size))
    other = make_scene(draw_factors(count * 4, torch.Generator().manual_seed(HELD_OUT_SEED + 2)))
    data = gradients(draw_pictures(other, size))[:, rows]
    ratio = float(again[band].mean() / real[band].mean())
    return ratio, float(imagined[:, rows].mean() / data.mean())


def psnr(model: Ridgelines, count: int = 256, spoilt: bool = False) -> float:
    """Reconstruction of held-out scenes at 64 px through the encoder's mean, in dB."""
    truth = draw_pictures(held_out(count), 64)
    shown = degrade(truth, torch.Generator().manual_seed(5)) if spoilt else truth
    means, _ = model.reader(shown)
    error = (paint_all(model, means, 64) - truth).square().mean()
    return float(-10 * torch.log10(error))


def draft_ms(model: Ridgelines) -> float:
    """Median time of a 256 x 256 draft with the threads torch has."""
    z = torch.zeros(1, LATENT)
    times = []
    for _ in range(25):
        start = time.perf_counter()
        paint_all(model, z, 256)
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2] * 1000


def sheet(pictures: Tensor, columns: int) -> Image.Image:
    """Pictures [N, 3, H, W] in rows with thin gaps."""
    n, _, h, w = pictures.shape
    rows = -(-n // columns)
    out = np.full((rows * (h + 4) + 4, columns * (w + 4) + 4, 3), 16, np.uint8)
    for i, picture in enumerate((pictures.clamp(0, 1) * 255).round().byte()):
        top, left = (i // columns) * (h + 4) + 4, (i % columns) * (w + 4) + 4
        out[top : top + h, left : left + w] = picture.permute(1, 2, 0).numpy()
    return Image.fromarray(out)


def side_by_side(model: Ridgelines, path: Path, size: int = 112) -> None:
    """Write 64 pictures of the data set (left) beside 64 prior samples (right)."""
    data = draw_pictures(held_out(64), size)
    z = torch.randn(64, LATENT, generator=torch.Generator().manual_seed(HELD_OUT_SEED + 1))
    left, right = sheet(data, 8), sheet(paint_all(model, z, size), 8)
    both = Image.new("RGB", (left.width * 2 + 24, left.height), (240, 240, 240))
    both.paste(left, (0, 0))
    both.paste(right, (left.width + 24, 0))
    both.save(path)


def photo_figures(model: Ridgelines, photo: Path) -> tuple[dict[str, float], Tensor]:
    """How a photograph is seen: distances left after refining, and pictures to look at."""
    raw = np.asarray(Image.open(photo).convert("RGB"))
    pixels = torch.from_numpy(raw.copy()).permute(2, 0, 1)[None].float() / 255
    gist = gist_of(pixels)
    first, _ = model.reader(as_square(pixels))
    start = time.perf_counter()
    latent = refine(model.painter, first, gist, lambda _: None)
    seconds = time.perf_counter() - start
    seen = paint_all(model, torch.cat((first, latent)), 256)
    thirds = (thirds_of(seen[1:]) - gist.thirds)[0]
    figures = {
        "seconds": seconds,
        "upper_dE": float(thirds[0].norm() * 100),
        "lower_dE": float(thirds[1].norm() * 100),
        "upper_dL": float(thirds[0, 0] * 100),
        "lower_dL": float(thirds[1, 0] * 100),
        "spot_percent": float((spot_of(seen[1:]) - gist.spot).norm() * 100),
        "norm": float(latent.norm() / LATENT**0.5),
        "misfit": float(misfit(model.painter, latent, gist)),
    }
    return figures, torch.cat((as_square(pixels, 256), seen))


def main() -> None:
    """Command line: figures as JSON on the standard output, pictures into a folder."""
    parser = argparse.ArgumentParser(description="Measure a trained Ridgelines.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photo", type=Path, action="append", default=[])
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    model = load_model(choice.weights)
    figures: dict[str, object] = {
        "psnr_64_db": psnr(model),
        "psnr_64_spoilt_db": psnr(model, spoilt=True),
    }
    for size in (256, 1024):
        again, imagined = sharpness(model, size, 24 if size < 512 else 8)
        figures[f"gradient_{size}_held_out"] = again
        figures[f"gradient_{size}_prior"] = imagined
    figures["draft_256_ms"] = draft_ms(model)
    side_by_side(model, choice.out / "samples.png")
    for photo in choice.photo:
        figures[photo.stem], pictures = photo_figures(model, photo)
        sheet(pictures, 3).save(choice.out / f"{photo.stem}.png")
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
