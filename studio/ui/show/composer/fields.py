"""Rows of the pages: each reads and writes one field of the show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.ui.show.composer.show_state import CHANGED, ShowState
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paint import role
from studio.ui.widgets.section import Section
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.switch import Switch
from studio.ui.widgets.unipolar_slider import UnipolarSlider

WIDTH_PX = 320
LABEL_PX = 96
NUMBER_PX = 13


class Line(QWidget):
    """A name above a line of text; what is refused is said below the line."""

    def __init__(self, name: str, keep: Callable[[str], str]) -> None:
        super().__init__()
        self.field = Field(name, words(NUMBER_PX))
        self.field.edit.setAccessibleName(name)
        self._keep, self._shown = keep, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(3)
        column.addWidget(Caption(name, "secondary", words(11)))
        column.addWidget(self.field)
        self.field.edit.editingFinished.connect(self._settle)

    def show_text(self, text: str) -> None:
        """What stands in the show now."""
        self._shown = text
        self.field.set_error("")
        if self.field.edit.text() != text:
            self.field.edit.setText(text)
            self.field.edit.setCursorPosition(0)

    def _settle(self) -> None:
        text = self.field.edit.text()
        if text != self._shown:
            self._shown = text
            self.field.set_error(self._keep(text))


class Page(SlimScroll):
    """One page: sections of rows, all shown anew whenever the show is another one."""

    def __init__(self, state: ShowState, name: str) -> None:
        super().__init__()
        self.state = state
        self._shows: list[Callable[[], None]] = []
        ground = _Ground()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.set_content(ground)
        self.setAccessibleName(name)

    def section(self, title: str, last: bool = False) -> Section:
        """Another section at the end."""
        section = Section(title, 14, last)
        section.body.setSpacing(8)
        self._column.insertWidget(self._column.count() - 1, section)
        return section

    def show_all(self) -> None:
        """Show what stands in the show."""
        if self.state.show is not None:
            for show in self._shows:
                show()

    def also(self, show: Callable[[], None]) -> None:
        """Something more to be shown whenever the show is another one."""
        self._shows.append(show)

    # ---- rows -----------------------------------------------------------------------------------
    def switch(
        self, section: Section, way: str, name: str, explanation: str, label: str = CHANGED
    ) -> Switch:
        """Something that is on or off."""
        made = Switch(name, explanation)
        made.clicked.connect(lambda on: self.state.refuse(self.state.set(way, on, label)))
        self.also(lambda: made.setChecked(bool(self.state.get(way))))
        section.body.addWidget(made)
        return made

    def slider(
        self, section: Section, way: str, name: str, ends: tuple[float, float], usual: float,
        unit: str = "", label: str = CHANGED,
    ) -> UnipolarSlider:  # fmt: skip
        """A number between two ends; whole where the ends are."""
        low, high = ends
        whole = isinstance(low, int)
        step = 1.0 if whole else (high - low) / 50
        scale = Scale(low, high, low, step, step / 5, 5 * step, whole)
        made = UnipolarSlider(name, scale, usual, unit)
        kind = int if whole else float
        made.value_changed.connect(
            lambda value: self.state.refuse(self.state.set(way, kind(round(value, 3)), label))
        )
        self.also(lambda: made.set_value(float(self.state.get(way))))
        section.body.addWidget(made)
        return made

    def line(self, section: Section, way: str, name: str, label: str = CHANGED) -> Line:
        """A line of text."""
        made = Line(name, lambda text: self.state.set(way, text, label))
        self.also(lambda: made.show_text(str(self.state.get(way) or "")))
        section.body.addWidget(made)
        return made

    def number(
        self, section: Section, way: str, name: str, ends: tuple[int, int], unit: str = "",
        label: str = CHANGED,
    ) -> NumberField:  # fmt: skip
        """A whole number that is typed."""
        made = NumberField(name, *ends, unit)
        made.edit.setAccessibleName(name)
        made.value_changed.connect(
            lambda value: self.state.refuse(self.state.set(way, value, label))
        )
        self.also(lambda: made.set_value(int(self.state.get(way))))
        section.body.addWidget(row(name, made))
        return made

    def choice(
        self, section: Section, way: str, name: str, choices: Sequence[tuple[str, str]],
        label: str = CHANGED,
    ) -> Segmented:  # fmt: skip
        """One of a few."""
        made = Segmented(tuple(choices))
        made.setAccessibleName(name)
        made.chosen.connect(lambda value: self.state.refuse(self.state.set(way, value, label)))
        self.also(lambda: made.set_value(str(self.state.get(way))))
        section.body.addWidget(row(name, made))
        return made


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


def row(name: str, *widgets: QWidget, stretch: bool = True) -> FormRow:
    """A name at the left and its widgets, as all pages have them."""
    made = FormRow(name, *widgets, stretch=stretch)
    made.label.setFixedWidth(LABEL_PX)
    return made


def box(name: str, choices: Sequence[tuple[str, Any]], taken: Callable[[Any], None]) -> ChoiceBox:
    """A list of choices that tells the value of the one that a person takes."""
    made = ChoiceBox(tuple(choices))
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setMinimumWidth(60)
    made.activated.connect(lambda at: taken(made.itemData(at)))
    return made


def clear(layout: QVBoxLayout, owner: QObject) -> None:
    """Take every widget out of a layout, for ever."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            if widget.hasFocus():
                widget.clearFocus()
            widget.hide()
            widget.deleteLater()
