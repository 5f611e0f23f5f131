"""The page *Screen*: which displays, how the picture lies on them, and the operator's number."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.booth.pin import Lock, set_pin
from studio.errors import StudioError
from studio.files.paths import config_folder
from studio.ui.language.words import mark, said, tr
from studio.ui.show.composer.fields import Line, Page, box, clear, row
from studio.ui.show.composer.show_state import ShowState
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.values.show.document import Output, Show

SCREEN = mark("changed a display of the show")
MOST_OUTPUTS = 8
FIRST = mark("The first display")
WAY_OUT = mark(
    "To leave a show, touch its four corners clockwise from the upper left, or press"
    " Ctrl+Alt+Shift+L, and enter this number."
)
NO_PIN = mark("Without a PIN, whoever knows the gesture can leave the show.")
HAS_PIN = mark("A PIN is set. It holds for every show on this computer.")


class ScreenPage(Page):
    """A row of choices for each display; the same picture goes to all of them."""

    identify_asked = Signal()
    corners_asked = Signal(object)
    """Number of the output whose corners are to be dragged, -1: none any more."""

    def __init__(self, state: ShowState) -> None:
        super().__init__(state, tr("Screen"))
        self.displays = self.section(tr("Displays"))
        self.identify = self.displays.header.add_action(
            tr("Identify"), "", tr("A card on every display: its name, its size, the safe area")
        )
        self.add = self.displays.header.add_action(
            tr("+ Display"), "", tr("The same picture on one display more")
        )
        self.identify.clicked.connect(self.identify_asked)
        self.add.clicked.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.displays.body.addLayout(self._rows)
        self._shown: tuple[object, ...] = ()
        self.dragging = -1
        self.corners: list[Chip] = []
        self.also(self._show_outputs)
        self._make_pin()

    # ---- displays -------------------------------------------------------------------------------
    def _names(self) -> tuple[str, ...]:
        return tuple(screen.name() for screen in QGuiApplication.screens())

    def _show_outputs(self) -> None:
        outputs = self.state.get("outputs")
        self.add.setEnabled(len(outputs) < MOST_OUTPUTS)
        if (outputs, self._names(), self.dragging) == self._shown:
            return
        self._shown = (outputs, self._names(), self.dragging)
        clear(self._rows, self)
        self.corners = []
        for at, output in enumerate(outputs):
            self._rows.addWidget(self._group(at, output, len(outputs)))

    def _group(self, at: int, output: Output, count: int) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        known = [("", tr(FIRST)), *((name, name) for name in self._names())]
        if output.display and output.display not in dict(known):
            words = tr("{name} (not plugged in)", name=output.display)
            known.append((output.display, words))
        where = box(tr("Display"), known, partial(self._set, at, "display"))
        where.setCurrentIndex(where.findData(output.display))
        turned = Segmented(tuple((str(a), f"{a}°") for a in (0, 90, 180, 270)), tr("Turned by"))
        turned.set_value(str(output.rotation))
        turned.chosen.connect(lambda angle: self._set(at, "rotation", int(angle)))
        fit = Segmented((("cover", tr("Fill")), ("contain", tr("Show all"))), tr("Picture"))
        fit.set_tips({
            "cover": tr("The screen is filled; what does not fit is cut off"),
            "contain": tr("The whole picture, its edge soft, over a blur of itself"),
        })  # fmt: skip
        fit.set_value(output.fit)
        fit.chosen.connect(partial(self._set, at, "fit"))
        column.addWidget(row(tr("Display {n}", n=at + 1), where, stretch=False))
        column.addWidget(row(tr("Turned by"), turned))
        column.addWidget(row(tr("Picture"), fit))
        column.addWidget(self._corner_row(at, output, count))
        return group

    def _corner_row(self, at: int, output: Output, count: int) -> QWidget:
        drag = Chip(tr("Drag corners"), "pill")
        drag.setCheckable(True)
        drag.setChecked(self.dragging == at)
        drag.setToolTip(tr("For projectors: the picture's corners, dragged in the rehearsal"))
        drag.clicked.connect(lambda on: self.corners_asked.emit(at if on else -1))
        self.corners.append(drag)
        straight = IconButton(tr("Straight"))
        straight.setToolTip(tr("The corners of the picture are those of the screen again"))
        straight.setEnabled(output.corners is not None)
        straight.clicked.connect(lambda: self._set(at, "corners", None))
        widgets: list[QWidget] = [drag, straight]
        if count > 1:
            gone = IconButton(tr("Remove"))
            gone.clicked.connect(lambda: self._remove(at))
            widgets.append(gone)
        return row(tr("Corners"), *widgets)

    def set_dragging(self, at: int) -> None:
        """Which output's corners are being dragged, -1: none."""
        self.dragging = at
        self.show_all()

    def _set(self, at: int, name: str, value: object) -> None:
        self.state.do(SCREEN, lambda show: with_output(show, at, **{name: value}))

    def _add(self) -> None:
        used = {output.display for output in self.state.get("outputs")}
        free = next((name for name in self._names() if name not in used), "")
        self.state.do(
            SCREEN, lambda show: replace(show, outputs=(*show.outputs, Output(display=free)))
        )

    def _remove(self, at: int) -> None:
        self.state.do(
            SCREEN,
            lambda show: replace(show, outputs=(*show.outputs[:at], *show.outputs[at + 1 :])),
        )

    # ---- the operator ---------------------------------------------------------------------------
    def _make_pin(self) -> None:
        section = self.section(tr("Operator"), last=True)
        self.says = Paragraph("", "secondary")
        section.body.addWidget(self.says)
        self.pin = Line(tr("New PIN, four to twelve digits"), lambda _text: "")
        self.pin.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.field.edit.setMaxLength(12)
        self.pin.field.entered.connect(lambda _text: self._keep_pin())
        keep = Chip(tr("Set PIN"))
        keep.clicked.connect(self._keep_pin)
        section.body.addWidget(self.pin)
        line = QHBoxLayout()
        line.addWidget(keep)
        line.addStretch(1)
        section.body.addLayout(line)
        section.body.addWidget(Paragraph(tr(WAY_OUT), "faint"))
        self._tell_pin()

    def _tell_pin(self) -> None:
        self.says.set_text(tr(HAS_PIN if Lock(config_folder()).is_set else NO_PIN))

    def _keep_pin(self) -> None:
        """Kept as a slow hash on this computer, and not in the show."""
        try:
            set_pin(config_folder(), self.pin.field.edit.text())
        except StudioError as error:
            self.pin.field.set_error(said(error))
            return
        self.pin.field.edit.clear()
        self.pin.field.set_error("")
        self._tell_pin()


def with_output(show: Show, at: int, **fields: object) -> Show:
    """The show with one of its displays changed."""
    outputs = list(show.outputs)
    outputs[at] = replace(outputs[at], **fields)
    return replace(show, outputs=tuple(outputs))
