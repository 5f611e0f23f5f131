"""Where the keyboard is: Tab goes round everything, and the picture gets it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from studio.library.project import Project
from studio.ui.trail.name_editor import NameEditor
from studio.ui.widgets.editable_caption import EditableCaption
from studio.ui.widgets.reading_order import focus_shown, reading_order

MOST = 400


def walk(window, key):
    """What Tab visits from the picture until it comes back to it."""
    window.focus_picture()
    seen = [window.focusWidget()]
    while len(seen) < MOST:
        QTest.keyClick(window.focusWidget(), key)
        if window.focusWidget() is seen[0]:
            return seen
        seen.append(window.focusWidget())
    raise AssertionError(f"Tab never came back: {seen[-3:]}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_every_part_and_comes_back(window, key):
    seen = walk(window, key)
    assert len(seen) == len(set(seen))
    assert set(seen) == set(reading_order(window))
    panel = window.workspaces[0].panel
    parts = {
        "header": window.header,
        "search": window.browser.search,
        "list": window.browser.view,
        "picture": window.canvas.view,
        "row": window.canvas.row,
        "trail": window.strip.line,
        "place": panel.place,
        "directions": panel.directions,
        "blend": panel.blend,
        "controls": panel.picture,
    }
    missed = [n for n, p in parts.items() if not any(p is s or p.isAncestorOf(s) for s in seen)]
    assert missed == []


def test_tab_stays_in_a_part_until_all_of_it_was_visited(window):
    seen = walk(window, Qt.Key.Key_Tab)
    frame = window.frame
    parts = [window.header, frame.left, frame.centre, frame.bottom, frame.right]
    at = [next(n for n, part in enumerate(parts) if part.isAncestorOf(w)) for w in seen]
    turns = sum(a != b for a, b in zip(at, at[1:] + at[:1], strict=True))
    assert turns == len(parts)


def test_every_widget_that_gets_the_keyboard_is_scrolled_into_view(window):
    window.resize(1280, 720)
    panel = window.workspaces[0].panel
    for _ in walk(window, Qt.Key.Key_Tab):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        here = window.focusWidget()
        if panel.isAncestorOf(here):
            place = QRect(here.mapTo(panel, QPoint(0, 0)), here.size())
            assert panel.viewport().rect().contains(place), here


def reset_button(window):
    found = window.workspaces[0].panel.findChildren(QAbstractButton)
    return next(b for b in found if b.text() == "Reset")


def test_undo_and_redo_leave_the_keyboard_on_the_picture(window):
    window.view.set_seed(9)
    for key in ("undo", "redo"):
        reset_button(window).setFocus()
        window.commands.action(key).trigger()
        assert window.canvas.view.hasFocus()


def test_opening_a_project_leaves_the_keyboard_on_the_picture(window, tmp_path):
    path = tmp_path / "other.latent"
    other = Project.untitled(tmp_path)
    other.save_as(path)
    other.close()
    reset_button(window).setFocus()
    window.features.projects.open_path(path)
    assert window.trail.project.path == path
    assert window.canvas.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_naming_a_place_leaves_the_keyboard_on_the_picture(window, key):
    editor = NameEditor(window.trail.node, window.strip.intents, window)
    editor.show_at(window.strip, window.strip.rect())
    editor.setText("first light")
    QTest.keyClick(editor, key)
    assert window.canvas.view.hasFocus()
    assert window.trail.node.name == ("first light" if key == Qt.Key.Key_Return else "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_naming_a_direction_leaves_the_keyboard_on_the_picture(window, key):
    captions = window.workspaces[0].panel.directions.findChildren(EditableCaption)
    caption = next(c for c in captions if c.isVisible())
    caption.begin_edit()
    QTest.keyClick(window.focusWidget(), key)
    assert window.canvas.view.hasFocus()


def test_what_is_hidden_or_greyed_hands_the_keyboard_to_the_picture(window):
    for part in (window.canvas.row.compare, window.header.export):
        part.setFocus()
        part.setEnabled(False)
        assert window.canvas.view.hasFocus()
        part.setEnabled(True)
        part.setFocus()
        part.hide()
        assert window.canvas.view.hasFocus()


def picture_of(window, widget):
    around = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-6, -6, 6, 6)
    return window.grab(around).toImage()


def test_what_has_the_keyboard_looks_so(qtbot, window):
    for _ in range(2):
        window.commands.action("theme").trigger()  # the style sheet
    qtbot.waitUntil(lambda: window.thumbs.idle)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Tab)  # from now on the keyboard leads
    blind = []
    for widget in reading_order(window):
        focus_shown(widget, forward=True)
        qtbot.wait(1)
        marked = picture_of(window, widget)
        other = (
            window.canvas.row.zoom if widget is not window.canvas.row.zoom else window.header.export
        )
        other.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        if picture_of(window, widget) == marked:
            blind.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert blind == [], "\n".join(blind)
