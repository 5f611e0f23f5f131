"""The complete window over a fake engine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.ui.state.notices import Notice
from studio.ui.widgets.bipolar_slider import BipolarSlider
from studio.ui.window import screen_fit
from studio.values import edit, messages as m
from studio.values.latent import Seed
from studio.values.recipe import from_text


def test_the_window_shows_the_best_opener_at_full_quality(window):
    card = window.view.card
    assert window.view.recipe == card.openers[0].recipe
    assert window.canvas_controller.image.width() == 512
    assert "4182" in window.canvas.row.text
    assert "full" in window.canvas.row.text
    assert len(window.trail.project.trail) == 1


def test_first_minute_drifts_under_one_line_until_touched(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    qtbot.waitUntil(lambda: window.canvas_controller.inviting, timeout=10_000)
    assert window.canvas.view.scene.line == "Drag the picture"
    start = window.view.recipe
    qtbot.waitUntil(lambda: window.view.recipe != start)
    QTest.mousePress(window.canvas.view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseRelease(window.canvas.view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not window.canvas_controller.drift.running
    assert window.canvas.view.scene.line == ""


def test_a_hand_that_is_faster_than_the_engine_is_not_invited_any_more(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    drag(window)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest and window.thumbs.idle, timeout=10_000)
    place = window.view.recipe
    qtbot.wait(1200)
    assert not window.canvas_controller.inviting
    assert window.view.recipe == place
    assert window.services.settings.value.first_run is False


def test_the_invitation_waits_for_the_slider_ends(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    qtbot.waitUntil(lambda: window.canvas_controller.inviting, timeout=10_000)
    sliders = [s for s in window.workspaces[0].panel.findChildren(BipolarSlider) if s.isVisible()]
    assert sliders
    assert all(end.picture is not None for slider in sliders for end in slider.ends)


def drag(window, steps=10, dx=9):
    view = window.canvas.view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    for step in range(1, steps + 1):
        QTest.mouseMove(view, QPoint(300 + dx * step, 300))
    QTest.qWait(120)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300 + dx * steps, 300))


def test_a_drag_wanders_half_a_unit_per_90_px_and_makes_one_node(qtbot, window):
    before = len(window.trail.project.trail)
    drag(window)
    amounts = [move.amount for move in edit.moves_of(window.view.recipe.latent).values()]
    assert amounts == [pytest.approx(0.5)]
    assert len(window.trail.project.trail) == before + 1
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)


def test_dragging_back_comes_back(qtbot, window):
    start = window.view.recipe
    drag(window)
    drag(window, dx=-9)
    assert window.view.recipe.latent == start.latent


def test_every_change_asks_for_a_draft_and_rest_for_a_full_picture(qtbot, window, engine):
    engine.posted.clear()
    for amount in (0.1, 0.2, 0.3):
        window.state.directions.set_amount(window.state.directions.known[0].id, amount)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert len(engine.asked(m.DraftRequest)) == 3
    assert len(engine.asked(m.FullRequest)) == 1
    assert engine.asked(m.FullRequest)[0].recipe == window.view.recipe


def test_undo_and_redo_walk_the_trail(qtbot, window):
    start = window.view.recipe
    window.view.set_seed(9)
    window.commands.action("undo").trigger()
    assert window.view.recipe == start
    window.commands.action("redo").trigger()
    assert window.view.recipe.latent == Seed(9)


def test_space_drifts_and_holds(qtbot, window):
    view = window.canvas.view
    view.setFocus()
    start = window.view.recipe
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert window.canvas_controller.drift.running
    qtbot.waitUntil(lambda: window.view.recipe != start)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not window.canvas_controller.drift.running
    assert window.trail.node.recipe == window.view.recipe


def test_space_and_drag_pans(qtbot, window):
    view = window.canvas.view
    view.setFocus()
    start, place = window.view.recipe, view.placement
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(330, 310))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(330, 310))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (view.placement.x, view.placement.y) == (place.x + 30, place.y + 10)
    assert window.view.recipe == start
    assert not window.canvas_controller.drift.running


def test_f9_hides_the_panels_and_escape_brings_them_back(window):
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Tab)
    assert not window.panels_hidden
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.panels_hidden
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not window.panels_hidden


def test_the_grid_says_where_its_key_leads_from_what_it_shows(window):
    window.commands.action("grid").trigger()
    grid = window.canvas.grid
    assert "A around here" in grid.hint
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert "A seeds" in grid.hint
    assert (grid.accessibleName(), grid.accessibleDescription()) == ("24 around here", grid.hint)
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert (grid.accessibleName(), grid.accessibleDescription()) == ("24 seeds", grid.hint)


@pytest.mark.parametrize("drifting", [False, True])
def test_while_the_grid_is_open_the_line_at_the_bottom_says_how_to_leave_it(window, drifting):
    hint, drift = window.status_bar._hint, window.canvas_controller.drift
    if drifting:
        drift.start()
    before = hint.text()
    window.commands.action("grid").trigger()
    assert hint.text() == "G or Esc goes back to the picture"
    window.view.notices.hint("")
    assert "goes back" in hint.text()
    QTest.keyClick(window.canvas.grid, Qt.Key.Key_G)
    assert hint.text() == before
    assert ("Space holds" in before) == drifting
    drift.stop()
    assert "G shows 24 seeds" in hint.text()


def test_the_grid_shows_24_seeds_and_enter_goes_there(qtbot, window):
    window.commands.action("grid").trigger()
    grid = window.canvas.grid
    assert len(set(grid.seeds)) == 24
    qtbot.waitUntil(lambda: grid.complete)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    wanted = grid.seeds[7]
    QTest.keyClick(grid, Qt.Key.Key_P)
    assert [edit.base_of(n.recipe.latent).n for n in window.trail.project.trail.pins] == [wanted]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not grid.isVisible()
    assert window.view.recipe.latent == Seed(wanted)


def test_the_grid_shows_24_places_around_here_too(qtbot, window):
    window.state.directions.set_amount(window.view.card.info.directions[0].id, 1.0)
    window.view.end_gesture()
    here = window.view.recipe
    window.commands.action("grid").trigger()
    grid = window.canvas.grid
    qtbot.waitUntil(lambda: grid.complete)
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert grid.seeds == tuple(range(1, 25))
    qtbot.waitUntil(lambda: grid.complete)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    there = window.view.recipe
    assert edit.base_of(there.latent) == edit.base_of(here.latent)
    assert edit.wandered(there.latent) == pytest.approx(1.5)
    assert edit.moves_of(here.latent).items() <= edit.moves_of(there.latent).items()
    assert window.trail.node.recipe == there
    window.commands.action("grid").trigger()
    assert grid.way == "seeds"  # G always begins with seeds


def test_a_copied_place_pastes_back(window):
    window.view.set_seed(77)
    window.commands.action("copy_place").trigger()
    text = QGuiApplication.clipboard().text()
    assert from_text(text) == window.view.recipe
    window.view.set_seed(5)
    QGuiApplication.clipboard().setText(text)
    window.commands.action("paste").trigger()
    assert window.view.recipe.latent == Seed(77)


def test_the_picture_on_the_canvas_goes_on_in_another_model(qtbot, window, engine):
    qtbot.waitUntil(lambda: window.canvas_controller.image is not None)
    other = engine.cards[1]
    given = []
    window.context.given.picture.connect(given.append)
    window.context.given.carried.emit(other)
    assert window.view.card == other
    assert given[0].data.startswith(b"\x89PNG")
    assert given[0].where in ("go", "over")


def test_nonsense_in_the_clipboard_is_one_sentence(window):
    QGuiApplication.clipboard().setText("latent:garbage")
    window.commands.action("paste").trigger()
    assert "damaged" in window.canvas.banner.text


def test_a_model_that_fails_says_so_and_the_window_lives(qtbot, window, engine):
    engine.broken = ("aurora",)
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: "could not be opened" in window.canvas.banner.text)
    window.view.open_model(engine.cards[0])
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)


def test_a_failed_frame_keeps_the_last_good_one(qtbot, window, engine):
    image = window.canvas_controller.image
    engine.failing = "The picture held NaN."
    window.view.set_seed(3)
    qtbot.waitUntil(lambda: "NaN" in window.canvas.banner.text)
    assert window.canvas_controller.image is image
    engine.failing = ""
    window.view.set_seed(4)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert window.canvas.banner.text == ""


def test_frames_of_an_earlier_model_are_dropped(qtbot, window, engine):
    old = window.frames.last
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    image = window.canvas_controller.image
    window.link.take(old)
    assert window.canvas_controller.image is image


def test_zooming_keeps_the_point_under_the_pointer(window):
    view = window.canvas.view
    from studio.ui.explore.canvas.placement import zoomed

    before = view.placement
    after = zoomed(before, 2.0, (200.0, 100.0))
    assert (200 - after.x) / after.scale == pytest.approx((200 - before.x) / before.scale)


def test_compare_takes_the_latest_pin(qtbot, window):
    window.trail.pin(name="first light")
    window.view.set_seed(11)
    window.commands.action("compare").trigger()
    qtbot.waitUntil(lambda: window.canvas.view.scene.other is not None)
    assert window.canvas.view.scene.other_name == "first light"
    window.commands.action("compare").trigger()
    assert window.canvas.view.scene.other is None


def test_compare_without_anything_to_compare_says_so(window):
    window.commands.action("compare").trigger()
    assert "pin a place" in window.canvas.banner.text
    assert not window.canvas.row.compare.isChecked()


def test_r_brings_fresh_ways_under_the_pad_from_any_mode(window):
    place = window.workspaces[0].panel.place
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_R)
    assert place.modes.value == "nearby"
    first = place._binding.pair
    QTest.keyClick(window.canvas.view, Qt.Key.Key_R)
    assert place._binding.pair != first


def test_pictures_of_the_trail_that_a_model_switch_dropped_are_asked_for_again(
    qtbot, window, engine
):
    window.view.set_seed(77)
    node = window.trail.node
    store = window.strip.thumbs
    store.clear()
    store.want(node)  # asked for, and dropped by the engine when another model opens
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: store.picture(node) is not None)


def test_good_news_count_from_when_they_can_be_read(window):
    banner = window.canvas.banner
    window.hide()
    banner.say(Notice("Another window has that project.", bad=False))
    assert not banner._leave.isActive()
    window.show()
    assert banner._leave.isActive()
    banner.say(Notice("A fault."))
    assert not banner._leave.isActive()


def test_the_first_window_is_no_larger_than_the_screen(make_window, monkeypatch):
    room = QRect(0, 24, 1280, 656)
    monkeypatch.setattr(screen_fit, "free_room", lambda _window: room)
    window = make_window()
    assert room.contains(window.frameGeometry())
    assert window.minimumSize().boundedTo(window.size()) == window.minimumSize()


def test_closing_while_rendering_ends_cleanly(qtbot, make_window, engine):
    window = make_window()
    engine.render_ms = 200
    window.canvas_controller.drift.start()
    qtbot.wait(100)
    window.close()
    assert engine.finished


def test_every_command_can_be_used(window):
    listed = window.commands.listed
    assert len(listed) >= 41
    free = [c for c in listed if c.condition is None or c.condition.holds()]
    assert len(free) >= 40
    works = set()
    for workspace in window.workspaces:  # each has commands of its own, those of others rest
        window.frame.open(workspace.key)
        works |= {c.key for c in free if window.commands.action(c.key).isEnabled()}
    assert [c.key for c in free if c.key not in works] == []


def test_no_two_commands_share_a_key(window):
    """Two workspaces may use one key each in its own way: one of the two rests."""
    homes = {c.key: place.key for place in window.workspaces for c in place.commands()}
    listed = [c for c in window.commands.listed if c.keys]
    for workspace in window.workspaces:
        used = [c.keys for c in listed if homes.get(c.key, workspace.key) == workspace.key]
        assert len(used) == len(set(used))


def test_everything_with_focus_has_an_accessible_name(window):
    from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

    nameless = [
        w
        for w in window.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isVisible()
        and not w.accessibleName()
        and not (isinstance(w, QAbstractScrollArea | QLineEdit) and w.parentWidget())
        and not getattr(w, "text", str)()
    ]
    assert nameless == []


def test_every_widget_that_draws_itself_repaints_in_another_theme(qtbot, window, qapp):
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    class Painted(QObject):
        def __init__(self):
            super().__init__()
            self.seen = set()

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                self.seen.add(watched)
            return False

    drawn = [
        w for w in window.findChildren(QWidget)
        if w.isVisible() and not w.visibleRegion().isEmpty() and "paintEvent" in type(w).__dict__
    ]  # fmt: skip
    assert len(drawn) > 20
    qtbot.wait(50)
    painted = Painted()
    for widget in drawn:
        widget.installEventFilter(painted)
    for _ in range(2):
        painted.seen.clear()
        window.commands.action("theme").trigger()
        qtbot.waitUntil(lambda: set(drawn) <= painted.seen)
