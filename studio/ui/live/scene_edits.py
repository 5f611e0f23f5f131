"""What is done with scenes beside going there: kept, renamed, taught, removed."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.feature.context import Context
from studio.ui.language.words import mark, tr
from studio.ui.live.setup_state import SetupState
from studio.ui.state.learning import Learnable
from studio.ui.state.notices import Notice
from studio.ui.widgets.popup import Popup
from studio.values.live.mapping import (
    MAX_NAME,
    MAX_SCENES,
    Scene,
    new_id,
    with_scene,
    without_scene,
)
from studio.values.live.targets import SCENE


class SceneEdits(QObject):
    """Each is one edit of the project."""

    def __init__(self, context: Context, setup: SetupState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._setup = context, setup

    @Slot()
    def add(self) -> None:
        """Keep the place of now on a new pad."""
        recipe = self._context.view.recipe
        if recipe is None:
            return
        if len(self._setup.setup.scenes) >= MAX_SCENES:
            words = tr("There are {count} scenes; that is all there can be.", count=MAX_SCENES)
            self._context.view.notices.say(Notice(words))
            return
        self._context.view.end_gesture()
        self._setup.edit(
            mark("added a scene"), lambda s: with_scene(s, Scene(new_id(s.scenes, "s"), recipe))
        )

    @Slot(object)
    def replace_place(self, scene_id: str) -> None:
        """The pad holds the place of now."""
        recipe, scene = self._context.view.recipe, self._scene(scene_id)
        if recipe is not None and scene is not None:
            new = replace(scene, recipe=recipe)
            self._setup.edit(mark("changed a scene"), lambda s: with_scene(s, new))

    @Slot(object)
    def remove(self, scene_id: str) -> None:
        """One pad less; undo brings it back."""
        self._setup.edit(mark("removed a scene"), lambda s: without_scene(s, scene_id))

    @Slot(object)
    def learn(self, scene_id: str) -> None:
        """The pad is reached by the next key, note or message."""
        number = [scene.id for scene in self._setup.setup.scenes].index(scene_id) + 1
        words = tr("Scene {number}", number=number)
        self._context.state.learning.learn(Learnable(f"{SCENE}{number}", words))

    @Slot()
    def keep_safe(self) -> None:
        """Panic leads to the place of now from now on."""
        recipe = self._context.view.recipe
        if recipe is not None:
            self._setup.edit(mark("chose the safe place"), lambda s: replace(s, safe=recipe))
            words = tr("Panic leads to this place from now on.")
            self._context.view.notices.say(Notice(words, bad=False))

    @Slot(float)
    def set_fade(self, beats: float) -> None:
        """So many beats from scene to scene."""
        self._setup.edit(mark("set the fade"), lambda s: replace(s, fade_beats=beats))

    def rename(self, scene_id: str, pad: QWidget) -> None:
        """Ask for a name beside the pad."""
        scene = self._scene(scene_id)
        if scene is None:
            return
        popup = Popup(tr("Name of the scene"), pad.window())
        field = QLineEdit(scene.name)
        field.setMaxLength(MAX_NAME)
        field.setAccessibleName(tr("Name of the scene"))
        popup.body.addWidget(field)

        def named() -> None:
            new = replace(scene, name=field.text().strip())
            popup.close()
            self._setup.edit(mark("renamed a scene"), lambda s: with_scene(s, new))

        field.returnPressed.connect(named)
        popup.open_at(pad.mapToGlobal(QPoint(0, pad.height())), field)

    def _scene(self, scene_id: str) -> Scene | None:
        return next((s for s in self._setup.setup.scenes if s.id == scene_id), None)
