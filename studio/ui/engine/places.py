"""Many small pictures at once with what they look like: asked of the engine in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from studio.ui.signals import Carries, signal
from studio.values.messages import DropGroup, PlacesReady, PlacesRequest, Request
from studio.values.recipe import Recipe


class PlaceSketches(QObject):
    """Answers `want` with `ready`, one answer a batch, also where it could not be drawn."""

    ready: Carries[PlacesReady] = signal()

    def __init__(self, post: Callable[[Request], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._epoch = 0

    def restart(self, epoch: int) -> None:
        """Another model."""
        self._epoch = epoch

    def want(self, key: str, recipes: Sequence[Recipe], side_px: int, group: str) -> None:
        """Square pictures of places of the model in use; an earlier wish of that key goes."""
        first, *more = recipes
        self._post(PlacesRequest(key, first, side_px, group, self._epoch, tuple(more)))

    def drop(self, group: str) -> None:
        """What waits in `group` is no longer wanted."""
        self._post(DropGroup(group))

    def take(self, result: PlacesReady) -> None:
        """A batch came; one of an earlier model is nobody's."""
        if result.epoch == self._epoch:
            self.ready.emit(result)
