"""Checking that arrays go together before anything is computed with them."""

from __future__ import annotations

from torch import Tensor

from studio.errors import ShapeError


def check_shape(tensor: Tensor, shape: tuple[int | None, ...], name: str) -> Tensor:
    """Give `tensor` back if it has `shape`; None stands for any length.

    Raises:
        ShapeError: says what was found and what was expected.
    """
    fits = tensor.dim() == len(shape) and all(
        wanted is None or wanted == found for wanted, found in zip(shape, tensor.shape, strict=True)
    )
    if not fits:
        wanted_words = " × ".join("any" if side is None else str(side) for side in shape)
        found_words = " × ".join(str(side) for side in tensor.shape) or "one number"
        raise ShapeError(f"The {name} is {found_words}, expected {wanted_words or 'one number'}.")
    return tensor


def check_same(a: Tensor, b: Tensor, name: str) -> None:
    """Refuse two tensors of different shapes.

    Raises:
        ShapeError: they differ; `name` says what they are.
    """
    if a.shape != b.shape:
        raise ShapeError(f"The {name} have shapes {tuple(a.shape)} and {tuple(b.shape)}.")
