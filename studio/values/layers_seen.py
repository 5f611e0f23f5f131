"""The layers of a network as the window shows them, with the channels that draw alike."""

from __future__ import annotations

from dataclasses import dataclass

from studio.values.arrays import Bytes


@dataclass(frozen=True)
class SeenGroup:
    """Channels that draw alike; `picture` [H, W] uint8 where they are strong, if they are maps."""

    channels: tuple[int, ...]
    picture: Bytes | None = None


@dataclass(frozen=True)
class SeenLayer:
    """Layer `number` of `count` channels; `flat`: units, no maps of `size` (width, height)."""

    number: int
    flat: bool
    count: int
    size: tuple[int, int]
    groups: tuple[SeenGroup, ...]


@dataclass(frozen=True)
class LayersSeen:
    """The answer to a LayersJob."""

    job: int
    layers: tuple[SeenLayer, ...]
