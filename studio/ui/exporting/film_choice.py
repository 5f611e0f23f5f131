"""How a film is to be exported, as the sheet answers it and settings keep it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.errors import InputError
from studio.export.films import table
from studio.export.films.checks import check_film
from studio.export.films.descriptor import FilmSpec
from studio.export.films.presets import FilmPreset, film_preset
from studio.values.film import Film
from studio.values.film.takes import Shooting
from studio.values.recipe import Side

LEAST_FPS, MOST_FPS = 1.0, 240.0


class FilmExport(msgspec.Struct, frozen=True):
    """`fps` 0: that of the film. `poster`: the moment that stands for it, `none`, or `now`.

    `part`: the region alone, where the film has one. `preset`: what was chosen by name, if nothing
    was changed since.
    """

    spec: FilmSpec = FilmSpec()
    width: Side = 1080
    height: Side = 1080
    own_size: bool = True
    fps: Annotated[float, msgspec.Meta(ge=0, le=1000)] = 0.0
    subframes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    supersample: Annotated[int, msgspec.Meta(ge=1, le=4)] = 1
    poster: str = "none"
    sound: bool = True
    part: bool = False
    folder: str = ""
    preset: str = ""

    def with_preset(self, preset: FilmPreset) -> FilmExport:
        """All that a preset says; the rest stays, also what the film shows of its making."""
        size = preset.size
        spec = msgspec.structs.replace(
            preset.spec, label=self.spec.label, mark_keys=self.spec.mark_keys
        )
        changes: dict[str, object] = {"spec": spec, "preset": preset.key}
        changes["own_size"] = size is None
        if size is not None:
            changes |= {"width": size[0], "height": size[1]}
        return msgspec.structs.replace(self, **changes)

    def with_format(self, key: str) -> FilmExport:
        """Another format, in its usual depth where it has not the one of now."""
        kind = table.film_format(key)
        bits = self.spec.bits if self.spec.bits in kind.depths else kind.depths[0]
        spec = msgspec.structs.replace(
            self.spec, format=key, bits=bits, alpha=self.spec.alpha and kind.alpha,
            size_mb=self.spec.size_mb if kind.sized else 0.0,
        )  # fmt: skip
        return msgspec.structs.replace(self, spec=spec, preset="")

    def size_for(self, film: Film) -> tuple[int, int]:
        """(width, height): as chosen, or of the film's first place."""
        if self.own_size and film.keys:
            return film.keys[0].recipe.width, film.keys[0].recipe.height
        return self.width, self.height

    def film_for(self, film: Film) -> Film:
        """The film as it is taken: a web loop comes back to its beginning."""
        if self.preset and film_preset(self.preset).closed and not film.course.closed:
            course = msgspec.structs.replace(film.course, closed=True)
            return msgspec.structs.replace(film, course=course)
        return film

    def shooting_for(self, film: Film) -> Shooting:
        """How it is taken."""
        fps = self.fps or film.course.fps
        start, end = 0.0, None
        if self.part and film.region is not None:
            start, end = film.region.start, min(film.region.end, film.seconds)
        return Shooting(fps, start, end, self.subframes)

    def spec_for(self, film: Film, now_s: float) -> FilmSpec:
        """How it is written; `now_s`: the moment that is seen."""
        shooting = self.shooting_for(film)
        poster = {"first": 0.0, "now": max(0.0, now_s - shooting.start)}.get(self.poster, -1.0)
        return msgspec.structs.replace(self.spec, fps=shooting.fps, poster_s=poster)

    def problem_for(self, film: Film) -> None:
        """Refuse what cannot be written.

        Raises:
            InputError: one sentence.
        """
        self.shooting_for(film).check(film.seconds)
        check_film(self.spec_for(film, 0.0), *self.size_for(film))


def to_state(choice: FilmExport) -> str:
    """The choice as JSON, for the settings."""
    return msgspec.json.encode(choice).decode()


def from_state(text: str) -> FilmExport:
    """The choice that was kept; the usual one where nothing usable was."""
    try:
        return msgspec.json.decode(text, type=FilmExport) if text else FilmExport()
    except (msgspec.DecodeError, InputError):
        return FilmExport()
