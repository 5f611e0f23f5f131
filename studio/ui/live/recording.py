"""A performance is recorded while it is played, and becomes a film when it ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import StudioError
from studio.files.paths import data_folder
from studio.library.films import ProjectFilms
from studio.live.recording import PerformanceWriter, lines_of, new_path
from studio.ui.engine.background import BackgroundCalls
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.film import Film
from studio.values.live.filming import films_of
from studio.values.live.performance import Numbers, plain_controls, read
from studio.values.recipe import Recipe

FPS = 60.0
FRAME_MS = 16
LONGEST_S = 23 * 3600.0
DONE = mark("The performance is a film of this project now: {name}.")
NOTHING = mark("Nothing moved while it was recorded.")


class Recording(QObject):
    """Every place that is asked of the engine is written down, sixty times a second at most."""

    changed: Carries[None] = signal()
    film_asked: Carries[str] = signal()
    """The id of a film that the person wants to see."""

    def __init__(
        self, context: Context, parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic, folder: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._clock = context, clock
        self._folder = folder or data_folder() / "performances"
        self._writer: PerformanceWriter | None = None
        self._begun = 0.0
        self._latest: tuple[float, Recipe] | None = None
        self._calls = BackgroundCalls(self)
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self.write)
        context.view.moved.connect(self._moved)

    @property
    def seconds(self) -> float | None:
        """How long it has been recorded; None: it is not."""
        return None if self._writer is None else self._clock() - self._begun

    @property
    def path(self) -> Path | None:
        """Where it is written."""
        return None if self._writer is None else self._writer.path

    def start(self) -> None:
        """Begin, with the place of now."""
        if self._writer is not None:
            return
        path = new_path(self._folder)
        try:
            self._writer = PerformanceWriter(path, path.stem)
        except StudioError as error:
            self._context.view.notices.say(Notice(said(error)))
            self.changed.emit(None)
            return
        self._begun = self._clock()
        recipe = self._context.view.recipe
        self._latest = None if recipe is None else (self._begun, recipe)
        self.write()
        self._frame.start()
        self.changed.emit(None)

    def stop(self) -> None:
        """End; it becomes a film beside the window."""
        writer = self._close()
        if writer is None:
            return
        name, until = tr("Performance {time}", time=writer.path.stem), self._clock() - self._begun
        usual = self._usual()
        films = partial(_films, writer, name, usual, until)
        self._calls.run(films, partial(self._made, writer.problem))
        self.changed.emit(None)

    def close(self) -> None:
        """The window goes; what was recorded stays in its file, which the command line films."""
        writer = self._close()
        if writer is not None:
            writer.close()
        self._calls.close(finish=True)

    @Slot()
    def write(self) -> None:
        """What was shown last, if it was not written yet."""
        writer, latest, card = self._writer, self._latest, self._context.view.card
        if writer is None:
            return
        self._latest = None
        if latest is not None and card is not None:
            at, recipe = latest
            model = self._context.view.model_of(recipe)
            info = (model.card if model is not None else card).info
            writer.add(at - self._begun, recipe, plain_controls(info))
        if writer.problem or self._clock() - self._begun > LONGEST_S:
            self.stop()

    @Slot(object)
    def _moved(self, recipe: Recipe) -> None:
        if self._writer is not None:
            self._latest = self._clock(), recipe

    def _close(self) -> PerformanceWriter | None:
        writer, self._writer = self._writer, None
        self._frame.stop()
        return writer

    def _usual(self) -> dict[str, Numbers]:
        models = self._context.view.models
        return {m.card.sha256: plain_controls(m.card.info) for m in models}

    def _made(self, problem: str, films: list[Film] | StudioError) -> None:
        notices = self._context.view.notices
        if problem:
            notices.say(Notice(said(problem)))
        if isinstance(films, StudioError):
            notices.say(Notice(said(films)))
            return
        kept = ProjectFilms(self._context.trail.project)
        try:
            ids = [kept.add(film, mark("recorded a performance")) for film in films]
        except StudioError as error:
            notices.say(Notice(said(error)))
            return
        self._context.trail.tell_saved()
        if not ids:
            notices.say(Notice(tr(NOTHING), bad=False))
            return
        notices.say(
            Notice(
                tr(DONE, name=films[0].name), bad=False, action_label=tr("Show"),
                on_action=lambda: self.film_asked.emit(ids[0]),
            )
        )  # fmt: skip


def _films(
    writer: PerformanceWriter, name: str, usual: dict[str, Numbers], until: float
) -> list[Film]:
    """Beside the window: the rest onto the disk, then all of it read again."""
    writer.close()
    return films_of(read(lines_of(writer.path)), FPS, name, usual, until)
