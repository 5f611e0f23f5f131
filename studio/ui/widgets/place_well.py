"""A thumb that holds a place: drop one into it, drag one out, click to use the current one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.tokens import THUMB_PX
from studio.ui.widgets.mime import has_place, picture_in, recipe_in, recipe_mime
from studio.ui.widgets.thumb import Thumb
from studio.values.recipe import Recipe


class PlaceWell(Thumb):
    """Empty it shows its letter; it keeps the recipe it was given until it is given another."""

    recipe_dropped = Signal(object)  # Recipe
    picture_dropped = Signal(object)  # Path
    use_current_requested = Signal()
    clear_requested = Signal()

    def __init__(self, letter: str, side_px: int = THUMB_PX, parent: QWidget | None = None) -> None:
        super().__init__(side_px, parent=parent)
        self._recipe: Recipe | None = None
        self._pressed: QPoint | None = None
        self.set_letter(letter)
        self.setAccessibleName(letter)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.use_current_requested)
        self.menu_requested.connect(self.open_menu)

    @property
    def recipe(self) -> Recipe | None:
        """The place it holds."""
        return self._recipe

    def set_recipe(self, recipe: Recipe | None) -> None:
        """Hold a place, or nothing (then the picture goes, too)."""
        self._recipe = recipe
        if recipe is None:
            self.set_picture(None)

    def take(self, data: QMimeData) -> bool:
        """Announce what `data` holds; False when there is neither a place nor a picture."""
        recipe, picture = recipe_in(data), picture_in(data)
        if recipe is not None:
            self.recipe_dropped.emit(recipe)
        elif picture is not None:
            self.picture_dropped.emit(picture)
        return recipe is not None or picture is not None

    def make_menu(self) -> QMenu:
        """What can be done with a well: use the current place, paste, copy, clear."""
        menu = QMenu(self)
        menu.addAction(tr("Use current place")).triggered.connect(self.use_current_requested)
        menu.addAction(tr("Paste")).triggered.connect(self.paste)
        copy, clear = menu.addAction(tr("Copy")), menu.addAction(tr("Clear"))
        copy.triggered.connect(self.copy)
        clear.triggered.connect(self.clear_requested)
        for action in (copy, clear):
            action.setEnabled(self._recipe is not None)
        return menu

    def open_menu(self, where: QPoint) -> None:
        """Show the menu at a point of the screen."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def paste(self) -> None:
        """Take the place or the picture on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def copy(self) -> None:
        """Put the place on the clipboard."""
        if self._recipe is not None:
            QGuiApplication.clipboard().setMimeData(recipe_mime(self._recipe))

    # ---- drag and drop ----------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: places and pictures are welcome."""
        if has_place(event.mimeData()):
            self.set_selected(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: went on."""
        self.set_selected(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take it."""
        self.set_selected(False)
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: perhaps a drag begins."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: far enough away it is a drag."""
        if self._pressed is None or self._recipe is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(recipe_mime(self._recipe))
        if self.picture is not None:
            drag.setPixmap(self.picture.scaledToWidth(THUMB_PX))
        drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click, unless it was a drag."""
        if self._pressed is not None:
            self._pressed = None
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete clears, the usual keys copy and paste."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
