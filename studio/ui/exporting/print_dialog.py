"""The sheet that asks how pictures are put on paper; a small drawing shows the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.errors import InputError
from studio.export.papers import PAPERS_MM
from studio.export.prints.layout import Cell, PrintSpec, cells, crop_marks
from studio.files.paths import pictures_folder
from studio.ui.exporting.colour_rows import ColourRows
from studio.ui.exporting.export_choice import PAPER_WORDS
from studio.ui.language.words import counted, said, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paint import antialiased, role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch

WIDTH_PX = 480
PAGE_PX = 190


@dataclass(frozen=True)
class PrintChoice:
    """How, and into which folder."""

    spec: PrintSpec
    folder: str


class PrintDialog(Sheet):
    """`print_asked` says how; the pictures are known to whoever built the window."""

    print_asked = Signal(object)
    """`PrintChoice`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Print sheet"), parent=parent)
        self._aspects = [1.0]
        self.page = PageDrawing()
        papers = tuple((paper, tr(PAPER_WORDS.get(paper.lower(), paper))) for paper in PAPERS_MM)
        self.paper = ChoiceBox(papers)
        self.paper.setAccessibleName(tr("Paper"))
        self.way = Segmented(
            (("portrait", tr("Portrait")), ("landscape", tr("Landscape"))), tr("Which way")
        )
        self.kind = Segmented((("pdf", tr("PDF")), ("tiff", tr("TIFF"))), tr("Format"))
        self.bits = Segmented((("8", tr("8 bit")), ("16", tr("16 bit"))), tr("Depth"))
        self.colour = ColourRows(proofs=False)
        self.columns = NumberField(tr("Columns"), 1, 12)
        self.rows = NumberField(tr("Rows"), 1, 16)
        self.margin = NumberField(tr("Margin"), 0, 100, tr("mm"))
        self.gap = NumberField(tr("Gap"), 0, 100, tr("mm"))
        self.bleed = NumberField(tr("Bleed"), 0, 20, tr("mm"))
        self.dpi = NumberField(tr("Dots per inch"), 36, 1200, tr("dpi"))
        self.fill = Switch(tr("Fill"), tr("Pictures are cut to fill their place."))
        self.marks = Switch(tr("Crop marks"), tr("Fine lines show where to cut."))
        self.captions = Switch(tr("Captions"), tr("A line below each says what it is."))
        self.facts = Paragraph("", "secondary", words(11))
        self.folder = FolderRow()
        self._build()
        self.cancel_button = self.add_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.print_button = self.add_button(tr("Make it"), primary=True)
        self.print_button.clicked.connect(self._print)
        self.finish(WIDTH_PX)
        self.set_spec(PrintSpec())

    def set_pictures(self, aspects: list[float], folder: str = "") -> None:
        """What lies on it: width over height of each."""
        self._aspects = aspects or [1.0]
        self.folder.set_folder(Path(folder) if folder else pictures_folder())
        self.set_summary(counted(len(aspects), "{n} picture", "{n} pictures"))
        self._show()

    def set_picture(self, number: int, image: QImage) -> None:
        """What the picture of that number looks like, small."""
        self.page.set_picture(number, image)

    def set_spec(self, spec: PrintSpec) -> None:
        """Show a way to print."""
        self.paper.setCurrentIndex(list(PAPERS_MM).index(spec.paper))
        self.way.set_value("landscape" if spec.landscape else "portrait")
        self.kind.set_value(spec.kind)
        self.bits.set_value(str(spec.bits))
        self.colour.set_colour(spec.colour)
        for field, value in (
            (self.columns, spec.columns), (self.rows, spec.rows), (self.margin, spec.margin_mm),
            (self.gap, spec.gap_mm), (self.bleed, spec.bleed_mm), (self.dpi, spec.dpi),
        ):  # fmt: skip
            field.set_value(round(value))
        for switch, on in (
            (self.fill, spec.fill), (self.marks, spec.marks), (self.captions, spec.captions)
        ):  # fmt: skip
            switch.setChecked(on)
        self._show()

    @property
    def spec(self) -> PrintSpec:
        """What is set."""
        told = {
            "paper": str(self.paper.currentData()), "landscape": self.way.value == "landscape",
            "kind": self.kind.value, "columns": self.columns.value, "rows": self.rows.value,
            "margin_mm": self.margin.value, "gap_mm": self.gap.value,
            "bleed_mm": self.bleed.value, "dpi": self.dpi.value, "fill": self.fill.isChecked(),
            "bits": int(self.bits.value), "colour": self.colour.colour,
            "marks": self.marks.isChecked(), "captions": self.captions.isChecked(),
        }  # fmt: skip
        return msgspec.convert(told, PrintSpec)

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        self.body.addWidget(self.page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add_group(FormRow(tr("Format"), self.kind), FormRow(tr("Paper"), self.paper, self.way))
        self.add_group(
            FormRow(tr("On a page"), self.columns, Caption("×", "secondary"), self.rows),
            FormRow(tr("Margin"), self.margin),
            FormRow(tr("Between"), self.gap),
            FormRow(tr("Bleed"), self.bleed),
            FormRow(tr("Detail"), self.dpi),
            FormRow("", self.facts, stretch=False),
        )
        self.add_group(FormRow(tr("Depth"), self.bits), self.colour)
        self.add_group(self.fill, self.marks, self.captions)
        self.body.addWidget(FormRow(tr("Folder"), self.folder, stretch=False))
        self.paper.currentIndexChanged.connect(self._show)
        for choice in (self.way, self.kind, self.bits):
            choice.chosen.connect(self._show)
        self.colour.changed.connect(self._show)
        for field in (self.columns, self.rows, self.margin, self.gap, self.bleed, self.dpi):
            field.value_changed.connect(self._show)
        for switch in (self.fill, self.marks, self.captions):
            switch.toggled.connect(self._show)

    @Slot()
    def _show(self) -> None:
        spec = self.spec
        try:
            placed = cells(spec, self._aspects)
            spec.working_bits  # noqa: B018  # refuses what its profile cannot do
            problem = ""
        except InputError as error:
            placed, problem = [], said(error)
        self.page.show_page(spec, placed)
        self.say(problem, "bad")
        self.print_button.setEnabled(not problem)
        if placed:
            count = placed[-1].page + 1
            pages = counted(count, "{n} page", "{n} pages")
            box = placed[0].trim
            size = tr("{w:.0f} × {h:.0f} mm each", w=box.width, h=box.height)
            self.facts.set_text(f"{pages} · {size}")
        self.fit()

    @Slot()
    def _print(self) -> None:
        self.print_asked.emit(PrintChoice(self.spec, str(self.folder.folder)))
        self.accept()


class PageDrawing(QWidget):
    """The first page, small: paper, pictures, where they are cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = PrintSpec()
        self._cells: list[Cell] = []
        self._pictures: dict[int, QImage] = {}
        self.setAccessibleName(tr("The page"))
        self.setFixedSize(PAGE_PX, PAGE_PX)

    def show_page(self, spec: PrintSpec, placed: list[Cell]) -> None:
        """Draw this."""
        self._spec, self._cells = spec, [cell for cell in placed if cell.page == 0]
        self.update()

    def set_picture(self, number: int, image: QImage) -> None:
        """Lay the picture of that number into its place."""
        self._pictures[number] = image
        self.update()

    def sizeHint(self) -> QSize:
        """Qt."""
        return QSize(PAGE_PX, PAGE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        spec = self._spec
        wide, high = spec.sheet_mm
        scale = (PAGE_PX - 4) / max(wide, high)
        painter.translate((PAGE_PX - wide * scale) / 2, (PAGE_PX - high * scale) / 2)
        painter.scale(scale, scale)
        painter.fillRect(QRectF(0, 0, wide, high), QColor("white"))
        painter.setPen(QPen(QColor(0, 0, 0, 48), 0))  # paper ends somewhere, in light windows too
        painter.drawRect(QRectF(0, 0, wide, high))
        painter.translate(spec.around_mm, spec.around_mm)
        line = QPen(role("secondary"), 0)
        for number, cell in enumerate(self._cells):
            box = cell.trim.grown(spec.bleed_mm)
            self._lay(painter, QRectF(box.x, box.y, box.width, box.height), number)
            painter.setPen(QPen(QColor(0, 0, 0), 0))
            for x0, y0, x1, y1 in crop_marks(spec, cell):
                painter.drawLine(round(x0), round(y0), round(x1), round(y1))
            if spec.captions:
                below = cell.caption
                y = below.y + spec.bleed_mm + below.height * 0.4
                painter.fillRect(QRectF(below.x, y, below.width * 0.5, 1.4), line.color())
        if spec.around_mm:
            painter.setPen(line)
            painter.drawRect(QRectF(0, 0, *spec.paper_mm))

    def _lay(self, painter: QPainter, box: QRectF, number: int) -> None:
        """A picture as its place cuts it; grey paper until it is there."""
        image = self._pictures.get(number)
        if image is None:
            painter.fillRect(box, QColor(222, 222, 222))
            return
        aspect = box.width() / box.height()
        wide = min(image.width(), image.height() * aspect)
        part = QRectF(0, 0, wide, wide / aspect)
        part.moveCenter(QRectF(image.rect()).center())
        painter.drawImage(box, image, part)
