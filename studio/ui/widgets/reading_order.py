"""The order in which Tab goes through a window: as one reads it, whatever was built first."""

from __future__ import annotations

from functools import cmp_to_key

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def reading_order(root: QWidget) -> list[QWidget]:
    """All that Tab can reach inside `root`, part by part, rows from the left to the right."""
    found: list[QWidget] = []
    children = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for child in sorted(children, key=cmp_to_key(_compare)):
        if _takes_tab(child):
            found.append(child)
        found += reading_order(child)
    return found


def next_in_order(window: QWidget, forward: bool) -> QWidget | None:
    """What Tab (or, with `forward` False, Shift+Tab) goes to; round at the ends."""
    order = reading_order(window)
    if not order:
        return None
    here: QWidget | None = window.focusWidget()
    while here is not None and here is not window and here not in order:
        here = here.parentWidget()
    if here not in order:
        return order[0 if forward else -1]
    return order[(order.index(here) + (1 if forward else -1)) % len(order)]


def focus_shown(target: QWidget, forward: bool) -> None:
    """Give the keyboard to `target` and bring it into view."""
    reason = Qt.FocusReason
    target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    target.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # lists mark a row
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.isEnabled() and not widget.focusProxy()


def _compare(a: QWidget, b: QWidget) -> int:
    """Above comes before below; of two that stand side by side, the left one."""
    top_a, top_b = a.pos(), b.pos()
    if _above(top_a, a.height(), top_b):
        return -1
    if _above(top_b, b.height(), top_a):
        return 1
    return (top_a.x() - top_b.x()) or (top_a.y() - top_b.y())


def _above(top: QPoint, height: int, other: QPoint) -> bool:
    return top.y() + height <= other.y() + 1
