"""The wall finds, selects and gathers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from studio.ui.trail.other_pins import PinElsewhere
from studio.ui.trail.trail_strip import TrailStrip
from studio.values.recipe import to_json
from studio.values.trail import Node, Trail
from tests.helpers.fake_models import line, make_card, place


def picture(color):
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def mixed_trail():
    cards = (make_card("Ridgelines"), make_card("Aurora"))
    return Trail(
        Node(i, i - 1 or None, place(i, cards[i % 2]), 1.7e9 + i, f"pin {i}" if i % 3 == 0 else "",
             i % 3 == 0)
        for i in range(1, 13)
    )  # fmt: skip


@pytest.fixture
def strip(qtbot):
    made = TrailStrip()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_model_names({"aurora": "Aurora", "ridgelines": "Ridgelines"})
    made.set_trail(mixed_trail())
    made.set_current(12)
    made.show()
    qtbot.waitExposed(made)
    made.open_wall()
    return made


def ids(strip):
    return [node.id for node in strip.wall.shown]


def test_everything_newest_first(strip):
    assert ids(strip) == list(range(12, 0, -1))


def test_the_filters_fit_into_the_smallest_window(qtbot, strip):
    strip.resize(660, 500)
    bar = strip.wall.bar
    bar.elsewhere_chip.show()
    qtbot.waitUntil(lambda: bar.width() <= 660)
    bar.layout().activate()
    assert bar.search.geometry().right() < bar.width()
    assert bar.colours.width() == bar.colours.sizeHint().width()


def test_pins_names_and_models(qtbot, strip):
    bar = strip.wall.bar
    qtbot.mouseClick(bar.pins_chip, Qt.MouseButton.LeftButton)
    assert ids(strip) == [12, 9, 6, 3]
    qtbot.keyClicks(bar.search, "pin 1")
    assert ids(strip) == [12]
    bar.reset()
    assert len(ids(strip)) == 12
    actions = {action.text(): action for action in bar._model_menu.actions()}
    assert list(actions) == ["Any model", "Aurora", "Ridgelines"]
    actions["Aurora"].trigger()
    assert ids(strip) == [11, 9, 7, 5, 3, 1]
    assert bar.model_chip.text() == "Aurora"
    assert bar.model_chip.isChecked()


def test_a_colour_asks_for_pictures_and_fills_as_they_come(qtbot, strip):
    wanted = []
    strip.thumb_needed.connect(wanted.append)
    strip.thumbs.ask_again()
    strip.wall.bar.colours.choose("teal")
    qtbot.waitUntil(lambda: len(wanted) == 12)
    assert "12 pictures" in strip.wall.empty_text
    for node in range(1, 13):
        strip.set_thumb(node, picture("teal" if node in (4, 8) else "orange"))
    qtbot.waitUntil(lambda: ids(strip) == [8, 4])
    strip.wall.bar.colours.choose("teal")
    assert len(ids(strip)) == 12


def test_nothing_found_says_so(qtbot, strip):
    qtbot.keyClicks(strip.wall.bar.search, "zebra")
    assert strip.wall.empty_text == "Nothing matches these filters."
    qtbot.mouseClick(strip.wall._empty.button, Qt.MouseButton.LeftButton)
    assert strip.wall.empty_text == ""


def test_an_empty_trail_and_no_pins(strip):
    strip.set_trail(Trail())
    assert strip.wall.empty_text.startswith("Nothing here yet")
    strip.set_trail(line(2))
    strip.wall.bar.set_pins(True)
    assert strip.wall.empty_text.startswith("No pins yet")


def test_several_are_selected_and_gathered(qtbot, strip):
    view = strip.wall.view
    spots = [view.visualRect(view.model().index(row)).center() for row in (0, 2, 4)]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spots[0])
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spots[1]
    )
    assert strip.header.count.text == "2 selected"
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spots[2]
    )
    assert strip.header.count.text == "4 selected"
    with qtbot.waitSignal(strip.sheet_asked) as sheet:
        strip.header.sheet.click()
    assert sheet.args[0] == tuple(mixed_trail().get(i).recipe for i in (12, 10, 9, 8))
    with qtbot.waitSignal(strip.film_asked):
        strip.header.film.click()
    with qtbot.waitSignal(strip.delete_asked) as delete:
        strip.header.delete.click()
    assert delete.args == [(12, 10, 9, 8)]


@pytest.mark.parametrize("start", ["empty", "beside a picture"])
def test_a_rubber_band_selects(qtbot, strip, start):
    view = strip.wall.view
    first = view.visualRect(view.model().index(0))
    empty = view.visualRect(view.model().index(8)).topRight() + QPoint(-2, 1)
    if start == "empty":
        empty = view.viewport().rect().bottomRight()
        assert not view.indexAt(empty).isValid()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    qtbot.mouseMove(view.viewport(), first.center())
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    spot = QPointF(first.center())
    move = QMouseEvent(
        QEvent.Type.MouseMove, spot, view.viewport().mapToGlobal(spot), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), move)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert len(view.selected_nodes()) > 1


def test_a_double_click_goes_there(qtbot, strip):
    view = strip.wall.view
    spot = view.visualRect(view.model().index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(strip.node_chosen) as chosen:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [11]


def test_pins_of_other_projects(qtbot, strip):
    found = [
        PinElsewhere(f"dusk {i}", "Posters", Path("/p"), place(i), picture("teal"))
        for i in range(3)
    ]
    asked = []

    def search(text):
        asked.append(text)
        return found

    bar = strip.wall.bar
    assert not bar.elsewhere_chip.isVisible()
    strip.set_search_elsewhere(search)
    assert bar.elsewhere_chip.isVisible()
    qtbot.mouseClick(bar.elsewhere_chip, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.search, "dusk")
    qtbot.waitUntil(lambda: strip.wall.elsewhere.isVisible())
    assert asked[-1] == "dusk"
    with qtbot.waitSignal(strip.elsewhere_chosen) as chosen:
        strip.wall.elsewhere.chosen.emit(found[1])
    assert chosen.args == [found[1]]
    bar.search.clear()
    qtbot.waitUntil(lambda: not strip.wall.elsewhere.isVisible())


def test_twenty_five_thousand_decode_only_what_is_on_screen(qtbot, strip):
    strip.close_wall()
    wanted = []
    strip.thumb_needed.connect(wanted.append)
    raw = to_json(place(1))
    many = Trail(Node(i, i - 1 or None, raw, 1.7e9 + i) for i in range(1, 25_001))
    strip.set_trail(many)
    strip.set_current(25_000)
    strip.open_wall()
    strip.grab()
    qtbot.waitUntil(lambda: bool(wanted) and not strip.thumbs._soon.isActive())
    assert len(strip.wall.shown) == 25_000
    assert len(wanted) < 200
