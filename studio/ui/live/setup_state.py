"""Mappings and scenes of the project: every edit is a step of its journal."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.live import ProjectLive
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.live.mapping import Mapping, Setup


class SetupState(QObject):
    """Intents are methods, the fact is `changed`."""

    changed: Carries[Setup] = signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._live = ProjectLive(context.trail.project)
        self.setup = self._live.get()
        context.trail.project_changed.connect(self._load)
        context.trail.trail_changed.connect(self._look)

    def edit(self, label: str, change: Callable[[Setup], Setup]) -> None:
        """One edit that can be undone; `label` says what was done, in the past."""
        try:
            new = change(self.setup)
            if new == self.setup:
                return
            self._live.put(new, label)
        except StudioError as error:
            self._context.view.notices.say(Notice(said(error)))
            return
        self._show(new)
        self._context.trail.tell_saved()

    def change_mapping(self, mapping_id: str, **fields: object) -> None:
        """Change how a mapping works."""

        def changed(setup: Setup) -> Setup:
            mappings = tuple(
                replace(m, **fields) if m.id == mapping_id else m for m in setup.mappings
            )
            return replace(setup, mappings=mappings)

        self.edit(mark("changed how a slider follows"), changed)

    def mapping(self, mapping_id: str) -> Mapping | None:
        """A mapping by its id."""
        return next((m for m in self.setup.mappings if m.id == mapping_id), None)

    @Slot()
    def _load(self) -> None:
        """Another project."""
        self._live = ProjectLive(self._context.trail.project)
        self._show(self._live.get())

    @Slot()
    def _look(self) -> None:
        """Undo and redo may have changed it."""
        found = self._live.get()
        if found != self.setup:
            self._show(found)

    def _show(self, setup: Setup) -> None:
        self.setup = setup
        self.changed.emit(setup)
