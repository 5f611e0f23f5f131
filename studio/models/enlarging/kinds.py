"""Which kind of network that enlarges some tensors are of, and building it from a kept file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import nn

from studio.errors import FileFormatError, ModelError
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.enlarging import carn, compact, rrdb, swinir
from studio.models.enlarging.layout import Layout, Shapes

_KINDS = (rrdb.describe, compact.describe, carn.describe, swinir.describe)
MAX_NUMBERS = 100_000_000


def layout_of(shapes: Shapes) -> Layout | None:
    """The network that these tensors are all of; None where they are of no known kind."""
    if sum(_count(shape) for shape in shapes.values()) > MAX_NUMBERS:
        return None
    for describe in _KINDS:
        found = describe(shapes)
        if found is not None and _whole(found, shapes):
            return found
    return None


def _count(shape: tuple[int, ...]) -> int:
    count = 1
    for side in shape:
        count *= side
    return count


def _whole(found: Layout, shapes: Shapes) -> bool:
    """Whether every tensor of the network is there in its shape, and no other."""
    with torch.device("meta"):
        wanted = {name: tuple(value.shape) for name, value in found.build().state_dict().items()}
    return wanted == {name: shapes[path] for name, path in found.names.items() if path in shapes}


def loaded(path: Path) -> tuple[nn.Module, Layout]:
    """The network of a kept file, on the CPU in float32, ready to be used.

    Raises:
        ModelError: the file is gone, or broken.
    """
    try:
        tensors = {
            name: torch.from_numpy(view.copy()).float()
            for name, _, view in SafetensorsFile(path).arrays()
        }
    except (FileFormatError, OSError, TypeError) as error:
        raise ModelError(f"The enlarger in {path.name} cannot be read: {error}") from None
    found = layout_of({name: tuple(value.shape) for name, value in tensors.items()})
    if found is None:
        raise ModelError(f"The enlarger in {path.name} is broken; add it again.")
    network = found.build()
    network.load_state_dict({name: tensors[own] for name, own in found.names.items()})
    return network.eval().requires_grad_(False), found


def plan_of(found: Layout, paths: Mapping[str, str]) -> dict[str, str]:
    """Name in the network -> path in the file; `paths`: names of its tensors -> paths."""
    return {name: paths[own] for name, own in found.names.items()}
