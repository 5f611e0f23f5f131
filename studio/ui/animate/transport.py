"""The row above the timeline: to the keyframe before, play, to the next, and what time it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from studio.ui.animate.player import Played
from studio.ui.animate.timeline.timecode import Unit, moment_of
from studio.ui.language.words import counted, mark, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, mixed, role
from studio.values.film.timing import clock

UNITS: tuple[tuple[Unit, str], ...] = (
    ("seconds", mark("Seconds")), ("frames", mark("Frames")), ("beats", mark("Beats")),
)  # fmt: skip
ENTER = mark("Enter keeps this view as a keyframe")
HEIGHT_PX = 50
NAME_PX = 200


class TransportButton(QAbstractButton):
    """A raised box with an icon."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.set_words(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_icon(self, icon: str, name: str) -> None:
        """Show another icon, which does something else."""
        self._icon = icon
        self.set_words(name)
        self.update()

    def set_words(self, name: str) -> None:
        """What it does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Qt."""
        return QSize(36, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: box and icon."""
        painter, rect = antialiased(self), QRectF(self.rect())
        fill = role("raised")
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            fill = mixed(fill, role("text"), 0.10 if self.isDown() else 0.05)
        draw_box(painter, rect, fill, role("hairline"))
        box = QRectF(rect.center().x() - 7, rect.center().y() - 7, 14, 14)
        draw_icon(painter, self._icon, box, role("text" if self.isEnabled() else "faint"))
        if self.hasFocus():
            draw_focus(painter, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses; Space is the film's, wherever the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TimeEdit(QLineEdit):
    """HH:MM:SS:FF in a pill; typing another goes there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timecode")
        self.setFont(figures(11))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(tr("Time"))
        self.setToolTip(tr("Hours, minutes, seconds, frames; type to go there"))
        wide = QFontMetrics(figures(11)).horizontalAdvance("00:00:00:00")
        self.setFixedSize(wide + 28, 26)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class Transport(QWidget):
    """Says what is wanted by signals; shows the moment, and how playing goes."""

    previous_wanted = Signal()
    next_wanted = Signal()
    play_wanted = Signal()
    moment_typed = Signal(object)
    unit_chosen = Signal(object)
    tempo_wanted = Signal()
    fit_wanted = Signal()
    films_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fps = 30.0
        self.previous = TransportButton("skip-back", tr("To the keyframe before (Ctrl+Left)"))
        self.play = TransportButton("play", tr("Play (Space)"))
        self.next = TransportButton("skip-forward", tr("To the next keyframe (Ctrl+Right)"))
        self.time = TimeEdit()
        self.unit = IconButton(tr("Seconds"), "caret-down", icon_px=10)
        self.unit.setToolTip(tr("What the ruler counts"))
        self.tempo = IconButton("120")
        self.tempo.hide()
        self.fit = IconButton("", "arrows-out-line-horizontal", tr("The whole film"))
        self.played = Caption("", "secondary", figures(11))
        self.hint = Caption(tr(ENTER), "faint", words(12), Qt.AlignmentFlag.AlignRight)
        self.problem = Caption("", "bad", words(12), Qt.AlignmentFlag.AlignRight)
        self.problem.hide()
        self.film = IconButton("", "caret-up", icon_px=10)
        self.film.hide()
        self._menu = QMenu(self)
        for value, name in UNITS:
            action = self._menu.addAction(tr(name))
            action.triggered.connect(lambda _=False, value=value: self.unit_chosen.emit(value))
        self._lay_out()
        self.set_moment(0.0, self._fps)
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.play.clicked.connect(self.play_wanted)
        self.fit.clicked.connect(self.fit_wanted)
        self.unit.clicked.connect(self._open_units)
        self.tempo.clicked.connect(self.tempo_wanted)
        self.film.clicked.connect(self.films_wanted)
        self.time.editingFinished.connect(self._typed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for part in (self.previous, self.play, self.next, self.time):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self.unit)
        row.addSpacing(4)
        row.addWidget(self.tempo)
        row.addSpacing(4)
        row.addWidget(self.fit)
        row.addSpacing(8)
        row.addWidget(self.played)
        row.addStretch(1)
        row.addWidget(self.problem)
        row.addWidget(self.hint)
        row.addSpacing(10)
        row.addWidget(self.film)
        self.setFixedHeight(HEIGHT_PX)

    def set_moment(self, at: float, fps: float) -> None:
        """It is this time."""
        self._fps = fps
        text = clock(at, fps)
        if text != self.time.text() and not (self.time.hasFocus() and self.time.isModified()):
            self.time.setText(text)

    def set_running(self, rate: float) -> None:
        """It plays at this speed; 0: it rests."""
        if rate:
            self.play.set_icon("pause", tr("Rest (Space)"))
        else:
            self.play.set_icon("play", tr("Play (Space)"))

    def set_played(self, played: Played | None) -> None:
        """How playing goes, honestly; None: nothing is played."""
        if played is None or not played.due:
            self.played.set_text("")
            return
        speed = f"{played.rate:g}×  " if abs(played.rate) != 1 else ""
        if not played.dropped:
            self.played.set_text(f"{speed}{tr('every frame shown')}")
            return
        lost = counted(played.dropped, "{n:,} frame dropped", "{n:,} frames dropped")
        self.played.set_text(f"{speed}{lost}")

    def set_unit(self, unit: Unit, bpm: float | None) -> None:
        """What the ruler counts, and the tempo where it counts beats."""
        self.unit.set_text({value: tr(name) for value, name in UNITS}[unit])
        self.tempo.setVisible(unit == "beats" and bpm is not None)
        if bpm is not None:
            self.tempo.set_text(tr("{bpm:g} beats a minute", bpm=round(bpm, 2)))

    def set_film_name(self, name: str) -> None:
        """Which film of the project this is; empty: there is none."""
        metrics = QFontMetrics(words(SMALL_FONT_PX))
        self.film.set_text(metrics.elidedText(name, Qt.TextElideMode.ElideRight, NAME_PX))
        self.film.setToolTip(tr("The films of this project (Shift+F)"))
        self.film.setAccessibleName(tr("Films of the project; this is {name}", name=name))
        self.film.setVisible(bool(name))

    def say(self, problem: str) -> None:
        """What stands in the way of the film; empty: nothing, then it says what Enter does."""
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        self.hint.setVisible(not problem)

    def set_usable(self, usable: bool) -> None:
        """Whether there is a film."""
        for part in (self.previous, self.play, self.next, self.time, self.fit):
            part.setEnabled(usable)

    @Slot()
    def _open_units(self) -> None:
        self._menu.popup(self.unit.mapToGlobal(self.unit.rect().bottomLeft()))

    @Slot()
    def _typed(self) -> None:
        if not self.time.isModified():
            return
        self.time.setModified(False)
        at = moment_of(self.time.text(), self._fps)
        if at is not None:
            self.moment_typed.emit(at)
        self.time.clearFocus()
