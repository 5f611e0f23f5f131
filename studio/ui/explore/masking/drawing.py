"""The mask under the hand, finer than the grid it ends on."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from studio.values import masks
from studio.values.latent import Vector
from studio.values.masks import Mask

REMEMBERED = 64


@dataclass(frozen=True)
class Drawn:
    """A mask as it was drawn, hard, and how soft its edges are made."""

    mask: Mask
    feather: float = 0.0

    @cached_property
    def soft(self) -> Mask:
        """What is painted over."""
        return masks.feathered(self.mask, self.feather)


class Drawings:
    """Remembers how masks of recipes were drawn, so that undo gives back the fine ones."""

    def __init__(self) -> None:
        self._fine: OrderedDict[bytes, Drawn] = OrderedDict()

    def grid_of(self, drawn: Drawn, picture: Vector) -> Vector:
        """The mask of a recipe for what was drawn over a picture that lies at that point."""
        rows, columns = picture.shape[-2:]
        grid = masks.on_grid(drawn.soft, rows, columns, picture.space)
        self._fine[grid.data] = drawn
        self._fine.move_to_end(grid.data)
        while len(self._fine) > REMEMBERED:
            self._fine.popitem(last=False)
        return grid

    def drawn(self, grid: Vector | None, size: tuple[int, int]) -> Drawn:
        """What the mask of a recipe was drawn from, for a picture of (width, height) `size`."""
        wanted = masks.empty(*size)
        if grid is None:
            return Drawn(wanted)
        known = self._fine.get(grid.data)
        if known is not None and known.mask.shape == wanted.shape:
            return known
        return Drawn(masks.from_grid(grid, *size))
