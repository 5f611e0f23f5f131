"""A point in a latent space as an expression: small, readable and editable at every level."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
import numpy as np

from studio.errors import LatentError
from studio.values.arrays import Floats

MAX_SEED = 2**63 - 1
MAX_DEPTH = 16
MAX_PARTS = 64
MAX_MOVES = 64
MAX_DIMENSIONS = 8
MAX_VECTOR_BYTES = 4 << 20
TEXT_SPACE = "text"
"""The space of what a model is told; directions of it bend the words and leave the point alone."""
INSIDE_SPACE = "h"
"""The space in the middle of a denoiser; directions of it are added there, at its steps."""

Convention = Literal["studio", "nvidia", "torch_cpu", "torch_cuda", "pictures"]
How = Literal["round", "straight", "keep_length", "merge"]
Turns = Literal["all", "base"]
SeedNumber = Annotated[int, msgspec.Meta(ge=0, le=MAX_SEED)]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
SpaceName = Annotated[str, msgspec.Meta(min_length=1, max_length=32)]


class Node(msgspec.Struct, frozen=True, tag_field="node", forbid_unknown_fields=True, gc=False):
    """Base of the expression nodes; `node` in the JSON says which one it is."""


class Seed(Node, frozen=True, tag="seed"):
    """A reproducible random point: number `n` drawn from the prior of `space`.

    `convention` says which generator of random numbers turns `n` into a point: `studio` (Philox,
    the same on every device), `nvidia` (numpy `RandomState`, n < 2^32), `torch_cpu`, `torch_cuda`
    (what torch draws on NVIDIA's cards), or `pictures`: where a model that takes photos puts the
    composition that `n` draws.
    """

    n: SeedNumber
    space: SpaceName = "z"
    convention: Convention = "studio"


class Vector(Node, frozen=True, tag="vector"):
    """An explicit point: `data` holds little-endian float32, C order, of `shape` (no batch)."""

    space: SpaceName
    shape: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=1 << 20)], ...],
        msgspec.Meta(max_length=MAX_DIMENSIONS),
    ]
    data: Annotated[bytes, msgspec.Meta(max_length=MAX_VECTOR_BYTES)]

    @classmethod
    def of(cls, space: str, values: Floats) -> Vector:
        """The vector node of an array of any shape."""
        array = np.ascontiguousarray(values, dtype="<f4")
        return cls(space, tuple(array.shape), array.tobytes())

    def array(self) -> Floats:
        """[*shape] float32, a read-only view of the stored bytes.

        Raises:
            LatentError: the bytes do not fill the shape, or hold NaN or infinity.
        """
        wanted = 4 * math.prod(self.shape)
        if len(self.data) != wanted:
            raise LatentError(
                f"A vector of shape {self.shape} needs {wanted} bytes, found {len(self.data)}."
            )
        values = np.frombuffer(self.data, dtype="<f4").reshape(self.shape)
        if not np.isfinite(values).all():
            raise LatentError("A vector in the recipe holds numbers that are not finite.")
        return values


class Encoded(Node, frozen=True, tag="encoded"):
    """Where a model put a picture.

    `picture` is the sha256 of the picture's file bytes; the picture itself stays in the project.
    `fit` names how the point was found (the generator says which it knows).
    """

    picture: Sha256
    fit: Annotated[str, msgspec.Meta(max_length=32)]
    vector: Vector


class Blend(Node, frozen=True, tag="blend"):
    """Two or more points mixed with `weights` (they sum to 1; outside [0, 1] extrapolates).

    `how`: round (along the arc, slerp), straight (lerp), keep_length (straight, then the length
    that the round way would have), merge (region by region, of models whose latent is a grid of
    places on the picture; others go round).
    """

    parts: Annotated[tuple[Latent, ...], msgspec.Meta(min_length=2, max_length=MAX_PARTS)]
    weights: Annotated[tuple[float, ...], msgspec.Meta(min_length=2, max_length=MAX_PARTS)]
    how: How = "round"
    space: SpaceName = "z"


class Move(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """How far along one direction: `amount` in calibrated units, on `layers` (None: all)."""

    amount: float
    layers: tuple[int, int] | None = None


class Shift(Node, frozen=True, tag="shift", omit_defaults=True):
    """`base` moved along directions: one flat map from direction id to move, never nested.

    `turns` says what a walk along random directions turns: `base` the base alone, and straight
    moves stand on top of it, worth the same wherever one has walked to; `all` the sum of base and
    straight moves, as the first edition did. Both are one and the same as long as the map does
    not hold moves of both kinds.
    """

    base: Latent
    moves: Annotated[dict[str, Move], msgspec.Meta(max_length=MAX_MOVES)]
    turns: Turns = "all"


class StyleMix(Node, frozen=True, tag="style_mix"):
    """`base`, with `other` in its place on the style layers first … last (both included)."""

    base: Latent
    other: Latent
    layers: tuple[int, int]


class Repaint(Node, frozen=True, tag="repaint", omit_defaults=True):
    """A picture painted over, starting from `base`, a point of noise.

    `picture` is where the model put the picture. `mask` [1, h, w] in [0, 1], on the grid of that
    point, says how strongly each cell is painted over; without it all is. How far the picture is
    left behind is the control `strength`.
    """

    base: Latent
    picture: Encoded
    mask: Vector | None = None


Latent = Seed | Vector | Encoded | Blend | Shift | StyleMix | Repaint


def children(node: Latent) -> tuple[Latent, ...]:
    """The expressions directly below `node`."""
    match node:
        case Blend():
            return node.parts
        case Shift():
            return (node.base,)
        case StyleMix():
            return (node.base, node.other)
        case Encoded():
            return (node.vector,)
        case Repaint():
            return (node.base, node.picture, *((node.mask,) if node.mask is not None else ()))
        case _:
            return ()


def walk(node: Latent) -> Iterator[tuple[int, Latent]]:
    """Every node below and including `node` with its depth, the root being 1.

    Raises:
        LatentError: deeper than `MAX_DEPTH`.
    """
    stack = [(1, node)]
    while stack:
        depth, here = stack.pop()
        if depth > MAX_DEPTH:
            raise LatentError(f"The latent is nested deeper than {MAX_DEPTH} levels.")
        yield depth, here
        stack.extend((depth + 1, child) for child in children(here))


def first_seed(node: Latent) -> int:
    """The number of the first seed in an expression, 0 where there is none."""
    return next((n.n for _, n in walk(node) if isinstance(n, Seed)), 0)


def with_convention(node: Latent, convention: Convention) -> Latent:
    """The expression with all its seeds of the studio's own convention read in another one."""
    match node:
        case Seed(convention="studio"):
            return msgspec.structs.replace(node, convention=convention)
        case Blend():
            parts = tuple(with_convention(part, convention) for part in node.parts)
            return msgspec.structs.replace(node, parts=parts)
        case Shift():
            return msgspec.structs.replace(node, base=with_convention(node.base, convention))
        case StyleMix():
            base, other = (with_convention(part, convention) for part in (node.base, node.other))
            return msgspec.structs.replace(node, base=base, other=other)
        case Repaint():
            return msgspec.structs.replace(node, base=with_convention(node.base, convention))
        case _:
            return node


def check_latent(latent: Latent) -> None:
    """Refuse an expression that no generator could evaluate.

    Raises:
        LatentError: says which rule is broken.
    """
    for _, node in walk(latent):
        match node:
            case Vector():
                node.array()
            case Blend():
                _check_blend(node)
            case Shift():
                _check_shift(node)
            case Seed(convention="nvidia") if node.n >= 2**32:
                raise LatentError(f"Seed {node.n} is too large for NVIDIA's convention (< 2^32).")
            case Repaint(mask=Vector() as mask):
                _check_mask(mask, node.picture.vector)
            case StyleMix() if not 0 <= node.layers[0] <= node.layers[1] < 1000:
                raise LatentError(f"Layers {node.layers} are not a range.")
            case _:
                pass


def _check_blend(node: Blend) -> None:
    if len(node.parts) != len(node.weights):
        raise LatentError(f"{len(node.parts)} places blended with {len(node.weights)} weights.")
    if not all(np.isfinite(w) and abs(w) <= 100 for w in node.weights):
        raise LatentError("Blend weights must be finite and at most 100.")
    if abs(sum(node.weights) - 1.0) > 1e-4:
        raise LatentError(f"Blend weights sum to {sum(node.weights):g}, expected 1.")


def _check_shift(node: Shift) -> None:
    if isinstance(node.base, Shift):
        raise LatentError("A shift may not stand directly on another shift.")
    for name, move in node.moves.items():
        if not np.isfinite(move.amount) or abs(move.amount) > 1000:
            raise LatentError(f"Direction {name[:24]} is moved by {move.amount}, at most 1000.")


def _check_mask(mask: Vector, picture: Vector) -> None:
    wanted = (1, *picture.shape[-2:])
    if mask.shape != wanted:
        raise LatentError(f"The mask is of shape {mask.shape}, the picture asks for {wanted}.")
    values = mask.array()
    if float(values.min()) < 0.0 or float(values.max()) > 1.0:
        raise LatentError("A mask holds numbers from 0 to 1 only.")


def short_bytes(data: bytes) -> str:
    """Bytes as unpadded URL-safe base64, for ids and places copied as text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
