"""Steps that were taken already, kept so that a change goes on from the first step it touches.

Every step has a mark: all that goes into it besides the latents. A picture whose first marks are
those of one made before begins where they begin to differ, from the very latents that lay there,
so that its numbers are exactly those of a fresh run. A change of guidance from the middle on, of
words that are scheduled late or of late steps costs only the steps from there; where nothing but
weights differ at that step, even the network's answers are used again.

Drafts may do more: they go on from the middle of a picture that was made with another guidance.
What such a draft shows is never kept, and never becomes a full picture.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import torch
from torch import Tensor

KEPT = 4
MOST_BYTES = 192 << 20


@dataclass(frozen=True)
class Mark:
    """All that goes into a step: `asked` of the network, and how its answers are `mixed`."""

    asked: tuple[object, ...]
    mixed: tuple[float, ...]


@dataclass
class Passed:
    """A step that was taken: where it began, and what the network said first."""

    latents: Tensor
    state: object
    grain: tuple[Tensor, ...]
    answers: tuple[Tensor, ...] = ()


@dataclass
class Trajectory:
    """The steps of one picture. `marks[i]` went into the step that began at `passed[i]`."""

    noise: Tensor
    marks: list[Mark] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    end: Tensor | None = None

    def shared(self, noise: Tensor, marks: list[Mark]) -> int:
        """How many of the first steps are the same; -1 where not even their beginnings are."""
        begun = self.marks and marks and self.marks[0].asked == marks[0].asked
        if not begun or self.noise.shape != noise.shape or not torch.equal(self.noise, noise):
            return -1
        count = 0
        for mine, theirs in zip(self.marks, marks, strict=False):
            if mine != theirs:
                break
            count += 1
        return count

    def alike(self, noise: Tensor, marks: list[Mark]) -> int:
        """How many of the first steps ask the same, however the answers are mixed."""
        if self.noise.shape != noise.shape or not torch.equal(self.noise, noise):
            return -1
        count = 0
        for mine, theirs in zip(self.marks, marks, strict=False):
            if mine.asked != theirs.asked:
                break
            count += 1
        return count

    @property
    def size(self) -> int:
        """Bytes."""
        tensors = [t for p in self.passed for t in (p.latents, *p.answers)]
        return sum(t.numel() * t.element_size() for t in tensors)


class Trajectories:
    """The last few pictures' steps, the least recently used forgotten first."""

    def __init__(self, most: int = KEPT, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[int, Trajectory] = OrderedDict()
        self._most, self._most_bytes, self._next = most, most_bytes, 0

    def nearest(self, noise: Tensor, marks: list[Mark]) -> tuple[Trajectory | None, int]:
        """The trajectory that shares most steps with these, and how many; the first marks count."""
        best, most = None, 0
        for key, kept in list(self._kept.items()):
            shared = kept.shared(noise, marks)
            if shared > most or (shared == most and best is None and shared >= 0):
                best, most = key, shared
        if best is None:
            return None, 0
        self._kept.move_to_end(best)
        return self._kept[best], most

    def akin(self, noise: Tensor, marks: list[Mark]) -> tuple[Trajectory | None, int]:
        """The trajectory that a draft may go on from, and the step: half way, or where it differs.

        Up to the middle a draft is content with steps that asked the same and mixed otherwise.
        """
        best, most = None, -1
        for kept in self._kept.values():
            middle = min(kept.alike(noise, marks), len(marks) // 2)
            reached = max(kept.shared(noise, marks), middle)
            if reached > most:
                best, most = kept, reached
        return (best, most) if most >= len(marks) // 2 else (None, 0)

    def keep(self, made: Trajectory) -> None:
        """Remember a trajectory, and forget what does not fit any more."""
        self._kept[self._next] = made
        self._next += 1
        while len(self._kept) > self._most or self._bytes() > self._most_bytes:
            self._kept.popitem(last=False)

    def forget(self) -> None:
        """Forget all."""
        self._kept.clear()

    def _bytes(self) -> int:
        return sum(kept.size for kept in self._kept.values())
