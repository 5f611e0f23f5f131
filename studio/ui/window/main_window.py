"""The window: header, the active workspace, status bar; its panels, its keys, its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from studio.ui.engine.connection import EngineConnection
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.look_of_project import LookOfProject
from studio.ui.explore.presenter import FramePresenter
from studio.ui.feature.commands import Commands
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.state.given import Given
from studio.ui.state.settings import SettingsState
from studio.ui.state.studio_state import StudioState
from studio.ui.state.trail_controller import TrailController
from studio.ui.state.wells_of_project import WellsOfProject
from studio.ui.trail.trail_strip import TrailStrip
from studio.ui.widgets.ask_path import LastFolders
from studio.ui.widgets.reading_order import focus_shown, next_in_order
from studio.ui.window import milestones
from studio.ui.window.closing import Closing
from studio.ui.window.header import Header
from studio.ui.window.screen_fit import begin_size, keep_on_screen
from studio.ui.window.services import Services
from studio.ui.window.status_bar import StatusBar
from studio.ui.window.workspaces import MakeWorkspaces, WorkspaceFrame, workspaces
from studio.values.card import Card
from studio.values.recipe import Recipe

FOLDERS = "folders"


class MainWindow(QMainWindow):
    """One project, one canvas, one engine. `painted` is emitted once, after the first paint."""

    painted = Signal()

    def __init__(self, services: Services, make: MakeWorkspaces = workspaces) -> None:
        super().__init__()
        self.services = services
        self.setWindowTitle("Latent Studio")
        begin_size(self)
        self.state = StudioState(self)
        self.view = self.state.place
        self.link = EngineConnection(services.client, self)
        self.link.follow(self.view)
        self.thumbs = self.link.thumbs
        self.trail = TrailController(self.view, services.project, self)
        WellsOfProject(self.trail, self.state.blending, self.state.styles, self)
        self.settings = SettingsState(services.settings, self)
        kept = services.settings.value.extra.get(FOLDERS)
        self.folders = LastFolders(
            kept if isinstance(kept, dict) else {}, partial(self.settings.set_extra, FOLDERS), self
        )
        self.commands = Commands(self, services.settings.value.shortcuts)
        self.context = Context(self.state, self.trail, self.link, self.settings, Given(self), self)
        self.header, self.status_bar = Header(), StatusBar()
        self.browser, self.canvas, self.strip = ModelBrowser(), Canvas(), TrailStrip()
        self.frames = FramePresenter(self.view, self.canvas, self.link, self)
        self.canvas_controller = CanvasController(
            self.view, self.state.directions, self.canvas, self.frames, self.link.scheduler, self
        )
        LookOfProject(self.trail, self.canvas.view, self)
        self.workspaces = make(self.canvas_controller)
        self.frame = WorkspaceFrame(self.header.tabs, self.workspaces, self.commands)
        self._lay_out()
        self.frame.begin(self.context, Panels(self.canvas, self.browser, bottom=self.strip))
        self.canvas.view.setFocus()
        self.features: QObject | None = None
        self.files: list[Path] = []
        self.leaving = Closing(self, self.link.jobs)
        self.closing: list[Callable[[], None]] = []
        self._was_painted = False
        self._closed = False

    def _lay_out(self) -> None:
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self.frame.row(), 1)
        column.addWidget(self.frame.foot)
        column.addWidget(self.status_bar)
        self.setCentralWidget(root)

    # ---- panels ---------------------------------------------------------------------------------
    @property
    def panels_hidden(self) -> bool:
        """Whether only header, canvas and status bar show."""
        return self.frame.hidden

    @Slot()
    def toggle_panels(self) -> None:
        """F9: hide what stands around the middle, or show all of it, however narrow it gets."""
        if self.frame.complete:
            self.frame.set_hidden(True)
        else:
            self.frame.show_all()

    def show_panels(self) -> None:
        """Whatever is looked for in a panel can be seen."""
        self.frame.show_all()

    def toggle_bare(self) -> None:
        """F11: the picture and nothing else, full screen."""
        bare = not self.canvas.view.bare
        self.frame.set_bare(bare)
        for part in (self.header, self.status_bar):
            part.setHidden(bare)
        self.canvas.set_bare(bare)
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.canvas.view.setFocus()

    @Slot()
    def focus_picture(self) -> None:
        """The keyboard means the picture, or what stands in its place."""
        centre = self.frame.centre.shown
        target = self.canvas.view if centre is None or centre is self.canvas else centre
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Qt: Tab goes round the window as it is read.

        Qt calls this too when what had the keyboard is hidden or greyed: a name that was typed, a
        row that went with an undo. Then it is the picture that gets it, not whatever comes next.
        """
        here = self.focusWidget()
        if here is not None and not (here.isVisible() and here.isEnabled()):
            self.focus_picture()
            return True
        target = next_in_order(self, next)
        if target is not None:
            focus_shown(target, next)
        return target is not None

    def next_region(self) -> None:
        """F6: the keyboard goes on to the next part of the window."""
        frame = self.frame
        slots = (frame.right, frame.bottom, frame.foot, frame.left)
        panels = [slot.shown for slot in slots]
        parts = [self.canvas.view, *panels, self.header]
        shown = [part for part in parts if part is not None and part.isVisible()]
        focus = self.focusWidget()
        inside = [part is focus or part.isAncestorOf(focus) for part in shown if focus]
        here = inside.index(True) if True in inside else -1
        target = shown[(here + 1) % len(shown)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is not self.canvas.view and not target.hasFocus():
            target.focusNextChild()

    def begin(self, card: Card, recipe: Recipe) -> None:
        """Show the first place: that of the project where it has one, else a new node."""
        if not self.trail.return_to_place():
            self.view.open_model(card, recipe)

    # ---- life -----------------------------------------------------------------------------------
    def restore_geometry(self) -> None:
        """Where and how large the window was last time."""
        saved = self.services.settings.value.window
        if saved:
            self.restoreGeometry(QByteArray(saved))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow window keeps its middle and lets panels go, the left one first."""
        super().resizeEvent(event)
        self.frame.set_width(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt; the first one is told."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._tell_painted)

    @Slot()
    def _tell_painted(self) -> None:
        milestones.mark("painted")
        keep_on_screen(self)
        self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc steps back; what no part wanted comes here."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """One thing a time: what the workspace has on, full screen, hidden panels, a message."""
        active = self.frame.active
        if active is not None and active.step_back():
            pass
        elif self.strip.wall_open and self.strip.isVisible():
            self.strip.close_wall()
        elif self.canvas.view.bare:
            self.toggle_bare()
        elif self.panels_hidden:
            self.toggle_panels()
        else:
            self.canvas.banner.close_message()
        self.canvas.view.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop timers, stop the engine, keep the project; never terminates a thread."""
        if not self._closed and not self.leaving.may_leave():
            event.ignore()
            return
        if not self._closed:
            self._closed = True
            self.canvas_controller.still()
            self.canvas.stop()
            self.browser.close_covers()
            for close in self.closing:
                close()
            self.link.stop()
            self._remember()
            for timer in self.findChildren(QTimer):
                timer.stop()
            self.trail.close()
            self.settings.close()
        event.accept()

    @Slot()
    def remember_project(self) -> None:
        """The next start finds it, however this one ends."""
        self.settings.set(last_project=str(self.trail.project.path))
        self.settings.keep()

    def _remember(self) -> None:
        project, card = self.trail.project, self.view.card
        self.settings.set_extra("running", False)
        self.settings.set(
            window=bytes(self.saveGeometry().data()),
            last_project=str(project.path) if len(project.trail) else "",
            last_model=card.id if card else "",
            workspace=self.frame.active.key if self.frame.active else "",
        )
