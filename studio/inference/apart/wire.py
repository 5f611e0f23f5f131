"""Results between two processes: their pictures through the ring, all else through a pipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.inference.apart.ring import InRing, Ring
from studio.values.messages import Band, FilmTake, FrameReady, JobFrame, Result, ThumbReady

PICTURES: dict[type, str] = {
    FrameReady: "pixels", ThumbReady: "pixels", JobFrame: "pixels", FilmTake: "pixels",
    Band: "rows",
}  # fmt: skip
"""Which results carry a picture, and where."""


def sent(result: Result, ring: Ring, closed: Callable[[], bool]) -> Result:
    """`result` as it goes through the pipe.

    Raises:
        Cancelled: the ring is full and nobody takes any more.
    """
    name = PICTURES.get(type(result))
    if name is None:
        return result
    placed = ring.put(getattr(result, name), closed)
    return result if placed is None else _with(result, name, placed)


def received(result: Result, ring: Ring) -> Result:
    """`result` as it was before it was sent."""
    name = PICTURES.get(type(result))
    placed = getattr(result, name) if name else None
    return _with(result, name or "", ring.take(placed)) if isinstance(placed, InRing) else result


def _with(result: Any, name: str, value: Any) -> Any:
    return replace(result, **{name: value})
