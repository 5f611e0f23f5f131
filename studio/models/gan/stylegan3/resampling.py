"""Up, through a leaky ReLU, and down again, so that the bend makes no aliases.

A filter along one axis is a banded matrix: between two rates each new sample is a sum over a few
old ones. In blocks of rows these bands are small dense products, which every machine is fast at;
nothing is computed that is not kept, and the large map at the high rate exists only for a few
channels at a time, while it is still in the cache.

Notation: h, w sides at the low rate, H, W at the high rate, C channels (of all pictures).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.stylegan3.plan import LayerPlan

SLOPE = 0.2
_UP_ROWS, _DOWN_ROWS = 32, 16
_CACHED_NUMBERS = 1 << 20
"""How many numbers of the map at the high rate are worked on at once."""
RANK_ERROR = 1e-5
"""How weak a term of a filter that is not separable must be, beside the strongest, to be left out.

Leaving out these changes no number of a picture by more than 2e-6, and saves a tenth of the time.
"""
FIRST_RANK_ERROR = 1e-7
"""That of the first edition, whose models keep their pictures."""


@dataclass(frozen=True)
class Band:
    """A block of rows of a banded matrix: `values` stand in these rows and columns."""

    rows: slice
    columns: slice
    values: Tensor


Bands = tuple[Band, ...]


class Resampling:
    """One layer's filters, ready for use: [C, h, w] to [C, out, out].

    A filter that is not separable (of the kind R) is a sum of a few that are, one for each
    singular value of its plane.
    """

    def __init__(
        self, plan: LayerPlan, up_filter: Tensor, down_filter: Tensor,
        rank_error: float = RANK_ERROR,
    ) -> None:  # fmt: skip
        """`up_filter` [taps], `down_filter` [taps] or [taps, taps] float32."""
        size = plan.size_in + plan.kernel - 1
        gain = 1.0 if plan.to_rgb else 2.0**0.5
        self._high, self._out = plan.size_high, plan.size_out
        self._clamp, self._bends = plan.clamp, not plan.to_rgb
        up = _up_matrix(up_filter.double().cpu(), plan.up, size, plan.pad, self._high)
        across, along = _pairs(down_filter.double().cpu(), rank_error)
        downs = [
            tuple(_down_matrix(taps, plan.down, self._high, self._out) for taps in pair)
            for pair in zip(along, across, strict=True)
        ]
        # The leaky ReLU keeps positive factors, so its gain is taken before it.
        self._ups = (up * gain, up)
        self._downs = downs
        self._reach = float(up.abs().sum(1).max()) ** 2 * gain
        device = up_filter.device
        self._up = tuple(_bands(m, _UP_ROWS, device) for m in self._ups)
        self._down = [tuple(_bands(m, _DOWN_ROWS, device) for m in pair) for pair in downs]

    def __call__(self, x: Tensor) -> Tensor:
        """[C, out, out] of [C, h, w] float32."""
        if torch.is_grad_enabled():
            return self.plain(x)
        low, high = torch.aminmax(x)
        clamps = self._clamp is not None and not self._reaches(low, high) <= self._clamp
        made = x.new_empty(len(x), self._out, self._out)
        step = max(1, _CACHED_NUMBERS // self._high**2) if x.device.type == "cpu" else len(x)
        room = self._room(x, min(step, len(x)))
        for at in range(0, len(x), step):
            part = x[at : at + step]
            self._through(part, [r[: len(part)] for r in room], clamps, made[at : at + step])
        return made

    def plain(self, x: Tensor) -> Tensor:
        """The same by whole matrices: slower, and it differentiates."""
        up_columns, up_rows = (m.to(x) for m in self._ups)
        x = up_columns @ x @ up_rows.T
        if self._bends:
            x = functional.leaky_relu(x, SLOPE)
        if self._clamp is not None:
            x = x.clamp(-self._clamp, self._clamp)
        return torch.stack([c.to(x) @ x @ r.to(x).T for c, r in self._downs]).sum(0)

    def _reaches(self, low: Tensor, high: Tensor) -> float:
        """No number at the high rate is larger than this."""
        return self._reach * max(abs(float(low)), abs(float(high)))

    def _room(self, x: Tensor, count: int) -> list[Tensor]:
        return [
            x.new_empty(count, x.shape[1], self._high),
            x.new_empty(count, self._high, self._high),
            x.new_empty(count, self._out, self._high),
        ]

    def _through(self, x: Tensor, room: list[Tensor], clamps: bool, out: Tensor) -> None:
        """Rows first on the way up, last on the way down: less to do."""
        wide, high, narrow = room
        _rows(x, self._up[1], wide)
        _columns(wide, self._up[0], high)
        if self._bends:
            functional.leaky_relu(high, SLOPE, inplace=True)
        if clamps:
            assert self._clamp is not None
            high.clamp_(-self._clamp, self._clamp)
        for term, (columns, rows) in enumerate(self._down):
            _columns(high, columns, narrow)
            _rows(narrow, rows, out, more=term > 0)


def _rows(x: Tensor, bands: Bands, out: Tensor, more: bool = False) -> None:
    """Resample each row: [C, h, w] into `out` [C, h, W]; `more` adds to what is there."""
    flat, to = x.view(-1, x.shape[2]), out.view(-1, out.shape[2])
    for band in bands:
        old, new = flat[:, band.columns], to[:, band.rows]
        if more:
            new.addmm_(old, band.values.T)
        else:
            torch.mm(old, band.values.T, out=new)


def _columns(x: Tensor, bands: Bands, out: Tensor) -> None:
    """Resample each column: [C, h, W] into `out` [C, H, W]."""
    for band in bands:
        values = band.values.expand(len(x), -1, -1)
        torch.bmm(values, x[:, band.columns], out=out[:, band.rows])


def _bands(matrix: Tensor, rows: int, device: torch.device) -> Bands:
    """A matrix [new, old] in blocks of rows, without the columns that are empty there."""
    found = []
    for first in range(0, len(matrix), rows):
        block = matrix[first : first + rows]
        used = block.any(0).nonzero()
        low, high = (int(used.min()), int(used.max()) + 1) if len(used) else (0, 1)
        values = block[:, low:high].float().contiguous().to(device)
        found.append(Band(slice(first, first + len(block)), slice(low, high), values))
    return tuple(found)


def _up_matrix(taps: Tensor, up: int, size: int, pad: int, high: int) -> Tensor:
    """[high, size] float64: zeros between the samples, `pad` before them, then the filter, x up."""
    new = torch.arange(high)[:, None]
    tap = torch.arange(len(taps))[None]
    place = new + tap - pad
    fits = (place % up == 0) & (place >= 0) & (place < up * size)
    matrix = torch.zeros(high, size, dtype=torch.float64)
    values = torch.where(fits, up * taps.flip(0), 0.0)
    return matrix.scatter_add_(1, (place // up).clamp(0, size - 1), values)


def _down_matrix(taps: Tensor, down: int, high: int, size: int) -> Tensor:
    """[size, high] float64: the filter at every `down`-th sample."""
    new = torch.arange(size)[:, None]
    place = new * down + torch.arange(len(taps))[None]
    matrix = torch.zeros(size, high, dtype=torch.float64)
    return matrix.scatter_(1, place, taps.flip(0).expand(size, -1))


def _pairs(taps: Tensor, rank_error: float) -> tuple[list[Tensor], list[Tensor]]:
    """Separable filters that sum up to `taps`: (along x, along y), term by term."""
    if taps.dim() == 1:
        return [taps], [taps]
    along_y, strengths, along_x = torch.linalg.svd(taps)
    kept = int((strengths > rank_error * strengths[0]).sum())
    return (
        [along_x[k] for k in range(kept)],
        [along_y[:, k] * strengths[k] for k in range(kept)],
    )
