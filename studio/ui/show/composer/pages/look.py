"""The page *Look*: the colours of words and buttons, and how large letters are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QColorDialog

from studio.ui.language.words import mark, tr
from studio.ui.show.composer.fields import Page, row
from studio.ui.show.composer.show_state import ShowState
from studio.ui.theme.fonts import figures
from studio.ui.widgets.field import Field
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.values.show.document import Look

COLOURS = mark("changed the colours of the show")
SWATCH_PX = 16


class ColourField(Field):
    """A colour as `#rrggbb`; a click on its square opens a chooser."""

    kept = Signal(object)
    """The colour as text."""

    def __init__(self, name: str) -> None:
        super().__init__(name, figures(12))
        self.setFixedWidth(122)
        self._colour = QColor("#000000")
        self.edit.setMaxLength(7)
        self.edit.editingFinished.connect(self._settle)

    def show_colour(self, text: str) -> None:
        """Show this, silently."""
        self._colour = QColor(text)
        self.set_error("")
        if self.edit.text() != text:
            self.edit.setText(text)
        self.update()

    def buttons_px(self) -> int:
        """Room for the square."""
        return SWATCH_PX + 8

    def _square(self) -> QRectF:
        return QRectF(self.width() - SWATCH_PX - 8, 6, SWATCH_PX, SWATCH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the square."""
        super().paintEvent(event)
        draw_box(antialiased(self), self._square(), self._colour, role("hairline"), 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the chooser."""
        if self._square().adjusted(-6, -6, 6, 6).contains(event.position()):
            self.choose()

    def choose(self) -> None:
        """Open a chooser; it tells at once, and may stay open."""
        dialog = QColorDialog(self._colour, self.window())
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.accessibleName())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.kept.emit(colour.name()))
        dialog.open()

    def _settle(self) -> None:
        text = self.edit.text().strip().lower()
        text = text if text.startswith("#") else f"#{text}"
        if text == self._colour.name():
            self.set_error("")
            self.edit.setText(text)
            return
        colour = QColor(text)
        if len(text) != 7 or not colour.isValid():
            self.set_error(tr("Write it as #f2a65a."))
        else:
            self.kept.emit(text)


class LookPage(Page):
    """Four colours and the size of letters."""

    def __init__(self, state: ShowState) -> None:
        super().__init__(state, tr("Look"))
        self.colours: dict[str, ColourField] = {}
        section = self.section(tr("Colours"))
        for name, words in (
            ("accent", tr("Main button")), ("on_accent", tr("Words on it")),
            ("text", tr("Words")), ("ground", tr("Ground behind")),
        ):  # fmt: skip
            field = self.colours[name] = ColourField(words)
            field.kept.connect(partial(self._keep, name))
            usual = IconButton(tr("Usual"))
            usual.setAccessibleName(tr("Usual colour: {name}", name=words))
            usual.clicked.connect(partial(self._keep, name, getattr(Look(), name)))
            section.body.addWidget(row(words, field, usual))
        letters = self.section(tr("Letters"), last=True)
        self.slider(
            letters, "look.text_px", tr("Size at a height of 900 pixels"), (24, 96), 24, "px",
            COLOURS,
        )  # fmt: skip
        self.also(self._show)

    def _show(self) -> None:
        look = self.state.get("look")
        for name, field in self.colours.items():
            field.show_colour(getattr(look, name))

    def _keep(self, name: str, colour: str, *_: object) -> None:
        self.state.refuse(self.state.set(f"look.{name}", str(colour), COLOURS))
