"""From one scene to the next, in beats."""

from __future__ import annotations

from dataclasses import dataclass

from studio.values.card import GeneratorInfo
from studio.values.mixing import between
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Fade:
    """From `a` to `b`, two places of the model of `info`, from beat `begin` on for `beats`."""

    a: Recipe
    b: Recipe
    begin: float
    beats: float
    info: GeneratorInfo

    def share(self, beat: float) -> float:
        """How much of `b` there is, from rest to rest."""
        if self.beats <= 0:
            return 1.0
        x = min(max((beat - self.begin) / self.beats, 0.0), 1.0)
        return x * x * (3 - 2 * x)

    def over(self, beat: float) -> bool:
        """Whether `b` is reached."""
        return beat >= self.begin + self.beats

    def at(self, beat: float) -> Recipe:
        """The place of a beat, in the size of `a`; at the end that of `b`."""
        share = self.share(beat)
        return between(self.a, self.b, share, "round", self.info, self.a)
