"""The panel at the right: one page of settings at a time."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.show.composer.fields import WIDTH_PX, Page
from studio.ui.show.composer.pages.look import LookPage
from studio.ui.show.composer.pages.screen import ScreenPage
from studio.ui.show.composer.pages.visitors import VisitorsPage
from studio.ui.show.composer.pages.wander import WanderPage
from studio.ui.show.composer.pages.wording import WordsPage
from studio.ui.show.composer.show_state import ShowState
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import role
from studio.ui.widgets.segmented import Segmented


class ShowPanel(QWidget):
    """Five pages, chosen by words in one row; only the one that is seen is shown anew."""

    def __init__(self, state: ShowState) -> None:
        super().__init__()
        self.wander, self.visitors = WanderPage(state), VisitorsPage(state)
        self.wording, self.look = WordsPage(state), LookPage(state)
        self.screen_page = ScreenPage(state)
        self.pages: dict[str, Page] = {
            "wander": self.wander, "visitors": self.visitors, "words": self.wording,
            "look": self.look, "screen": self.screen_page,
        }  # fmt: skip
        names = tuple((key, page.accessibleName()) for key, page in self.pages.items())
        self.tabs = Segmented(names, tr("Page"))
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Show settings"))
        self.tabs.chosen.connect(self.open)
        state.changed.connect(self._show)

    def open(self, key: str) -> None:
        """Show one page."""
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self.pages[key])
        self.pages[key].show_all()

    def _show(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.show_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("panel"))
