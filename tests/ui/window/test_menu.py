"""Everything that one can do stands behind one visible button, in plain words."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from studio.ui.directions.find_directions import TERMS, WAYS
from studio.ui.widgets.segmented import Segmented

TERM = re.compile(r"bits/dim|bits per dim|truncat|SeFa|PCA|\bin w\b", re.IGNORECASE)


def test_the_button_opens_a_menu_with_every_command(qtbot, window):
    button = window.header.menu_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = window.header._menu
    assert menu.isVisible()
    groups = {a.text(): a.menu() for a in menu.actions()}
    assert list(groups) == [
        "Explore",
        "Atlas",
        "Breed",
        "Table",
        "Animate",
        "Live",
        "Show",
        "Models",
        "Edit",
        "Export",
        "Project",
        "View",
    ]
    inside = [action for group in groups.values() for action in group.actions()]
    assert set(inside) == set(window.commands._actions.values())
    assert len(inside) == len(set(inside))
    menu.close()


def test_the_menu_greys_what_cannot_be_done_and_frees_it_afterwards(qtbot, window):
    qtbot.wait(700)
    menu = window.header._menu
    menu.aboutToShow.emit()
    assert not window.commands.action("keep").isEnabled()
    menu.aboutToHide.emit()
    assert window.commands.action("keep").isEnabled()


def words_on_screen(root):
    """What labels, buttons, segments and menus say, without tooltips."""
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget, Segmented):
            yield from (label for _, label in widget._choices)
        elif isinstance(widget, QLabel):
            yield widget.text()
        elif isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())
        else:
            text = getattr(widget, "text", "")
            yield str(text() if callable(text) else text)


def test_no_term_stands_on_the_screen(window):
    assert [w for w in words_on_screen(window) if TERM.search(w)] == []
    assert [label for _, label in WAYS if TERM.search(label)] == []
    assert all(TERM.search(tip) for tip in TERMS.values())


def test_each_way_has_its_term_under_the_pointer(qtbot):
    way = Segmented(WAYS, "Where to look")
    qtbot.addWidget(way)
    way.set_tips(TERMS)
    way.resize(way.sizeHint())
    seen = [way.tip_at(QPoint(x, 8)) for x in range(2, way.width() - 2)]
    assert list(dict.fromkeys(seen)) == [TERMS[value] for value, _ in WAYS]


def test_quit_closes_the_window(window):
    action = window.commands.action("quit")
    assert action.shortcut().toString() == "Ctrl+Q"
    action.trigger()
    assert not window.isVisible()
