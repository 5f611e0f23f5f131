"""One place around the canvas, in which every workspace may show a widget of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class PanelSlot(QFrame):
    """Shows one of the widgets it was given and is as large as that; empty, it is not there.

    A `QStackedWidget` would be as large as the largest of them.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: QWidget | None = None
        self._wanted = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def shown(self) -> QWidget | None:
        """What is in it now."""
        return self._shown

    def show_widget(self, widget: QWidget | None) -> None:
        """Show this instead of what is shown; None: nothing."""
        if widget is self._shown:
            return
        if self._shown is not None:
            self._shown.hide()
        if widget is not None:
            if self._layout.indexOf(widget) < 0:
                self._layout.addWidget(widget)
            widget.show()
        self._shown = widget
        self._follow()

    def set_wanted(self, wanted: bool) -> None:
        """Whether the person wants to see it; empty, it stays away anyhow."""
        self._wanted = wanted
        self._follow()

    def _follow(self) -> None:
        self.setHidden(not self._wanted or self._shown is None)
