"""Notices lie under the picture; Esc ends one thing a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from studio.ui.state.notices import Notice
from studio.values import edit

SHORT = "Undone: Dusk"
LONG = (
    "The file is not a model that this studio knows: it holds 812 tensors of a language model, and "
    "a generator was looked for. Choose the file that holds the generator, or convert it first. "
    * 3
)


def on_canvas(window, widget):
    return QRect(widget.mapTo(window.canvas, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("text", [SHORT, LONG])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
@pytest.mark.parametrize("zoomed", [False, True])
def test_a_notice_never_covers_the_picture(window, text, size, zoomed):
    window.resize(*size)
    window.view.notices.say(Notice(text))
    view, banner = window.canvas.view, window.canvas.banner
    if not zoomed:
        picture = view.picture_rect().toAlignedRect()
        assert not on_canvas(window, banner).intersects(picture.translated(view.pos()))
    else:
        view.zoom_to(400)
        assert on_canvas(window, banner).top() >= view.geometry().bottom() - 36
    assert banner.height() >= banner.height_for(banner.width())
    assert window.canvas.rect().contains(on_canvas(window, banner))
    assert not on_canvas(window, banner).intersects(on_canvas(window, window.canvas.row.compare))


def test_a_short_notice_moves_nothing(window):
    before = window.canvas.view.picture_rect()
    window.view.notices.say(Notice(SHORT, False))
    assert window.canvas.view.picture_rect() == before


def test_a_notice_never_covers_the_pictures_of_the_grid(window):
    window.commands.action("grid").trigger()
    window.view.notices.say(Notice(LONG))
    grid, banner = window.canvas.grid, on_canvas(window, window.canvas.banner)
    assert window.canvas.banner.isVisible()
    cells = [grid._rect(n).toAlignedRect().translated(grid.pos()) for n in range(24)]
    assert [cell for cell in cells if cell.intersects(banner)] == []


def test_undo_says_what_was_undone(window):
    direction = window.state.directions.known[0]
    window.state.directions.set_amount(direction.id, 1.0)
    window.view.end_gesture()
    window.commands.action("undo").trigger()
    assert window.canvas.banner.text == f"Undone: {direction.name}"
    window.commands.action("redo").trigger()
    assert window.canvas.banner.text == f"Done again: {direction.name}"
    window.view.set_seed(77)
    window.commands.action("undo").trigger()
    assert window.canvas.banner.text == "Undone: seed 77"


def test_esc_ends_one_thing_a_time_the_innermost_first(qtbot, window):
    view, canvas = window.canvas.view, window.canvas
    canvas.view.setFocus()
    window.trail.pin(name="here")
    window.view.set_seed(5)
    window.view.notices.say(Notice("A fault."))
    window.toggle_bare()
    window.commands.action("compare").trigger()
    window.commands.action("crop").trigger()
    window.canvas_controller.toggle_drift()
    window.commands.action("grid").trigger()

    def on():
        return {
            "grid": canvas.grid.isVisible(),
            "drift": window.canvas_controller.drift.running,
            "crop": view.scene.crop is not None,
            "compare": window.workspaces[0].compare.comparing,
            "bare": view.bare,
            "message": bool(canvas.banner.text),
        }

    assert all(on().values())
    for ends in ("grid", "drift", "crop", "compare", "bare", "message"):
        before = on()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        assert [key for key, was in before.items() if was != on()[key]] == [ends]
    assert view.hasFocus()


def test_keep_is_greyed_with_its_reason_until_something_moved(qtbot, window):
    menu = window.header.export.menu()
    keep = window.commands.action("keep")
    qtbot.wait(700)  # the only frame is older than the least that is kept
    menu.aboutToShow.emit()
    assert not keep.isEnabled()
    assert "nothing has moved" in keep.text()
    menu.aboutToHide.emit()
    assert keep.isEnabled()  # its shortcut answers
    for _ in range(8):
        window.view.show_moving(edit.nudged(window.view.recipe, {"random-1-0": 0.1}))
        qtbot.wait(100)
    menu.aboutToShow.emit()
    assert keep.isEnabled()
    assert keep.text() == "Keep last 10 s …"
    menu.aboutToHide.emit()
