"""The dialogs that one part of the window has open: none of them modal, all closed with it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

D = TypeVar("D", bound=QDialog)


class OpenDialogs:
    """Remembers what was shown until it goes."""

    def __init__(self) -> None:
        self._open: list[QDialog] = []

    @property
    def latest(self) -> QDialog | None:
        """The one shown last, if it is still there."""
        self._forget()
        return self._open[-1] if self._open else None

    def show(self, dialog: QDialog) -> None:
        """Show a dialog, and close it with the others."""
        self._forget()
        self._open.append(dialog)
        dialog.show()

    def raised(self, kind: type[D]) -> D | None:
        """The open dialog of this kind, brought to the front; None where there is none."""
        for dialog in self._open:
            if isValid(dialog) and isinstance(dialog, kind) and dialog.isVisible():
                dialog.raise_()
                dialog.activateWindow()
                return dialog
        return None

    def close(self) -> None:
        """All of them close."""
        for dialog in self._open:
            if isValid(dialog):
                dialog.close()

    def _forget(self) -> None:
        self._open = [dialog for dialog in self._open if isValid(dialog) and dialog.isVisible()]
