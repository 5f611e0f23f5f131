"""The page *Words*: what stands on the screen, language by language; credits; the AI label."""

from __future__ import annotations

from functools import partial

from msgspec.structs import fields, replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.language.own_names import OWN_NAMES
from studio.ui.language.words import mark, tr
from studio.ui.show.composer.fields import Line, Page
from studio.ui.show.composer.show_state import ShowState
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.values.show.wording import USUAL, Phrases

WORDS = mark("changed the words of the show")
MOST_LANGUAGES = 12
NAMES: dict[str, str] = {
    "language": mark("Name of the language"),
    "invitation": mark("Invitation"),
    "hint": mark("Below the invitation"),
    "new_place": mark("Button: new place"),
    "blend": mark("Button: blend"),
    "take_home": mark("Button: take it home"),
    "stay": mark("Countdown"),
    "leaving": mark("Below the countdown; {seconds} counts"),
    "preparing": mark("While a picture is drawn"),
    "scan": mark("Beside the code"),
    "join": mark("Beside the network's code"),
    "gone": mark("Where it could not be made"),
    "back": mark("Button: back"),
    "generated": mark("That it is generated"),
}


class WordsPage(Page):
    """Chips choose the language whose words are seen."""

    def __init__(self, state: ShowState) -> None:
        super().__init__(state, tr("Words"))
        general = self.section(tr("On the picture"))
        self.label = self.switch(
            general, "ai_label", tr("AI label"),
            tr("Says that a model draws this, and which one"), WORDS,
        )  # fmt: skip
        self.credits = self.line(general, "credits", tr("Credits"), WORDS)
        self.section_ = self.section(tr("Languages"), last=True)
        self.add = self.section_.header.add_action(tr("+ Language"))
        self.add.clicked.connect(self._offer)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.chips: dict[str, Chip] = {}
        self.section_.body.addWidget(self._chips)
        self.first = Chip(tr("Speak this first"), "pill")
        self.gone = Chip(tr("Remove"), "pill")
        both = QWidget()
        flow = FlowLayout(both, 6)
        flow.addWidget(self.first)
        flow.addWidget(self.gone)
        self.first.clicked.connect(self._put_first)
        self.gone.clicked.connect(self._remove)
        self.lines: dict[str, Line] = {}
        for field in fields(Phrases):
            name = NAMES.get(field.name, field.name.replace("_", " ").capitalize())
            line = Line(tr(name), partial(self._say, field.name))
            line.field.edit.setMaxLength(120)
            self.lines[field.name] = line
            self.section_.body.addWidget(line)
        self.section_.body.addWidget(both)
        self.code = ""
        self.also(self._show)

    @property
    def _wording(self) -> dict[str, Phrases]:
        return self.state.show.spoken if self.state.show is not None else dict(USUAL)

    def _show(self) -> None:
        wording = self._wording
        if self.code not in wording:
            self.code = next(iter(wording))
        if list(self.chips) != list(wording):
            self._make_chips(wording)
        for code, chip in self.chips.items():
            chip.set_text(wording[code].language or code)
            chip.setChecked(code == self.code)
        for name, line in self.lines.items():
            line.show_text(getattr(wording[self.code], name))
        self.first.setEnabled(self.code != next(iter(wording)))
        self.gone.setEnabled(len(wording) > 1)
        self.add.setEnabled(len(wording) < MOST_LANGUAGES)

    def _make_chips(self, wording: dict[str, Phrases]) -> None:
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.chips = {}
        for code in wording:
            chip = self.chips[code] = Chip(code, "pill")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, code=code: self._choose(code))
            self._flow.addWidget(chip)
        self._chips.updateGeometry()

    def _choose(self, code: str) -> None:
        self.code = code
        self._show()

    def _set(self, wording: dict[str, Phrases]) -> str:
        return self.state.edit(
            WORDS, lambda show: replace(show, wording=wording, order=tuple(wording))
        )

    def _say(self, name: str, text: str) -> str:
        wording = self._wording
        wording[self.code] = replace(wording[self.code], **{name: text})
        return self._set(wording)

    def _offer(self) -> None:
        """A menu of languages that are not there yet."""
        menu = QMenu(self)
        here = self._wording
        for code, name in OWN_NAMES.items():
            if code not in here:
                menu.addAction(name).triggered.connect(partial(self._add, code))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _add(self, code: str, _checked: bool = False) -> None:
        wording = self._wording
        wording[code] = USUAL.get(code, Phrases(language=OWN_NAMES[code]))
        self.code = code
        self.state.refuse(self._set(wording))

    def _put_first(self) -> None:
        wording = self._wording
        self.state.refuse(self._set({self.code: wording.pop(self.code), **wording}))

    def _remove(self) -> None:
        wording = self._wording
        wording.pop(self.code)
        self.state.refuse(self._set(wording))
