"""The two kinds of shapes that a plant is made of, as tables with a row for each.

A *blade* (petal, leaf, stem, filament) is the surface

    p(u, y) = base + along u + bend u² + across y + cup y²,    0 <= u <= 1,  |y| <= W(u)

whose outline W(u) = width (u / m)^neck ((1 - u) / (1 - m))^tip is widest at
m = neck / (neck + tip).
A *bead* (dome, anther, dewdrop) is an ellipsoid with an axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

PETAL, LEAF, STEM, FILAMENT, DOME, ANTHER, DEW = range(7)
KINDS = 7

BLADE = (
    "base_x", "base_y", "base_z", "along_x", "along_y", "along_z", "bend_x", "bend_y", "bend_z",
    "across_x", "across_y", "across_z", "cup_x", "cup_y", "cup_z", "width", "neck", "tip", "notch",
    "fringe", "fringes", "ruffle", "ruffles", "phase", "age", "tint", "key", "branch", "fold",
    "shade",
    "half",
)  # fmt: skip
"""Columns of a blade. `age` 0 at the outer ring, 1 at the inner; `tint` in [-1, 1]; `key` grows
towards the viewer; `branch` 1 or -1: which half of a surface that folds over itself; `fold`: how
far the two halves of a leaf are tilted; `shade`: how dark a shadow it casts; `half`: 0, or
which half across is meant where both lie over each other as they are seen."""
BEAD = (
    "x", "y", "z", "axis_x", "axis_y", "axis_z", "radius", "height", "age", "tint", "key", "turn",
)  # fmt: skip
"""Columns of a bead; `turn`: where its own azimuth begins."""
B = {name: i for i, name in enumerate(BLADE)}
D = {name: i for i, name in enumerate(BEAD)}


@dataclass
class Table:
    """Shapes of one sort: `values` [B, columns], and of each its scene and kind, int64 [B]."""

    values: Tensor
    scene: Tensor
    kind: Tensor

    def __len__(self) -> int:
        return len(self.scene)


def joined(tables: list[Table]) -> Table:
    """All the rows, in order."""
    return Table(
        torch.cat([t.values for t in tables]),
        torch.cat([t.scene for t in tables]),
        torch.cat([t.kind for t in tables]),
    )


def blade_table(columns: dict[str, Tensor], scene: Tensor, kind: int) -> Table:
    """Blades of one kind; vectors [B, 3] under their name without the axis, 0 where missing."""
    like = columns["width"]
    parts = []
    for name in BLADE:
        stem, _, axis = name.rpartition("_")
        if axis in ("x", "y", "z") and stem:
            parts.append(columns[stem][:, "xyz".index(axis)] if stem in columns else None)
        else:
            parts.append(columns.get(name))
    filled = [torch.zeros_like(like) if part is None else part.expand_as(like) for part in parts]
    return Table(torch.stack(filled, 1), scene, torch.full_like(scene, kind))


def bead_table(columns: dict[str, Tensor], scene: Tensor, kind: int) -> Table:
    """Beads of one kind; `place` and `axis` [B, 3], 0 where a column is missing."""
    like = columns["radius"]
    place, axis = columns["place"], columns["axis"]
    own = {name: columns.get(name) for name in BEAD[6:]}
    rest = [torch.zeros_like(like) if v is None else v.expand_as(like) for v in own.values()]
    return Table(torch.cat((place, axis, torch.stack(rest, 1)), 1), scene,
                 torch.full_like(scene, kind))  # fmt: skip
