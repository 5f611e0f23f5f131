"""Between the map and the place of the window: what is drawn, where one is, and going there."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from studio.ui.atlas.finds import Finds, Only
from studio.ui.atlas.growth import Growing, MapGrowth
from studio.ui.atlas.layouts import Layouts
from studio.ui.atlas.map_frame import MapFrame
from studio.ui.atlas.map_trail import MapTrail
from studio.ui.atlas.marks import Named
from studio.ui.atlas.name_field import NameField
from studio.ui.atlas.naming import Naming
from studio.ui.atlas.panel import AtlasPanel
from studio.ui.atlas.shades import Shades
from studio.ui.atlas.sharpener import Sharpener
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.atlas.between import spot
from studio.values.atlas.chart import Laid
from studio.values.atlas.levels import gap
from studio.values.atlas.places import Ground
from studio.values.recipe import Recipe

HINT = mark("Click goes there · drag pans · the wheel zooms · Shift and drag draws a lasso")
FIRST = mark("Drawing the first places …")
NO_MODEL = mark("Choose a model to see its map.")
NOTHING = mark("Nothing was drawn there yet; go on drawing, or click between places.")
PLACE, PLACE_PX = "atlas-place", 268
REACH = 3.0
"""So many gaps around a place there is still land between places."""


class AtlasController(QObject):
    """Owns map and panel; a click on the map is a node of the trail of all workspaces."""

    explore_asked: Carries[None] = signal()
    film_asked: Carries[tuple[Recipe, ...]] = signal()

    def __init__(self, context: Context, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._stage = context, stage
        self._on = False
        self._pictured_of: Recipe | None = None
        self.frame, self.panel = MapFrame(), AtlasPanel()
        self.view = self.frame.view
        self.growth = MapGrowth(context.engine.places, self)
        self.layouts = Layouts(self.growth, self)
        self.trail = MapTrail(context, self.growth, self.layouts, self)
        self.naming = Naming(context.trail, self.growth, self.layouts, self)
        self.finds = Finds(self.growth, self.trail, self)
        self.shades = Shades(self.growth, self.trail, self)
        self.sharp = Sharpener(context.engine.thumbs, self.growth, self.view, self)
        self._connect(context)

    def _connect(self, context: Context) -> None:
        self.layouts.changed.connect(self._map_changed)
        self.growth.progressed.connect(self._progressed)
        self.trail.changed.connect(self._trail_changed)
        self.view.chosen.connect(self._go)
        self.view.between.connect(self._go_between)
        self.view.walked.connect(self._walk)
        self.view.walk_ended.connect(self._walk_ended)
        self.view.hovered.connect(self._hovered)
        self.view.lassoed.connect(self._lassoed)
        self.view.dropped.connect(self.finds.like_file)
        self.view.menu_asked.connect(self._menu)
        self.view.name_asked.connect(self._rename)
        self.naming.changed.connect(self.view.set_names)
        self.naming.failed.connect(self.frame.say)
        self.finds.changed.connect(self._only)
        self.finds.found.connect(self._go_far)
        self.finds.told.connect(self.frame.say)
        self.shades.changed.connect(self._shade)
        self._connect_panel()
        self._stage.pictured.connect(self._pictured)
        context.engine.thumbs.ready.connect(self._thumb)
        context.view.recipe_changed.connect(self._place_changed)
        context.view.card_changed.connect(self._ground_changed)
        context.view.hold_changed.connect(self._ground_changed)
        context.view.notices.said.connect(self._said)

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.map.progress.cancelled.connect(self._pause)
        panel.map.more.clicked.connect(self.draw_more)
        panel.map.settle.clicked.connect(self.growth.settle)
        panel.place.explore.clicked.connect(self._explore)
        panel.place.film.clicked.connect(self._film)
        panel.finding.new.clicked.connect(self.finds.somewhere_new)
        panel.finding.like.clicked.connect(self.like_here)
        panel.finding.lasso.toggled.connect(self._lasso)
        panel.finding.average.clicked.connect(self._average)
        panel.finding.all.clicked.connect(self.finds.show_all)
        panel.look.along_chosen.connect(self.layouts.choose)
        panel.look.shade_chosen.connect(self.shades.choose)

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """The map grows while it is seen."""
        self._on = True
        self._stage.hold()
        self._context.view.end_gesture()
        self._context.view.notices.hint(tr(HINT))
        self._open()
        self.growth.set_on(True)
        self.trail.set_on(True)
        self._place_changed()
        self.view.setFocus()

    def leave(self) -> None:
        """Nothing is drawn for the map any more."""
        self._on = False
        self.growth.set_on(False)
        self.trail.set_on(False)
        self.sharp.stop()
        self.frame.stop()
        self._context.view.notices.hint("")

    def step_back(self) -> bool:
        """Esc: the lasso is put away, then all of the map is shown again."""
        if self.view.lasso_on:
            self.panel.finding.lasso.setChecked(False)
        elif self.finds.only is not None:
            self.finds.show_all()
        else:
            return False
        return True

    def close(self) -> None:
        """The window goes."""
        self._on = False
        self.trail.set_on(False)
        self.naming.stop()
        self.sharp.stop()
        self.frame.stop()
        self.growth.close()

    def _open(self) -> None:
        """The map of the model in use, under what is held."""
        view = self._context.view
        if view.card is None or view.recipe is None:
            self.growth.close_map()
            return
        self.growth.open(Ground.of(view.recipe, view.card, view.class_held))

    # ---- what happened --------------------------------------------------------------------------
    @Slot()
    def _ground_changed(self) -> None:
        """Another model or another class; its place follows within the same call."""
        if self._on and self._context.view.recipe is not None:
            self._open()

    @Slot()
    def _place_changed(self) -> None:
        recipe = self._context.view.recipe
        if not self._on or recipe is None:
            return
        self.panel.place.set_place(recipe)
        if self._pictured_of != recipe:
            self._context.engine.thumbs.want(PLACE, recipe, PLACE_PX, PLACE)
        ground = self.growth.ground
        if ground is None or ground.base.model.sha256 != recipe.model.sha256:
            self._open()

    @Slot(object)
    def _map_changed(self, laid: Laid | None) -> None:
        if laid is None:
            self.finds.show_all()
            self.panel.look.reset()
        ground = self.growth.ground
        if ground is not None:
            known = ground.card.info.directions
            usable = [n for n in self.layouts.directions if n < len(known)]
            self.panel.look.set_directions([(n, said(known[n].name)) for n in usable])
        self.view.set_map(self.growth.sheets, laid)
        self.frame.set_facts(self._axes())

    @Slot(object)
    def _only(self, only: Only | None) -> None:
        """Some places alone, seen as a whole."""
        self.view.tiles.set_only(None if only is None else np.array(only.indices, np.intp))
        self.panel.finding.set_found("" if only is None else only.text)
        self.view.fit_to(() if only is None else only.indices)

    @Slot(object)
    def _shade(self, veil: object) -> None:
        self.view.tiles.set_veil(veil if isinstance(veil, np.ndarray) else None)
        self.view.update()

    @Slot(object)
    def _progressed(self, growing: Growing) -> None:
        self.panel.map.show_growing(growing)
        if growing.problem:
            self.view.set_waiting(said(growing.problem))
        elif self.growth.ground is None:
            self.view.set_waiting(tr(NO_MODEL))
        else:
            self.view.set_waiting(tr(FIRST))

    @Slot()
    def _trail_changed(self) -> None:
        self.view.set_trail(self.trail.marks, self.trail.present)

    @Slot(object)
    def _pictured(self, pictured: Pictured) -> None:
        if self._on:
            self._pictured_of = pictured.recipe
            self.panel.place.picture.set_picture(pictured.image)

    @Slot(object)
    def _thumb(self, thumb: Thumbnail) -> None:
        """A small picture of the place, as long as the canvas has shown no better one."""
        recipe = self._context.view.recipe
        if thumb.group == PLACE and recipe != self._pictured_of:
            self._pictured_of = recipe
            self.panel.place.picture.set_picture(thumb.image)

    @Slot(object)
    def _said(self, notice: Notice) -> None:
        """The banner of the picture is not seen here."""
        if self._on:
            self.frame.say(notice.text)

    @Slot(object)
    def _hovered(self, index: int) -> None:
        seeds = self.growth.seeds
        self.frame.set_facts(tr("Seed {n}", n=seeds[index]) if index >= 0 else self._axes())

    def _axes(self) -> str:
        """What the map's two sides mean, where they mean something."""
        ground, along = self.growth.ground, self.layouts.along
        if ground is None or along is None:
            return ""
        names = [said(ground.card.info.directions[number].name) for number in along]
        return tr("Across: {across} · up: {up}", across=names[0], up=names[1])

    # ---- going there ----------------------------------------------------------------------------
    @Slot(object)
    def _go(self, index: int) -> None:
        self._stage.hold()
        ground = self.growth.ground
        if ground is not None and index < len(self.growth.seeds):
            self._context.view.go_to(ground.place(self.growth.seeds[index]))

    @Slot(object)
    def _go_far(self, index: int) -> None:
        """There, and the map shows where that is."""
        laid = self.layouts.laid
        if laid is not None and index < len(laid):
            self.view.reveal(*laid.positions[index].tolist())
            self._go(index)

    @Slot()
    def _average(self) -> None:
        found = self.finds.average()
        if found is not None:
            self._stage.hold()
            self._context.view.go_to(found)

    @Slot()
    def like_here(self) -> None:
        """Show what looks like the present place."""
        recipe = self._context.view.recipe
        if recipe is not None:
            self.finds.like_recipe(recipe)

    @Slot(bool)
    def _lasso(self, on: bool) -> None:
        self.view.lasso_on = on

    @Slot(object)
    def _lassoed(self, indices: tuple[int, ...]) -> None:
        self.panel.finding.lasso.setChecked(False)
        self.finds.caught(indices)

    # ---- one place ------------------------------------------------------------------------------
    @Slot(object)
    def _menu(self, asked: tuple[QPoint, int]) -> None:
        """What can be done with a place of the map."""
        where, index = asked
        ground = self.growth.ground
        if ground is None or not 0 <= index < len(self.growth.seeds):
            return
        recipe = ground.place(self.growth.seeds[index])
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        blending = self._context.state.blending
        for words, call in (
            (tr("Go there"), lambda: self._go(index)),
            (tr("Places like this"), lambda: self.finds.like_index(index)),
            (tr("Name this spot …"), lambda: self._name(index, "")),
            (tr("Pin"), lambda: self._context.trail.add_pin(recipe)),
            (tr("Put into A"), lambda: blending.set_well("A", recipe)),
            (tr("Put into B"), lambda: blending.set_well("B", recipe)),
        ):
            menu.addAction(words).triggered.connect(call)
        menu.popup(where)

    @Slot(object)
    def _rename(self, named: Named) -> None:
        self._name(named.near, named.text)

    def _name(self, index: int, text: str) -> None:
        field = NameField(text, lambda name: self.naming.rename(index, name), self.view)
        field.open_at(self.view.tile_box(index).center())

    # ---- between --------------------------------------------------------------------------------
    @Slot(object)
    def _go_between(self, at: tuple[float, float]) -> None:
        found = self._spot(at)
        if found is None:
            self.frame.say(tr(NOTHING))
        else:
            self._context.view.go_to(found)

    @Slot(object)
    def _walk(self, at: tuple[float, float]) -> None:
        found = self._spot(at)
        if found is not None:
            self.view.set_trail(self.trail.marks, at)
            self._context.view.show_moving(found)

    @Slot()
    def _walk_ended(self) -> None:
        self._context.view.end_gesture()

    def _spot(self, at: tuple[float, float]) -> Recipe | None:
        ground, laid = self.growth.ground, self.layouts.laid
        if ground is None or laid is None:
            return None
        level = self.view.tiles.level(self.view.viewport.scale)
        reach = REACH * gap(min(level, 3))
        return spot(ground, self.growth.seeds, laid.positions, *at, reach)

    @Slot()
    def _explore(self) -> None:
        self.explore_asked.emit(None)

    @Slot()
    def _film(self) -> None:
        trail = self._context.trail
        node = trail.node
        if node is not None:
            line = trail.project.trail.line_to(node.id)
            sha256 = node.recipe.model.sha256
            self.film_asked.emit(tuple(n.recipe for n in line if n.recipe.model.sha256 == sha256))

    @Slot()
    def _pause(self) -> None:
        self.growth.set_paused(True)

    @Slot()
    def draw_more(self) -> None:
        """More places, or those that were not drawn yet."""
        if self.growth.growing.paused or self.growth.growing.problem:
            self.growth.set_paused(False)
        else:
            self.growth.draw_more()
