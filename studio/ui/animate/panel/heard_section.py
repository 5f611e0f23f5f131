"""SONG: its name, and everything heard in it, to be dragged onto a curve."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.animate.panel.band_strip import BandStrip
from studio.ui.animate.panel.heard_mime import heard_mime
from studio.ui.animate.targets import feature_words
from studio.ui.language.words import mark, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.values.film import Heard

DROP = mark("Drop a song on the window, and pictures can follow it.")


class HeardChip(Chip):
    """Something heard; a click asks what it shall move, a drag carries it to a curve."""

    def __init__(self, heard: Heard, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "pill", parent)
        self.heard = heard
        self._pressed: QPoint | None = None
        self.setToolTip(tr("Drag onto a curve, or click to animate something with it"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: carry it."""
        start, here = self._pressed, event.position().toPoint()
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (here - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self.make_drag().exec(Qt.DropAction.CopyAction)

    def make_drag(self) -> QDrag:
        """The drag that carries it."""
        drag = QDrag(self)
        drag.setMimeData(heard_mime(self.heard))
        drag.setPixmap(self.grab())
        return drag


class HeardSection(Section):
    """Chips of what is heard; empty, it says how a song comes here."""

    wanted = Signal(object, object)
    """`Heard`, QPoint (global): a menu of what it shall move."""
    asked = Signal()
    """A song is to be chosen among the files."""
    removed = Signal()
    bands_changed = Signal(object)
    """Tuple of Hz."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Song"), 14, last=True, parent=parent)
        self.add = self.header.add_action(
            tr("+ Song"), "", tr("Chooses a sound file that curves can follow and the film carries")
        )
        self.remove = self.header.add_action(tr("Remove"), "", tr("Takes the song out of the film"))
        self.words = Paragraph(tr(DROP), "faint")
        self._chips: list[HeardChip] = []
        self._names: tuple[str, ...] = ()
        self._flow = FlowLayout(gap_px=6)
        self.body.addWidget(self.words)
        self.body.addSpacing(2)
        self.body.addLayout(self._flow)
        self.bands = BandStrip()
        self.bands.changed.connect(self.bands_changed)
        self.body.addSpacing(4)
        self.body.addWidget(self.bands)
        self.add.clicked.connect(self.asked)
        self.remove.clicked.connect(self.removed)
        self.set_song("", "", (), False)
        self.set_bands(())

    @property
    def chips(self) -> tuple[HeardChip, ...]:
        """What is heard."""
        return tuple(self._chips)

    def set_bands(self, edges: tuple[float, ...]) -> None:
        """Where its bands begin and end, in Hz; none: there is no song."""
        self.bands.setVisible(bool(edges) and bool(self._chips))
        if edges:
            self.bands.set_edges(edges)

    def set_song(
        self, name: str, says: str, bands: tuple[str, ...], known: bool, bad: bool = False
    ) -> None:
        """The song's `name`, what is to be said of it, its bands, and whether it was heard."""
        self.remove.setVisible(bool(name))
        self.add.setVisible(not name)
        text = tr(DROP)
        if name:
            text = f"{name}\n{says}" if says else name
        self.words.set_text(text, "bad" if bad else "secondary" if name else "faint")
        names = bands if known else ()
        if (known, names) != (bool(self._chips), self._names):
            self._rebuild(bands if known else None)
        self._names = names

    def _rebuild(self, bands: tuple[str, ...] | None) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        if bands is None:
            return
        found = [Heard("loudness")]
        found += [Heard("band", n) for n in range(len(bands))]
        found += [
            Heard("onset", release=0.2), Heard("beat", release=0.2), Heard("percussive"),
            Heard("harmonic", release=0.3),
        ]  # fmt: skip
        for heard in found:
            chip = HeardChip(heard, feature_words(heard, bands).capitalize())
            chip.clicked.connect(lambda _=False, chip=chip: self._clicked(chip))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()

    def _clicked(self, chip: HeardChip) -> None:
        self.wanted.emit(chip.heard, chip.mapToGlobal(QPoint(0, chip.height() + 2)))
