"""A download in one line: how far, how long, and a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.models.getting_words import Standing, progress_words
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.progress_row import Bar


class TransferRow(QWidget):
    """Pausing is the sheet's main button; here what came so far can be thrown away."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Caption("", "text", words(12))
        self.left = Caption("", "secondary", figures(11))
        self.drop = IconButton(tr("Cancel"))
        self.drop.setToolTip(tr("Stop, and throw away what was fetched"))
        self.bar = Bar()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.text, 1)
        line.addWidget(self.left)
        line.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.drop.clicked.connect(self.dropped)

    def show_standing(self, standing: Standing) -> None:
        """How it stands now; hidden where nothing was fetched."""
        text, left = progress_words(standing)
        failed = standing.phase == "failed"
        if failed:
            text = tr("Kept: {text}", text=text) if standing.done else ""
        self.text.set_text(text)
        self.left.set_text(left)
        self.drop.set_text(tr("Cancel") if standing.running else tr("Remove"))
        self.bar.set_unit(standing.unit if standing.done or not standing.running else None)
        self.setAccessibleDescription(f"{text} {left}")
        kept = standing.done > 0 and (standing.phase == "paused" or failed)
        self.setVisible(standing.running or kept)
