"""What this program is, whose work is in it, and what it never does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QConicalGradient, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import antialiased
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.sheet import Sheet

WHAT = mark("An instrument for wandering through what an image model has learned.")
PRIVATE = mark(
    "Everything happens on this computer. The studio sends nothing, ever, unless you ask for a"
    " download."
)
PARTS = mark(
    "Built with PyTorch, Qt for Python, QDarkStyle, Phosphor icons, Inter, JetBrains Mono, PyAV,"
    " Pillow, tifffile, msgspec, c2pa, cryptography and NumPy. Each keeps its own licence; the"
    " files beside the program say which."
)
HUES = ("#f2a65a", "#7fc79a", "#5aa7e0", "#a070d8", "#e0608a", "#f2a65a")


class AboutDialog(Sheet):
    """`device` and `details` are what the engine said of itself."""

    def __init__(
        self, version: str, device: str = "", details: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Latent Studio", tr(WHAT), parent)
        self._text = f"Latent Studio {version}\n{device}\n{details}".strip()
        self.set_aside(Logo())
        self.add_group(
            FormRow(tr("Version"), Paragraph(version, "text", figures(12)), stretch=False),
            FormRow(tr("Runs on"), Paragraph(device or tr("starting …"), "text"), stretch=False),
        )
        if details:
            self.body.addWidget(Paragraph(details, "secondary", figures(11)))
        self.body.addWidget(Hairline())
        self.body.addWidget(Paragraph(tr(PRIVATE), "text", words(13)))
        self.body.addWidget(Paragraph(tr(PARTS)))
        self.body.addWidget(Paragraph(tr("Apache-2.0. The house models are CC0.")))
        copy = self.add_button(tr("Copy for a report"))
        copy.clicked.connect(self._copy)
        close = self.add_button(tr("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish(440)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.say(tr("Copied."))


class Logo(QWidget):
    """The disc of colours that stands for the studio."""

    def __init__(self, side_px: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side_px, side_px)
        self.setAccessibleName("Latent Studio")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        disc = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        wheel = QConicalGradient(QPointF(disc.center()), 60)
        for place, hue in enumerate(HUES):
            wheel.setColorAt(place / (len(HUES) - 1), QColor(hue))
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(wheel)
        painter.drawEllipse(disc)
