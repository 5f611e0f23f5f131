"""Which sizes a generator renders for a wish, and how large pictures are cut into bands."""

from __future__ import annotations

from studio.errors import RecipeError
from studio.models.base import band_rows
from studio.values.card import Card, GeneratorInfo, Sizes
from studio.values.controls import ControlValue, check_controls
from studio.values.edit import fitted_size
from studio.values.recipe import Recipe

BAND_PIXELS = 1 << 19

Size = tuple[int, int]
Rows = tuple[int, int]


def check_recipe_fits(recipe: Recipe, card: Card) -> dict[str, ControlValue]:
    """Every declared control with its value, once the recipe is known to fit the model.

    Raises:
        RecipeError: a size or a control that the model does not allow; says what it allows.
    """
    info = card.info
    try:
        _check_size(recipe.width, recipe.height, info.sizes)
        return check_controls(info.controls, recipe.controls)
    except RecipeError as error:
        raise RecipeError(f"{card.name}: {error}") from None


def _check_size(width: int, height: int, sizes: Sizes) -> None:
    found = f"the picture is {width} × {height}"
    if not sizes.any_size:
        allowed = sizes.fixed or (sizes.default,)
        if (width, height) not in allowed:
            words = ", ".join(f"{w} × {h}" for w, h in allowed[:8])
            raise RecipeError(f"{found}, expected {words}.")
        return
    if max(width, height) > sizes.largest:
        raise RecipeError(f"{found}, at most {sizes.largest} pixels a side.")
    if width % sizes.multiple or height % sizes.multiple:
        raise RecipeError(f"{found}, expected multiples of {sizes.multiple}.")
    if not sizes.any_aspect and not _same_aspect((width, height), sizes.default, sizes.multiple):
        w, h = sizes.default
        raise RecipeError(f"{found}, expected the proportions of {w} × {h}.")


def _same_aspect(a: Size, b: Size, slack: int) -> bool:
    """Whether `a` has the proportions of `b`, up to rounding to multiples."""
    return abs(a[0] * b[1] - a[1] * b[0]) <= slack * max(b)


def render_size(recipe: Recipe, info: GeneratorInfo, side_px: int) -> tuple[Size, Size]:
    """(what to render, what to show) for a recipe whose longer side may be `side_px`.

    They differ where the generator makes only certain sizes: it then renders one of these, and
    the picture is made smaller afterwards. Those whose grid follows the picture do that themselves.
    """
    shown = fitted_size(recipe, max(1, side_px))
    whole = (recipe.width, recipe.height)
    sizes = info.sizes
    if shown == whole:
        return whole, shown
    if not sizes.any_size:
        like = [s for s in sizes.fixed if s[0] >= shown[0] and _same_aspect(s, whole, 1)]
        return min(like, default=whole), shown
    if sizes.multiple > 1 and not info.space.cell:
        fitted = tuple(_up(side, sizes.multiple) for side in shown)
        return (min(fitted[0], whole[0]), min(fitted[1], whole[1])), shown
    return shown, shown


def _up(side: int, multiple: int) -> int:
    return -(-side // multiple) * multiple


def bands(width: int, height: int, tiles: bool) -> tuple[Rows, ...]:
    """The rows (y0, y1) of each band, top to bottom; depends on the size alone.

    A generator that cannot compute some rows alone makes one band.
    """
    if not tiles:
        return ((0, height),)
    step = band_rows(width)
    rows = step * max(1, BAND_PIXELS // (width * step))
    return tuple((y, min(y + rows, height)) for y in range(0, height, rows))
