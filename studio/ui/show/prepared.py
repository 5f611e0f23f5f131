"""Pictures made in advance: the show's first picture, and all of it where there is no engine.

A folder of pictures and an index. Each scene is a handful of places on the way from one to the
next; they melt into each other, so that it moves without being drawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

INDEX = "index.json"
MAX_INDEX = 1 << 20
STEP_S = 2.2
FADE_S = 2.2
SCENE_FADE_S = 3.0


@dataclass(frozen=True)
class Scene:
    """Pictures of one model in order."""

    model: str
    files: tuple[Path, ...]


def read_scenes(folder: Path) -> tuple[Scene, ...]:
    """What was prepared in `folder`; empty where nothing usable is."""
    try:
        path = folder / INDEX
        if path.stat().st_size > MAX_INDEX:
            return ()
        told = json.loads(path.read_text("utf-8"))
        found = [
            Scene(str(scene["model"]), tuple(folder / Path(str(n)).name for n in scene["files"]))
            for scene in told["scenes"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(
        Scene(s.model, kept) for s in found if (kept := tuple(f for f in s.files if f.is_file()))
    )


class Prepared:
    """Plays scenes for ever; `next` is due whenever `STEP_S` have gone by."""

    def __init__(self, scenes: tuple[Scene, ...]) -> None:
        self._scenes = scenes
        self._scene = 0
        self._file = -1
        self._forward = True
        self._due = 0.0
        self.model = scenes[0].model if scenes else ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to play."""
        return not self._scenes

    def next(self, now: float) -> tuple[QImage, float] | None:
        """(the next picture, how long it fades in), or None while the present one stays."""
        if not self._scenes or now < self._due:
            return None
        fade = self._go_on()
        self._due = now + (STEP_S if fade == FADE_S else SCENE_FADE_S)
        scene = self._scenes[self._scene]
        self.model = scene.model
        image = QImage(str(scene.files[self._file]))
        return (image, fade) if not image.isNull() else None

    def _go_on(self) -> float:
        """To the next picture: through a scene there and back, then to the next scene."""
        if self._file < 0:
            self._file = 0
            return SCENE_FADE_S
        last = len(self._scenes[self._scene].files) - 1
        if self._forward and self._file < last:
            self._file += 1
            return FADE_S
        if self._forward and last > 0:
            self._forward = False
        if not self._forward and self._file > 0:
            self._file -= 1
            return FADE_S
        self._scene = (self._scene + 1) % len(self._scenes)
        self._file, self._forward = 0, True
        return SCENE_FADE_S
