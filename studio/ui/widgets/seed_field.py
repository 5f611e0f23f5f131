"""The number of a seed: typed, stepped, pasted, or taken from those seen before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from studio.errors import InputError
from studio.ui.language.words import said, tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.field import Field
from studio.ui.widgets.icon_button import IconButton
from studio.values.latent import MAX_SEED

REMEMBERED = 24


def seed_in(text: str) -> int:
    """The seed that `text` means.

    Raises:
        InputError: it means none; one sentence that says what is expected.
    """
    plain = text.strip().replace(" ", "").replace(",", "").replace("_", "")
    if not plain:
        raise InputError(tr("Type a whole number from 0 to 2^63-1."))
    digits = plain.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise InputError(
            tr("{word!r} is not a whole number from 0 to 2^63-1.", word=text.strip()[:20])
        )
    if plain.startswith("-"):
        raise InputError(
            tr("{number} is below zero; seeds go from 0 to 2^63-1.", number=plain[:20])
        )
    if len(digits) > 40 or int(plain) > MAX_SEED:
        raise InputError(tr("That number is too large; seeds go from 0 to 2^63-1."))
    return int(plain)


class SeedField(Field):
    """Says `seed_entered(int)` only for seeds; anything else is explained below the field.

    Seeds travel as `object`, since they may have 63 bits.
    """

    seed_entered = Signal(object)
    unfold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Seed"), figures(13), parent)
        self._seed: int | None = None
        self._seen: deque[int] = deque(maxlen=REMEMBERED)
        self._history = IconButton("", "clock-counter-clockwise", tr("Earlier seeds"), parent=self)
        self._history.clicked.connect(self.open_history)
        self._history.hide()
        self._parts = IconButton("", "caret-down", tr("What this place is made of"), parent=self)
        self._parts.clicked.connect(self.unfold_requested)
        self._parts.hide()
        self.edit.setMaxLength(60)
        self.entered.connect(self._on_entered)
        self.edit.textEdited.connect(self._on_edited)

    @property
    def seed(self) -> int | None:
        """The seed shown, None where the place is not a plain seed."""
        return self._seed

    @property
    def seen(self) -> tuple[int, ...]:
        """Earlier seeds, latest first."""
        return tuple(self._seen)

    def set_seed(self, seed: int | None, otherwise: str = "", has_parts: bool = False) -> None:
        """Show a seed, or in faint letters what the place is instead of one. Silent.

        A place that `has_parts` can be unfolded with a button at the right.
        """
        self._seed = seed
        self._parts.setVisible(has_parts)
        self.set_error("")
        self.edit.setText("" if seed is None else str(seed))
        self.edit.setPlaceholderText(otherwise)
        if seed is not None:
            self.remember(seed)

    def remember(self, seed: int) -> None:
        """Put a seed on top of the earlier ones."""
        if seed in self._seen:
            self._seen.remove(seed)
        self._seen.appendleft(seed)
        self._show_history()

    def set_seen(self, seeds: Iterable[int]) -> None:
        """Earlier seeds of a project, the newest last, in place of those known here."""
        self._seen.clear()
        for seed in seeds:
            self.remember(seed)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the history button shows while the pointer is here."""
        self._show_history()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: and goes with it."""
        self._show_history()

    def make_menu(self) -> QMenu:
        """The earlier seeds."""
        menu = QMenu(self)
        for seed in self._seen:
            action = menu.addAction(str(seed))
            action.setData(str(seed))
            action.setCheckable(True)
            action.setChecked(seed == self._seed)
        menu.triggered.connect(self._on_chosen)
        return menu

    def open_history(self) -> None:
        """Show the earlier seeds below the field."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, 30)))

    def buttons_px(self) -> int:
        """How much room the history button takes."""
        return 16

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the history button at the right."""
        super().resizeEvent(event)
        for button in (self._history, self._parts):
            button.setGeometry(self.width() - 27, 2, 24, 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Up and Down go to the next seed, Alt+Down opens the earlier ones, Escape leaves."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_history()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            match event.key():
                case Qt.Key.Key_Down if alt:
                    self.open_history()
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Down if self._seed is not None:
                    step = 1 if event.key() == Qt.Key.Key_Up else -1
                    self._on_entered(str(max(0, min(MAX_SEED, self._seed + step))))
                    return True
                case Qt.Key.Key_Escape:
                    self.set_error("")
                    self.edit.setText("" if self._seed is None else str(self._seed))
                    return True
        return super().eventFilter(watched, event)

    def _show_history(self) -> None:
        wanted = self.underMouse() or self.edit.hasFocus() or self._history.hasFocus()
        free = self._parts.isHidden() and len(self._seen) > 1
        self._history.setVisible(wanted and free)

    def _on_chosen(self, action: QAction) -> None:
        self._on_entered(str(action.data()))

    def _on_edited(self, text: str) -> None:
        self.set_error("")

    def _on_entered(self, text: str) -> None:
        try:
            seed = seed_in(text)
        except InputError as error:
            self.set_error(said(error))
            return
        self.set_seed(seed)
        self.seed_entered.emit(seed)
