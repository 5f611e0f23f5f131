"""`studio verify`: files rendered again one after another, and what that means for a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from studio.cli.footage import Footage, FootageWish, footage_of
from studio.cli.rendering import engine_of, renderer
from studio.errors import InputError, MissingModel, RenderError, StudioError
from studio.export.credentials.reading import read_credentials
from studio.export.credentials.told import Credentials
from studio.export.films.camera import Camera
from studio.export.films.descriptor import Frame
from studio.export.films.exposure import Exposure
from studio.export.metadata.provenance import Provenance
from studio.export.reading import read_recipe
from studio.export.verify import Verdict, verify
from studio.export.verify_films import is_film, taking_of, verify_film
from studio.files.atomic import printable
from studio.library.models import InstalledModels
from studio.library.settings import SettingsFile
from studio.values.film import Heard
from studio.values.messages import FilmJob

NO_CREDENTIALS = Credentials()


@dataclass(frozen=True)
class Checked:
    """What came of one file: a verdict with the fallbacks taken, or why there is none.

    `credentials` are told beside it and change nothing of the verdict, which is on the pixels.
    """

    file: Path
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    problem: StudioError | None = None
    credentials: Credentials = NO_CREDENTIALS

    @property
    def exit_code(self) -> int:
        """0 for what its recipe makes, 1 for what it does not make here, 2 for no such file."""
        if self.problem is not None:
            return self.problem.exit_code
        return 1 if self.verdict is not None and self.verdict.result == "different" else 0

    @property
    def line(self) -> str:
        """The verdict and the state of the credentials in words; empty without a verdict."""
        if self.verdict is None:
            return ""
        decibels = "" if self.verdict.psnr_db is None else f" ({self.verdict.psnr_db:.1f} dB)"
        verdict = f"{self.verdict.result}{decibels} {self.verdict.reason}".strip().rstrip(".")
        return f"{verdict}. {self.credentials.words}"

    def as_json(self) -> dict[str, Any]:
        """`{result, psnr_db, reason, notes}`; without a verdict `result` is null."""
        return {
            "result": self.verdict.result if self.verdict else None,
            "psnr_db": self.verdict.psnr_db if self.verdict else None,
            "reason": self.verdict.reason if self.verdict else str(self.problem),
            "notes": list(self.notes),
            "credentials": self.credentials.state,
            "credentials_words": self.credentials.words,
        }

    @property
    def name(self) -> str:
        """The file as it was given."""
        return printable(str(self.file))


def check(files: Sequence[Path], sound: str = "") -> Iterator[Checked]:
    """What comes of each file in turn; their models stay loaded from one to the next.

    `sound`: the file of the sound that a film among them follows.
    """
    render, notes = renderer()
    signing = SettingsFile().value.signing
    for file in files:
        notes.clear()
        try:
            told = read_recipe(file).provenance
            if told is not None and is_film(told):
                verdict = _film(file, told, sound, notes)
            else:
                verdict = verify(file, render)
            credentials = read_credentials(file, signing)
            found = Checked(file, verdict, tuple(notes), credentials=credentials)
        except StudioError as error:
            found = Checked(file, problem=error)
        yield found


def _film(file: Path, told: Provenance, sound: str, notes: dict[str, None]) -> Verdict:
    """Draw a film again as its file says that it was taken.

    Raises:
        InputError: the file does not say it, or what it needs is not at hand.
        RenderError: it cannot be drawn here.
    """
    source = InstalledModels()
    taking = taking_of(told, printable(file.name))
    assert taking.shooting is not None
    shooting = taking.shooting
    try:
        footage = footage_of(FootageWish(project=str(file), sound=sound), source, shooting.fps)
        _need_sound(footage)
        exposure = Exposure(shooting.subframes, shooting.shutter, taking.supersample)
        camera = Camera(exposure, (told.width, told.height))
        sizes = camera.sizes(footage.film, footage.cards)
    except MissingModel as error:
        raise RenderError(str(error)) from error
    engine = engine_of(source)
    bits: Literal[8, 16] = 16 if taking.bits > 8 else 8

    def draw(first: int, count: int) -> Iterator[Frame]:
        job = FilmJob(0, footage.film, shooting, sizes, footage.hears, first, bits)
        for take in engine.filmed(job):
            frame = camera.take(take)
            if frame is None:
                continue
            yield frame
            if take.frame + 1 == first + count:
                return

    verdict = verify_film(file, told, draw)
    notes.update(engine.notes)
    return verdict


def _need_sound(footage: Footage) -> None:
    follows = any(isinstance(t.source, Heard) and not t.muted for t in footage.film.tracks)
    sound = footage.film.sound
    if follows and footage.hears is None and sound is not None:
        name = printable(sound.name)
        raise InputError(f"The film follows {name}, which is not in it: give it with --sound FILE.")
