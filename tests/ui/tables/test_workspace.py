"""Table in the window: drawn while looked at, gone to, paged, kept, undone, taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.export.queue.tasks import SheetTask
from studio.ui.tables.offers import key_of
from studio.values import edit, messages as m
from studio.values.table import NOTHING, Table, along, of_seeds


@pytest.fixture
def table(qtbot, window):
    window.frame.open("table")
    space = window.frame.active
    qtbot.waitUntil(lambda: space.view.pictures == 25, timeout=300_000)
    return space


def test_two_directions_of_the_model_are_a_table_at_once(window, table):
    dusk, ridge = window.view.card.info.directions[:2]
    axes = table.state.table.axes
    assert [axis.key for axis in axes] == [dusk.id, ridge.id]
    assert table.state.label(0, 4) == "Dusk +3 · Ridge height −3"
    assert "Dusk" in table.view.accessibleName()


def test_a_click_and_enter_go_there(qtbot, window, table):
    dusk, ridge = window.view.card.info.directions[:2]
    wanted = table.state.place(1, 3)
    at = table.view._rect((1, 3)).center().toPoint()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.view.recipe == wanted
    assert (edit.amount(wanted, dusk.id), edit.amount(wanted, ridge.id)) == (1.5, -1.5)
    assert window.frame.active.key == "explore"
    window.frame.open("table")
    assert table.state.table.base == wanted
    table.view.set_ring((0, 0))
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert edit.amount(window.view.recipe, dusk.id) == -3


def choose(table, row, key):
    box = table.panel.rows[row].box
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_what_varies_is_chosen_kept_and_undone(window, table):
    before = table.state.table.axes
    choose(table, 0, "seed")
    assert table.state.table.axes[0].kind == "seed"
    assert table.panel.rows[0].first.isVisible()
    choose(table, 1, "control/seamless")
    assert [stop.label for stop in table.state.table.axes[1].stops] == ["off", "on"]
    assert not table.panel.rows[1].count.isVisible()
    kept = table.state.table.axes
    window.frame.open("explore")
    table.state.table = None
    window.frame.open("table")
    assert table.state.table.axes == kept
    window.trail.undo()  # what follows within two seconds is one step
    assert table.state.table.axes == before
    window.trail.redo()
    assert table.state.table.axes == kept


def test_further_axes_are_pages(qtbot, window, table, engine):
    table.panel.more.click()
    choose(table, 2, "seed")
    assert len(table.bar.boxes) == 1
    first = table.state.place(0, 0)
    QTest.keyClick(table.view, Qt.Key.Key_PageDown)
    assert table.state.page == (1,)
    assert table.state.place(0, 0) != first
    assert table.bar.boxes[0].currentIndex() == 1
    qtbot.waitUntil(lambda: table.view.pictures == 25, timeout=300_000)
    table.panel.rows[2].remove.click()
    assert len(table.state.table.axes) == 2
    assert table.state.page == ()


def test_the_stops_are_counted_out_and_too_many_are_refused(qtbot, window, table):
    table.panel.rows[0].count.change(9)
    qtbot.waitUntil(lambda: table.state.table.shape == (9, 5), timeout=300_000)
    ways = window.view.card.info.directions
    table.state.set_axes((along(ways[0], 200), along(ways[1], 200)))
    assert table.state.table.shape == (9, 5)
    assert "40,000 cells" in window.canvas.banner.text


def test_of_ten_thousand_cells_only_those_in_view_are_drawn(qtbot, window, table, engine):
    engine.posted.clear()
    table.state.set_axes(
        (of_seeds(0, 100, "Seed"), along(window.view.card.info.directions[0], 100))
    )
    seen = len(table.view.visible_cells())
    assert seen < 200
    qtbot.waitUntil(lambda: table.view.pictures == seen, timeout=300_000)
    asked = [r for r in engine.posted if isinstance(r, m.ThumbRequest) and r.group == "table"]
    assert len(asked) <= seen + 25
    table.view.set_ring((99, 99))
    assert (99, 99) in table.view.visible_cells()
    assert (0, 0) not in table.view.visible_cells()
    qtbot.waitUntil(lambda: (99, 99) in table.view._pictures, timeout=300_000)


def test_a_table_of_one_cell(qtbot, window, table):
    table.state.set_axes((NOTHING, NOTHING))
    qtbot.waitUntil(lambda: table.view.pictures == 1, timeout=300_000)
    assert table.state.place(0, 0) == window.view.recipe
    QTest.keyClick(table.view, Qt.Key.Key_Right)
    assert table.view.ring == (0, 0)


def test_models_stand_side_by_side(qtbot, window, table):
    choose(table, 0, "model")
    choose(table, 1, "nothing")
    models = [table.state.place(0, column).model.id for column in range(2)]
    assert models == ["ridgelines", "aurora"]
    same = [table.state.place(0, column).latent for column in range(2)]
    assert same[0] == same[1]
    qtbot.waitUntil(lambda: table.view.pictures == 2, timeout=300_000)


def test_a_cell_that_cannot_be_says_why(qtbot, window, table, engine):
    axes = table.state.table.axes
    gone = Table(window.view.recipe, (axes[0], axes[1])).axes
    assert [key_of(axis) for axis in gone] == [f"direction/{axis.key}" for axis in axes]
    choose(table, 1, "model")
    window.view.set_models(window.view.models[:1])
    table.view.set_heads(table.view._columns, table.view._rows)
    table.view.ask()
    assert "installed" in table.view._empty[(1, 0)]
    table.view.set_ring((1, 0))
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert window.frame.active is table


def test_the_page_that_is_seen_goes_out_as_a_sheet_with_words(window, table):
    asked = []
    window.features.exporting.export.queue.add = asked.append
    table.panel.sheet.click()
    (task,) = asked
    assert isinstance(task, SheetTask)
    assert task.columns == 5
    assert len(task.recipes) == 25
    assert task.labels[4] == "Dusk +3 · Ridge height −3"


def test_all_pages_go_out_as_one_file_that_needs_no_network(qtbot, window, table):
    table.panel.more.click()
    choose(table, 2, "control/seamless")
    folder = window.features.exporting.export.folder
    table.panel.page.click()
    qtbot.waitUntil(lambda: any(folder.glob("*.html")), timeout=300_000)
    qtbot.waitUntil(lambda: not window.link.jobs.running, timeout=300_000)
    (path,) = folder.glob("*.html")
    text = path.read_text("utf-8")
    assert text.count('<img src="data:image/jpeg;base64,') == 50
    assert "http://" not in text
    assert "https://" not in text
    assert "<script" not in text
    assert text.count("latent:") == 50
    assert "Seamless off" in text
    assert "Made with AI by Ridgelines (CC0)" in text
