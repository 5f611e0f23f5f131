"""Files that hold directions or places of a generator with styles: what they are, and what is in.

Sources of the forms: harskish/ganspace (`.npz` of components), genforce/interfacegan (`.npy` of a
boundary), rosinality/stylegan2-pytorch (`closed_form_factorization.py`, `projector.py`),
NVlabs/stylegan2-ada-pytorch (`projector.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.errors import FileFormatError
from studio.files.checkpoints.work import Listing
from studio.values.directions import Direction
from studio.values.held import MAX_DIRECTIONS, MAX_PLACES, Held
from studio.values.latent import Vector

Source = Literal["ganspace", "boundary", "sefa", "projected"]
Arrays = Mapping[str, NDArray[Any]]
SMALLEST, LARGEST = 8, 4096
"""How many numbers a point of w may have."""
_AT_HOME = 0.02
"""The mean of z is nearly nothing; that of w is not."""


@dataclass(frozen=True)
class Holding:
    """What a file holds; `words` go on after its name. `plan`: our name -> path in the file."""

    source: Source
    words: str
    plan: Mapping[str, str]


def holding_of(listing: Listing) -> Holding | None:
    """What is in a file, told by names and shapes; None where it is none of these."""
    found = _ganspace(listing) or _sefa(listing) or _projected(listing) or _projector(listing)
    return found or _boundary(listing)


def held_in(holding: Holding, arrays: Arrays, stem: str) -> Held:
    """The values themselves; `stem` is the file's name, which a boundary is called by.

    Raises:
        FileFormatError: numbers that are not finite, or that lead nowhere.
    """
    for name, values in arrays.items():
        if not np.isfinite(values).all():
            raise FileFormatError(f"{stem} holds numbers in {name!r} that are not finite.")
    if holding.source == "projected":
        rows = [arrays[name] for name in sorted(arrays)]
        places = tuple(
            Vector.of("w+", np.asarray(row, dtype=np.float32).reshape(row.shape[-2:]))
            for row in rows[:MAX_PLACES]
        )
        return Held("places", holding.words, places=places)
    space, names, vectors = _vectors(holding, arrays, stem)
    made = [
        Direction.of(name, space, vector.astype(np.float32), 1.0, "imported")
        for name, vector in zip(names, vectors, strict=True)
        if float(np.linalg.norm(vector.astype(np.float64))) > 1e-9
    ]
    if not made:
        raise FileFormatError(f"{stem} holds directions that lead nowhere.")
    note = f"From {stem[:80]}."
    noted = tuple(msgspec.structs.replace(d, note=note) for d in made)
    return Held("directions", holding.words, directions=noted)


def _vectors(
    holding: Holding, arrays: Arrays, stem: str
) -> tuple[str, list[str], list[NDArray[Any]]]:
    """(space, names, vectors [D]) of directions, the strongest first."""
    if holding.source == "sefa":
        columns = arrays["eigvec"].T[:MAX_DIRECTIONS]
        return "w", [f"SeFa {k + 1}" for k in range(len(columns))], list(columns)
    if holding.source == "ganspace":
        styles = "act_comp" in arrays  # activations of the mapping's last layer are w itself
        rows = arrays["act_comp" if styles else "lat_comp"]
        rows = rows.reshape(len(rows), -1)[:MAX_DIRECTIONS]
        middle = float(np.sqrt(np.mean(np.square(arrays["lat_mean"]))))
        space = "w" if styles or middle > _AT_HOME else "z"
        return space, [f"Component {k + 1}" for k in range(len(rows))], list(rows)
    name = " ".join(stem.replace("_", " ").replace("-", " ").split())
    parts = set(re.split(r"[\W_]+", stem.lower()))
    space = "z" if "z" in parts or ("boundary" in parts and "w" not in parts) else "w"
    return space, [name[:60] or "Boundary"], [arrays["array"].reshape(-1)]


def _ganspace(listing: Listing) -> Holding | None:
    found = {name: listing.tensors[name].sizes for name in ("lat_comp", "lat_mean", "lat_stdev")
             if name in listing.tensors}  # fmt: skip
    if len(found) < 3 or "act_comp" not in listing.tensors:
        return None
    count, width = found["lat_comp"][0], found["lat_comp"][-1]
    act = listing.tensors["act_comp"].sizes
    if not _plausible(width) or not 1 <= count <= LARGEST:
        return None
    plan = {"lat_comp": "lat_comp", "lat_mean": "lat_mean"}
    if act == found["lat_comp"]:
        plan["act_comp"] = "act_comp"
    first = f", of which the first {MAX_DIRECTIONS} are taken" if count > MAX_DIRECTIONS else ""
    words = f"holds {count} directions of a generator with a latent of {width} (GANSpace){first}"
    return Holding("ganspace", words, plan)


def _sefa(listing: Listing) -> Holding | None:
    for path, shape in listing.tensors.items():
        square = len(shape.sizes) == 2 and shape.sizes[0] == shape.sizes[1]
        if path.rpartition("/")[2] == "eigvec" and square and _plausible(shape.sizes[0]):
            words = (
                f"holds {shape.sizes[0]} directions of a StyleGAN with w of {shape.sizes[0]}"
                f" (SeFa), of which the first {MAX_DIRECTIONS} are taken"
            )
            return Holding("sefa", words, {"eigvec": path})
    return None


def _projected(listing: Listing) -> Holding | None:
    shape = listing.tensors.get("w")
    if shape is None or len(listing.tensors) > 1 or not _styles(shape.sizes):
        return None
    layers, width = shape.sizes[-2:]
    words = f"holds the place of a picture in a StyleGAN: w+ of {layers} × {width}"
    return Holding("projected", words, {"w": "w"})


def _projector(listing: Listing) -> Holding | None:
    plan: dict[str, str] = {}
    words = ""
    for path, shape in listing.tensors.items():
        where, _, last = path.rpartition("/")
        if last == "latent" and _styles(shape.sizes) and f"{where}/img" in listing.tensors:
            plan[f"place{len(plan):04d}"] = path
            layers, width = shape.sizes[-2:]
            side = listing.tensors[f"{where}/img"].sizes[-1]
            words = (
                "is not a generator but the result of projecting a picture into a StyleGAN2:"
                f" the picture ({side} × {side}), its w+ latent ({layers} × {width}) and noises"
            )
    return Holding("projected", words, plan) if plan else None


def _boundary(listing: Listing) -> Holding | None:
    shape = listing.tensors.get("array")
    if listing.container != "npy" or shape is None:
        return None
    rows = shape.sizes[:-1]
    if not shape.sizes or any(side != 1 for side in rows) or not _plausible(shape.sizes[-1]):
        return None
    words = f"holds one direction of a generator with a latent of {shape.sizes[-1]} (InterFaceGAN)"
    return Holding("boundary", words, {"array": "array"})


def _styles(sizes: tuple[int, ...]) -> bool:
    """[L, W], or [1, L, W]."""
    rows = sizes[1:] if len(sizes) == 3 and sizes[0] == 1 else sizes
    return len(rows) == 2 and 2 <= rows[0] <= 64 and _plausible(rows[1])


def _plausible(width: int) -> bool:
    return SMALLEST <= width <= LARGEST
