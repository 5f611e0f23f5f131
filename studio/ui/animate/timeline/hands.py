"""What a pressed button is doing on the timeline: one small object a gesture."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from studio.ui.animate.timeline.curves_item import CurvesItem, Part
from studio.ui.animate.timeline.keys_item import KeysItem
from studio.ui.animate.timeline.marks import Marks
from studio.ui.animate.timeline.scale import TimeScale
from studio.ui.animate.timeline.snapping import Snapped
from studio.ui.animate.timeline.wishes import (
    HandleDragged,
    KeyMode,
    KeysDragged,
    MarkerDragged,
    PointsDragged,
    RegionDragged,
)

START_PX = 4.0
Keys = Qt.KeyboardModifier


class Surface(Protocol):
    """What gestures need of the timeline; its signals carry what is wanted."""

    marks: Marks
    time: TimeScale
    keys: KeysItem
    curves: CurvesItem
    scrubbed: Any
    scrub_ended: Any
    keys_dragged: Any
    points_dragged: Any
    handle_dragged: Any
    region_dragged: Any
    marker_dragged: Any

    @property
    def chosen_keys(self) -> frozenset[str]:
        """The ids of the keys that are selected."""

    def snap(
        self,
        at: float,
        without: frozenset[str] = frozenset(),
        playhead: bool = True,
        markers: bool = True,
    ) -> Snapped:
        """The moment that a hand means."""

    def show_snap(self, at: float | None) -> None:
        """Where a drag jumps to."""

    def show_band(self, box: QRectF | None) -> None:
        """The rectangle that chooses."""

    def choose(self, keys: frozenset[str], points: frozenset[int] = frozenset()) -> None:
        """Select these."""

    def set_time(self, time: TimeScale) -> None:
        """Look at another part."""


class Gesture(Protocol):
    """Moved as the hand moves, ended when it lets go."""

    def move(self, at: QPointF, keys: Keys) -> None:
        """The hand is here now."""

    def end(self) -> None:
        """It has let go."""


class Scrub:
    """The playhead follows the hand; Ctrl jumps to keys and markers."""

    def __init__(self, view: Surface) -> None:
        self._view = view

    def move(self, at: QPointF, keys: Keys) -> None:
        """Show the moment under the hand."""
        view = self._view
        when = min(max(view.time.at(at.x()), 0.0), view.marks.seconds)
        if keys & Keys.ControlModifier:
            when = view.snap(when, playhead=False).at
        view.scrubbed.emit(when)

    def end(self) -> None:
        """Rest."""
        self._view.scrub_ended.emit(None)


class Pan:
    """The film is pushed along."""

    def __init__(self, view: Surface, at: QPointF) -> None:
        self._view, self._last = view, at

    def move(self, at: QPointF, keys: Keys) -> None:
        """As far as the hand came."""
        self._view.set_time(self._view.time.moved(at.x() - self._last.x()))
        self._last = at

    def end(self) -> None:
        """Nothing more."""


class PullKeys:
    """The chosen keys follow; Shift pulls all that follows along, Alt stretches, Ctrl copies."""

    def __init__(self, view: Surface, lead: str, at: QPointF) -> None:
        self._view, self._lead, self._from = view, lead, at
        self._start = next(k.at for k in view.marks.keys if k.id == lead)
        self._chosen = view.chosen_keys
        self._told: KeysDragged | None = None

    def move(self, at: QPointF, keys: Keys) -> None:
        """Jump to what is worth it."""
        view = self._view
        if self._told is None and abs(at.x() - self._from.x()) < START_PX:
            return
        mode: KeyMode = "move"
        if keys & Keys.ShiftModifier:
            mode = "ripple"
        elif keys & Keys.AltModifier:
            mode = "stretch"
        elif keys & Keys.ControlModifier:
            mode = "copy"
        wanted = self._start + view.time.span(at.x() - self._from.x())
        to = view.snap(max(0.0, wanted), without=self._chosen)
        view.show_snap(to.to)
        self._told = KeysDragged(self._chosen, self._lead, max(0.0, to.at), mode)
        view.keys_dragged.emit(self._told)

    def end(self) -> None:
        """Keep it."""
        self._view.show_snap(None)
        if self._told is not None:
            told = self._told
            self._view.keys_dragged.emit(
                KeysDragged(told.keys, told.lead, told.at, told.mode, done=True)
            )


class PullPoints:
    """The chosen points follow; Shift keeps to the direction in which the hand set out."""

    def __init__(self, view: Surface, curve: str, lead: int, at: QPointF) -> None:
        self._view, self._curve, self._from = view, curve, at
        active = view.curves.active
        assert active is not None
        self._mark = active
        self._start = active.points[lead].at
        self._chosen = view.curves.chosen
        self._told: PointsDragged | None = None

    def move(self, at: QPointF, keys: Keys) -> None:
        """Time jumps, values do not."""
        view, step = self._view, at - self._from
        if self._told is None and step.manhattanLength() < START_PX:
            return
        if keys & Keys.ShiftModifier:
            step = QPointF(step.x(), 0) if abs(step.x()) > abs(step.y()) else QPointF(0, step.y())
        by_s = 0.0
        if step.x():
            to = view.snap(max(0.0, self._start + view.time.span(step.x())))
            view.show_snap(to.to)
            by_s = to.at - self._start
        by = -step.y() * view.curves.per_px(self._mark)
        self._told = PointsDragged(self._curve, self._chosen, by_s, by)
        view.points_dragged.emit(self._told)

    def end(self) -> None:
        """Keep it."""
        self._view.show_snap(None)
        if self._told is not None:
            told = self._told
            self._view.points_dragged.emit(
                PointsDragged(told.curve, told.points, told.by_s, told.by, done=True)
            )


class PullHandle:
    """A handle is turned; Alt leaves the one on the other side where it is."""

    def __init__(self, view: Surface, curve: str, part: Part) -> None:
        self._view, self._curve, self._part = view, curve, part
        active = view.curves.active
        assert active is not None
        self._mark = active
        self._told: HandleDragged | None = None

    def move(self, at: QPointF, keys: Keys) -> None:
        """From its point to the hand."""
        view, (index, side) = self._view, self._part
        spot = view.curves.spot(self._mark, self._mark.points[index])
        step = at - spot
        away = view.time.span(step.x()) * (-1 if side == "before" else 1)
        by = -step.y() * view.curves.per_px(self._mark)
        both = not keys & Keys.AltModifier
        self._told = HandleDragged(self._curve, index, side, max(0.0, away), by, both)
        view.handle_dragged.emit(self._told)

    def end(self) -> None:
        """Keep it."""
        told = self._told
        if told is not None:
            self._view.handle_dragged.emit(
                HandleDragged(
                    told.curve, told.point, told.side, told.by_s, told.by, told.both, done=True
                )
            )


class PullEdge:
    """One end of the part that is played; `edge` None draws a new part from where it began."""

    def __init__(self, view: Surface, edge: int | None, at: QPointF) -> None:
        self._view = view
        region = view.marks.region
        if edge is None or region is None:
            self._fixed = view.snap(max(0.0, view.time.at(at.x()))).at
        else:
            self._fixed = region[1 - edge]
        self._told: RegionDragged | None = None

    def move(self, at: QPointF, keys: Keys) -> None:
        """From the fixed end to the hand."""
        view = self._view
        when = min(max(view.time.at(at.x()), 0.0), view.marks.seconds)
        to = view.snap(when).at
        self._told = RegionDragged(min(self._fixed, to), max(self._fixed, to))
        view.region_dragged.emit(self._told)

    def end(self) -> None:
        """Keep it."""
        if self._told is not None:
            self._view.region_dragged.emit(
                RegionDragged(self._told.start, self._told.end, done=True)
            )


class PullMarker:
    """A marker follows the hand."""

    def __init__(self, view: Surface, index: int, at: QPointF) -> None:
        self._view, self._index, self._from = view, index, at
        self._told: MarkerDragged | None = None

    def move(self, at: QPointF, keys: Keys) -> None:
        """Jump to what is worth it."""
        if self._told is None and abs(at.x() - self._from.x()) < START_PX:
            return
        view = self._view
        when = min(max(view.time.at(at.x()), 0.0), view.marks.seconds)
        to = view.snap(when, markers=False)
        view.show_snap(to.to)
        self._told = MarkerDragged(self._index, to.at)
        view.marker_dragged.emit(self._told)

    def end(self) -> None:
        """Keep it."""
        self._view.show_snap(None)
        if self._told is not None:
            self._view.marker_dragged.emit(MarkerDragged(self._index, self._told.at, done=True))


class Band:
    """A rectangle that chooses the keys and points inside it; Shift adds to what is chosen."""

    def __init__(self, view: Surface, at: QPointF, adds: bool) -> None:
        self._view, self._from = view, at
        self._keys = view.chosen_keys if adds else frozenset()
        self._points = view.curves.chosen if adds else frozenset()

    def move(self, at: QPointF, keys: Keys) -> None:
        """Choose as it grows."""
        view = self._view
        box = QRectF(self._from, at).normalized()
        view.show_band(box)
        inside = frozenset(
            k.id
            for k in view.marks.keys
            if box.left() <= view.time.x(k.at) <= box.right()
            and box.top() <= view.keys.rect.center().y()
        )
        view.choose(self._keys | inside, self._points | view.curves.points_in(box))

    def end(self) -> None:
        """The rectangle goes."""
        self._view.show_band(None)
