"""How strongly a drag moves the picture: a setting, with pictures of what a drag would do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import InputError
from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas.wander import PIXELS_PER_UNIT
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.thumb import Thumb
from studio.ui.widgets.unipolar_slider import UnipolarSlider

KEY = "drag_strength"
LEAST, USUAL, MOST = 0.25, 1.0, 4.0
DRAGS_PX = (0, 100, 250, 500)
PICTURE_PX = 84
REST_MS = 120
SUMMARY = mark(
    "How far the picture goes while you drag it. Below: this place, and drags to the right."
)


class DragStrengthSheet(Sheet):
    """One slider, and four pictures of what it means."""

    def __init__(self, strength: float, parent: QWidget | None = None) -> None:
        super().__init__(tr("Drag strength"), tr(SUMMARY), parent)
        scale = Scale(LEAST, MOST, LEAST, 0.05, 0.01, 0.5)
        self.slider = UnipolarSlider(tr("Strength"), scale, USUAL, "×")
        self.slider.set_value(strength)
        self.pictures = {drag_px: Thumb(PICTURE_PX) for drag_px in DRAGS_PX}
        row = QHBoxLayout()
        row.setSpacing(10)
        for drag_px, thumb in self.pictures.items():
            name = f"{drag_px} px" if drag_px else tr("here")
            thumb.setAccessibleName(
                tr("A drag of {name}", name=name) if drag_px else tr("This place")
            )
            thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(thumb)
            column.addWidget(Caption(name, "faint", align=Qt.AlignmentFlag.AlignHCenter))
            row.addLayout(column)
        row.addStretch(1)
        self.body.addWidget(self.slider)
        self.body.addLayout(row)
        self.add_button(tr("Usual")).clicked.connect(self.slider.reset)
        self.add_button(tr("Done"), primary=True).clicked.connect(self.accept)
        self.finish(4 * PICTURE_PX + 3 * 10 + 40)


class DragStrength(QObject):
    """Keeps the setting, and shows what it does."""

    def __init__(self, context: Context, view: PictureView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view, self._wander = view, view.wander
        self._dialogs = OpenDialogs()
        self._sheet: DragStrengthSheet | None = None
        self._thumbs = GroupThumbs(context.engine.thumbs, "drag", self._show, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self._wander.strength = _kept(context.settings.value.extra.get(KEY))

    @Slot()
    def open(self) -> None:
        """Open the sheet."""
        sheet = DragStrengthSheet(self._wander.strength, self._context.parent)
        sheet.slider.value_changed.connect(self._choose)
        sheet.finished.connect(self._closed)
        self._sheet = sheet
        self._dialogs.show(sheet)
        self._ask()

    @Slot(float)
    def _choose(self, strength: float) -> None:
        self._wander.strength = _kept(strength)
        self._context.settings.set_extra(KEY, self._wander.strength)
        self._rest.start()

    @Slot()
    def _ask(self) -> None:
        """Pictures of where drags would lead from here."""
        sheet = self._sheet
        if sheet is None:
            return
        for drag_px, thumb in sheet.pictures.items():
            units = drag_px * self._wander.strength / PIXELS_PER_UNIT
            try:
                share = units * self._view.unit_share
                there = self._context.state.directions.pulled((units, 0.0), (share, 0.0))
            except InputError:
                continue
            if there is None:
                return
            picture = self._thumbs.ask(str(drag_px), there)
            if picture is not None:
                thumb.set_picture(picture)

    def _show(self, name: str, picture: QPixmap) -> None:
        if self._sheet is not None:
            self._sheet.pictures[int(name)].set_picture(picture)

    @Slot()
    def _closed(self) -> None:
        self._rest.stop()
        self._thumbs.drop()
        self._sheet = None


def _kept(value: object) -> float:
    """A strength out of the settings, whatever stands there."""
    if isinstance(value, int | float) and value == value:
        return min(max(float(value), LEAST), MOST)
    return USUAL
