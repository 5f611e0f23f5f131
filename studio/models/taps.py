"""What convolutions make while a generator draws: seen, changed, or enough to stop there.

Layers are told apart by their order. This needs nothing of an architecture but that it convolves,
so that one tool reaches all of them. Low-pass filters, one for each channel, are no layers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from studio.core.bending import bent
from studio.models.base import StepCallback
from studio.values.bending import Bend

Seen = Callable[[int, Tensor], Tensor | None]
"""Called as `seen(n, activations [N, C, h, w])` after layer n; what it returns goes on instead."""
_DRAWS = {torch.conv2d, torch.conv_transpose2d}
_FLAT = torch.nn.functional.linear


class ReachedError(Exception):
    """All that was wanted has been drawn; never seen by anybody but `up_to`."""


class Taps(TorchFunctionMode):
    """Within it, on its own thread, every layer is seen; `flat` the fully connected ones."""

    def __init__(self, seen: Seen, flat: bool = False) -> None:
        super().__init__()
        self._seen, self._flat = seen, flat
        self._count = 0
        self.rests = False
        """Nothing is seen: what is drawn now is another picture."""

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        """Torch: a function is called."""
        made = func(*args, **(kwargs or {}))
        if self.rests:
            return made
        if self._flat:
            if func is not _FLAT:
                return made
        elif func not in _DRAWS or not _is_layer(args):
            return made
        number, self._count = self._count, self._count + 1
        other = self._seen(number, made)
        return made if other is None else other


class Bent:
    """Within it layers are bent as a recipe says."""

    def __init__(self, bends: Iterable[Bend]) -> None:
        self._of: dict[tuple[bool, int], list[Bend]] = {}
        for bend in bends:
            self._of.setdefault((bend.flat, bend.layer), []).append(bend)
        self._open = ExitStack()
        self._taps: list[Taps] = []

    def __enter__(self) -> Bent:
        for flat in {flat for flat, _ in self._of}:
            self._taps.append(self._open.enter_context(Taps(partial(self._bend, flat), flat)))
        return self

    def between(self, on_step: StepCallback | None) -> StepCallback | None:
        """`on_step` with nothing bent meanwhile: it may let other pictures be drawn."""
        if on_step is None:
            return None

        def unbent(done: int, total: int) -> None:
            for taps in self._taps:
                taps.rests = True
            try:
                on_step(done, total)
            finally:
                for taps in self._taps:
                    taps.rests = False

        return unbent

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def _bend(self, flat: bool, number: int, made: Tensor) -> Tensor | None:
        found = made
        for bend in self._of.get((flat, number), ()):
            found = bent(found, bend)
        return None if found is made else found


def _is_layer(args: tuple[Any, ...]) -> bool:
    """Whether a convolution mixes channels."""
    weight = args[1] if len(args) > 1 else None
    return isinstance(weight, Tensor) and weight.dim() == 4 and min(weight.shape[:2]) > 1


def shapes_of(draw: Callable[[], object], flat: bool = False) -> tuple[tuple[int, ...], ...]:
    """[N, C, h, w] of all layers of a drawing, in their order; [..., C] of the flat ones."""
    found: list[tuple[int, ...]] = []

    def note(_number: int, made: Tensor) -> None:
        found.append(tuple(made.shape))

    with Taps(note, flat):
        draw()
    return tuple(found)


def up_to(draw: Callable[[], object], layer: int) -> Tensor:
    """What layer `layer` makes, [N, C, h, w]; nothing after it is drawn."""
    found: list[Tensor] = []

    def stop(number: int, made: Tensor) -> None:
        if number == layer:
            found.append(made)
            raise ReachedError

    try:
        with Taps(stop):
            draw()
    except ReachedError:
        pass
    return found[0]
