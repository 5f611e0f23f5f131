"""The strip shows one line, asks for what is on screen, and says what the hand wants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QHoverEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.ui.trail.branch_popup import BranchPopup
from studio.ui.trail.name_editor import NameEditor
from studio.ui.trail.node_model import BranchesRole, CurrentRole
from studio.ui.trail.trail_strip import STRIP_PX, TrailStrip
from studio.ui.widgets.mime import RECIPE_TYPE, recipe_in
from studio.values.trail import Node
from tests.helpers.fake_models import line, place


def picture(color="teal", side=32):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


@pytest.fixture
def strip(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(820, 700)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    made = TrailStrip()
    column.addWidget(made)
    window.show()
    qtbot.waitExposed(window)
    yield made
    for editor in window.findChildren(NameEditor):
        editor.close()


def settle(qtbot, strip):
    qtbot.waitUntil(lambda: not strip.line._gliding and not strip.thumbs._soon.isActive())


def cell(strip, row):
    return strip.line.visualRect(strip.line.model().index(row))


def test_the_line_leads_from_the_root_to_the_tip(strip):
    strip.set_trail(line(6))
    strip.set_current(3)
    assert [node.id for node in strip.line_nodes] == [1, 2, 3, 4, 5, 6]
    current = [strip.line.model().index(r).data(CurrentRole) for r in range(6)]
    assert current.index(True) == 2
    assert sum(current) == 1


def test_looking_back_keeps_the_line_and_another_branch_changes_it(strip):
    trail = line(4).with_node(Node(5, 2, place(50), 1.0)).with_node(Node(6, 5, place(60), 2.0))
    strip.set_trail(trail)
    strip.set_current(4)
    assert [n.id for n in strip.line_nodes] == [1, 2, 3, 4]
    strip.set_current(2)  # 5 and 6 are younger, but one looked along 3 and 4
    assert [n.id for n in strip.line_nodes] == [1, 2, 3, 4]
    strip.set_current(5)
    assert [n.id for n in strip.line_nodes] == [1, 2, 5, 6]


def test_only_visible_nodes_are_wanted_among_many(qtbot, strip):
    wanted = []
    strip.thumb_needed.connect(wanted.append)
    strip.set_trail(line(5000))
    strip.set_current(2500)
    settle(qtbot, strip)
    strip.grab()
    qtbot.waitUntil(lambda: bool(wanted))
    settle(qtbot, strip)
    assert len(wanted) < 60
    assert any(node.id == 2500 for node in wanted)
    assert len({node.id for node in wanted}) == len(wanted)  # each said once


def test_a_picture_that_comes_is_shown_and_not_asked_for_again(qtbot, strip):
    wanted = []
    strip.thumb_needed.connect(wanted.append)
    strip.set_trail(line(1))
    strip.set_current(1)
    qtbot.waitUntil(lambda: bool(wanted))
    strip.set_thumb(1, picture("#20b0b0"))
    shot = strip.line.grab().toImage()
    assert shot.pixelColor(cell(strip, 0).center()).name() == "#20b0b0"
    wanted.clear()
    strip.grab()
    assert not strip.thumbs._soon.isActive()
    assert not wanted


def test_a_growing_line_keeps_its_rows(strip):
    strip.set_trail(line(3))
    strip.set_current(3)
    resets = []
    strip._line_model.modelReset.connect(lambda: resets.append(1))
    removed = []
    strip._line_model.rowsRemoved.connect(lambda *_: removed.append(1))
    strip.set_trail(line(4))
    strip.set_current(4)
    assert strip._line_model.rowCount() == 4
    assert not resets
    assert not removed


def test_click_arrows_and_enter(qtbot, strip):
    strip.set_trail(line(6))
    strip.set_current(6)
    settle(qtbot, strip)
    with qtbot.waitSignal(strip.node_chosen) as chosen:
        qtbot.mouseClick(
            strip.line.viewport(), Qt.MouseButton.LeftButton, pos=cell(strip, 1).center()
        )
    assert chosen.args == [2]
    qtbot.keyClick(strip.line, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.node_chosen) as chosen:
        qtbot.keyClick(strip.line, Qt.Key.Key_Return)
    assert chosen.args == [3]


def test_keys_mean_the_node_that_has_the_keyboard(qtbot, strip):
    strip.set_trail(line(3))
    strip.set_current(2)
    with qtbot.waitSignal(strip.pin_asked) as pin:
        qtbot.keyClick(strip.line, Qt.Key.Key_P)
    assert pin.args == [2, True]
    with qtbot.waitSignal(strip.delete_asked) as delete:
        qtbot.keyClick(strip.line, Qt.Key.Key_Delete)
    assert delete.args == [(2,)]
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(strip.line, press)
    assert press.isAccepted()  # so that the window's own P does not pin another place


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_Return, "first light"), (Qt.Key.Key_Escape, None)]
)
def test_f2_names(qtbot, strip, key, name):
    strip.set_trail(line(3))
    strip.set_current(2)
    said = []
    strip.rename_asked.connect(lambda *args: said.append(args))
    qtbot.keyClick(strip.line, Qt.Key.Key_F2)
    editor = strip.window().findChild(NameEditor)
    qtbot.keyClicks(editor, "  first  light ")
    qtbot.keyClick(editor, key)
    assert said == ([(2, name)] if name else [])


def test_a_badge_counts_branches_and_offers_them(qtbot, strip):
    trail = line(3).with_node(Node(4, 2, place(40), 1.0, name="other way"))
    strip.set_trail(trail)
    strip.set_current(3)
    settle(qtbot, strip)
    index = strip.line.model().index(1)
    assert index.data(BranchesRole) == 2
    badge = strip.line._cells.badge_rect(cell(strip, 1).toRectF(), 2).center().toPoint()
    with qtbot.assertNotEmitted(strip.node_chosen):
        qtbot.mouseClick(strip.line.viewport(), Qt.MouseButton.LeftButton, pos=badge)
    popup = strip.findChild(BranchPopup)
    assert set(popup.thumbs) == {3, 4}
    popup.grab()
    with qtbot.waitSignal(strip.node_chosen) as chosen:
        qtbot.mouseClick(popup.thumbs[4], Qt.MouseButton.LeftButton)
    assert chosen.args == [4]


def test_dragging_out_carries_the_recipe(qtbot, strip):
    strip.set_trail(line(2))
    strip.set_current(2)
    node = strip.line_nodes[0]
    data = strip.line.make_drag(node).mimeData()
    assert data.hasFormat(RECIPE_TYPE)
    assert recipe_in(data) == node.recipe
    carried = []
    strip.line.drag_out = carried.append
    start = cell(strip, 0).center()
    qtbot.mousePress(strip.line.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move = QPointF(start + QPoint(40, 0))
    qtbot.mouseMove(strip.line.viewport(), move.toPoint())
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove, move, strip.line.viewport().mapToGlobal(move),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(strip.line.viewport(), event)
    qtbot.mouseRelease(strip.line.viewport(), Qt.MouseButton.LeftButton)
    assert carried[:1] == [node]


def test_the_menu_has_everything(qtbot, strip):
    strip.set_trail(line(2))
    node = strip.line_nodes[1]
    menu = strip.intents.menu(node, strip)
    acts = {a.text().split("\t")[0]: a for a in menu.actions() if a.text()}
    assert list(acts) == [
        "Go here", "Pin", "Rename…", "Use as A", "Use as B", "Compare with where I am",
        "Export…", "Delete",
    ]  # fmt: skip
    wells = []
    strip.well_asked.connect(lambda *args: wells.append(args))
    acts["Use as A"].trigger()
    acts["Use as B"].trigger()
    assert wells == [("A", node), ("B", node)]
    with qtbot.waitSignal(strip.compare_asked) as asked:
        acts["Compare with where I am"].trigger()
    assert asked.args == [node]
    with qtbot.waitSignal(strip.export_asked) as asked:
        acts["Export…"].trigger()
    assert asked.args == [node]
    menu.close()


def test_the_current_node_is_brought_into_view(qtbot, strip):
    strip.set_trail(line(300))
    for node_id in (300, 1, 150):
        strip.set_current(node_id)
        settle(qtbot, strip)
        assert strip.line.viewport().rect().contains(cell(strip, node_id - 1))


def test_the_wheel_moves_along_the_line(qtbot, strip):
    strip.set_trail(line(300))
    strip.set_current(1)
    settle(qtbot, strip)
    spot = QPointF(100, 30)
    turn = QWheelEvent(
        spot, strip.line.mapToGlobal(spot), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip.line.viewport(), turn)
    settle(qtbot, strip)
    assert strip.line.horizontalScrollBar().value() == 4 * 68


def test_pins_are_counted(qtbot, strip):
    strip.set_trail(line(3))
    assert strip.header.pins.text() == "No pins yet"
    node = line(3).get(2)
    strip.set_trail(line(3).with_node(node.replaced(pinned=True, name="x")))
    assert strip.header.pins.text() == "1 pin"
    strip.header.pins.click()
    assert strip.wall_open
    assert [n.id for n in strip.wall.shown] == [2]


def test_the_handle_opens_and_closes(qtbot, strip):
    strip.set_trail(line(5))
    strip.set_current(5)
    assert strip.height() == STRIP_PX
    handle = strip.handle
    handle.pulled.emit(20)
    assert not strip.wall_open
    handle.let_go.emit()
    assert strip.height() == STRIP_PX
    handle.pulled.emit(300)
    assert strip.wall_open
    assert strip.height() == STRIP_PX + 300
    handle.let_go.emit()
    qtbot.keyClick(strip.wall.view, Qt.Key.Key_Escape)
    assert not strip.wall_open
    assert strip.height() == STRIP_PX
    handle.toggled.emit()
    assert strip.height() == STRIP_PX + 300  # as high as it was left


def test_another_project_forgets_the_pictures(qtbot, strip):
    strip.set_trail(line(2))
    strip.set_thumb(1, picture())
    strip.forget()
    assert strip.line_nodes == ()
    assert strip.thumbs.hue(1) is None


def test_scrolling_back_along_a_long_line_reaches_the_root(qtbot, strip):
    strip.set_trail(line(2000))
    strip.set_current(2000)
    settle(qtbot, strip)
    bar = strip.line.horizontalScrollBar()
    seen = strip.line_nodes[0].id
    assert seen > 1
    for _ in range(40):
        left = strip.line.indexAt(QPoint(20, 20)).row()
        before = strip.line_nodes[left].id
        bar.setValue(max(0, bar.value() - 600))
        after = strip.line_nodes[strip.line.indexAt(QPoint(20, 20)).row()].id
        assert before - 10 <= after <= before  # what is seen moves by the scroll alone
        for _ in range(8):
            bar.setValue(max(0, bar.value() - 700))
    assert strip.line_nodes[0].id == 1


def test_a_place_carried_out_leaves_no_mark_of_the_pointer_behind(qtbot, strip, monkeypatch):
    strip.set_trail(line(3))
    settle(qtbot, strip)
    viewport = strip.line.viewport()
    before = viewport.grab().toImage()
    where = QPointF(cell(strip, 1).center())
    over = QHoverEvent(QEvent.Type.HoverMove, where, where, where)

    class Carried:
        def exec(self, _action):
            QCursor.setPos(viewport.mapToGlobal(where.toPoint()))
            QApplication.sendEvent(viewport, over)  # it passes over a neighbour on its way out
            assert viewport.grab().toImage() != before
            QCursor.setPos(viewport.mapToGlobal(QPoint(40, -300)))

    monkeypatch.setattr(strip.line, "make_drag", lambda _node: Carried())
    strip.line.drag_out(strip.line_nodes[0])
    assert viewport.grab().toImage() == before
    QApplication.sendEvent(viewport, over)  # Qt tells once more where the drag began
    assert viewport.grab().toImage() == before
