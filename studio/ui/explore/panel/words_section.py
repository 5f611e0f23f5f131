"""What a model is told in words: what the picture shows, and what it should not."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.controls.controls_section import spoken
from studio.ui.controls.text import TextEditor
from studio.ui.explore.panel.word_blocks import WordBlocks
from studio.ui.explore.panel.word_lists_sheet import WordListsSheet
from studio.ui.language.words import counted, mark, tr
from studio.ui.state.place import PlaceState
from studio.ui.state.studio_state import StudioState
from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.fold import Fold
from studio.ui.widgets.letters import letters
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.prompt_box import LONGEST, PromptBox
from studio.ui.widgets.section import Section
from studio.values.card import Card
from studio.values.controls import Control, ControlValue
from studio.values.messages import WordsRead
from studio.values.recipe import Recipe
from studio.values.tokens import TokenReport

WEIGHTS = mark("Ctrl+Up and Ctrl+Down let the selected words count more or less.")
SAY = mark("Say what to draw")
LISTS_HELP = mark("Lists of words from which every new place chooses: __name__ in the words")
SCENE_HELP = mark("Another scene beside this one, each with its own weight")
MOST_NAMED = 6
MOST_LETTERS = 60
"""Of what was cut off; all of it would be longer than what is read."""


class WordRow(QWidget):
    """One field with what the model made of its words below it."""

    changed = Signal(str, object)
    """Control key, ControlValue."""
    gesture_ended = Signal()

    def __init__(self, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._editor = TextEditor(control)
        self.set_value, self.flush = self._editor.set_value, self._editor.flush
        self.note = Paragraph("", "faint", words(SMALL_FONT_PX))
        self._chosen, self._said, self._full, self._bad = "", "", "", False
        self.note.hide()
        self.box.setToolTip("\n".join(filter(None, (control.help, tr(WEIGHTS)))))
        self.box.textChanged.connect(self._has_room)
        self.box.left_out.connect(self._say_full)
        self._editor.changed.connect(self._say)
        self._editor.gesture_ended.connect(self.gesture_ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.note)

    @property
    def box(self) -> PromptBox:
        """The field."""
        box = self._editor.widget
        assert isinstance(box, PromptBox)
        return box

    @Slot(object)
    def _say(self, value: ControlValue) -> None:
        self.changed.emit(self.control.key, value)

    @Slot()
    def _has_room(self) -> None:
        if self._full:
            self._full = ""
            self._tell(bad=False)

    @Slot(int)
    def _say_full(self, count: int) -> None:
        few = counted(count, "{n} letter was left out", "{n} letters were left out")
        self._full = tr("Words end at {most} letters: {few}", most=f"{LONGEST:,}", few=few)
        self._tell(bad=True)

    def show_choice(self, typed: str, drawn: str, problem: str) -> None:
        """What was chosen for the lists that the text names, or why nothing could be."""
        self._chosen = problem or (tr("drawn: {words}", words=drawn) if drawn != typed else "")
        self._bad = bool(problem)
        self._tell(bad=False)

    def _tell(self, *, bad: bool) -> None:
        parts = (self._chosen,) if self._bad else (self._full, self._chosen, self._said)
        said = " · ".join(filter(None, parts))
        self.note.set_text(said, "bad" if bad or self._bad or self._full else "faint")
        self.note.setVisible(bool(said))

    def show_report(self, text: str, report: TokenReport | None) -> None:
        """What the model made of `text`, in one line below; unknown words are underlined."""
        spans = report.unknown if report is not None else ()
        unknown = tuple(dict.fromkeys(span.text for span in spans))
        self.box.set_unknown(unknown)
        self._said = _said_of(report, unknown) if report is not None and text.strip() else ""
        self._tell(bad=report is not None and bool(report.cut))


class WordsSection(Section):
    """Every text control of the model: the first one open, the others folded away.

    `read_asked` wants to know what the model makes of a text; `show_read` is told.
    """

    read_asked = Signal(str, str)
    """Control key, text."""
    grew = Signal(int)
    """By so many pixels, below zero where it takes less room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Words"), bottom_px=18, parent=parent)
        self._place: PlaceState | None = None
        self._controls: tuple[Control, ...] = ()
        self._shown: dict[str, ControlValue] = {}
        self._built: QWidget | None = None
        self._lists: WordListsSheet | None = None
        self.scene_button = self.header.add_action(tr("Scene"), "plus", tr(SCENE_HELP))
        self.lists_button = self.header.add_action(tr("Lists"), help_text=tr(LISTS_HELP))
        self.lists_button.clicked.connect(self.open_lists)
        self.blocks = WordBlocks()
        self.blocks.changed.connect(self._on_blocks)
        self.blocks.gesture_ended.connect(self._on_left)
        self.scene_button.clicked.connect(self._ask_scene)
        self.rows: dict[str, WordRow] = {}
        self.folds: dict[str, Fold] = {}
        self.hide()

    def bind(self, state: StudioState) -> None:
        """Follow `state` and speak to it."""
        place = self._place = state.place
        self.blocks.bind(state.learning)
        place.card_changed.connect(self._on_card)
        place.recipe_changed.connect(self._on_recipe)
        place.settling.connect(self._settle)
        if place.card is not None:
            self._on_card(place.card)
        if place.recipe is not None:
            self._on_recipe(place.recipe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: whoever stands below hears of it."""
        super().resizeEvent(event)
        by_px = event.size().height() - event.oldSize().height()
        if by_px and event.oldSize().height() > 0:
            self.grew.emit(by_px)

    # ---- building -------------------------------------------------------------------------------
    @Slot(object)
    def _on_card(self, card: Card) -> None:
        controls = tuple(spoken(c) for c in card.info.controls if c.kind == "text")
        if controls != self._controls:
            self._controls = controls
            self._build()
        self._shown = {}
        self.setVisible(bool(controls))

    def _build(self) -> None:
        if self._built is not None:
            self.blocks.setParent(self)  # the rows below it go
            self.body.removeWidget(self._built)
            self._built.hide()
            self._built.deleteLater()
        self.rows, self.folds = {}, {}
        self._built = QWidget()
        column = QVBoxLayout(self._built)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for index, control in enumerate(self._controls):
            row = self._row(control)
            if not index:
                row.box.setPlaceholderText(tr(SAY))
                column.addWidget(row)
                column.addWidget(self.blocks)
                self.blocks.renew()
                continue
            fold = self.folds[control.key] = Fold(control.label)
            fold.body_layout.addWidget(row)
            column.addWidget(fold)
        self.body.addWidget(self._built)

    def _row(self, control: Control) -> WordRow:
        made = self.rows[control.key] = WordRow(control)
        made.changed.connect(self._on_changed)
        made.gesture_ended.connect(self._on_left)
        return made

    # ---- answers --------------------------------------------------------------------------------
    @Slot(str, object)
    def _on_changed(self, key: str, value: ControlValue) -> None:
        place = self._place
        if place is None or place.recipe is None:
            return
        drawn, problem = place.choices.written(key, str(value), place.recipe)
        self._shown[key] = drawn
        self.rows[key].show_choice(str(value), drawn, problem)
        self._show_blocks(key, str(value))
        place.set_control(key, drawn)
        self._ask(key, drawn)

    def _show_blocks(self, key: str, typed: str) -> None:
        if self._controls and key == self._controls[0].key:
            self.blocks.set_text(typed)

    @Slot()
    def _ask_scene(self) -> None:
        self._settle()
        self.blocks.open_field()

    @Slot(str)
    def _on_blocks(self, text: str) -> None:
        """A weight was moved, a scene added or taken away."""
        if self._controls:
            key = self._controls[0].key
            self.rows[key].set_value(text)
            self._on_changed(key, text)

    @Slot()
    def _settle(self) -> None:
        for row in self.rows.values():
            row.flush()

    @Slot()
    def _on_left(self) -> None:
        if self._place is not None:
            self._place.end_gesture()

    @Slot(object)
    def _on_recipe(self, recipe: Recipe) -> None:
        for control in self._controls:
            value = recipe.controls.get(control.key, control.default)
            if value == self._shown.get(control.key):
                continue
            self._shown[control.key] = value
            typed = str(value)
            if self._place is not None:
                typed = self._place.choices.typed(control.key, typed)
            self.rows[control.key].set_value(typed)
            self.rows[control.key].show_choice(typed, str(value), "")
            self._show_blocks(control.key, typed)
            self._ask(control.key, str(value))
            if value and control.key in self.folds:
                self.folds[control.key].set_open(True)

    # ---- word lists -----------------------------------------------------------------------------
    @Slot()
    def open_lists(self) -> WordListsSheet:
        """Show the word lists that prompts may name."""
        if self._lists is None:
            self._lists = WordListsSheet(self.window())
            self._lists.insert_asked.connect(self._insert)
        self._lists.renew()
        self._lists.show()
        self._lists.raise_()
        return self._lists

    @Slot(str)
    def _insert(self, name: str) -> None:
        """The name of a list goes where the cursor is."""
        row = next(iter(self.rows.values()), None)
        if row is not None:
            before = row.box.text[: letters(row.box.text, row.box.textCursor().position())]
            space = " " if before and not before[-1].isspace() else ""
            row.box.insertPlainText(f"{space}__{name}__")
            row.box.setFocus()

    # ---- what the model makes of it -------------------------------------------------------------
    def _ask(self, key: str, text: str) -> None:
        card = self._place.card if self._place is not None else None
        if card is not None and "takes_text" in card.info.abilities:
            self.read_asked.emit(key, text)

    @Slot(object)
    def show_read(self, read: WordsRead) -> None:
        """The model has read a text that was asked for."""
        row = self.rows.get(read.key)
        if row is not None and read.text == self._shown.get(read.key):
            row.show_report(read.text, read.report)


def _said_of(report: TokenReport, unknown: tuple[str, ...]) -> str:
    """`12 of 77 tokens · unknown: dragon · cut off: …`."""
    parts = [tr("{used} of {limit} tokens", used=report.used, limit=report.limit)]
    if unknown:
        few = len(unknown) <= MOST_NAMED
        told = mark("unknown: {words}") if few else mark("unknown: {words} …")
        parts.append(tr(told, words=", ".join(unknown[:MOST_NAMED])))
    if report.cut:
        lost = " ".join(span.text.strip() for span in report.cut)
        shown = " ".join(lost[: MOST_LETTERS - 1].split())
        told = mark("cut off: {words}") if len(lost) < MOST_LETTERS else mark("cut off: {words}…")
        parts.append(tr(told, words=shown))
    return " · ".join(parts)
