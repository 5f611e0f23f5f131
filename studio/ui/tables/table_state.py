"""The table that is seen: its base is the present place, its axes are kept with the project."""

from __future__ import annotations

from contextlib import suppress

import msgspec
from PySide6.QtCore import QObject, Slot

from studio.errors import InputError, StudioError
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.tables.offers import Offers
from studio.values.card import Card
from studio.values.recipe import Recipe
from studio.values.table import Axis, Table, check_table, place

AXES = "table:"
"""The state of the project that holds the axes, by the model's hash."""


class TableState(QObject):
    """Intents are methods, the fact is `changed`; a change of axes is an edit of the project."""

    changed: Carries[None] = signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._view, self._trail = context, context.view, context.trail
        self.table: Table | None = None
        self.page: tuple[int, ...] = ()
        """Which stop of every further axis is seen."""
        self._stored: bytes | None = None
        context.trail.trail_changed.connect(self._look)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All installed models, that of the table first."""
        every = [model.card for model in self._view.models]
        here = self._view.card
        first = [card for card in every if here is not None and card.sha256 == here.sha256]
        return (*first, *(card for card in every if card not in first))

    @property
    def offers(self) -> Offers | None:
        """What can vary."""
        card, recipe = self._view.card, self._view.recipe
        if card is None or recipe is None:
            return None
        known = self._context.state.directions.known
        return Offers(card, known, self.cards, recipe)

    def place(self, row: int, column: int) -> Recipe | str:
        """The place of a cell of the page that is seen, or why there is none."""
        assert self.table is not None
        try:
            return place(self.table, (column, row, *self.page), self.cards)
        except InputError as error:
            return said(error)

    def label(self, row: int, column: int) -> str:
        """The same in words."""
        assert self.table is not None
        return self.table.label((column, row, *self.page))

    # ---- intents --------------------------------------------------------------------------------
    @Slot()
    def follow(self) -> None:
        """The base is the present place."""
        recipe, offers = self._view.recipe, self.offers
        if recipe is None or offers is None:
            return
        same = self.table is not None and self.table.base.model.sha256 == recipe.model.sha256
        axes = self.table.axes if same and self.table is not None else self._kept(offers)
        self._show(Table(recipe, axes))

    def set_axes(self, axes: tuple[Axis, ...]) -> None:
        """Let these vary."""
        if self.table is None or axes == self.table.axes:
            return
        table = msgspec.structs.replace(self.table, axes=axes)
        try:
            check_table(table)
            value = [msgspec.to_builtins(axis) for axis in axes]
            self._trail.project.set_state(self._key(table), value, mark("changed a table"))
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            self.changed.emit(None)  # what was asked for does not stand
            return
        self._trail.tell_saved()
        self._show(table)

    def turn(self, axis: int, stop: int) -> None:
        """See another page: stop number `stop` of the further axis number `axis`."""
        if self.table is None or not 0 <= axis < len(self.page):
            return
        count = self.table.shape[2 + axis]
        page = list(self.page)
        page[axis] = min(max(stop, 0), count - 1)
        if tuple(page) != self.page:
            self.page = tuple(page)
            self.changed.emit(None)

    # ---- inside ---------------------------------------------------------------------------------
    def _key(self, table: Table) -> str:
        return f"{AXES}{table.base.model.sha256[:16]}"

    def _kept(self, offers: Offers) -> tuple[Axis, ...]:
        raw = self._trail.project.state(f"{AXES}{offers.card.sha256[:16]}")
        with suppress(msgspec.ValidationError, InputError):
            axes = msgspec.convert(raw, tuple[Axis, ...])
            check_table(Table(offers.base, axes))
            return axes
        return offers.first_axes()

    def _show(self, table: Table) -> None:
        further = table.shape[2:]
        kept = self.page if len(self.page) == len(further) else (0,) * len(further)
        self.table = table
        self.page = tuple(min(n, count - 1) for n, count in zip(kept, further, strict=True))
        self._stored = self._trail.project.state_bytes(self._key(table))
        self.changed.emit(None)

    @Slot()
    def _look(self) -> None:
        """Undo and redo may have changed the axes."""
        offers = self.offers
        if self.table is None or offers is None:
            return
        if self._trail.project.state_bytes(self._key(self.table)) != self._stored:
            self._show(msgspec.structs.replace(self.table, axes=self._kept(offers)))
