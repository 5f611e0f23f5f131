"""Learning a direction from words: what there should be more of, and what less."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.directions.direction_row import MAX_NAME
from studio.ui.language.words import mark, said, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.progress_row import ProgressRow
from studio.ui.widgets.sheet import Sheet
from studio.values.directions import Direction

MOST_PAIRS = 8
LONGEST = 400
WIDTH_PX = 520
HOW = mark(
    "Say what there should be more of, and what the same picture is like without it. Several"
    " pairs that differ in just this make a cleaner direction."
)
MORE, LESS = mark("a stormy sea"), mark("a calm sea")


class PairRow(QWidget):
    """More of this, less of that."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more = Field(tr("More, pair {number}", number=number))
        self.less = Field(tr("Less, pair {number}", number=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field in (self.more, self.less):
            field.edit.setMaxLength(LONGEST)
            field.edit.textChanged.connect(self.changed)
            row.addWidget(field)

    @property
    def pair(self) -> tuple[str, str]:
        """(more, less), without blanks around."""
        return self.more.edit.text().strip(), self.less.edit.text().strip()


class FromWordsDialog(Sheet):
    """`learn_asked` runs the job; what was learned is kept at once and the sheet goes."""

    learn_asked = Signal(str, object)
    """Name, tuple of (more, less)."""
    cancel_asked = Signal()
    thumb_needed = Signal(str, object)
    """Never said: the slider has pictures of its own."""
    kept = Signal(object)
    """Tuple of one `Direction`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("New direction from words"), tr(HOW), parent)
        self._busy = False
        self.name = Field(tr("Name of the direction"))
        self.name.edit.setMaxLength(MAX_NAME)
        self.pairs: list[PairRow] = []
        self.another = Chip(tr("Another pair"))
        self.progress = ProgressRow()
        self.error = ErrorBanner()
        self._build()
        self.learn_button = self.add_button(tr("Learn"), primary=True)
        self.another.clicked.connect(self.add_pair)
        self.progress.cancelled.connect(self.cancel_asked)
        self.learn_button.clicked.connect(self._learn)
        self.finish(WIDTH_PX)
        self._show()

    @Slot()
    def add_pair(self) -> None:
        """Room for one more."""
        if len(self.pairs) >= MOST_PAIRS:
            return
        row = PairRow(len(self.pairs) + 1)
        row.changed.connect(self._show)
        self.pairs.append(row)
        self._column.addWidget(row)
        row.show()
        self.another.setVisible(len(self.pairs) < MOST_PAIRS)
        QTimer.singleShot(0, self.fit)

    # ---- told by the window ---------------------------------------------------------------------
    def set_progress(self, done: int, total: int, eta_s: float | None = None) -> None:
        """How far the learning is."""
        self.progress.set_progress(done, total, eta_s)

    def set_learned(self, direction: Direction) -> None:
        """The job is done: its slider shows what it does."""
        self._busy = False
        self.kept.emit((direction,))
        self.accept()

    def set_failed(self, sentence: str, cancelled: bool = False) -> None:
        """The job ended without a direction."""
        self._busy = False
        if not cancelled:
            self.error.show_error(said(sentence))
        self._show()

    def set_thumb(self, key: str, image: QImage) -> None:
        """No picture is asked for."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: nothing goes on behind a closed sheet."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Qt: Esc."""
        self._stop()
        super().reject()

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(8)
        for text in (tr("More"), tr("Less")):
            heads.addWidget(Caption(text, "secondary"), 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._column.addLayout(heads)
        self.body.addLayout(self._column)
        self.add_pair()
        self.pairs[0].more.edit.setPlaceholderText(tr(MORE))
        self.pairs[0].less.edit.setPlaceholderText(tr(LESS))
        self.body.addWidget(self.another)
        self.body.addWidget(FormRow(tr("Name"), self.name, stretch=False))
        self.body.addWidget(self.error)
        self.body.addWidget(self.progress)

    def _told(self) -> tuple[tuple[str, str], ...]:
        return tuple(row.pair for row in self.pairs if any(row.pair))

    @Slot()
    def _show(self) -> None:
        told = self._told()
        first = told[0][0] if told else ""
        self.name.edit.setPlaceholderText(first[:MAX_NAME])
        ready = bool(first) and all(more != less for more, less in told)
        self.learn_button.setEnabled(ready and not self._busy)
        if self.progress.isHidden() is self._busy:
            self.progress.setVisible(self._busy)
            QTimer.singleShot(0, self.fit)

    @Slot()
    def _learn(self) -> None:
        self._busy = True
        self.error.dismiss()
        self.progress.start(tr("Comparing the words"))
        self._show()
        told = self._told()
        name = " ".join(self.name.edit.text().split()) or told[0][0][:MAX_NAME]
        self.learn_asked.emit(name, told)

    def _stop(self) -> None:
        if self._busy:
            self._busy = False
            self.cancel_asked.emit()
