"""The right-hand panel as a whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.bending.section import BendSection
from studio.ui.explore.panel.blend_section import BlendSection
from studio.ui.explore.panel.directions_section import DirectionsSection
from studio.ui.explore.panel.learn_controls import LearnControls
from studio.ui.explore.panel.paint_section import PaintSection
from studio.ui.explore.panel.picture_section import PictureSection
from studio.ui.explore.panel.place_section import PlaceSection
from studio.ui.explore.panel.style_section import StyleSection
from studio.ui.explore.panel.words_section import WordsSection
from studio.ui.language.words import tr
from studio.ui.signals import Carries, signal
from studio.ui.state.given import PictureGiven
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.paint import role
from studio.ui.widgets.slim_scroll import SlimScroll

WIDTH_PX = 340


class _Ground(QWidget):
    """The content of the scroll area on the panel's colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class LatentPanel(SlimScroll):
    """Words, painting, place, directions, style, blend and picture, one below the other.

    `picture_dropped` says that a picture file is wanted somewhere: at well `A` or `B`, as a
    `style`, at `corner 0` … `corner 3`, or as the value of control `control KEY`. Whoever reads
    and encodes pictures answers through the view state. `examples_requested` and
    `words_requested` ask for the sheets in which a direction is learned; `direction_renamed` and
    `direction_hidden` are for whoever keeps the person's own directions.
    """

    picture_dropped: Carries[PictureGiven] = signal()
    draft_chosen = Signal(object)  # int, or None for automatic
    examples_requested = Signal()
    words_requested = Signal()
    direction_renamed = Signal(str, str)  # direction id, name
    direction_hidden = Signal(str, bool)  # direction id, hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._growth_px = 0
        self.words = WordsSection()
        self.words.grew.connect(self._words_grew)
        self.paint = PaintSection()
        self.place = PlaceSection()
        self.directions = DirectionsSection()
        self.style_mix = StyleSection()
        self.bend = BendSection()
        self.blend = BlendSection()
        self.picture = PictureSection()
        ground = _Ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (
            self.words, self.paint, self.place, self.directions, self.style_mix, self.bend,
            self.blend, self.picture,
        ):  # fmt: skip
            column.addWidget(section)
        column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Latent"))
        self.place.picture_dropped.connect(self.picture_dropped)
        self.blend.picture_dropped.connect(self.picture_dropped)
        self.style_mix.picture_dropped.connect(self.picture_dropped)
        self.picture.picture_chosen.connect(self._on_control_picture)
        self.picture.draft_chosen.connect(self.draft_chosen)
        self.directions.examples_requested.connect(self.examples_requested)
        self.directions.words_requested.connect(self.words_requested)
        self.directions.renamed.connect(self.direction_renamed)
        self.directions.hidden_changed.connect(self.direction_hidden)

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it; ask `thumbs` for small pictures."""
        self.words.bind(state)
        self.paint.bind(state.place)
        self.place.bind(state, thumbs)
        self.directions.bind(state, thumbs)
        self.style_mix.bind(state, thumbs)
        self.bend.bind(state.place)
        self.blend.bind(state, thumbs)
        self.picture.bind(state.place)
        LearnControls(state.learning, self.picture.controls)
        state.directions.kept.connect(self._show_directions)

    def set_hidden_directions(self, ids: frozenset[str]) -> None:
        """Tell which directions of the model in use the person hid earlier."""
        self.directions.set_hidden_directions(ids)

    def set_draft_side(self, side_px: int) -> None:
        """Tell how large drafts are now."""
        self.picture.set_draft_side(side_px)

    @Slot(int)
    def _words_grew(self, by_px: int) -> None:
        """What is being worked with stays where it is when the words above it take more room."""
        focus = QApplication.focusWidget()
        here = focus is not None and self.isAncestorOf(focus) and not self.words.isAncestorOf(focus)
        if here and self.verticalScrollBar().value() > 0:
            self._growth_px += by_px
            QTimer.singleShot(0, self._scroll_along)  # only then the bar knows how far it can go

    @Slot()
    def _scroll_along(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._growth_px)
        self._growth_px = 0

    def _show_directions(self) -> None:
        """Directions were kept: scroll to where they stand."""
        self.ensureWidgetVisible(self.directions.header, 0, 200)

    def _on_control_picture(self, key: str, path: Path) -> None:
        self.picture_dropped.emit(PictureGiven(f"control {key}", path))
