"""The panel at the right: one page of settings at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
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

P = TypeVar("P", bound=Page)
NAMES = (
    ("wander", mark("Wander")), ("visitors", mark("Visitors")), ("words", mark("Words")),
    ("look", mark("Look")), ("screen", mark("Screen")),
)  # fmt: skip


class ShowPanel(QWidget):
    """Five pages, chosen by words in one row; each is built when it is first wanted."""

    def __init__(self, state: ShowState) -> None:
        super().__init__()
        self._state = state
        self.tabs = Segmented(tuple((key, tr(name)) for key, name in NAMES), tr("Page"))
        self._stack = QStackedWidget()
        self._stack.setCurrentWidget(self.wander)
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

    @cached_property
    def wander(self) -> WanderPage:
        """What plays while nobody is there."""
        return self._put(WanderPage(self._state))

    @cached_property
    def visitors(self) -> VisitorsPage:
        """What visitors may do."""
        return self._put(VisitorsPage(self._state))

    @cached_property
    def wording(self) -> WordsPage:
        """What stands on the screen."""
        return self._put(WordsPage(self._state))

    @cached_property
    def look(self) -> LookPage:
        """Colours."""
        return self._put(LookPage(self._state))

    @cached_property
    def screen_page(self) -> ScreenPage:
        """Displays and corners."""
        return self._put(ScreenPage(self._state))

    def open(self, key: str) -> None:
        """Show one page."""
        page: Page = getattr(self, {"words": "wording", "screen": "screen_page"}.get(key, key))
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(page)
        page.show_all()

    def _put(self, page: P) -> P:
        self._stack.addWidget(page)
        page.show_all()
        return page

    def _show(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.show_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("panel"))
