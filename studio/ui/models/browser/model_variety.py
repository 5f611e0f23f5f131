"""How varied a model's pictures are, and of what there is more or less than in its data."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import said, tr
from studio.ui.theme.fonts import figures as figure_font, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.histogram import Histogram
from studio.ui.widgets.legend import Legend
from studio.ui.widgets.paragraph import Paragraph
from studio.values.card import Card
from studio.values.variety import ATTRIBUTES, HUE, ModelReport
from studio.values.variety_words import (
    Figure,
    class_lines,
    data_words,
    figures,
    findings,
    histogram_words,
    rests_on,
    verdict,
)

LEFT_PX = 336
COLUMNS = 3
HUE_DOTS = (
    "#d9544d", "#e08a3c", "#d9c24a", "#6cb35f", "#4fb3a8", "#4f86d9", "#8a6fd6", "#d66fb0",
    "#8c8f94",
)  # fmt: skip


class ModelVariety(QWidget):
    """Built anew of every report; empty before the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histograms: dict[str, Histogram] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(40)

    def set_report(self, report: ModelReport, card: Card) -> None:
        """Say and draw what was measured."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        left = self._left(report, card)
        left.setFixedWidth(LEFT_PX)
        self._row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        if report.statistics.samples:
            self._row.addWidget(self._right(report, card), 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.addStretch(1)

    def _left(self, report: ModelReport, card: Card) -> QWidget:
        data = card.data_statistics
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            Paragraph(said(verdict(report, data)), "text", words(15, QFont.Weight.DemiBold))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for at, figure in enumerate(figures(report, data)):
            grid.addWidget(_figure(figure), at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for heading, text in (*findings(report, data), *class_lines(report)):
            column.addLayout(_finding(said(heading), said(text)))
        column.addWidget(
            Paragraph(f"{said(rests_on(report))} {said(data_words(card))}", "faint", words(11))
        )
        return side

    def _right(self, report: ModelReport, card: Card) -> QWidget:
        data = card.data_statistics
        side = QWidget()
        grid = QGridLayout(side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        self.histograms = {}
        for at, attribute in enumerate(ATTRIBUTES):
            ends = (said(attribute.zones[0]), said(attribute.zones[2]))
            shown = self.histograms[attribute.key] = Histogram(said(attribute.label), ends)
            grid.addWidget(shown, at // COLUMNS, at % COLUMNS)
        rows = -(-len(ATTRIBUTES) // COLUMNS)
        self.histograms[HUE] = Histogram(tr("Hue"), dots=HUE_DOTS)
        grid.addWidget(self.histograms[HUE], rows, 0, 1, COLUMNS)
        for key, shown in self.histograms.items():
            outline = data.counts.get(key, ()) if data is not None else ()
            told = said(histogram_words(key, report, data))
            shown.set_counts(report.statistics.counts[key], outline, told)
        legend = Legend(tr("what it makes"), tr("its training data") if data is not None else "")
        grid.addWidget(legend, rows + 1, 0, 1, COLUMNS)
        return side


def _figure(figure: Figure) -> QWidget:
    """The figure large, its name below, the data's beside it."""
    label, means = said(figure.label), said(figure.means)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(Caption(figure.value, "text", figure_font(18)))
    if figure.of_data:
        line.addWidget(
            Caption(tr("data {figure}", figure=figure.of_data), "secondary", figure_font(11)), 0,
            Qt.AlignmentFlag.AlignBottom,
        )  # fmt: skip
    line.addStretch(1)
    column.addLayout(line)
    column.addWidget(Caption(label, "secondary", words(11)))
    holder.setToolTip(f"<p>{escape(means)}</p>")
    holder.setAccessibleName(f"{label}: {figure.value}")
    holder.setAccessibleDescription(means)
    return holder


def _finding(heading: str, text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Caption(heading, "secondary", words(11)))
    column.addWidget(Paragraph(text, "text"))
    return column
