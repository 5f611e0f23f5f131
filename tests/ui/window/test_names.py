"""Everything that the keyboard or a screen reader can reach is called something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from studio.ui.directions.find_directions import FindDirectionsDialog
from studio.ui.directions.from_examples import FromExamplesDialog
from studio.ui.exporting.film_keep import FilmKeepDialog
from studio.ui.projects.recent_projects import RecentProjects
from studio.ui.window.closing_dialog import LeavingSheet
from studio.ui.window.figures_popup import FiguresPopup

POLICIES = Qt.FocusPolicy.TabFocus | Qt.FocusPolicy.ClickFocus


def called(widget):
    """What a screen reader calls it: its name, or the words on a button or a label of its own."""
    if widget.accessibleName():
        return widget.accessibleName()
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return words if words.strip("×−+… ") else ""


def reachable(root):
    """What can be focused inside `root`, and what can be clicked, shown or folded away."""
    for widget in root.findChildren(QWidget):
        owner = widget.parentWidget()
        inner = isinstance(widget, QLineEdit) and owner is not None and owner.focusProxy() is widget
        empty = isinstance(widget, QAbstractButton) and widget.isHidden()  # it has no words yet
        if empty or widget.isWindow() or widget.objectName().startswith("qt_") or inner:
            continue
        if widget.focusPolicy() & POLICIES or isinstance(widget, QAbstractButton):
            yield widget


def nameless(root):
    return [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in reachable(root)
            if not called(w)]  # fmt: skip


def test_the_window(window):
    assert nameless(window) == []
    assert len(list(reachable(window))) > 60


def test_the_window_over_another_model_with_its_wall_its_grid_and_a_notice(qtbot, window, engine):
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    window.strip.open_wall()
    window.commands.action("grid").trigger()
    assert nameless(window) == []


@pytest.mark.parametrize("command", ["export_as", "shortcuts", "about", "library", "get_models",
                                     "details", "project_recent"])  # fmt: skip
def test_what_a_command_opens(qtbot, window, command):
    before = set(QApplication.topLevelWidgets())
    window.commands.action(command).trigger()
    opened = [w for w in QApplication.topLevelWidgets()
              if w not in before and w.isVisible() and not isinstance(w, QMenu)]  # fmt: skip
    assert opened
    for sheet in opened:
        assert sheet.accessibleName() or sheet.windowTitle()
        assert nameless(sheet) == []
        sheet.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda w: FindDirectionsDialog(w.view.card, w.view.recipe, w),
        lambda w: FromExamplesDialog(w.view.card, w),
        lambda w: FilmKeepDialog(w),
        lambda w: LeavingSheet(w),
        lambda w: RecentProjects(w),
        lambda w: FiguresPopup(w.link, w.frames, w.view, w),
    ],
)
def test_what_opens_at_other_times(qtbot, window, make):
    opened = make(window)
    opened.show()
    assert opened.accessibleName() or opened.windowTitle()
    assert nameless(opened) == []
    assert not isinstance(opened, QDialog) or opened.windowTitle()
    opened.close()


def test_every_menu_has_words(window):
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        assert [a for a in menu.actions() if not a.isSeparator() and not a.text()] == []
        menu.aboutToHide.emit()
