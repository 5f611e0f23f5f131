"""What is chosen from the menus of the timeline, and the small questions that follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor

from studio.ui.animate.editing import Editing
from studio.ui.animate.player import Player
from studio.ui.animate.popups import NamePopup, TempoPopup
from studio.ui.animate.song import SongController
from studio.ui.animate.timeline import wishes as w
from studio.ui.animate.timeline.timecode import Unit
from studio.ui.animate.timeline.view import TimelineView
from studio.ui.animate.timeline_menus import open_menu, timeline_menu
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.values.film import Tempo


class Line(Protocol):
    """What the timeline's controller does for its menus."""

    song: SongController | None
    view: TimelineView

    def sync_points(self) -> None:
        """The points chosen on the timeline are those that edits mean."""

    def enter_key(self, key: str) -> None:
        """A key is seen."""

    def add_point(self, wish: w.PointWanted) -> None:
        """A point on the active curve."""

    def keep(self, at: object = None) -> None:
        """The present view as a keyframe."""

    def update_keys(self) -> None:
        """The present view as the place of the chosen keys."""

    def delete(self) -> None:
        """What is chosen goes."""

    def ask_shortest(self) -> None:
        """Keyframes on whose way pictures change least."""


class TimelineMenus(QObject):
    """Lives as long as the timeline's controller, which it asks for what the timeline does."""

    def __init__(
        self, context: Context, line: Line, editing: Editing, player: Player,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._line = context, line
        self._editing, self._player = editing, player

    @Slot(object)
    def open(self, wish: w.MenuWanted) -> None:
        """What can be done at a point."""
        self._line.sync_points()
        menu = timeline_menu(wish, self._context.parent, self._editing.can_paste, self.do)
        open_menu(menu, wish.where)

    def do(self, what: str, value: object) -> None:
        """Something was chosen from a menu of the timeline."""
        e, line, player = self._editing, self._line, self._player
        calls = {
            "go": lambda: line.enter_key(str(value)), "ease": lambda: e.change_keys(ease=value),
            "update": line.update_keys, "cut": lambda: e.copy(cut=True), "copy": e.copy,
            "paste": e.paste, "spread": e.spread, "reverse": e.reverse, "delete": line.delete,
            "ripple_delete": e.ripple_delete, "how": lambda: e.set_how(str(value)),
            "shortest": line.ask_shortest, "zero": e.zero_points,
            "go_marker": lambda: self._go_marker(value),
            "rename_marker": lambda: self.ask_name(value),
            "delete_marker": lambda: e.delete_marker(int(str(value))),
            "point": lambda: self._point_here(value), "curve": lambda: e.choose(curve=value),
            "keep": lambda: line.keep(value), "marker": lambda: e.add_marker(_number(value)),
            "in": lambda: e.set_in(_number(value)), "out": lambda: e.set_out(_number(value)),
            "whole": e.play_all, "open": lambda: e.open(_number(value)),
            "close": lambda: e.close(_number(value)), "unit": lambda: e.set_unit(cast(Unit, value)),
            "tempo": self.ask_tempo, "all": line.view.show_all,
            **self._song_calls(value),
        }  # fmt: skip
        call = calls.get(what)
        if call is not None:
            call()
        player.moved.emit(player.at)

    def _song_calls(self, value: object) -> dict[str, Callable[[], object]]:
        song = self._line.song
        if song is None:
            return {}
        return {
            "song_here": lambda: song.begin_at(_number(value)), "song_long": song.as_long,
            "song_tempo": song.take_tempo, "song_remove": song.remove,
        }  # fmt: skip

    def _go_marker(self, value: object) -> None:
        film = self._editing.film.film
        if film is not None:
            self._player.seek(film.markers[int(str(value))].at)

    def _point_here(self, value: object) -> None:
        if isinstance(value, w.MenuWanted) and self._line.view.marks.active:
            self._line.add_point(w.PointWanted(self._line.view.marks.active, value.at, value.value))

    @Slot()
    def ask_tempo(self) -> None:
        """Beats a minute, and where they begin."""
        film = self._editing.film.film
        if film is None:
            return
        popup = TempoPopup(film.tempo or Tempo(120.0), self._context.parent)
        popup.tempo_chosen.connect(self._editing.set_tempo)
        popup.cleared.connect(lambda: self._editing.set_tempo(None))
        popup.open_at(QCursor.pos(), popup.bpm.edit)

    def ask_name(self, index: object) -> None:
        """The name of a marker."""
        film, number = self._editing.film.film, int(str(index))
        if film is None or number >= len(film.markers):
            return
        popup = NamePopup(tr("Name of the marker"), film.markers[number].name, self._context.parent)
        popup.named.connect(lambda name: self._editing.rename_marker(number, name))
        at = self._line.view.time.x(film.markers[number].at)
        popup.ask(self._line.view.viewport().mapToGlobal(QPoint(round(at), 24)))


def _number(value: object) -> float:
    return float(str(value))
