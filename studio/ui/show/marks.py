"""What is painted over the picture: words, ripples, buttons, the code, the operator's pad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from studio.ui.show.zone import Measure, Zone
from studio.ui.theme import fonts
from studio.values.show.document import Look

RIPPLE_S = 1.1
SHADE = 0.62
LEFT_TO_RIGHT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True)
class Code:
    """A code to scan: [rows] of dark and light, and the words around it."""

    rows: tuple[tuple[bool, ...], ...]
    title: str
    note: str = ""


@dataclass(frozen=True)
class Words:
    """The words at the lower left and the label at the upper left; `shift` against burn-in."""

    title: str = ""
    line: str = ""
    others: str = ""
    label: str = ""
    credits: str = ""
    opacity: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)


class Pen:
    """Paints marks with one painter on a canvas of one measure, in the colours of a show."""

    def __init__(self, painter: QPainter, measure: Measure, look: Look) -> None:
        self._painter, self._measure, self._look = painter, measure, look

    def shade(self, above: float, strength: float) -> None:
        """Darken the lower part, so that words are read on every picture."""
        if strength <= 0:
            return
        height, width = self._measure.height, self._measure.width
        ramp = QLinearGradient(QPointF(0, above), QPointF(0, height))
        ground = QColor(self._look.ground)
        for at, alpha in ((0.0, 0.0), (0.45, 0.55), (1.0, 1.0)):
            ground.setAlphaF(SHADE * strength * alpha)
            ramp.setColorAt(at, ground)
        self._painter.fillRect(QRectF(0, above, width, height - above), ramp)

    def words(self, words: Words, floor: float, right: float) -> None:
        """The label above; title, line and other languages with their foot at `floor`.

        They end before `right`, where buttons begin.
        """
        painter, m = self._painter, self._measure
        painter.save()
        painter.translate(QPointF(*words.shift) * m.unit)
        if words.label:
            self._label(words.label)
        painter.setOpacity(words.opacity)
        width = max(m.width * 0.3, right - m.margin)
        y = floor
        for text, px, weight, alpha in (
            (words.credits, max(24, round(20 * m.unit)), QFont.Weight.Normal, 0.6),
            (words.others, m.text, QFont.Weight.Normal, 0.72),
            (words.line, m.text, QFont.Weight.Normal, 0.92),
            (words.title, round(50 * m.unit), QFont.Weight.DemiBold, 1.0),
        ):
            y = self._line(text, px, weight, alpha, y, width)
        painter.restore()

    def _line(
        self, text: str, px: int, weight: QFont.Weight, alpha: float, floor: float, width: float
    ) -> float:
        """One paragraph that ends at `floor`; where the one above it ends."""
        if not text:
            return floor
        painter, m = self._painter, self._measure
        font = fonts.words(px, weight)
        metrics = QFontMetricsF(font)
        bounds = metrics.boundingRect(QRectF(0, 0, width, 9999), WRAP, text)
        if bounds.height() > 1.5 * metrics.height():  # no last line of a single word
            width = _balanced(metrics, text, width, bounds.height())
        painter.setFont(font)
        painter.setPen(self._text(alpha))
        top = floor - bounds.height()
        painter.drawText(QRectF(m.margin, top, width, bounds.height() + px), WRAP, text)
        return top - 10 * m.unit

    def _label(self, text: str) -> None:
        self._plate(text, QPointF(self._measure.margin, 44 * self._measure.unit))

    def _plate(self, text: str, at: QPointF) -> None:
        """Words on a ground of their own, read on every picture."""
        painter, m = self._painter, self._measure
        font = fonts.words(m.text)
        width = QFontMetricsF(font).horizontalAdvance(text) + 30 * m.unit
        rect = QRectF(at.x(), at.y(), width, 1.95 * m.text)
        ground = QColor(self._look.ground)
        ground.setAlphaF(0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 8 * m.unit, 8 * m.unit)
        painter.setFont(font)
        painter.setPen(self._text(1.0))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def ripple(self, at: QPointF, age_s: float, held: bool) -> None:
        """Two rings around a finger, and away from it once it is gone."""
        share = 0.0 if held else min(1.0, age_s / RIPPLE_S)
        if share >= 1.0:
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius, alpha in ((29.0, 0.9), (59.0, 0.55)):
            colour = QColor(255, 255, 255)
            colour.setAlphaF(alpha * (1 - share))
            self._painter.setPen(QPen(colour, 2 * self._measure.unit))
            grown = radius * self._measure.unit * (1 + 1.4 * share)
            self._painter.drawEllipse(at, grown, grown)

    # ---- zones ----------------------------------------------------------------------------------
    def zones(self, zones: Sequence[Zone], pressed: str) -> None:
        """Buttons, sliders, digits; the one under a finger is lighter."""
        for zone in zones:
            if zone.kind == "slider":
                self._slider(zone)
            elif zone.kind == "text":
                self._plain(zone)
            elif zone.kind == "heading":
                self._plate(zone.text, zone.rect.topLeft())
            elif zone.kind == "picture":
                self._picture(zone, zone.key == pressed)
            else:
                self._button(zone, zone.key == pressed)

    def _button(self, zone: Zone, pressed: bool) -> None:
        painter, m = self._painter, self._measure
        primary = zone.kind == "primary" or zone.on
        fill = QColor(self._look.accent if primary else self._look.ground)
        fill = fill.lighter(118) if pressed and primary else fill
        if not primary:
            fill = QColor(60, 60, 62) if pressed else fill
            fill.setAlphaF(0.72)
        edge = QColor(255, 255, 255, 0 if primary else 90)
        painter.setPen(QPen(edge, 1.4) if edge.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(zone.rect, 12 * m.unit, 12 * m.unit)
        weight = QFont.Weight.DemiBold if primary else QFont.Weight.Normal
        painter.setFont(fonts.words(m.text, weight))
        painter.setPen(QColor(self._look.on_accent) if primary else self._text(1.0))
        painter.drawText(zone.rect, Qt.AlignmentFlag.AlignCenter, zone.text)

    def _slider(self, zone: Zone) -> None:
        painter, m = self._painter, self._measure
        inner = zone.rect.adjusted(24, 0, -24, 0)
        y, middle = zone.rect.bottom() - 0.26 * zone.rect.height(), inner.center().x()
        knob = middle + zone.value * inner.width() / 2
        painter.setFont(fonts.words(m.text))
        painter.setPen(self._text(1.0))
        painter.drawText(
            zone.rect.adjusted(24, 0, -24, -0.45 * zone.rect.height()), LEFT_TO_RIGHT, zone.text
        )
        groove, used = QColor(255, 255, 255, 80), QColor(self._look.accent)
        for colour, left, right in ((groove, inner.left(), inner.right()), (used, middle, knob)):
            painter.setPen(QPen(colour, 6 * m.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._text(1.0))
        painter.drawEllipse(QPointF(knob, y), 15 * m.unit, 15 * m.unit)

    def _picture(self, zone: Zone, pressed: bool) -> None:
        """A picture to choose, its corners round; a quiet ground until it is drawn."""
        painter, m = self._painter, self._measure
        shape = QPainterPath()
        shape.addRoundedRect(zone.rect, 12 * m.unit, 12 * m.unit)
        ground = QColor(self._look.ground)
        ground.setAlphaF(0.6)
        painter.fillPath(shape, ground)
        if zone.image is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(zone.rect, zone.image)
            painter.restore()
        edge = QColor(self._look.accent) if pressed else QColor(255, 255, 255, 150)
        painter.setPen(QPen(edge, (5 if pressed else 2) * m.unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _plain(self, zone: Zone) -> None:
        self._painter.setFont(fonts.words(round(34 * self._measure.unit)))
        self._painter.setPen(self._text(1.0))
        self._painter.drawText(zone.rect, Qt.AlignmentFlag.AlignCenter | WRAP, zone.text)

    # ---- sheets ---------------------------------------------------------------------------------
    def veil(self, alpha: float) -> None:
        """Everything below is darker."""
        ground = QColor(0, 0, 0)
        ground.setAlphaF(min(1.0, max(0.0, alpha)))
        self._painter.fillRect(QRectF(0, 0, self._measure.width, self._measure.height), ground)

    def codes(self, codes: Sequence[Code]) -> None:
        """Codes side by side (upright: one below the other) on white, with their words."""
        m = self._measure
        side = min(m.width, m.height) * (0.42 if len(codes) == 1 else 0.34)
        step = side + 150 * m.unit
        for k, code in enumerate(codes):
            offset = (k - (len(codes) - 1) / 2) * step
            middle = QPointF(m.width / 2, m.height * 0.42)
            middle += QPointF(0, offset) if m.portrait else QPointF(offset, 0)
            self._code(code, middle, side)

    def _code(self, code: Code, middle: QPointF, side: float) -> None:
        painter, m = self._painter, self._measure
        count = len(code.rows) + 8
        image = QImage(count, count, QImage.Format.Format_RGB32)
        image.fill(QColor(255, 255, 255))
        for y, row in enumerate(code.rows):
            for x, dark in enumerate(row):
                if dark:
                    image.setPixel(x + 4, y + 4, 0xFF000000)
        cell = max(1, int(side // count))
        whole = cell * count
        rect = QRectF(middle.x() - whole / 2, middle.y() - whole / 2, whole, whole)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(rect, image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.setPen(self._text(1.0))
        wide = max(whole, 440 * m.unit)
        for text, top, px in (
            (code.title, rect.bottom() + 14 * m.unit, m.text),
            (code.note, rect.bottom() + 14 * m.unit + 1.5 * m.text, max(24, round(22 * m.unit))),
        ):
            painter.setFont(fonts.words(px))
            painter.drawText(
                QRectF(middle.x() - wide / 2, top, wide, 2 * m.text),
                Qt.AlignmentFlag.AlignHCenter, text,
            )  # fmt: skip

    def message(self, title: str, line: str) -> None:
        """Words in the middle: the countdown, a picture being drawn."""
        painter, m = self._painter, self._measure
        painter.setPen(self._text(1.0))
        rect = QRectF(m.margin, m.height * 0.36, m.width - 2 * m.margin, 80 * m.unit)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | WRAP
        painter.setFont(fonts.words(round(50 * m.unit), QFont.Weight.DemiBold))
        painter.drawText(rect, centre, title)
        painter.setFont(fonts.words(round(28 * m.unit)))
        below = rect.translated(0, rect.height() + 14 * m.unit)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | WRAP, line)

    def _text(self, alpha: float) -> QColor:
        colour = QColor(self._look.text)
        colour.setAlphaF(alpha)
        return colour


def _balanced(metrics: QFontMetricsF, text: str, width: float, height: float) -> float:
    """About the least width at which a paragraph is no higher: its lines are as long as another."""
    low, high = 0.5 * width, width
    for _ in range(5):
        middle = (low + high) / 2
        if metrics.boundingRect(QRectF(0, 0, middle, 9999), WRAP, text).height() > height:
            low = middle
        else:
            high = middle
    return high
