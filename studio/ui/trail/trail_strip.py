"""The trail under the picture: a strip that can be pulled up into a wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.trail.handle import Handle
from studio.ui.trail.intents import NodeIntents
from studio.ui.trail.line_view import LineView
from studio.ui.trail.line_window import LineWindow, node_at
from studio.ui.trail.node_model import NodeModel
from studio.ui.trail.other_pins import SearchElsewhere
from studio.ui.trail.strip_header import StripHeader
from studio.ui.trail.thumbs import ThumbStore
from studio.ui.trail.trail_wall import TrailWall
from studio.values.recipe import Recipe
from studio.values.trail import Node, Trail

STRIP_PX = 116
WALL_LEAST_PX = 240
OPENS_AT_PX = 60


class TrailStrip(QWidget):
    """One line of the trail, root to tip, with the whole tree behind it.

    The window calls `set_trail` and `set_current` when they change and answers `thumb_needed`
    with `set_thumb`; everything else is said by signals. Ids and nodes travel as objects.
    """

    thumb_needed = Signal(object)
    """A `Node` on screen without a picture."""
    node_chosen = Signal(object)
    """Node id."""
    pin_asked = Signal(object, bool)
    """Node id, pinned or not."""
    rename_asked = Signal(object, str)
    """Node id, name."""
    delete_asked = Signal(object)
    """Tuple of node ids."""
    well_asked = Signal(str, object)
    """`A` or `B`, `Node`."""
    compare_asked = Signal(object)
    """`Node`."""
    export_asked = Signal(object)
    """`Node`."""
    film_asked = Signal(object)
    """Tuple of recipes to lay on a strip, in the order shown."""
    batch_asked = Signal(object)
    """Tuple of recipes to make files of."""
    sheet_asked = Signal(object)
    """Tuple of recipes to print on one sheet."""
    elsewhere_chosen = Signal(object)
    """A `PinElsewhere`."""
    wall_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail = Trail()
        self._tip: int | None = None
        self._line: tuple[Node, ...] = ()
        self._line_of: Trail | None = None
        self._window = LineWindow()
        self._filling = False
        self._pull_from_px = STRIP_PX
        self._wall_px = 0
        self.thumbs = ThumbStore(self)
        self.intents = NodeIntents(self)
        self._line_model = NodeModel(self.thumbs, self)
        self.handle = Handle()
        self.header = StripHeader()
        self.line = LineView(self._line_model, self.intents)
        self.wall = TrailWall(self.thumbs, self.intents)
        self._stack = QStackedWidget()
        self.setAccessibleName(tr("Trail"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self.setFixedHeight(STRIP_PX)

    # ---- setters --------------------------------------------------------------------------------
    def set_trail(self, trail: Trail) -> None:
        """Show this trail; where one is stays unless it is gone."""
        self._trail = trail
        self.header.set_pins(len(trail.pins))
        self.wall.set_trail(trail)
        self._show_line()

    def set_current(self, node_id: int | None) -> None:
        """One is at this node now (None: nowhere yet)."""
        self._line_model.set_current(node_id)
        self.wall.set_current(node_id)
        self._show_line()
        self.line.reveal(node_id)

    def set_thumb(self, node_id: int, image: QImage, recipe: Recipe | None = None) -> None:
        """The picture of a node, of any size."""
        self.thumbs.set_thumb(node_id, image, recipe)

    def ask_again(self) -> None:
        """What was asked for may not come any more: pictures that are missing are wanted anew."""
        self.thumbs.ask_again()
        self.line.viewport().update()
        self.wall.view.viewport().update()

    def forget(self) -> None:
        """Another project begins: drop every picture, the line, and what the wall looks for."""
        self.thumbs.clear()
        self.wall.bar.reset()
        self._tip = None
        self._window.reset()
        self._line_model.set_current(None)
        self.set_trail(Trail())

    def set_model_names(self, names: Mapping[str, str]) -> None:
        """Model id -> its name, for the wall's filter."""
        self.wall.set_model_names(names)

    def set_search_elsewhere(self, search: SearchElsewhere | None) -> None:
        """How to look for pins in other projects."""
        self.wall.set_search_elsewhere(search)

    @property
    def line_nodes(self) -> tuple[Node, ...]:
        """The nodes of the strip, root first; of a very long line those around the current one."""
        return self._line_model.nodes

    @property
    def wall_open(self) -> bool:
        """Whether the wall shows instead of the strip."""
        return self._stack.currentIndex() == 1

    def open_wall(self, pins: bool | None = None) -> None:
        """Show everything; `pins` narrows it to them."""
        if pins is not None:
            self.wall.bar.set_pins(pins)
        height = self._wall_px or max(WALL_LEAST_PX, round(self.window().height() * 0.58))
        self._show_wall(True)
        self.setFixedHeight(self._bounded(height))
        self.wall.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_wall(self) -> None:
        """Show the strip alone."""
        self._show_wall(False)
        self.setFixedHeight(STRIP_PX)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.reveal(self._line_model.current, glide=False)

    def sizeHint(self) -> QSize:
        """Qt: as high as it is open."""
        return QSize(600, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes the wall."""
        if event.key() == Qt.Key.Key_Escape and self.wall_open:
            self.close_wall()
            return
        super().keyPressEvent(event)

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        strip = QWidget()
        inside = QVBoxLayout(strip)
        inside.setContentsMargins(11, 0, 11, 0)
        inside.addWidget(self.line)
        inside.addStretch(1)
        self._stack.addWidget(strip)
        self._stack.addWidget(self.wall)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.handle)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.thumbs.needed.connect(self.thumb_needed)
        for name in ("pin_asked", "rename_asked", "delete_asked", "well_asked", "compare_asked"):
            getattr(self.intents, name).connect(getattr(self, name))
        self.intents.chosen.connect(self.node_chosen)
        self.intents.export_asked.connect(self.export_asked)
        self.wall.elsewhere_chosen.connect(self.elsewhere_chosen)
        self.wall.selected.connect(self.header.set_selected)
        self.header.film_asked.connect(self.film_asked)
        self.header.sheet_asked.connect(self.sheet_asked)
        self.header.batch_asked.connect(self.batch_asked)
        self.header.delete_asked.connect(self.delete_asked)
        self.header.pins_clicked.connect(self._pins_clicked)
        self.header.close_clicked.connect(self.close_wall)
        self.line.edge_near.connect(self._line_edge)
        self.handle.pulled.connect(self._pull)
        self.handle.let_go.connect(self._let_go)
        self.handle.toggled.connect(self._toggle)

    def _show_line(self) -> None:
        current = self._line_model.current
        node = self._trail.get(current) if current in self._trail else self._trail.latest
        if node is None:
            self._line = ()
        elif self._line_of is not self._trail or node_at(self._line, node.id) is None:
            tip = self._tip if self._trail.branch_count(node.id) else node.id
            self._line = self._trail.line_to(node.id, tip)
        self._line_of = self._trail
        self._tip = self._line[-1].id if self._line else None
        self._fill(self._window.cut(self._line, node.id if node else None))

    def _fill(self, nodes: Sequence[Node]) -> None:
        self._filling = True
        self._line_model.set_nodes(self._trail, nodes)
        self._filling = False

    @Slot(int)
    def _line_edge(self, direction: int) -> None:
        """The view came near an end of what it holds: give it more and keep the picture still."""
        start = self._window.start
        if not self._filling and self._window.grow(direction):
            self._fill(self._window.shown(self._line))
            self.line.hold(start - self._window.start)

    def _show_wall(self, is_open: bool) -> None:
        if is_open != self.wall_open:
            self._stack.setCurrentIndex(int(is_open))
            self.header.set_wall(is_open)
            self.wall_opened.emit(is_open)

    def _bounded(self, height: int) -> int:
        window = self.window()
        most = max(WALL_LEAST_PX, window.height() - 180) if window is not self else 1200
        return max(STRIP_PX, min(height, most))

    @Slot()
    def _pins_clicked(self) -> None:
        self.open_wall(pins=True)

    @Slot()
    def _toggle(self) -> None:
        if self.wall_open:
            self.close_wall()
        else:
            self.open_wall()

    @Slot(int)
    def _pull(self, up_px: int) -> None:
        if not self.handle.pulling:
            self.handle.pulling = True
            self._pull_from_px = self.height()
        self.setFixedHeight(self._bounded(self._pull_from_px + up_px))
        self._show_wall(self.height() > STRIP_PX + OPENS_AT_PX)

    @Slot()
    def _let_go(self) -> None:
        self.handle.pulling = False
        if not self.wall_open:
            self.setFixedHeight(STRIP_PX)
        elif self.height() < WALL_LEAST_PX:
            self.setFixedHeight(WALL_LEAST_PX)
        if self.wall_open:
            self._wall_px = self.height()
