"""What a model makes: a sheet of seeds that are the same for everyone, drawn here once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.models.browser.contact_sheet import ContactSheet
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.progress_row import ProgressRow, time_words
from studio.ui.widgets.section_header import SectionHeader
from studio.values.card import Card
from studio.values.described import class_at, sample_count
from studio.values.variety import ModelReport

FINE = 512
"""So many pictures give finer figures, where a person wants them."""
HINT = mark("Click one to go there, drag one to a well.")


class ModelMakes(QWidget):
    """Waits, draws, shows, or says what went wrong. `asked` wants so many pictures measured."""

    asked = Signal(int)
    cancelled = Signal()
    chosen = Signal(object)
    """A `Recipe`."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._count = sample_count(card)
        self.header = SectionHeader(tr("What it makes"))
        self.finer = self.header.add_action(
            tr("Measure {count} pictures", count=FINE),
            "",
            tr("Finer figures of more seeds; the sheet stays."),
        )
        self.sheet = ContactSheet(card)
        self.progress = ProgressRow(tr("Drawing"))
        self.error = ErrorBanner()
        self.draw_button = QPushButton(tr("Draw {count} pictures", count=self._count))
        self.draw_button.setAutoDefault(False)
        self.note = Caption("", "faint")
        self._lay_out()
        self._stage("waiting")
        self.finer.clicked.connect(self._ask_finer)
        self.draw_button.clicked.connect(self._ask)
        self.error.action_clicked.connect(self._ask)
        self.progress.cancelled.connect(self.cancelled)
        self.sheet.chosen.connect(self.chosen)
        self.sheet.pointed.connect(self._pointed)

    # ---- told by whoever opened it --------------------------------------------------------------
    def offer(self) -> None:
        """Nothing is known yet and drawing takes a while: the person decides."""
        self._stage("offer")
        seconds = self._count * self._card.draft_ms / 1000
        self.note.set_text(
            tr("It has not been looked at yet; takes about {time}.", time=time_words(seconds))
        )

    def begin(self, count: int, fresh: bool) -> None:
        """Drawing has begun; `fresh` empties the sheet."""
        if fresh:
            self.sheet.clear()
        self._stage("busy")
        self.progress.start(tr("Drawing {count} pictures and comparing them", count=count))

    def set_progress(self, done: int, total: int, eta_s: float | None) -> None:
        """`done` of `total` pictures are drawn."""
        self.progress.set_progress(done, total, eta_s)

    def set_sample(self, seed: int, image: QImage) -> None:
        """The picture of a seed."""
        self.sheet.set_picture(seed, image)

    def set_report(self, report: ModelReport) -> None:
        """All is measured."""
        self._stage("done")
        if report.broken:
            self.sheet.set_broken()
        self.finer.setVisible(report.asked < FINE)

    def set_failed(self, sentence: str, cancelled: bool) -> None:
        """It ended without a report."""
        self._stage("offer" if cancelled or not sentence else "failed")
        self.note.set_text(tr("Stopped.") if cancelled else "")
        if not cancelled:
            self.error.show_error(sentence, tr("Try again"))

    # ---- inside ---------------------------------------------------------------------------------
    def _stage(self, name: str) -> None:
        self.progress.setVisible(name == "busy")
        self.draw_button.setVisible(name == "offer")
        self.finer.setVisible(False)
        self.error.setVisible(False)
        self.note.setVisible(name != "busy")
        self.note.set_text(tr(HINT) if name == "done" else "")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.draw_button)
        foot.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.sheet)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        """Qt: as wide as the sheet."""
        return QSize(self.sheet.width(), super().sizeHint().height())

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._count)

    @Slot()
    def _ask_finer(self) -> None:
        self.asked.emit(FINE)

    @Slot(object)
    def _pointed(self, seed: int | None) -> None:
        if self.progress.isVisible():
            return
        if seed is None or self.sheet.picture(seed) is None:
            self.note.set_text(tr(HINT) if self.sheet.shown else "")
            return
        of_class = class_at(self._card, seed)
        self.note.set_text(tr("Seed {seed}", seed=seed) + (f" · {of_class[1]}" if of_class else ""))
