"""Where a picture lies in the view: fit, 100 %, zoom at a point, pan. Plain arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace

SMALLEST = 0.02
LARGEST = 64.0
TINY = 1e-6
"""What rounding may take from a whole number."""


@dataclass(frozen=True)
class Placement:
    """`scale` view pixels for one picture pixel; `x`, `y` the picture's top left in the view.

    `fitted` placements follow the view when it is resized.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: bool = True


@dataclass(frozen=True)
class Look:
    """How close one looks, and where: kept with a project, whatever the window's size is then.

    `percent`: 100 is one device pixel for one picture pixel. `x`, `y`: which point of the picture
    stands in the middle of the view, 0 … 1 from its top left.
    """

    percent: float
    x: float
    y: float


def looking(
    look: Look, view: tuple[float, float], picture: tuple[int, int], ratio: float
) -> Placement:
    """Where the picture lies then; `ratio` is device pixels for a view pixel."""
    scale = look.percent / 100.0 / ratio
    x = view[0] / 2 - look.x * picture[0] * scale
    y = view[1] / 2 - look.y * picture[1] * scale
    return Placement(scale, round(x), round(y), fitted=False)


def fit(
    view: tuple[float, float],
    picture: tuple[int, int],
    margins: tuple[float, float, float, float],
    ratio: float = 1.0,
    whole: bool = False,
) -> Placement:
    """The whole picture in the middle of the view less `margins` (left, top, right, bottom).

    It fills that room, as far as its sides are a whole number of device pixels; with `whole` it
    grows by whole factors only, so that hard pixels stay even. `ratio` is device pixels for a
    view pixel.
    """
    left, top, right, bottom = margins
    wide, high = max(1.0, view[0] - left - right), max(1.0, view[1] - top - bottom)
    scale = min(wide / picture[0], high / picture[1]) * ratio
    longer = max(picture)
    even = whole and scale >= 1.0 - TINY
    scale = float(int(scale + TINY)) if even else max(1, int(longer * scale + TINY)) / longer
    scale /= ratio
    x = left + (wide - picture[0] * scale) / 2
    y = top + (high - picture[1] * scale) / 2
    return Placement(scale, round(x * ratio) / ratio, round(y * ratio) / ratio)


def zoomed(placement: Placement, factor: float, at: tuple[float, float]) -> Placement:
    """Zoom by `factor`; the point of the picture under `at` stays there."""
    scale = min(LARGEST, max(SMALLEST, placement.scale * factor))
    ratio = scale / placement.scale
    x = at[0] - (at[0] - placement.x) * ratio
    y = at[1] - (at[1] - placement.y) * ratio
    return Placement(scale, x, y, fitted=False)


def panned(placement: Placement, dx: float, dy: float) -> Placement:
    """Moved by view pixels."""
    return replace(placement, x=placement.x + dx, y=placement.y + dy, fitted=False)


def centred(view: tuple[float, float], picture: tuple[int, int], scale: float) -> Placement:
    """The picture's middle in the view's middle at `scale`."""
    x = (view[0] - picture[0] * scale) / 2
    y = (view[1] - picture[1] * scale) / 2
    return Placement(scale, round(x), round(y), fitted=False)


def crop_of(picture: tuple[int, int], aspect: float, at: float = 0.5) -> tuple[int, int, int, int]:
    """(x, y, width, height) of the largest part of `picture` with `aspect` = w / h.

    `at` says where it lies along the side that is cut: 0 left or top, 1 right or bottom.
    """
    width, height = picture
    if width / height > aspect:
        wide = max(1, round(height * aspect))
        return int((width - wide) * at), 0, wide, height
    high = min(height, max(1, round(width / aspect)))
    return 0, int((height - high) * at), width, high


def crop_moved(
    picture: tuple[int, int], aspect: float, at: float, step: tuple[float, float]
) -> float:
    """Another `at` for `crop_of`, once the frame was moved by `step` (dx, dy) picture pixels."""
    _, _, wide, high = crop_of(picture, aspect, at)
    free = (picture[0] - wide, picture[1] - high)
    axis = 0 if free[0] else 1
    if not free[axis]:
        return at
    return min(1.0, max(0.0, at + step[axis] / free[axis]))
