"""Readings of one file side by side: each is drawn with, and the one a person chose is taken."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import torch
from PIL import Image
from torch import Tensor

from studio.adding.convert import Converted, seeded, trial_card
from studio.adding.doubts import agreement
from studio.adding.prove import first_pictures
from studio.adding.watch import Watch
from studio.core.pixels import to_u8
from studio.errors import InputError, ModelError, OutOfMemory
from studio.models.base import Weights
from studio.models.opening.copies import OTHER
from studio.models.opening.finding import Finding
from studio.models.opening.readings import AS_TAKEN, Reading, readings_of, settled
from studio.models.opening.recognise import NONSENSE
from studio.models.opening.registry import declare, layouts

SHOWN = 6
"""So many readings stand side by side at most."""
PICTURES = 4
PATIENCE_S = 8.0
"""Readings that were not drawn after so much work of the processor are not offered."""
THUMB_PX = 96
_ALIKE = 0.02
"""Pictures that differ less in the mean are the same to an eye."""


@dataclass(frozen=True)
class Drawn:
    """A reading with what it draws of a few seeds: [N, 3|4, H, W] in [0, 1]."""

    reading: Reading
    pictures: Tensor
    size: tuple[int, int]

    def told(self) -> dict[str, Any]:
        """As plain data: key, words, size and the pictures as one PNG, two by two."""
        return {
            "key": self.reading.key,
            "words": self.reading.words,
            "size": list(self.size),
            "png": base64.b64encode(self._sheet()).decode("ascii"),
        }

    def _sheet(self) -> bytes:
        sheet = Image.new("RGB", (2 * THUMB_PX, 2 * THUMB_PX))
        for at, picture in enumerate(to_u8(self.pictures)[:PICTURES]):
            small = max(picture.shape[:2]) <= THUMB_PX
            way = Image.Resampling.NEAREST if small else Image.Resampling.LANCZOS
            image = Image.fromarray(picture).convert("RGB").resize((THUMB_PX, THUMB_PX), way)
            sheet.paste(image, (at % 2 * THUMB_PX, at // 2 * THUMB_PX))
        data = io.BytesIO()
        sheet.save(data, "PNG")
        return data.getvalue()


def side_by_side(made: Converted, watch: Watch) -> list[Drawn]:
    """The reading that was taken, then those that look otherwise, the calmest pictures first.

    Raises:
        ModelError: not even the first can be drawn with.
        Cancelled: the watch's token was set.
    """
    ends = time.process_time() + PATIENCE_S
    known = readings_of(made.info, layouts(made.architecture, made.weights))
    found: list[Drawn] = []
    for at, reading in enumerate(known):
        watch.step("Drawing its readings", at, len(known))
        if time.process_time() > ends:
            break
        try:
            drawn = _drawn(made, reading, watch)
        except (ModelError, OutOfMemory, *NONSENSE):
            if reading.key == AS_TAKEN:
                raise ModelError("It cannot be drawn with.") from None
            continue
        if torch.isfinite(drawn.pictures).all() and not any(_alike(drawn, one) for one in found):
            found.append(drawn)
    rest = sorted(found[1:], key=lambda one: -agreement(one.pictures))
    return [*found[:1], *rest][:SHOWN]


def _drawn(made: Converted, reading: Reading, watch: Watch) -> Drawn:
    read = taken(made, reading)
    card = seeded(trial_card(read))
    card = msgspec.structs.replace(card, openers=card.openers[:PICTURES])
    return Drawn(reading, first_pictures(card, read, watch), read.info.sizes.default)


def _alike(one: Drawn, other: Drawn) -> bool:
    same = one.pictures.shape == other.pictures.shape
    return same and float((one.pictures - other.pictures).abs().mean()) < _ALIKE


def taken(made: Converted, reading: Reading) -> Converted:
    """The weights as this reading has them.

    Raises:
        ModelError: they do not make a generator so.
    """
    weights, info = made.weights, made.info
    if reading.names:
        weights = Weights(dict(_named(weights, reading)), weights.facts)
        info = declare(made.architecture, weights)
    return replace(made, weights=weights, info=settled(info, reading.settings))


def _named(weights: Weights, reading: Reading) -> Iterator[tuple[str, Tensor]]:
    for copy in ("", OTHER):
        for new, old in reading.names.items():
            if copy + old in weights:
                yield copy + new, weights[copy + old]


def replanned(found: Finding, reading: Reading) -> Finding:
    """What to convert where a reading has other names."""
    if not reading.names:
        return found
    names = {OTHER + new: OTHER + old for new, old in reading.names.items()} | dict(reading.names)
    sources = tuple(
        (path, {new: plan[old] for new, old in names.items() if old in plan})
        for path, plan in found.sources
    )
    return replace(found, sources=sources)


def reading_named(made: Converted, key: str) -> Reading:
    """The reading of a key.

    Raises:
        InputError: there is none; names those that there are.
    """
    known = readings_of(made.info, layouts(made.architecture, made.weights))
    for reading in known:
        if reading.key == key:
            return reading
    names = ", ".join(reading.key for reading in known)
    raise InputError(f"There is no reading {key[:60]!r}; there are: {names}.")
