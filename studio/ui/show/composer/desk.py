"""What the workspace is made of: playlist at the left, rehearsal in the middle, pages at the right.

The trail stands below: a place that is clicked there can join the show.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu

from studio.errors import StudioError
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, said, tr
from studio.ui.show.composer.files import ShowFiles
from studio.ui.show.composer.items import films_of, path_of_pins, pins_of, rows_of
from studio.ui.show.composer.middle import Middle
from studio.ui.show.composer.pages.screen import SCREEN, with_output
from studio.ui.show.composer.panel import ShowPanel
from studio.ui.show.composer.playlist import WIDTH_PX, PlaylistPanel
from studio.ui.show.composer.running import Running
from studio.ui.show.composer.show_state import ShowState
from studio.ui.show.corners import Corners
from studio.values.live.devices import listening_words, prefs_in
from studio.values.recipe import Recipe
from studio.values.show import edits
from studio.values.show.document import Output, Path as Way, Place, PlaylistItem, places_of

GROUP = "playlist"
SIDE_PX = 160
ADDED, REMOVED = mark("added to the show"), mark("took something out of the show")
MOVED, STAYS = mark("moved something in the show"), mark("changed how long something stays")
PATH = mark("made a path of the show")
HINT = mark("Click the rehearsal to be a visitor · Alt+arrows move in the playlist")


class ShowDesk(QObject):
    """Joins them; moves only while the workspace is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False
        self._hears = ""
        """What a show that was started here listens to."""

    # ---- building -------------------------------------------------------------------------------
    def build(self, context: Context, shared: Panels) -> Panels:
        """The panels."""
        self._context = context
        self.state = ShowState(context, self)
        self.files = ShowFiles(context, self.state, self)
        self.running = Running(self)
        self.playlist, self.panel = PlaylistPanel(), ShowPanel(self.state)
        self.middle = Middle(self.state, context.engine.aside)
        self.rehearsal = self.middle.rehearsal
        self._connect(context)
        return Panels(
            self.middle, self.playlist, self.panel, bottom=shared.bottom, left_px=WIDTH_PX,
            primary="show_start",
        )  # fmt: skip

    def _connect(self, context: Context) -> None:
        self.state.changed.connect(self._show)
        self.files.changed.connect(self._show_file)
        playlist, view = self.playlist, self.playlist.view
        playlist.add_place.connect(self.add_place)
        playlist.add_wanted.connect(self._offer)
        playlist.stays.connect(self._stay)
        playlist.model.wanted.connect(self._want)
        playlist.model.dropped.connect(self._drop)
        view.removed.connect(self._remove)
        view.moved.connect(self._move)
        view.chosen.connect(self._mark)
        view.entered_item.connect(self.rehearsal.play_from)
        view.menu_wanted.connect(self._open_menu)
        context.engine.thumbs.ready.connect(self._came)
        middle = self.middle
        middle.name.edited.connect(self._rename)
        middle.end.clicked.connect(self.running.stop)
        middle.save.clicked.connect(self.save)
        middle.menu_wanted.connect(self._file_menu)
        self.panel.screen_page.identify_asked.connect(self.running.identify)
        self.panel.screen_page.corners_asked.connect(self._drag)
        self.rehearsal.corners_dragged.connect(self._bend)
        self.running.changed.connect(self._show_running)
        self.running.failed.connect(self.state.refuse)

    def commands(self) -> Sequence[Command]:
        """Composing, and the show on its screen."""
        group = mark("Show")
        return (
            Command("show_start", tr("Start the show"), "F5", group, 0, self.start),
            Command("show_add", tr("Add this place to the show"), "A", group, 1, self.add_place),
            Command("show_save", tr("Save show"), "Ctrl+Alt+S", group, 2, self.save),
            Command("show_save_as", tr("Save show as …"), "", group, 3, self.files.save_as),
            Command("show_open", tr("Open show …"), "Ctrl+Alt+O", group, 4, self.files.open),
            Command("show_identify", tr("Identify displays"), "", group, 5, self.running.identify),
            Command("show_again", tr("Rehearse from the start"), "Home", group, 6, self._again),
        )  # fmt: skip

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """It shows now."""
        self._on = True
        self._context.view.end_gesture()
        self._show()
        self.panel.open(self.panel.tabs.value)
        self.rehearsal.play(True)
        self.running.watch(True)
        self._context.view.notices.hint(tr(HINT))

    def step_back(self) -> bool:
        """Esc: corners rest where they are; a visitor leaves."""
        if self.panel.screen_page.dragging >= 0:
            self._drag(-1)
        elif self.rehearsal.stage not in ("", "attract"):
            self.rehearsal.play_from(max(0, self.playlist.view.at))
        else:
            return False
        return True

    def leave(self) -> None:
        """Another one shows: nothing moves here."""
        self._on = False
        self._drag(-1)
        self.rehearsal.play(False)
        self.running.watch(False)
        self._context.engine.thumbs.drop(GROUP)
        self._context.view.notices.hint("")
        recipe = self._context.view.recipe
        if recipe is not None:
            self._context.engine.scheduler.change(recipe)  # the engine was elsewhere

    def close(self) -> None:
        """The window goes; a show that was started plays on."""
        self.rehearsal.play(False)
        self.running.close()

    # ---- the playlist ---------------------------------------------------------------------------
    def add_place(self) -> None:
        """The place of now joins the show, behind the one that is marked."""
        recipe = self._context.view.recipe
        if recipe is not None:
            self._add((Place(recipe),))

    @Slot(object, object)
    def _drop(self, recipe: Recipe, at: int) -> None:
        self._add((Place(recipe),), at)

    def _add(self, items: Sequence[PlaylistItem], at: int | None = None) -> None:
        show = self.state.show
        if show is None or not items:
            return
        marked = self.playlist.view.at
        at = at if at is not None else marked + 1 if marked >= 0 else len(show.playlist)
        self.state.do(ADDED, lambda show: edits.added(show, items, at))
        self.playlist.view.mark(at + len(items) - 1)

    @Slot(object)
    def _offer(self, where: QPoint) -> None:
        """What the project holds beside the place of now."""
        menu = QMenu(self.playlist)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pins, path, films = (
            pins_of(self._context), path_of_pins(self._context), films_of(self._context)
        )  # fmt: skip
        for words, items in (
            (tr("All pins ({n})", n=len(pins)), pins),
            (tr("A path through the pins of this model"), (path,) if path else ()),
        ):
            action = menu.addAction(words)
            action.setEnabled(bool(items))
            action.triggered.connect(lambda _=False, items=items: self._add(items))
        menu.addSeparator()
        for name, reel in films:
            menu.addAction(name).triggered.connect(lambda _=False, reel=reel: self._add((reel,)))
        if not films:
            menu.addAction(tr("No films in this project yet")).setEnabled(False)
        menu.popup(where)

    @Slot(object, object)
    def _open_menu(self, at: int, where: QPoint) -> None:
        show = self.state.show
        if show is None:
            return
        menu = QMenu(self.playlist)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = [
            (tr("Play from here"), True, lambda: self.rehearsal.play_from(at)),
            (tr("Join with the next into a path"), edits.can_join(show, at),
             lambda: self.state.do(PATH, lambda show: edits.joined(show, at))),
            (tr("Take the path apart"), isinstance(show.playlist[at], Way),
             lambda: self.state.do(PATH, lambda show: edits.parted(show, at))),
            (tr("Go there"), True, partial(self._go, at)),
            (tr("Remove"), len(show.playlist) > 1, partial(self._remove, at)),
        ]  # fmt: skip
        for words, works, call in told:
            action = menu.addAction(words)
            action.setEnabled(works)
            action.triggered.connect(lambda _=False, call=call: call())
        menu.popup(where)

    def _go(self, at: int) -> None:
        show = self.state.show
        if show is not None:
            self._context.view.go_to(places_of(show.playlist[at])[0])

    @Slot(object)
    def _remove(self, at: int) -> None:
        self.state.do(REMOVED, lambda show: edits.removed(show, at))

    @Slot(object, object)
    def _move(self, at: int, to: int) -> None:
        show = self.state.show
        if show is not None and at != to and 0 <= to < len(show.playlist):
            self.state.do(MOVED, lambda show: edits.moved(show, at, to))
            self.playlist.view.mark(to)

    @Slot(object, object)
    def _stay(self, at: int, seconds: float) -> None:
        if at >= 0:
            self.state.do(STAYS, lambda show: edits.stays(show, at, seconds))

    @Slot(object)
    def _mark(self, at: int) -> None:
        show = self.state.show
        item = show.playlist[at] if show is not None and 0 <= at < len(show.playlist) else None
        if isinstance(item, Place | Way):
            name = tr("Stays") if isinstance(item, Place) else tr("From place to place")
            self.playlist.set_seconds(name, item.seconds)
        else:
            self.playlist.set_seconds("", None)

    @Slot(object)
    def _want(self, recipe: Recipe) -> None:
        stored = self._context.trail.project.get_thumb(recipe)
        if stored is not None:
            self.playlist.model.set_picture(recipe.id, QImage.fromData(stored))
        elif not self._context.view.problem_of(recipe):
            self._context.engine.thumbs.want(f"{GROUP}/{recipe.id}", recipe, SIDE_PX, GROUP)

    @Slot(object)
    def _came(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            self.playlist.model.set_picture(thumb.key.removeprefix(f"{GROUP}/"), thumb.image)

    # ---- corners --------------------------------------------------------------------------------
    @Slot(object)
    def _drag(self, output: int) -> None:
        self.panel.screen_page.set_dragging(output)
        self.rehearsal.drag_corners(output)

    @Slot(object)
    def _bend(self, corners: Corners) -> None:
        at = self.panel.screen_page.dragging
        if at >= 0:
            self.state.do(SCREEN, lambda show: with_output(show, at, corners=corners.kept))

    # ---- the whole ------------------------------------------------------------------------------
    def save(self) -> None:
        """Into its file."""
        self.files.save()
        self._show_file()

    def start(self) -> None:
        """Play it on its displays, from its file, as a program of its own."""
        path = self.files.save()
        if path is None:
            return
        try:
            self._hears = listening_words(prefs_in(self._context.settings.extra))
            listen = ("--listen", self._hears) if self._hears else ()
            self.running.start(path, (*_operator(self.state.get("outputs")), *listen))
        except StudioError as error:
            self.state.refuse(said(error))

    def _again(self) -> None:
        self.rehearsal.play_from(0)

    @Slot(str)
    def _rename(self, name: str) -> None:
        self.state.refuse(self.state.set("name", name.strip()[:120], mark("renamed the show")))

    @Slot(object)
    def _file_menu(self, where: QPoint) -> None:
        menu = QMenu(self.middle)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open show …")).triggered.connect(lambda _=False: self.files.open())
        recent = menu.addMenu(tr("Open recent"))
        recent.setToolTipsVisible(True)
        self.files.fill_recent(recent)
        menu.addAction(tr("Save show as …")).triggered.connect(lambda _=False: self.files.save_as())
        menu.popup(where)

    @Slot()
    def _show(self) -> None:
        """Everything as it stands."""
        if not self._on:
            return
        show = self.state.show
        self.middle.set_show(show)
        if show is not None:
            self.playlist.set_rows(rows_of(show, self._context))
            self._mark(self.playlist.view.at)
        self._show_file()

    @Slot()
    def _show_file(self) -> None:
        self.middle.set_file(self.files.path, self.files.saved)

    @Slot(object)
    def _show_running(self, status: dict[str, object]) -> None:
        running = self.running
        self.middle.set_running(
            running.on, running.plays, status, self._hears if running.on else ""
        )
        if not self.running.on:
            self.files.take_corners()


def _operator(outputs: tuple[Output, ...]) -> tuple[str, ...]:
    """A window for the operator on a display that the show leaves free; none where there is none.

    An output without a name lies on the first display.
    """
    names = [screen.name() for screen in QGuiApplication.screens()]
    used = {output.display or names[0] for output in outputs}
    free = next((name for name in names if name not in used), None)
    return ("--operator", free) if free is not None else ()
