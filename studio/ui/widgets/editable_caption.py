"""A caption that becomes a line edit when double-clicked: names and exact numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.plain_line_edit import PlainLineEdit


class EditableCaption(Caption):
    """Enter or leaving keeps the new text, Escape the old; an empty text is never kept."""

    edited = Signal(str)

    def __init__(
        self,
        text: str = "",
        tone: str = "text",
        font: QFont | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, tone, font, align, parent)
        self._edit: PlainLineEdit | None = None

    @property
    def is_editing(self) -> bool:
        """Whether the line edit is open."""
        return self._edit is not None

    def begin_edit(self) -> None:
        """Open the line edit with everything selected."""
        if self._edit is not None:
            return
        edit = PlainLineEdit(self._font, self)
        edit.setAccessibleName(tr("Edit {text}", text=self.text))
        edit.setAlignment(self._align | Qt.AlignmentFlag.AlignVCenter)
        edit.setText(self.text)
        edit.setGeometry(self.rect())
        edit.installEventFilter(self)
        edit.returnPressed.connect(self._keep)
        self._edit = edit
        edit.show()
        edit.selectAll()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_blank(True)

    def set_blank(self, blank: bool) -> None:
        """Do not draw the caption under the open line edit."""
        self._blank = blank
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: edit."""
        self.begin_edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Escape and leaving the line edit."""
        if watched is not self._edit:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        if self._edit is None:
            return
        text = self._edit.text().strip()
        self._close()
        if text and text != self.text:
            self.edited.emit(text)

    def _close(self) -> None:
        edit, self._edit = self._edit, None
        if edit is not None:
            edit.removeEventFilter(self)
            edit.hide()
            edit.deleteLater()
        self.set_blank(False)
