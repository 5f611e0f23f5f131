"""The family tree: a generation a row; whoever was chosen stands there, lines lead on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from studio.library.broods import Litter
from studio.ui.language.words import counted, tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.paint import antialiased, cropped, draw_box, draw_focus, draw_waiting, role
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.values.breed.tree import Spot, spots
from studio.values.recipe import Recipe

SIDE_PX, GAP_PX, PAD_PX = 56, 4, 8
MOST = 3
"""So many parents of a brood have room in its box."""
LANE_PX = MOST * SIDE_PX + 2 * GAP_PX + 2 * PAD_PX + 28
ROW_PX = SIDE_PX + 2 * PAD_PX + 20 + 28
BOX_PX = QSize(MOST * SIDE_PX + 2 * GAP_PX + 2 * PAD_PX, SIDE_PX + 2 * PAD_PX + 18)
MARGIN_PX = 24


class TreeView(QWidget):
    """Gets broods and pictures; says which one is gone to."""

    chosen = Signal(object)
    """The id of a brood that is to be seen: it was clicked or walked to."""
    entered = Signal(object)
    """The same, and its children are to be seen: Enter, or a double click."""
    shown = Signal(object)
    """A brood's box came under the ring: `QRect` to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._litters: dict[str, Litter] = {}
        self._spots: Mapping[str, Spot] = {}
        self._here = ""
        self._pictures: dict[str, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Family tree"))

    # ---- setters --------------------------------------------------------------------------------
    def set_litters(self, litters: Sequence[Litter], here: str) -> None:
        """Show these; `here` is the id of the one that is seen."""
        self._litters = {litter.id: litter for litter in litters}
        self._spots = spots([(litter.id, litter.before) for litter in litters])
        self._here = here
        rows = 1 + max((spot.row for spot in self._spots.values()), default=0)
        lanes = 1 + max((spot.lane for spot in self._spots.values()), default=0)
        size = QSize(2 * MARGIN_PX + lanes * LANE_PX, 2 * MARGIN_PX + rows * ROW_PX)
        self.setMinimumSize(size)
        self._tell()
        self.update()

    def set_picture(self, recipe_id: str, image: QImage) -> None:
        """The picture of a place."""
        picture = QPixmap.fromImage(image)
        self._pictures[recipe_id] = cropped(picture, SIDE_PX, SIDE_PX, self.devicePixelRatioF())
        self.update()

    def missing(self) -> tuple[Recipe, ...]:
        """Places without a picture, those of the brood that is seen first."""
        near = sorted(self._litters.values(), key=lambda litter: self._far(litter.id))
        shown = {p.recipe.id: p.recipe for x in near for p in x.brood.parents[:MOST]}
        return tuple(recipe for key, recipe in shown.items() if key not in self._pictures)

    def _far(self, litter_id: str) -> int:
        here, there = self._spots.get(self._here), self._spots[litter_id]
        if here is None:
            return there.row
        return abs(here.row - there.row) + abs(here.lane - there.lane)

    @property
    def here(self) -> str:
        """The brood with the ring."""
        return self._here

    def box_of(self, litter_id: str) -> QRectF:
        """Where a brood stands."""
        spot = self._spots[litter_id]
        return QRectF(
            MARGIN_PX + spot.lane * LANE_PX, MARGIN_PX + spot.row * ROW_PX,
            BOX_PX.width(), BOX_PX.height(),
        )  # fmt: skip

    # ---- hands ----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk, Enter goes there."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._here:
            self.entered.emit(self._here)
            return
        there = self._towards(key)
        if there is None:
            super().keyPressEvent(event)
        elif there != self._here:
            self._go(there)

    def _towards(self, key: Qt.Key) -> str | None:
        """The brood that an arrow leads to; None for other keys."""
        here = self._spots.get(self._here)
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key not in arrows:
            return None
        if here is None:
            return next(iter(self._spots), None)
        if key == Qt.Key.Key_Up:
            before = self._litters[self._here].before
            return before if before in self._spots else self._here
        if key == Qt.Key.Key_Down:
            following = (x.id for x in self._litters.values() if x.before == self._here)
            return next(following, self._here)
        sign = -1 if key == Qt.Key.Key_Left else 1
        aside = [
            (abs(spot.lane - here.lane) + 0.1 * abs(spot.row - here.row), name)
            for name, spot in self._spots.items()
            if (spot.lane - here.lane) * sign > 0
        ]
        return min(aside)[1] if aside else self._here

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click walks there."""
        there = self._at(event.position())
        if there is not None:
            self._go(there)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: and a double click shows its children."""
        there = self._at(event.position())
        if there is not None:
            self.entered.emit(there)

    def _go(self, there: str) -> None:
        self._here = there
        self._tell()
        self.update()
        self.shown.emit(self.box_of(there).toAlignedRect())
        self.chosen.emit(there)

    def _at(self, at: QPointF) -> str | None:
        return next((name for name in self._spots if self.box_of(name).contains(at)), None)

    # ---- painting -------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw what is seen of it."""
        painter = antialiased(self)
        painter.fillRect(event.rect(), role("canvas"))
        if not self._litters:
            painter.setPen(role("secondary"))
            words = tr("Breed on once, and the tree begins here.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        seen = QRectF(event.rect())
        for name, litter in self._litters.items():
            self._paint_line(painter, name, litter.before, seen)
        for name, litter in self._litters.items():
            if self.box_of(name).intersects(seen):
                self._paint_box(painter, name, litter)

    def _paint_line(self, painter: QPainter, name: str, before: str, seen: QRectF) -> None:
        if before not in self._spots:
            return
        start, end = self.box_of(before), self.box_of(name)
        if not start.united(end).intersects(seen):
            return
        from_, to = (
            QPointF(start.center().x(), start.bottom()),
            QPointF(end.center().x(), end.top()),
        )
        path = QPainterPath(from_)
        middle = (from_.y() + to.y()) / 2
        path.cubicTo(QPointF(from_.x(), middle), QPointF(to.x(), middle), to)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(role("faint", 0.7), 1.5))
        painter.drawPath(path)

    def _paint_box(self, painter: QPainter, name: str, litter: Litter) -> None:
        box, here = self.box_of(name), name == self._here
        draw_box(painter, box, role("panel"), role("accent") if here else role("hairline"), 8)
        parents = litter.brood.parents
        for nth, parent in enumerate(parents[:MOST]):
            left = box.left() + PAD_PX + nth * (SIDE_PX + GAP_PX)
            square = QRectF(left, box.top() + PAD_PX, SIDE_PX, SIDE_PX)
            picture = self._pictures.get(parent.recipe.id)
            if picture is None:
                draw_waiting(painter, square, 4)
                continue
            shape = QPainterPath()
            shape.addRoundedRect(square, 4, 4)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(square.topLeft(), picture)
            painter.restore()
        painter.setFont(figures())
        painter.setPen(role("text" if here else "secondary"))
        line = QRectF(box.left() + PAD_PX, box.bottom() - 22, box.width() - 2 * PAD_PX, 18)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._words(litter))
        if here and self.hasFocus():
            draw_focus(painter, box.adjusted(-3, -3, 3, 3), 10)

    def _words(self, litter: Litter) -> str:
        more = len(litter.brood.parents) - MOST
        told = tr("generation {n}", n=litter.generation)
        return f"{told}  +{more}" if more > 0 else told

    def _tell(self) -> None:
        """For those who hear the window."""
        litter = self._litters.get(self._here)
        if litter is None:
            self.setAccessibleDescription("")
            return
        parents = counted(len(litter.brood.parents), "{n} parent", "{n} parents")
        self.setAccessibleDescription(f"{tr('generation {n}', n=litter.generation)}, {parents}")


class TreeScroll(SlimScroll):
    """The tree in its room; what is walked to comes into view."""

    def __init__(self, tree: TreeView) -> None:
        super().__init__()
        self.tree = tree
        self.set_content(tree)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusProxy(tree)
        tree.shown.connect(self.bring)

    def bring(self, box: QRect) -> None:
        """Have a part of the tree in view."""
        centre = box.center()
        self.ensureVisible(centre.x(), centre.y(), box.width(), box.height())
