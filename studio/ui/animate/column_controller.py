"""Between the trail of the project and the column at the left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from studio.errors import InputError
from studio.ui.animate.editing import Editing
from studio.ui.animate.foot import EmptyFilm
from studio.ui.animate.trail_column import TrailColumn
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.values.recipe import Recipe
from studio.values.trail import Node

GROUP = "filmnode"
SIDE_PX = 192
MOST = 400


class ColumnController(QObject):
    """The line of places that leads to where one is, and every pin before it."""

    def __init__(
        self, context: Context, column: TrailColumn, empty: EmptyFilm, editing: Editing,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._column, self._empty, self._editing = context, column, empty, editing
        self._on = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        context.trail.trail_changed.connect(self._look)
        context.trail.current_changed.connect(self._look)
        context.engine.thumbs.ready.connect(self._take)
        column.model.wanted.connect(self._want)
        column.view.opened.connect(self._open)
        column.view.chosen.connect(self._place)
        empty.pins_wanted.connect(self.film_of_pins)

    def start(self) -> None:
        """The column is seen."""
        self._on = True
        self._show()

    def stop(self) -> None:
        """It is not."""
        self._on = False
        self._soon.stop()
        self._context.engine.thumbs.drop(GROUP)

    @Slot()
    def film_of_pins(self) -> None:
        """A film through all pins, in the order in which they were made."""
        self._editing.make(_recipes(self._context.trail.project.trail.pins))

    @Slot()
    def _look(self) -> None:
        if self._on:
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        trail = self._context.trail.project.trail
        here = self._context.trail.node or trail.latest
        line = trail.line_to(here.id) if here is not None else ()
        on_line = {node.id for node in line}
        pins = [node for node in trail.pins if node.id not in on_line]
        nodes = [*pins, *line][-MOST:]
        self._column.set_nodes(nodes)
        self._empty.set_pins(len(trail.pins))

    @Slot(object)
    def _want(self, node: Node) -> None:
        stored = self._context.trail.project.get_thumb(node.recipe)
        if stored is not None:
            self._column.model.set_picture(node.id, QImage.fromData(stored))
        elif self._context.view.model_of(node.recipe) is not None:
            self._context.engine.thumbs.want(f"{GROUP}/{node.id}", node.recipe, SIDE_PX, GROUP)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            self._column.model.set_picture(int(thumb.key.split("/")[1]), thumb.image)

    @Slot(object)
    def _open(self, node: Node) -> None:
        self._context.trail.go_to_node(node.id)

    @Slot(object)
    def _place(self, nodes: tuple[Node, ...]) -> None:
        self._editing.keep_all(_recipes(nodes))


def _recipes(nodes: tuple[Node, ...]) -> tuple[Recipe, ...]:
    """The places of nodes that can be read."""
    found = []
    for node in nodes:
        try:
            found.append(node.recipe)
        except InputError:
            continue
    return tuple(found)
