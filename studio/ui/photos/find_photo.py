"""Watching a generator being searched for a photograph, and ending that when it is good enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.progress_row import ProgressRow
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.thumb import Thumb

SIDE_PX = 236
SUMMARY = mark(
    "This model has no encoder, so it is searched: step by step its picture is brought nearer to"
    " yours. What it never learned it cannot find."
)
WORKING = mark("Searching")


class FindPhotoSheet(Sheet):
    """The photo beside the best so far; keep that at any time, or leave everything as it was.

    Whoever built the window tells `set_preview`, `set_progress`, `set_failed` and closes it when
    the place is found.
    """

    keep_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, name: str, photo: QImage, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find it in {name}", name=name), tr(SUMMARY), parent)
        self._busy = True
        self.photo, self.best = Thumb(SIDE_PX), Thumb(SIDE_PX)
        self.photo.set_picture(QPixmap.fromImage(photo))
        for thumb, words in ((self.photo, tr("Your photo")), (self.best, tr("Found so far"))):
            thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            thumb.setAccessibleName(words)
        self.caption = Caption(tr("Found so far"), "secondary")
        self.progress = ProgressRow(tr(WORKING))
        self.error = ErrorBanner()
        self._build_body()
        self.main_button = self.add_button(tr("Keep this"), primary=True)
        self.main_button.setEnabled(False)
        self.main_button.clicked.connect(self._keep)
        self.progress.cancelled.connect(self.close)
        self.finish(2 * SIDE_PX + 56)

    def set_preview(self, image: QImage) -> None:
        """A better picture was found."""
        self.best.set_picture(QPixmap.fromImage(image))
        self.main_button.setEnabled(self._busy)

    def set_progress(self, done: int, total: int, eta_s: float | None = None) -> None:
        """`done` of `total` steps."""
        self.progress.set_progress(done, total, eta_s)

    def set_failed(self, sentence: str) -> None:
        """The search ended without a place."""
        self._busy = False
        self.progress.hide()
        self.main_button.setEnabled(False)
        self.error.show_error(sentence)

    def set_done(self) -> None:
        """The place is found: nothing is left to be stopped."""
        self._busy = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: nothing goes on behind a closed sheet."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Qt: Esc."""
        self._stop()
        super().reject()

    # ---- inside ---------------------------------------------------------------------------------
    def _build_body(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.photo, 0, 0)
        grid.addWidget(self.best, 0, 1)
        grid.addWidget(Caption(tr("Your photo"), "secondary"), 1, 0)
        grid.addWidget(self.caption, 1, 1)
        self.body.addWidget(self.error)
        self.body.addLayout(grid)
        self.body.addWidget(self.progress)

    @Slot()
    def _keep(self) -> None:
        self.main_button.setEnabled(False)
        self.progress.text.set_text(tr("Keeping the best so far"))
        self.keep_asked.emit()

    def _stop(self) -> None:
        if self._busy:
            self._busy = False
            self.cancel_asked.emit()
