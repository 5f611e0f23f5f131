"""Table: what happens when one thing, or two, or six, are turned all the way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import InputError
from studio.export.table_plan import Cell, PagePlan, check_count
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.tables.axes_panel import AxesPanel
from studio.ui.tables.page_bar import PageBar
from studio.ui.tables.table_state import TableState
from studio.ui.tables.table_view import At, TableView
from studio.values.recipe import Recipe
from studio.values.table import Axis, place

GROUP = "table"
HINT = mark("Arrows and Enter, or a click, go there · PgUp and PgDn turn pages")
LARGEST_PX = 256
TYPING_MS = 400


@dataclass(frozen=True)
class TableSheet:
    """The cells of the page that is seen, row by row, each with its words."""

    places: tuple[Recipe, ...]
    words: tuple[str, ...]
    columns: int


class TableWorkspace(QObject):
    """A table around the present place."""

    key = "table"
    label = mark("Table")
    explore_asked: Carries[None] = signal()
    """A cell was gone to; it is to be seen in Explore."""
    sheet_asked: Carries[TableSheet] = signal()
    page_asked: Carries[PagePlan] = signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False
        self._keys: dict[str, At] = {}
        self._axes: tuple[Axis, ...] = ()

    def build(self, context: Context, shared: Panels) -> Panels:
        """The cells in the middle, the axes at the right."""
        self._context = context
        self.state = TableState(context, self)
        self.view, self.bar, self.panel = TableView(), PageBar(), AxesPanel()
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.middle.setFocusProxy(self.view)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._take_axes)
        self._connect(context)
        return Panels(self.middle, shared.left, self.panel, shared.bottom)

    def _connect(self, context: Context) -> None:
        self.state.changed.connect(self._changed)
        self.view.seen.connect(self._draw)
        self.view.chosen.connect(self._go)
        self.view.ring_moved.connect(self._say)
        self.view.paged.connect(self._turn)
        self.bar.turned.connect(self.state.turn)
        self.panel.axes_changed.connect(self._axes_changed)
        self.panel.sheet_asked.connect(self._sheet)
        self.panel.page_asked.connect(self._page)
        context.view.recipe_changed.connect(self._place_changed)
        context.state.directions.changed.connect(self._place_changed)
        context.engine.thumbs.ready.connect(self._take)

    def commands(self) -> Sequence[Command]:
        """Exporting."""
        group = mark("Table")
        return (
            Command("table_sheet", tr("Table as a sheet"), "", group, 0, self._sheet),
            Command("table_page", tr("Table as a web page"), "", group, 1, self._page),
        )

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """The table of the present place."""
        self._on = True
        self._context.view.end_gesture()
        self.state.follow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.view.notices.hint(tr(HINT))

    def step_back(self) -> bool:
        """Esc: nothing is on for a while."""
        return False

    def leave(self) -> None:
        """Nothing is drawn any more."""
        self._on = False
        self._typing.stop()
        self._context.engine.thumbs.drop(GROUP)
        self._context.view.notices.hint("")

    # ---- hands ----------------------------------------------------------------------------------
    @Slot(object)
    def _go(self, at: At) -> None:
        found = self.state.place(*at)
        if isinstance(found, str):
            self._context.view.notices.say(Notice(found))
            return
        self._context.view.go_to(found)
        self.explore_asked.emit(None)

    @Slot(int)
    def _turn(self, by: int) -> None:
        if self.state.page:
            self.state.turn(0, self.state.page[0] + by)

    @Slot(object)
    def _axes_changed(self, axes: tuple[Axis, ...]) -> None:
        """Whoever types a text is not answered at every letter."""
        self._axes = axes
        table = self.state.table
        kinds = [axis.key for axis in table.axes] if table is not None else []
        if [axis.key for axis in axes] == kinds:
            self._typing.start()
        else:
            self._take_axes()

    @Slot()
    def _take_axes(self) -> None:
        self._typing.stop()
        self.state.set_axes(self._axes)

    @Slot()
    def _place_changed(self) -> None:
        if self._on:
            self.state.follow()

    # ---- showing --------------------------------------------------------------------------------
    @Slot()
    def _changed(self) -> None:
        table, offers = self.state.table, self.state.offers
        if table is None or offers is None or not self._on:
            return
        self._context.engine.thumbs.drop(GROUP)
        self._keys = {}
        self.panel.set_table(table, offers)
        self.bar.set_pages(table.axes[2:], self.state.page)
        columns, rows = (_heads(axis) for axis in table.axes[:2])
        self.view.set_heads(columns, rows)
        self._say(self.view.ring)

    @Slot(object)
    def _say(self, at: At) -> None:
        self.bar.says.set_text(self.state.label(*at))

    @Slot(object)
    def _draw(self, cells: tuple[At, ...]) -> None:
        """What is in view and has no picture, model by model, so that none is loaded twice."""
        if not self._on:
            return
        thumbs = self._context.engine.thumbs
        thumbs.drop(GROUP)
        found: list[tuple[At, Recipe]] = []
        for at in cells:
            recipe = self.state.place(*at)
            if isinstance(recipe, str):
                self.view.set_empty(at, recipe)
            else:
                found.append((at, recipe))
        order = {sha: n for n, sha in enumerate(dict.fromkeys(r.model.sha256 for _, r in found))}
        side = min(LARGEST_PX, -(-self.view.side_px // 32) * 32)
        self._keys = {}
        for at, recipe in sorted(found, key=lambda cell: order[cell[1].model.sha256]):
            key = f"{GROUP}/{at[0]}/{at[1]}/{recipe.id[:16]}"
            self._keys[key] = at
            thumbs.want(key, recipe, side, GROUP)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        at = self._keys.get(thumb.key) if thumb.group == GROUP else None
        if at is not None:
            self.view.set_picture(at, thumb.image)

    # ---- exporting ------------------------------------------------------------------------------
    @Slot()
    def _sheet(self) -> None:
        table = self.state.table
        if table is None:
            return
        columns, rows = table.shape[:2]
        places, told = [], []
        for row, column in itertools.product(range(rows), range(columns)):
            found = self.state.place(row, column)
            if isinstance(found, str):
                self._context.view.notices.say(Notice(found))
                return
            places.append(found)
            told.append(self.state.label(row, column))
        self.sheet_asked.emit(TableSheet(tuple(places), tuple(told), columns))

    @Slot()
    def _page(self) -> None:
        table = self.state.table
        if table is None:
            return
        try:
            check_count(table.count)
        except InputError as error:
            self._context.view.notices.say(Notice(said(error)))
            return
        pages = list(itertools.product(*(range(count) for count in table.shape[2:])))
        cells = []
        for number, page in enumerate(pages):
            for row, column in itertools.product(range(table.shape[1]), range(table.shape[0])):
                at = (column, row, *page)
                try:
                    recipe = place(table, at, self.state.cards)
                except InputError:
                    continue  # an empty cell, as on the screen
                cells.append(Cell(number, row, column, recipe, table.label(at)))
        if not cells:
            self._context.view.notices.say(Notice(tr("There is no picture in this table.")))
            return
        titles = tuple(_page_title(table.axes[2:], page) for page in pages)
        name = " × ".join(axis.label for axis in table.axes if axis.label) or tr("Table")
        columns, rows = (_heads(axis) for axis in table.axes[:2])
        self.page_asked.emit(PagePlan(name, tuple(columns), tuple(rows), titles, tuple(cells)))


def _heads(axis: Axis) -> list[str]:
    """What stands at the stops of an axis."""
    plain = axis.kind in ("model", "nothing")
    return [stop.label if plain else f"{axis.label} {stop.label}" for stop in axis.stops]


def _page_title(axes: Sequence[Axis], page: Sequence[int]) -> str:
    return " · ".join(
        f"{axis.label} {axis.stops[n].label}".strip() for axis, n in zip(axes, page, strict=True)
    )
