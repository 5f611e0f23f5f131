"""The timeline as a whole: rows over one scale of time, and the hands on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from studio.ui.animate.timeline import hands, pressing
from studio.ui.animate.timeline.curves_item import CurvesItem
from studio.ui.animate.timeline.keys_item import KeysItem
from studio.ui.animate.timeline.marks import Marks
from studio.ui.animate.timeline.playhead_item import LineItem
from studio.ui.animate.timeline.rows import Rows, across
from studio.ui.animate.timeline.ruler_item import RulerItem, Span
from studio.ui.animate.timeline.scale import TimeScale
from studio.ui.animate.timeline.snapping import REACH_PX, Snapped, snapped
from studio.ui.animate.timeline.song_item import SongItem
from studio.ui.animate.timeline.strip_item import StripItem
from studio.ui.animate.timeline.timecode import grid_s
from studio.ui.animate.timeline.wishes import PointWanted
from studio.ui.language.words import tr
from studio.ui.widgets.mime import RECIPE_TYPE, recipe_in
from studio.ui.widgets.paint import role

STEP = 1.0015
"""How much closer one looks for each eighth of a degree that the wheel turns."""
Keys = Qt.KeyboardModifier


class TimelineView(QGraphicsView):
    """Shows `Marks`; a hand on it is told by signals, all of one object each."""

    scrubbed = Signal(object)
    """float: the moment to be seen."""
    scrub_ended = Signal(object)
    keys_dragged = Signal(object)
    points_dragged = Signal(object)
    handle_dragged = Signal(object)
    point_wanted = Signal(object)
    region_dragged = Signal(object)
    marker_dragged = Signal(object)
    chosen_changed = Signal(object)
    """frozenset of key ids; points are asked for."""
    curve_chosen = Signal(object)
    """str: the id of a curve to work on."""
    key_entered = Signal(object)
    """str: a key was pressed or stepped to; its moment should be seen."""
    place_dropped = Signal(object, object)
    """Recipe, and float: where."""
    file_dropped = Signal(object)
    """Path."""
    menu_wanted = Signal(object)
    moved = Signal(object)
    """TimeScale: another part is seen, or closer."""
    delete_wanted = Signal(object)
    copy_wanted = Signal(object)
    paste_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.marks = Marks()
        self.time = TimeScale.whole(1.0, 1.0)
        self.ruler, self.strip, self.keys = RulerItem(), StripItem(), KeysItem()
        self.curves, self.song = CurvesItem(), SongItem()
        self.playhead, self._snap = LineItem(True, 10.0), LineItem(False, 9.0)
        self._band: QRectF | None = None
        self._gesture: hands.Gesture | None = None
        self._drop_at: float | None = None
        self.playhead_s = 0.0
        items = (self.ruler, self.strip, self.keys, self.curves, self.song)
        for item in (*items, self.playhead, self._snap):
            self.scene().addItem(item)
        self._snap.hide()
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(
            tr("Keyframes, curves and song over time; Ctrl+arrows go from keyframe to keyframe")
        )

    # ---- setters --------------------------------------------------------------------------------
    def set_marks(self, marks: Marks) -> None:
        """Show another film, or the same one changed."""
        self.marks = marks
        self.time = self.time.fitted_to(marks.seconds, float(self.viewport().width()))
        known = frozenset(key.id for key in marks.keys)
        if not self.keys.chosen <= known:
            self.keys.set_chosen(self.keys.chosen & known)
        active = next((c for c in marks.curves if c.id == marks.active), None)
        count = len(active.points) if active is not None else 0
        self.curves.set_chosen(frozenset(n for n in self.curves.chosen if n < count))
        self._lay()

    def set_playhead(self, at: float, reveal: bool = False) -> None:
        """This moment is seen; `reveal` turns the page when it runs out of view."""
        self.playhead_s = at
        if reveal:
            turned = self.time.revealing(at)
            if turned != self.time:
                self.set_time(turned)
        self.playhead.set_x(self.time.x(at))

    def set_ready(self, spans: tuple[Span, ...]) -> None:
        """What is in memory."""
        self.ruler.set_ready(spans)

    def set_time(self, time: TimeScale) -> None:
        """Look at another part, or closer."""
        if time != self.time:
            self.time = time
            self._lay()
            self.moved.emit(time)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer by `factor`, at `x` or at the playhead."""
        self.set_time(self.time.zoomed(factor, self.time.x(self.playhead_s) if x is None else x))

    def show_all(self) -> None:
        """The whole film."""
        self.set_time(TimeScale.whole(self.marks.seconds, float(self.viewport().width())))

    @property
    def chosen_keys(self) -> frozenset[str]:
        """The ids of the keys that are selected."""
        return self.keys.chosen

    @property
    def chosen_points(self) -> frozenset[int]:
        """The numbers of the selected points of the active curve."""
        return self.curves.chosen

    def choose(self, keys: frozenset[str], points: frozenset[int] = frozenset()) -> None:
        """Select these, and tell where the keys are others."""
        changed = keys != self.keys.chosen
        self.keys.set_chosen(keys)
        self.curves.set_chosen(points)
        if changed:
            self.chosen_changed.emit(keys)

    # ---- for gestures ---------------------------------------------------------------------------
    def snap(
        self,
        at: float,
        without: frozenset[str] = frozenset(),
        playhead: bool = True,
        markers: bool = True,
    ) -> Snapped:
        """The moment a hand near `at` means; `without` those keys that it holds."""
        m = self.marks
        found = [0.0, m.seconds]
        found += [key.at for key in m.keys if key.id not in without]
        if markers:
            found += [marker.at for marker in m.markers]
        if m.region is not None:
            found += m.region
        if playhead:
            found.append(self.playhead_s)
        reach = self.time.span(REACH_PX)
        if m.song is not None and m.unit == "beats":
            found += [float(b) for b in m.song.beats if abs(b - at) <= reach]
        grid = grid_s(self.time.per_s, m.unit, m.fps, m.tempo)
        start = m.tempo.first_beat if m.unit == "beats" else 0.0
        return snapped(at, found, reach, grid, start)

    def show_snap(self, at: float | None) -> None:
        """A line where a drag jumps to."""
        self._snap.setVisible(at is not None)
        if at is not None:
            self._snap.set_x(self.time.x(at))

    def show_band(self, box: QRectF | None) -> None:
        """The rectangle that chooses."""
        self._band = box
        self.viewport().update()

    # ---- laying out -----------------------------------------------------------------------------
    def _lay(self) -> None:
        width, height = float(self.viewport().width()), float(self.viewport().height())
        rows = Rows.sharing(height, self.marks.song is not None)
        self.scene().setSceneRect(0, 0, width, height)
        for item, row in (
            (self.ruler, rows.ruler), (self.strip, rows.strip), (self.keys, rows.strip),
            (self.curves, rows.curves), (self.song, rows.song),
        ):  # fmt: skip
            item.lay(self.marks, self.time, across(row, width))
        self.song.setVisible(self.marks.song is not None)
        bottom = max(rows.bottom + 8, min(height - 6, rows.bottom + 40))
        self.playhead.set_span(14.0, bottom)
        self._snap.set_span(rows.strip[0] - 14, rows.bottom)
        self.playhead.set_x(self.time.x(self.playhead_s))
        self.playhead.setVisible(self.marks.seconds > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a whole film stays whole."""
        super().resizeEvent(event)
        self.time = self.time.fitted_to(self.marks.seconds, float(self.viewport().width()))
        self._lay()
        self.moved.emit(self.time)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:  # type: ignore[override]
        """Qt: the panel's ground."""
        painter.fillRect(rect, role("panel"))

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # type: ignore[override]
        """Qt: the rectangle that chooses, where a drop would go, and the focus."""
        if self._band is not None:
            painter.setPen(role("accent"))
            painter.setBrush(role("accent", 0.15))
            painter.drawRect(self._band)
        if self._drop_at is not None:
            x = self.time.x(self._drop_at)
            box = self.keys.rect
            painter.fillRect(QRectF(x - 1, box.top() - 8, 2, box.height() + 16), QColor("#f2a65a"))

    # ---- mouse ----------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: begin what is meant by what is there."""
        at, keys = event.position(), event.modifiers()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = hands.Pan(self, at)
        elif event.button() == Qt.MouseButton.LeftButton and self.marks.seconds > 0:
            self._gesture = pressing.begun(self, at, keys)
            if isinstance(self._gesture, hands.Scrub):
                self._gesture.move(at, keys)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: go on, or show what could be taken."""
        at = event.position()
        if self._gesture is not None:
            self._gesture.move(at, event.modifiers())
            return
        key = self.keys.key_at(at) if at.y() > self.ruler.rect.bottom() else ""
        self.keys.set_under(key)
        part = self.curves.part_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if self.ruler.edge_at(at) is not None or self.ruler.marker_at(at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif key or part is not None:
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: end it."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a point where the active curve has none."""
        at, active = event.position(), self.curves.active
        if active is None or not self.curves.rect.contains(at) or self.curves.part_at(at):
            self.mousePressEvent(event)
            return
        when = min(max(self.time.at(at.x()), 0.0), self.marks.seconds)
        value = self.curves.value(active, at.y())
        self.point_wanted.emit(PointWanted(active.id, when, value))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the pointer."""
        self.keys.set_under("")
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: closer at the pointer; Shift, or a wheel to the side, pushes the film along."""
        turn, side = event.angleDelta().y(), event.angleDelta().x()
        if side or event.modifiers() & Keys.ShiftModifier:
            self.set_time(self.time.moved((side or turn) * 0.8))
        elif turn:
            self.zoom(STEP**turn, event.position().x())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a menu for what is there; by the keyboard, for what is chosen."""
        at = QPointF(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            chosen = [k for k in self.marks.keys if k.id in self.keys.chosen]
            when = chosen[0].at if chosen else self.playhead_s
            at = QPointF(self.time.x(when), self.keys.rect.top() + 7)
        where = self.viewport().mapToGlobal(at.toPoint())
        self.menu_wanted.emit(pressing.menu_at(self, at, where))

    # ---- drops ----------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a place or a file."""
        data = event.mimeData()
        if data.hasFormat(RECIPE_TYPE) or data.hasUrls():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: show where a place would go."""
        if event.mimeData().hasFormat(RECIPE_TYPE):
            self._drop_at = self.snap(max(0.0, self.time.at(event.position().x()))).at
            self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it is carried on."""
        self._drop_at = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take it."""
        data, at = event.mimeData(), self._drop_at
        self.dragLeaveEvent(QDragLeaveEvent())
        recipe = recipe_in(data) if data.hasFormat(RECIPE_TYPE) else None
        if recipe is not None:
            self.place_dropped.emit(recipe, at if at is not None else self.playhead_s)
        elif data.hasUrls():
            from pathlib import Path

            local = next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
            if local:
                self.file_dropped.emit(Path(local))
        event.acceptProposedAction()

    # ---- keys -----------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Qt: while the timeline has the keyboard, copy, paste and delete mean what is chosen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Keys.ControlModifier
            ours = (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_A,
                    Qt.Key.Key_Left, Qt.Key.Key_Right)  # fmt: skip
            if ctrl and event.key() in ours:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl with arrows goes from key to key, plus and minus zoom; the rest is the window's.

        QGraphicsView would scroll with the arrows.
        """
        ctrl = event.modifiers() == Keys.ControlModifier
        match event.key():
            case Qt.Key.Key_Left if ctrl:
                self.step_key(-1)
            case Qt.Key.Key_Right if ctrl:
                self.step_key(1)
            case Qt.Key.Key_A if ctrl:
                self.choose(frozenset(key.id for key in self.marks.keys))
            case Qt.Key.Key_C if ctrl:
                self.copy_wanted.emit(False)
            case Qt.Key.Key_X if ctrl:
                self.copy_wanted.emit(True)
            case Qt.Key.Key_V if ctrl:
                self.paste_wanted.emit(None)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_wanted.emit(None)
            case _:
                event.ignore()

    def step_key(self, step: int) -> None:
        """Go to the key before or after the playhead, and choose it."""
        half_frame = 0.5 / self.marks.fps
        times = sorted(self.marks.keys, key=lambda key: key.at)
        if step > 0:
            later = [k for k in times if k.at > self.playhead_s + half_frame]
            found = later[0] if later else None
        else:
            before = [k for k in times if k.at < self.playhead_s - half_frame]
            found = before[-1] if before else None
        if found is not None:
            self.choose(frozenset({found.id}))
            self.keys.set_focused(found.id)
            self.key_entered.emit(found.id)
