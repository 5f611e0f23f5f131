"""Names on the map: what is typical of each region, and what a person called a spot."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import StudioError
from studio.library.atlas.names import Label, read_names, renamed, write_names
from studio.ui.atlas.growth import MapGrowth
from studio.ui.atlas.layouts import Layouts
from studio.ui.atlas.marks import Named
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.trail_controller import TrailController
from studio.values.atlas.places import class_label
from studio.values.atlas.regions import Region

COARSE, FINE = 10, 42
LEAST = 60
SOON_MS = 300
STATE = "atlas_names/"
"""Under this and the map's key the project keeps its names, for undo."""
NAMED = mark("map name")
SAID_BY_COLOURS = frozenset({
    mark("Hue"), mark("Warmth"), mark("Colour"), mark("Light"), mark("Colourway"),
    mark("Brightness"), mark("Tint"),
})  # fmt: skip
"""Directions that say no more than the words for light and colour do."""
WORDS = {
    "dark": mark("dark"), "bright": mark("bright"), "pale": mark("pale"), "rich": mark("rich"),
    "soft": mark("soft"), "stark": mark("stark"), "calm": mark("calm"), "fine": mark("fine"),
    "cool": mark("cool"), "warm": mark("warm"), "red": mark("red"), "orange": mark("orange"),
    "yellow": mark("yellow"), "green": mark("green"), "teal": mark("teal"), "blue": mark("blue"),
    "violet": mark("violet"), "pink": mark("pink"), "grey": mark("grey"),
}  # fmt: skip


def _plain(names: tuple[Label, ...]) -> object:
    return [msgspec.to_builtins(label) for label in names]


class Naming(QObject):
    """Names follow the map as it grows; those of a person stay where they were put."""

    changed: Carries[tuple[Named, ...]] = signal()
    failed: Carries[str] = signal()

    def __init__(
        self, trail: TrailController, growth: MapGrowth, layouts: Layouts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._trail, self._growth, self._layouts = trail, growth, layouts
        self._own: tuple[Label, ...] = ()
        self._key = ""
        self._kept: object = None
        """The names of this map as the project's journal has them; None: it has none."""
        self._found: tuple[tuple[Region, int], ...] = ()
        self._count = 0
        self._busy = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        layouts.changed.connect(self._changed)
        trail.trail_changed.connect(self._undone)
        trail.project_changed.connect(self._other_project)

    def rename(self, index: int, text: str) -> None:
        """Call the spot of a place something else; an empty name is what is typical again.

        The names belong to the map, in every project; that they were changed is an edit of this
        one, so that undo takes it back.
        """
        if not self._key or index >= len(self._growth.seeds):
            return
        found = renamed(self._own, self._growth.seeds[index], text)
        if found == self._own:
            return
        project, key = self._trail.project, STATE + self._key
        try:
            project.set_state(key, _plain(self._own))  # as they are now, whoever changed them last
            self._own = found
            self._kept = _plain(found)
            project.set_state(key, self._kept, NAMED)
            write_names(self._key, self._own)
        except StudioError as error:
            self.failed.emit(said(error))
        self._trail.tell_saved()
        self._tell()

    def stop(self) -> None:
        """Nothing waits any more."""
        self._soon.stop()

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _other_project(self) -> None:
        """Names stay; only what this project's undo knows of them is another thing."""
        self._kept = self._trail.project.state(STATE + self._key) if self._key else None

    @Slot()
    def _undone(self) -> None:
        """Undo and redo may have changed the names of this map."""
        kept = self._trail.project.state(STATE + self._key) if self._key else None
        if kept is None or self._kept is None or kept == self._kept:
            return
        self._kept = kept
        try:
            self._own = tuple(msgspec.convert(kept, tuple[Label, ...]))
            write_names(self._key, self._own)
        except (StudioError, msgspec.ValidationError) as error:
            self.failed.emit(said(error))
        self._tell()

    @Slot()
    def _changed(self) -> None:
        ground, laid = self._growth.ground, self._layouts.laid
        if ground is None or laid is None:
            self._key, self._own, self._found, self._count = "", (), (), 0
            self._tell()
            return
        if ground.key != self._key:
            self._key, self._own, self._found = ground.key, read_names(ground.key), ()
            self._count = 0
            self._kept = self._trail.project.state(STATE + self._key)
        due = laid.moved or len(laid) > 1.25 * self._count
        if due and not self._soon.isActive():
            self._soon.start()
        self._tell()

    @Slot()
    def _look(self) -> None:
        laid, chart, key = self._layouts.laid, self._growth.chart, self._key
        if self._growth.ground is None or laid is None or len(laid) < LEAST or self._busy:
            return
        self._busy, self._count = True, len(laid)
        positions, along = laid.positions, self._growth.facts[:, 1:].copy()
        for number, direction in enumerate(self._growth.ground.card.info.directions):
            if direction.name in SAID_BY_COLOURS and number < along.shape[1]:
                along[:, number] = np.nan

        classes = len(self._growth.ground.classes)
        kinds = np.array(self._growth.seeds, np.intp) % classes if classes else None

        def find() -> tuple[tuple[Region, int], ...]:
            coarse = chart.regions(positions, along, COARSE, kinds)
            told = {(r.words, r.along, r.kind) for r in coarse}
            fine = (
                chart.regions(positions, along, FINE, kinds) if len(positions) > 20 * COARSE else ()
            )
            others = [r for r in fine if (r.words, r.along, r.kind) not in told]
            return (*((r, 0) for r in coarse), *((r, 1) for r in others))

        def take(found: object) -> None:
            self._busy = False
            if key == self._key and isinstance(found, tuple):
                self._found = found
                self._tell()

        self._growth.run(find, take)

    def _tell(self) -> None:
        laid = self._layouts.laid
        names: list[Named] = []
        if laid is not None:
            seeds = self._growth.seeds[: len(laid)]
            at = {seed: index for index, seed in enumerate(seeds)}
            own = [(at[label.seed], label.text) for label in self._own if label.seed in at]
            taken = {index for index, _ in own}
            for index, text in own:
                x, y = laid.positions[index].tolist()
                names.append(Named(x, y, text, index, 0, own=True))
            for region, rank in self._found:
                if region.near < len(laid) and region.near not in taken:
                    x, y = laid.positions[region.near].tolist()
                    names.append(Named(x, y, self._text(region), region.near, rank))
        self.changed.emit(tuple(names))

    def _text(self, region: Region) -> str:
        words = " ".join(tr(WORDS[word]) for word in region.words)
        ground = self._growth.ground
        if ground is not None and 0 <= region.kind < len(ground.classes):
            kind = said(class_label(ground, region.kind))
            return f"{kind} · {words}" if words else kind
        if region.along is None or ground is None:
            return words
        number, end = region.along
        directions = ground.card.info.directions
        if number >= len(directions):
            return words
        name = said(directions[number].name)
        lean = tr("much {name}", name=name) if end > 0 else tr("little {name}", name=name)
        return f"{words} · {lean}" if len(region.words) < 2 and words else words or lean
