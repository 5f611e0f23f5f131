"""Copy the picture, copy the place as one line of text, paste either back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage

from studio.errors import StudioError
from studio.ui.engine.qimage import png_bytes
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.language.words import said, tr
from studio.ui.state.given import Given, PictureGiven, first_use
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.widgets.mime import RECIPE_TYPE, picture_in, recipe_mime
from studio.values.card import Card
from studio.values.recipe import TEXT_PREFIX, from_json, from_text


class Clipboard(QObject):
    """Places and pictures in the clipboard."""

    def __init__(
        self,
        view: PlaceState,
        controller: CanvasController,
        given: Given,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._controller = controller
        self._given = given
        given.carried.connect(self.carry)

    def commands(self) -> tuple[Command, ...]:
        """Copy, copy the place, paste."""
        return (
            Command(
                "copy", tr("Copy picture"), "Ctrl+C", "Edit", 2, self.copy_picture,
                MenuPlace("export", 2, 0),
            ),
            Command(
                "copy_place", tr("Copy place"), "Ctrl+Shift+C", "Edit", 3, self.copy_place,
                MenuPlace("export", 2, 1),
            ),
            Command("paste", tr("Paste place or picture"), "Ctrl+V", "Edit", 4, self.paste),
        )  # fmt: skip

    def copy_picture(self) -> None:
        """What the canvas shows, as pixels; the place travels with it inside the studio."""
        image = self._controller.image
        if image is None or self._view.recipe is None:
            return
        data = QMimeData()
        data.setImageData(image)
        data.setData(RECIPE_TYPE, recipe_mime(self._view.recipe).data(RECIPE_TYPE))
        QGuiApplication.clipboard().setMimeData(data)
        self._say(tr("Copied the picture."))

    @Slot(object)
    def carry(self, card: Card) -> None:
        """Open another model with what the canvas shows: its place there, or painted over."""
        image = self._controller.image
        if image is None:
            self._say(tr("There is no picture yet to go on with."), bad=True)
            return
        data = png_bytes(image)
        self._view.open_model(card)
        self._given.picture.emit(PictureGiven(first_use(card), data=data))

    def copy_place(self) -> None:
        """The place as one line that pastes back, here or anywhere."""
        if self._view.recipe is not None:
            data = recipe_mime(self._view.recipe)
            QGuiApplication.clipboard().setMimeData(data)
            where = (
                "" if data.hasText() else tr(" in the studio; it is too long for a line of text")
            )
            self._say(tr("Copied the place; Ctrl+V goes there{where}.", where=where))

    def paste(self) -> None:
        """Go to a copied place, or find the place of a copied picture."""
        self._controller.still()
        self._controller.touch()
        data = QGuiApplication.clipboard().mimeData()
        path = picture_in(data)
        try:
            if data.hasFormat(RECIPE_TYPE):
                self._view.go_to(from_json(bytes(data.data(RECIPE_TYPE).data())))
            elif data.hasText() and _may_be_place(data.text()):
                self._view.go_to(from_text(data.text()))
            elif path is not None:
                self._given.picture.emit(PictureGiven(first_use(self._view.card), path))
            elif data.hasImage():
                image = QGuiApplication.clipboard().image()
                self._paste_image(image)
            else:
                self._say(tr("There is no place and no picture to paste."), bad=True)
        except StudioError as error:
            self._say(said(error), bad=True)

    def _paste_image(self, image: QImage) -> None:
        if not image.isNull():
            where = first_use(self._view.card)
            self._given.picture.emit(PictureGiven(where, data=png_bytes(image)))

    def _say(self, text: str, bad: bool = False) -> None:
        self._view.notices.say(Notice(text, bad))


def _may_be_place(text: str) -> bool:
    return text.lstrip().startswith((TEXT_PREFIX, "{"))
