"""Pictures that are kept and compared, with a tolerance and the errors told as a histogram."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).resolve().parents[1] / "golden"
EDGES = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256)


@dataclass(frozen=True)
class Tolerance:
    """In 8-bit steps: `mean` of all errors, and that no more than a `share` is beyond `most`."""

    mean: float
    most: int
    share: float = 0.0


def compare(name: str, found: np.ndarray, tolerance: Tolerance, renew: bool) -> None:
    """Compare [H, W, 3] u8 with `tests/golden/<name>.png`; `renew` writes it in place of that."""
    path = FOLDER / f"{name}.png"
    if renew:
        Image.fromarray(found).save(path, optimize=True)
        return
    with Image.open(path) as image:
        kept = np.asarray(image.convert("RGB"))
    assert found.shape == kept.shape, f"{name} is {found.shape}, the kept one {kept.shape}"
    off = np.abs(found.astype(int) - kept)
    beyond = float((off > tolerance.most).mean())
    fine = off.mean() <= tolerance.mean and beyond <= tolerance.share
    assert fine, f"{name} differs: mean error {off.mean():.3f}\n{histogram(off)}"


def histogram(off: np.ndarray) -> str:
    """How many numbers are how far off, a line a step."""
    counts, _ = np.histogram(off, EDGES)
    longest = max(int(counts.max()), 1)
    return "\n".join(
        f"{low:4d}-{high - 1:<4d} {count:8d} {'#' * round(40 * count / longest)}"
        for low, high, count in zip(EDGES, EDGES[1:], counts, strict=False)
    )
