"""Small pictures: asked of the engine in the background, remembered for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from studio.ui.engine.qimage import to_qimage
from studio.ui.signals import Carries, signal
from studio.values.messages import DropGroup, Request, ThumbReady, ThumbRequest
from studio.values.recipe import Recipe

CAPACITY = 600


@dataclass(frozen=True)
class Thumbnail:
    """A small picture for whoever wanted one under `key`, in its `group`."""

    key: str
    group: str
    image: QImage


class Thumbnails(QObject):
    """Answers `want` with `ready`, from memory where the same small picture was made before."""

    ready: Carries[Thumbnail] = signal()

    def __init__(self, post: Callable[[Request], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._made: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._waiting: dict[str, tuple[tuple[str, int], str]] = {}
        self._epoch = 0

    @property
    def idle(self) -> bool:
        """Nothing is waited for."""
        return not self._waiting

    def restart(self, epoch: int) -> None:
        """Another model."""
        self._epoch = epoch

    def want(self, key: str, recipe: Recipe, side_px: int, group: str) -> None:
        """A picture of `recipe` for `key`; an earlier wish of the same key is replaced."""
        name = (recipe.id, side_px)
        made = self._made.get(name)
        if made is not None:
            self._made.move_to_end(name)
            self._waiting.pop(key, None)
            self.ready.emit(Thumbnail(key, group, made))
            return
        self._waiting[key] = (name, group)
        self._post(ThumbRequest(key, recipe, side_px, group, self._epoch))

    def drop(self, group: str) -> None:
        """What waits in `group` is no longer wanted."""
        self._waiting = {k: w for k, w in self._waiting.items() if w[1] != group}
        self._post(DropGroup(group))

    def take(self, result: ThumbReady) -> None:
        """A picture came."""
        image = to_qimage(result.pixels)
        waiting = self._waiting.pop(result.key, None)
        if waiting is not None:
            self._made[waiting[0]] = image
            while len(self._made) > CAPACITY:
                self._made.popitem(last=False)
        self.ready.emit(Thumbnail(result.key, result.group, image))
