"""Pictures in, frames out: what a film's engine draws becomes what its writer takes."""

from __future__ import annotations

from collections.abc import Mapping

from studio.export.films.descriptor import Frame
from studio.export.films.exposure import Developing, Exposure
from studio.export.films.fitting import Size, drawn_size, fitted_to
from studio.values.card import Card
from studio.values.film.model import Film
from studio.values.film.takes import Shooting
from studio.values.messages import FilmTake


class Camera:
    """Puts the pictures of each frame together: sub-frames, cross-fades, supersampling, size."""

    def __init__(self, exposure: Exposure, size: Size) -> None:
        self._exposure, self.size = exposure, size
        self._drawn = (size[0] * exposure.supersample, size[1] * exposure.supersample)
        self._developing = Developing(exposure.supersample)

    @property
    def supersample(self) -> int:
        """How much larger than the film its pictures are, each way."""
        return self._exposure.supersample

    def take(self, taken: FilmTake) -> Frame | None:
        """The next picture of the film; gives the frame [H, W, C] when it was the last of it."""
        self._developing.add(fitted_to(taken.pixels, self._drawn), taken.weight)
        if not taken.last:
            return None
        frame = self._developing.frame()
        self._developing = Developing(self._exposure.supersample)
        return frame

    def shooting(self, fps: float, start: float = 0.0, end: float | None = None) -> Shooting:
        """How the engine is asked for the frames."""
        exposure = self._exposure
        return Shooting(fps, start, end, exposure.subframes, exposure.shutter)

    def sizes(self, film: Film, cards: Mapping[str, Card]) -> dict[str, Size]:
        """How large each model of the film draws, by its sha256.

        Raises:
            InputError: larger than one of them can.
        """
        used = {key.recipe.model.sha256 for key in film.keys}
        return {
            sha256: drawn_size(card.info.sizes, *self._drawn)
            for sha256, card in cards.items()
            if sha256 in used
        }

    def notes(self, film: Film, cards: Mapping[str, Card]) -> tuple[str, ...]:
        """What is not as it was asked for: models that draw another size, or are missing."""
        told = []
        for sha256, drawn in self.sizes(film, cards).items():
            if not cards[sha256].info.sizes.any_size and drawn != self._drawn:
                size = f"{drawn[0]} × {drawn[1]}"
                told.append(
                    f"{cards[sha256].name} makes {size}; the film was scaled and cropped from it."
                )
        return tuple(told)
