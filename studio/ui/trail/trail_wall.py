"""Everything of the trail as a wall of pictures that can be searched and gathered."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.trail.intents import NodeIntents
from studio.ui.trail.node_model import NodeModel
from studio.ui.trail.other_pins import ElsewhereRow, SearchElsewhere
from studio.ui.trail.thumbs import ThumbStore
from studio.ui.trail.wall_bar import WallBar
from studio.ui.trail.wall_filter import WallFilter, find, model_of
from studio.ui.trail.wall_view import WallView
from studio.ui.widgets.empty_note import EmptyNote
from studio.values.trail import Node, Trail

COLOURS_AT_ONCE = 256
COLOURS_REST_MS = 100
SEARCH_REST_MS = 120


class TrailWall(QWidget):
    """Filters, a grid of what they leave, and found pins of other projects.

    A colour can only be filtered by once a picture was seen, so choosing one asks for the missing
    thumbnails, some at a time, and the grid fills as they come.
    """

    selected = Signal(object)
    """The selected nodes as a tuple."""
    elsewhere_chosen = Signal(object)
    """A `PinElsewhere` to bring here."""

    def __init__(
        self, thumbs: ThumbStore, intents: NodeIntents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._trail = Trail()
        self._names: Mapping[str, str] = {}
        self._search_elsewhere: SearchElsewhere | None = None
        self._unknown = 0
        self._model = NodeModel(thumbs, self)
        self.view = WallView(self._model, intents)
        self.bar = WallBar()
        self.elsewhere = ElsewhereRow()
        self._empty = EmptyNote()
        self._stack = QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_REST_MS)
        self._colours_rest = QTimer(self)
        self._colours_rest.setSingleShot(True)
        self._colours_rest.setInterval(COLOURS_REST_MS)
        self._lay_out()
        self._connect(thumbs)

    @property
    def shown(self) -> tuple[Node, ...]:
        """The nodes that the filters leave, newest first."""
        return self._model.nodes

    @property
    def empty_text(self) -> str:
        """What stands instead of the grid while nothing is found."""
        return self._empty.text if self._stack.currentWidget() is self._empty else ""

    def set_trail(self, trail: Trail) -> None:
        """Show this trail; hidden walls do not look at it before they show."""
        self._trail = trail
        if self.isVisible():
            self._refill()

    def set_current(self, node_id: int | None) -> None:
        """Mark the node where one is."""
        self._model.set_current(node_id)

    def set_model_names(self, names: Mapping[str, str]) -> None:
        """Model id -> its name, for the filter."""
        self._names = names

    def set_search_elsewhere(self, search: SearchElsewhere | None) -> None:
        """How to look for pins in other projects; None hides the choice."""
        self._search_elsewhere = search
        self.bar.elsewhere_chip.setVisible(search is not None)

    def showEvent(self, event: object) -> None:
        """Qt: what changed meanwhile."""
        self._refill()

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(11, 0, 3, 0)
        inside.addWidget(self.view)
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.elsewhere)
        column.addWidget(self._stack, 1)

    def _connect(self, thumbs: ThumbStore) -> None:
        self.bar.changed.connect(self._filter_changed)
        self.bar.elsewhere_changed.connect(self._look_elsewhere)
        self.view.selected.connect(self.selected)
        self.elsewhere.chosen.connect(self.elsewhere_chosen)
        self._empty.action_clicked.connect(self.bar.reset)
        self._rest.timeout.connect(self._look_elsewhere)
        self._colours_rest.timeout.connect(self._refill)
        thumbs.changed.connect(self._picture_came)

    @Slot(object)
    def _filter_changed(self, wanted: WallFilter) -> None:
        self._refill()
        self._rest.start()

    @Slot()
    def _refill(self) -> None:
        wanted = self.bar.wanted
        found = find(self._trail, wanted, self._thumbs.hue, time.time())
        self._unknown = len(found.unknown)
        self._look_at(found.unknown)
        self._model.set_nodes(self._trail, found.nodes)
        if not wanted.model:
            used = {model_of(node) for node in found.nodes[:2000]} - {""}
            self.bar.set_models({key: self._names.get(key, key) for key in sorted(used)})
        self._empty_or_grid(wanted)

    def _look_at(self, nodes: tuple[Node, ...]) -> None:
        """Ask for pictures whose colour nobody has seen, never for all at once."""
        for node in nodes:
            if self._thumbs.pending >= COLOURS_AT_ONCE:
                return
            self._thumbs.want(node)

    def _empty_or_grid(self, wanted: WallFilter) -> None:
        if self._model.nodes:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentWidget(self._empty)
        if wanted.is_open:
            self._empty.say(tr("Nothing here yet. Every place you rest at is kept on this wall."))
        elif self._unknown:
            self._empty.say(
                tr("Looking at {unknown:,} pictures …", unknown=self._unknown), tr("Show all")
            )
        elif wanted == WallFilter(pins=True):
            self._empty.say(tr("No pins yet. P pins where you are."), tr("Show all"))
        else:
            self._empty.say(tr("Nothing matches these filters."), tr("Show all"))

    @Slot(object)
    def _picture_came(self, node_id: int) -> None:
        if self.isVisible() and self.bar.wanted.hue and self._unknown:
            self._colours_rest.start()

    @Slot()
    def _look_elsewhere(self) -> None:
        text = self.bar.search.text().strip()
        active = self.bar.elsewhere_chip.isChecked() and bool(text)
        search = self._search_elsewhere
        self.elsewhere.show_pins(search(text) if search is not None and active else ())
