"""The song of the film: read, kept in the project, listened to beside the window, drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import Cancelled, SoundError, StudioError
from studio.files.sounds import SUFFIXES, sound_facts
from studio.live.audio.hearing import Hearing
from studio.live.audio.listening import Features
from studio.live.audio.shelf import heard
from studio.ui.animate import labels
from studio.ui.animate.editing import Editing
from studio.ui.animate.film_state import FilmChange
from studio.ui.animate.timeline.marks import SongMark
from studio.ui.engine.background import BackgroundCalls
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_file
from studio.values.arrays import Floats
from studio.values.cancel import CancelToken
from studio.values.film import Film, Heard, Sound, Tempo, edits

MOST_MB = 64
LOOK_MS = 120
SAMPLES = 1600
FEATURES = (
    Heard("loudness"), Heard("onset", release=0.2), Heard("beat", release=0.2),
    Heard("percussive"), Heard("harmonic", release=0.3),
)  # fmt: skip
BAND_NAMES = {
    3: (mark("bass"), mark("middle"), mark("treble")),
    4: (mark("bass"), mark("low middle"), mark("high middle"), mark("treble")),
    5: (mark("bass"), mark("low middle"), mark("middle"), mark("high middle"), mark("treble")),
}  # fmt: skip
GONE = mark("Its sound is not in this project; drop the file here again.")
SILENT = mark("There is nothing to be heard in it.")


@dataclass(frozen=True)
class _Read:
    """A sound file as it was found."""

    sound: Sound
    data: bytes


@dataclass(frozen=True, eq=False)
class _Listened:
    sha256: str
    features: Features


def read_song(path: Path) -> _Read:
    """A file's bytes, and what they say of themselves.

    Raises:
        SoundError: it is no sound, too long, or larger than a project keeps.
    """
    facts = sound_facts(path)
    size = path.stat().st_size
    if size > MOST_MB << 20:
        raise SoundError(
            tr(
                "{name} is {size} MB; a project keeps up to {most} MB. Save it as FLAC or MP3"
                " first.",
                name=facts.name,
                size=size >> 20,
                most=MOST_MB,
            )
        )
    sound = Sound(facts.name[-200:], facts.sha256, facts.seconds, rate=facts.rate)
    return _Read(sound, path.read_bytes())


def band_names(sound: Sound) -> tuple[str, ...]:
    """What the bands of a sound are called."""
    count = len(sound.bands) - 1
    if count in BAND_NAMES:
        return tuple(tr(name) for name in BAND_NAMES[count])
    return tuple(tr("band {number}", number=n + 1) for n in range(count))


class SongController(QObject):
    """Lives as long as the workspace; says by `changed` that something else is known."""

    changed: Carries[None] = signal()
    laid: Carries[None] = signal()
    """A song was put under the film."""

    def __init__(
        self, context: Context, editing: Editing, first_place: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """`first_place` makes a film of the present view where there is none."""
        super().__init__(parent)
        self._context, self._editing, self._film = context, editing, editing.film
        self._first_place = first_place
        self._calls = BackgroundCalls(self)
        self._sha256 = ""
        self._told: Sound | None = None
        self._refused: Notice | None = None
        self.hearing: Hearing | None = None
        self.says = ""
        """What is being done, or why nothing is known of it."""
        self.bad = False
        self.data: bytes | None = None
        """The file, to be played."""
        self._token = CancelToken()
        self._share = 0.0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell)
        self._film.changed.connect(self._film_changed)

    @property
    def sound(self) -> Sound | None:
        """The song of the film."""
        film = self._film.film
        return film.sound if film is not None else None

    @property
    def features(self) -> tuple[Heard, ...]:
        """What can be followed, once it was listened to."""
        sound = self.sound
        if sound is None or self.hearing is None:
            return ()
        bands = tuple(Heard("band", n) for n in range(len(sound.bands) - 1))
        return (FEATURES[0], *bands, *FEATURES[1:])

    @property
    def bands(self) -> tuple[str, ...]:
        """The names of its bands."""
        return band_names(self.sound) if self.sound is not None else ()

    # ---- intents --------------------------------------------------------------------------------
    @Slot()
    def ask(self) -> None:
        """Let a file be chosen, and put its sound under the film."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = tr("Sounds ({patterns})", patterns=patterns)
        path = ask_file(self._context.parent, tr("Choose a song"), "songs", kinds)
        if path is not None:
            self.lay(path)

    @Slot(object)
    def lay(self, path: Path) -> None:
        """Put a file's sound under the film."""
        self._say(tr("Reading {name} …", name=path.name))
        self._calls.run(lambda: _read(path), self._take)

    def remove(self) -> None:
        """The film is silent again."""
        self._film.edit(labels.UNLAID, lambda film: edits.with_sound(film, None))

    def begin_at(self, at: float) -> None:
        """The song begins at a moment of the film."""
        sound = self.sound
        if sound is not None:
            moved = msgspec.structs.replace(sound, offset=-at)
            self._film.edit(labels.SONG, lambda film: edits.with_sound(film, moved))

    def set_bands(self, bands: tuple[float, ...]) -> None:
        """Other edges between its bands, in Hz."""
        sound = self.sound
        if sound is not None:
            new = msgspec.structs.replace(sound, bands=bands)
            self._film.edit(labels.SONG, lambda film: edits.with_sound(film, new))

    def as_long(self) -> None:
        """The film ends with the song."""
        sound = self.sound
        if sound is not None:
            seconds = max(1.0, sound.seconds - sound.offset)
            self._film.edit(labels.LENGTH, lambda film: edits.with_seconds(film, seconds))

    def take_tempo(self) -> None:
        """The beats of the film are those of the song."""
        tempo = self._tempo()
        if tempo is None:
            self._context.view.notices.say(Notice(tr("No steady beat was found in the song.")))
        else:
            self._editing.set_tempo(tempo, stay=False)

    # ---- reading --------------------------------------------------------------------------------
    def _take(self, read: _Read | StudioError) -> None:
        if isinstance(read, StudioError):
            self._say("")
            self._complain(said(read))
            return
        try:
            self._context.trail.project.put_blob(read.data)
        except StudioError as error:
            self._say("")
            self._complain(said(error))
            return
        self._complain("")
        if self._film.film is None or not self._film.film.keys:
            self._first_place()
        label = labels.LAID.format(name=read.sound.name)
        self._film.edit(label, lambda film: edits.with_sound(film, read.sound))
        self.laid.emit(None)

    def _complain(self, text: str) -> None:
        """Say why a file was not taken; what was said of one before it is over."""
        if self._refused is not None:
            self._context.view.notices.withdraw(self._refused)
        self._refused = Notice(text) if text else None
        if self._refused is not None:
            self._context.view.notices.say(self._refused)

    @Slot(object)
    def _film_changed(self, change: FilmChange) -> None:
        sound = change.film.sound if change.film is not None else None
        if sound == self._told:
            return
        before, self._told = self._told, sound
        if sound is None:
            self._forget()
        elif before is not None and before.sha256 == sound.sha256 and self.hearing is not None:
            self._hear(self.hearing.features)
        else:
            self._listen(sound)

    def _forget(self) -> None:
        self._token.cancel()
        self.hearing = self.data = None
        self._say("")
        self._film.set_hears(None)

    def _listen(self, sound: Sound) -> None:
        """Listen to it beside the window; what was heard before is on the shelf."""
        self._token.cancel()
        self._token = token = CancelToken()
        self.hearing = None
        data = self._context.trail.project.get_blob(sound.sha256)
        self.data = data
        if data is None:
            self._say(tr(GONE), bad=True)
            return
        self._share = 0.0
        self._say(tr("Listening …"))
        self._look.start()
        sha256 = sound.sha256

        def listen() -> _Listened:
            try:
                return _Listened(sha256, heard(data, sha256, token, self._set_share))
            except Cancelled as error:
                raise SoundError(str(error)) from None

        self._calls.run(listen, self._listened)

    def _set_share(self, share: float) -> None:
        """On the thread that listens."""
        self._share = share

    def _listened(self, found: _Listened | StudioError) -> None:
        self._look.stop()
        sound = self.sound
        if isinstance(found, StudioError):
            if sound is not None and not self._token.cancelled:
                self._say(said(found), bad=True)
            return
        if sound is None or sound.sha256 != found.sha256:
            return
        self._hear(found.features)

    def _hear(self, features: Features) -> None:
        sound = self.sound
        if sound is None:
            return
        self.hearing = Hearing(features, sound)
        self._say(tr(SILENT) if features.silent else self._beat_words())
        self._film.set_hears(self.hearing)

    def _beat_words(self) -> str:
        bpm = self.hearing.beats.bpm if self.hearing is not None else 0.0
        return tr("{bpm:.1f} beats a minute", bpm=bpm) if bpm else ""

    def _tempo(self) -> Tempo | None:
        if self.hearing is None or not self.hearing.beats.bpm:
            return None
        beats = self.hearing.beats
        return Tempo(round(beats.bpm, 3), round(beats.first, 4))

    @Slot()
    def _tell(self) -> None:
        self._say(tr("Listening … {percent:.0f} %", percent=100 * self._share))

    def _say(self, text: str, bad: bool = False) -> None:
        self.says, self.bad = text, bad
        self.changed.emit(None)

    # ---- drawing --------------------------------------------------------------------------------
    def mark(self, film: Film | None) -> SongMark | None:
        """What the timeline draws of it."""
        if film is None or film.sound is None:
            return None
        sound, hearing = film.sound, self.hearing
        none = np.zeros(0, np.float32)
        if hearing is None:
            return SongMark(sound.name, none, none, none, none, words=self.says)
        times = np.linspace(0.0, film.seconds, SAMPLES)
        loud = hearing.values(Heard("loudness", release=0.0), times)
        beats, onsets = hearing.beats.times, hearing.times(Heard("onset"))
        return SongMark(
            sound.name, times.astype(np.float32), loud.astype(np.float32),
            _inside(beats, film.seconds), _inside(onsets, film.seconds), words=self.says,
        )  # fmt: skip

    def close(self) -> None:
        """Threads end."""
        self._token.cancel()
        self._look.stop()
        self._calls.close()


def _inside(times: np.ndarray, seconds: float) -> Floats:
    found: Floats = times[(times >= 0) & (times <= seconds)].astype(np.float32)
    return found


def _read(path: Path) -> _Read:
    """As `read_song`; a file that cannot be read says so in the same way."""
    try:
        return read_song(path)
    except OSError as error:
        raise SoundError(
            tr("{name} cannot be read: {reason}.", name=path.name, reason=error.strerror)
        ) from None
