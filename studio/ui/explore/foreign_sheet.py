"""A picture of another tool was given: what it says, and how much of that one wants."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import said, tr
from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.sheet import Sheet
from studio.values.card import Card
from studio.values.foreign import Foreign

WIDTH_PX = 500
MOST_LETTERS = 400


class ForeignSheet(Sheet):
    """Go there, only the words, or (Esc) nothing."""

    there_chosen = Signal()
    words_chosen = Signal()

    def __init__(
        self,
        foreign: Foreign,
        card: Card | None,
        left: tuple[str, ...],
        listens: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`card` is the model that made it, if it is here; `left` is what cannot be carried over.

        `listens`: the model in use takes words.
        """
        super().__init__(tr("Made with {tool}", tool=foreign.tool), _where(foreign, card), parent)
        for name, text in (
            (tr("Words"), foreign.prompt), (tr("Kept away"), foreign.negative),
            (tr("Settings"), _settings(foreign)),
            (tr("Left out"), ", ".join(said(one) for one in left)),
        ):  # fmt: skip
            if text:
                self.body.addWidget(_row(name, text))
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.words_button = self.add_button(tr("Only the words"), primary=card is None)
        self.words_button.setEnabled(listens and bool(foreign.prompt or foreign.negative))
        self.words_button.setToolTip(tr("The place stays; it is told what that one was told"))
        self.words_button.clicked.connect(self._only_words)
        self.there_button = self.add_button(tr("Go there"), primary=card is not None)
        self.there_button.setVisible(card is not None)
        self.there_button.clicked.connect(self._go)
        self.finish(WIDTH_PX)

    @Slot()
    def _go(self) -> None:
        self.accept()
        self.there_chosen.emit()

    @Slot()
    def _only_words(self) -> None:
        self.accept()
        self.words_chosen.emit()


def _row(name: str, text: str) -> QWidget:
    long = len(text) > MOST_LETTERS
    shown = tr("{text}…", text=text[: MOST_LETTERS - 1]) if long else text
    return FormRow(name, Paragraph(shown, "text", words(SMALL_FONT_PX + 1)), stretch=False)


def _where(foreign: Foreign, card: Card | None) -> str:
    if card is not None:
        return tr("{name} is here and can draw it again, as far as this goes.", name=card.name)
    if foreign.model:
        return tr("Its model, {model}, is not here.", model=foreign.model)
    return tr("It does not say which model drew it.")


def _settings(foreign: Foreign) -> str:
    """`seed 5 · 20 steps · guidance 7.5 · Euler a · 512 × 768`."""
    parts = []
    if foreign.seed is not None:
        parts.append(tr("seed {seed}", seed=foreign.seed))
    if foreign.steps is not None:
        parts.append(tr("{steps} steps", steps=foreign.steps))
    if foreign.guidance is not None:
        parts.append(tr("guidance {guidance:g}", guidance=foreign.guidance))
    parts += filter(None, (foreign.sampler, foreign.schedule))
    if foreign.size is not None:
        parts.append(f"{foreign.size[0]} × {foreign.size[1]}")
    return " · ".join(parts)
