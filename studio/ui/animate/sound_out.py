"""The film's song through the loudspeakers while it plays at its own speed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.live.audio.playing import SongPlayer
from studio.ui.animate.player import Player
from studio.ui.animate.song import SongController
from studio.ui.language.words import said
from studio.ui.state.notices import Notice, Notices


class SoundOut(QObject):
    """The picture goes by the song where one is heard; where none can be, that is said once."""

    def __init__(
        self, player: Player, song: SongController, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._song, self._notices = player, song, notices
        self.out = SongPlayer()
        self._told = False
        player.running_changed.connect(self._running)
        player.jumped.connect(self._jumped)
        player.hears_at = self._at

    @Slot(object)
    def _running(self, rate: float) -> None:
        if rate == 1.0:
            self._play(self._player.at)
        else:
            self.out.stop()

    @Slot(object)
    def _jumped(self, at: float) -> None:
        if self.out.playing:
            self._play(at)

    def _play(self, at: float) -> None:
        sound, data = self._song.sound, self._song.data
        if sound is None or data is None:
            self.out.stop()
            return
        heard = self.out.play(data, at + sound.offset)
        if not heard and not self._told:
            self._told = True
            self._notices.say(Notice(said(self.out.problem), bad=False))

    def _at(self) -> float | None:
        """Where the song is, as a moment of the film."""
        at, sound = self.out.at(), self._song.sound
        return at - sound.offset if at is not None and sound is not None else None

    def close(self) -> None:
        """Silence."""
        self.out.stop()
