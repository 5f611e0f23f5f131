"""The complete window over a fake engine."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.export.metadata import read_recipe
from studio.ui.widgets.bipolar_slider import BipolarSlider
from studio.values import edit
from studio.values import messages as m
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.recipe import from_text

OWN = Direction.of("Mine", "z", np.linspace(-1, 1, 16, dtype=np.float32), 1.0, "pca")


def test_the_window_shows_the_best_opener_at_full_quality(window):
    card = window.view.card
    assert window.view.recipe == card.openers[0].recipe
    assert window.stage.image.width() == 512
    assert "4182" in window.canvas.row.text
    assert "full" in window.canvas.row.text
    assert len(window.keeper.project.trail) == 1


def test_first_minute_drifts_under_one_line_until_touched(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    qtbot.waitUntil(lambda: window.stage.inviting, timeout=10_000)
    assert window.canvas.view.scene.line == "Drag the picture"
    start = window.view.recipe
    qtbot.waitUntil(lambda: window.view.recipe != start)
    QTest.mousePress(window.canvas.view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseRelease(window.canvas.view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not window.stage.drift.running
    assert window.canvas.view.scene.line == ""


def test_a_hand_that_is_faster_than_the_engine_is_not_invited_any_more(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    drag(window)
    qtbot.waitUntil(lambda: window.stage.at_rest and window.thumbs.idle, timeout=10_000)
    place = window.view.recipe
    qtbot.wait(1200)
    assert not window.stage.inviting
    assert window.view.recipe == place
    assert window.services.settings.value.first_run is False


def test_the_invitation_waits_for_the_slider_ends(qtbot, make_window):
    window = make_window(first_run=True, show=False)
    window.show()
    qtbot.waitUntil(lambda: window.stage.inviting, timeout=10_000)
    sliders = [s for s in window.panel.findChildren(BipolarSlider) if s.isVisible()]
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
    before = len(window.keeper.project.trail)
    drag(window)
    amounts = [move.amount for move in edit.moves_of(window.view.recipe.latent).values()]
    assert amounts == [pytest.approx(0.5)]
    assert len(window.keeper.project.trail) == before + 1
    qtbot.waitUntil(lambda: window.stage.at_rest)


def test_dragging_back_comes_back(qtbot, window):
    start = window.view.recipe
    drag(window)
    drag(window, dx=-9)
    assert window.view.recipe.latent == start.latent


def test_every_change_asks_for_a_draft_and_rest_for_a_full_picture(qtbot, window, engine):
    engine.posted.clear()
    for amount in (0.1, 0.2, 0.3):
        window.view.set_amount(window.view.directions[0].id, amount)
    qtbot.waitUntil(lambda: window.stage.at_rest)
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
    assert window.stage.drift.running
    qtbot.waitUntil(lambda: window.view.recipe != start)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not window.stage.drift.running
    assert window.keeper.node.recipe == window.view.recipe


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
    assert not window.stage.drift.running


def test_tab_on_the_picture_hides_the_panels_and_escape_brings_them_back(window):
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Tab)
    assert window.panels_hidden
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not window.panels_hidden


def test_the_grid_shows_24_seeds_and_enter_goes_there(qtbot, window):
    window.commands.action("grid").trigger()
    grid = window.canvas.grid
    assert len(set(grid.seeds)) == 24
    qtbot.waitUntil(lambda: grid.complete)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    wanted = grid.seeds[7]
    QTest.keyClick(grid, Qt.Key.Key_P)
    assert [edit.base_of(n.recipe.latent).n for n in window.keeper.project.trail.pins] == [wanted]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not grid.isVisible()
    assert window.view.recipe.latent == Seed(wanted)


def test_a_copied_place_pastes_back(window):
    window.view.set_seed(77)
    window.commands.action("copy_place").trigger()
    text = QGuiApplication.clipboard().text()
    assert from_text(text) == window.view.recipe
    window.view.set_seed(5)
    QGuiApplication.clipboard().setText(text)
    window.commands.action("paste").trigger()
    assert window.view.recipe.latent == Seed(77)


def test_nonsense_in_the_clipboard_is_one_sentence(window):
    QGuiApplication.clipboard().setText("latent:garbage")
    window.commands.action("paste").trigger()
    assert "damaged" in window.canvas.banner.text


def test_a_model_that_fails_says_so_and_the_window_lives(qtbot, window, engine):
    engine.broken = ("aurora",)
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: "could not be opened" in window.canvas.banner.text)
    window.view.open_model(engine.cards[0])
    qtbot.waitUntil(lambda: window.stage.at_rest)


def test_a_failed_frame_keeps_the_last_good_one(qtbot, window, engine):
    image = window.stage.image
    engine.failing = "The picture held NaN."
    window.view.set_seed(3)
    qtbot.waitUntil(lambda: "NaN" in window.canvas.banner.text)
    assert window.stage.image is image
    engine.failing = ""
    window.view.set_seed(4)
    qtbot.waitUntil(lambda: window.stage.at_rest)
    assert window.canvas.banner.text == ""


def test_frames_of_an_earlier_model_are_dropped(qtbot, window, engine):
    old = window.link.last
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: window.stage.at_rest)
    image = window.stage.image
    window.link.take(old)
    assert window.stage.image is image


def test_zooming_keeps_the_point_under_the_pointer(window):
    view = window.canvas.view
    from studio.ui.canvas.placement import zoomed

    before = view.placement
    after = zoomed(before, 2.0, (200.0, 100.0))
    assert (200 - after.x) / after.scale == pytest.approx((200 - before.x) / before.scale)


def test_compare_takes_the_latest_pin(qtbot, window):
    window.keeper.pin(name="first light")
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


def test_ctrl_s_exports_and_dropping_the_file_restores_the_place(qtbot, window):
    desks = window.desks
    window.view.set_seed(123)
    with qtbot.waitSignal(desks.export.written, timeout=10_000) as written:
        window.commands.action("export").trigger()
    path = written.args[0]
    made = window.view.recipe
    window.view.set_seed(4)
    desks.drops.open_file(path)
    qtbot.waitUntil(lambda: window.view.recipe == made)


def test_a_photo_goes_to_its_place_and_stands_beside_it(qtbot, window, tmp_path):
    path = photo(tmp_path)
    window.desks.photos.take_file(path, "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    assert edit.label(window.view.recipe) == "photo"
    assert window.canvas.view.scene.name == "How Ridgelines sees it"
    with qtbot.waitSignal(window.desks.export.written, timeout=10_000) as written:
        window.commands.action("pair").trigger()
    assert "before and after" in written.args[0].name
    window.stage.touch()
    assert window.canvas.view.scene.beside is None


def test_a_blend_of_two_photos_is_exported_between_them(qtbot, window, tmp_path):
    photos = window.desks.photos
    photos.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    other = tmp_path / "other.png"
    Image.new("RGB", (40, 80), (20, 90, 200)).save(other)
    photos.take_file(other, "B")
    qtbot.waitUntil(lambda: window.view.blending.b is not None)
    window.view.set_blend(0.5)
    window.view.end_gesture()
    assert len(photos.photos_of(window.view.recipe)) == 2
    with qtbot.waitSignal(window.desks.export.written, timeout=10_000) as written:
        window.commands.action("pair").trigger()
    with Image.open(written.args[0]) as made:
        assert made.width > 2 * made.height  # two squares and a half
    assert read_recipe(written.args[0]).recipe == window.view.recipe


def test_steps_as_files_are_counted(qtbot, window, tmp_path):
    window.desks.export.set_choice(replace(window.desks.export.choice, folder=str(tmp_path)))
    window.view.set_well("A", edit.new_recipe(window.view.card, 1, (64, 64)))
    window.view.set_well("B", edit.new_recipe(window.view.card, 2, (64, 64)))
    for first in (1, 4):
        with qtbot.waitSignal(window.desks.export.written, timeout=20_000):
            window.desks.films.steps(3, as_files=True)
        names = [f"Ridgelines steps {n:04d}.png" for n in range(1, first + 3)]
        assert sorted(p.name for p in tmp_path.glob("*steps*")) == names


def test_r_brings_fresh_ways_under_the_pad_from_any_mode(window):
    place = window.panel.place
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
    node = window.keeper.node
    store = window.trail.thumbs
    store.clear()
    store.want(node)  # asked for, and dropped by the engine when another model opens
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: store.picture(node) is not None)


def test_the_photo_beside_goes_when_the_place_does(qtbot, window, tmp_path):
    window.desks.photos.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    window.view.set_seed(4)
    assert window.canvas.view.scene.beside is None


def test_a_model_without_photos_offers_one_that_takes_them(qtbot, window, engine, tmp_path):
    window.view.open_model(engine.cards[1])
    window.desks.photos.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: "Aurora takes no photos; Ridgelines does." in window.canvas.banner.text)
    window.desks.photos.accept_offer()
    qtbot.waitUntil(lambda: edit.label(window.view.recipe) == "photo")
    assert window.view.card.name == "Ridgelines"


def test_a_broken_picture_is_one_sentence(qtbot, window, tmp_path):
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    window.desks.photos.take_file(path, "go")
    qtbot.waitUntil(lambda: "broken.png" in window.canvas.banner.text)


def test_zones_are_named_for_what_is_carried(qtbot, window, tmp_path):
    from PySide6.QtCore import QMimeData, QUrl

    from studio.ui.widgets.mime import recipe_mime

    drops, zones = window.desks.drops, window.canvas.zones
    assert drops.enter(recipe_mime(edit.new_recipe(window.view.card, 31)))
    assert [z.name for z in zones.zones] == ["Go here", "A", "B"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo(tmp_path)))])
    assert drops.enter(data)
    assert [z.name for z in zones.zones] == ["Go here", "A", "B"]
    drops.enter(recipe_mime(edit.new_recipe(window.view.card, 31)))
    drops.drop(QPointF(window.canvas.width() / 2, 100))
    assert window.view.recipe.latent == Seed(31)


def test_keeping_the_last_seconds_writes_a_film(qtbot, window, tmp_path):
    import time

    for n in range(6):
        window.view.show_moving(edit.nudged(window.view.recipe, {"random-1-0": 0.1}))
        qtbot.wait(80)
        assert n >= 0
    with qtbot.waitSignal(window.desks.export.written, timeout=20_000) as written:
        window.desks.films.keep(time.monotonic(), "gif", (64, 64), 12, tmp_path / "films")
    assert written.args[0].suffix == ".gif"


def test_ten_seconds_in_which_nothing_moved_are_no_film(qtbot, window, tmp_path):
    import time

    qtbot.wait(200)
    window.desks.films.keep(time.monotonic(), "mp4", (64, 64), 30, tmp_path / "films")
    assert "Nothing has moved" in window.canvas.banner.text
    assert not (tmp_path / "films").exists()


def test_good_news_count_from_when_they_can_be_read(window):
    banner = window.canvas.banner
    window.hide()
    banner.say("Another window has that project.", bad=False)
    assert not banner._leave.isActive()
    window.show()
    assert banner._leave.isActive()
    banner.say("A fault.")
    assert not banner._leave.isActive()


def test_steps_between_the_wells(qtbot, window, engine):
    window.view.set_seed(5)
    window.view.set_well("A", edit.new_recipe(window.view.card, 1, (64, 64)))
    window.view.set_well("B", edit.new_recipe(window.view.card, 2, (64, 64)))
    with qtbot.waitSignal(window.desks.export.written, timeout=20_000):
        window.desks.films.steps(4)
    job = engine.asked(m.FramesJob)[-1]
    assert len(job.recipes) == 4
    assert job.recipes[0].latent == Seed(1)
    assert job.recipes[-1].latent == Seed(2)


def test_a_cancelled_export_leaves_no_file(qtbot, window, tmp_path):
    desks = window.desks

    desks.export.set_choice(replace(desks.export.choice, folder=str(tmp_path / "out")))
    window.commands.action("export").trigger()
    for task in window.link.jobs.running:
        window.link.jobs.cancel(task.id)
    qtbot.waitUntil(lambda: not window.link.jobs.running)
    left = [p for p in (tmp_path / "out").iterdir() if p.suffix != ".png"]
    assert not left


def test_the_project_survives_a_restart(qtbot, make_window, tmp_path, engine):
    from studio.library.project import Project
    from tests.helpers.fake_engine import FakeEngine

    window = make_window()
    window.view.set_seed(5151)
    window.desks.projects.save_to(tmp_path / "Dusk study.latent")
    assert window.header.title.text() == "— Dusk study"
    window.close()
    again = make_window(
        client=FakeEngine(engine.cards), project=Project.open(tmp_path / "Dusk study.latent")
    )
    assert again.view.recipe.latent == Seed(5151)
    assert len(again.keeper.project.trail) == 2
    assert 5151 in again.panel.place.seed.seen


def test_the_first_window_is_no_larger_than_the_screen(make_window):
    room = QGuiApplication.primaryScreen().availableSize()  # offscreen: 800 x 800
    window = make_window(show=False)
    least = window.minimumSize()
    assert window.width() == max(least.width(), min(1440, room.width()))
    assert window.height() == max(least.height(), min(900, room.height()))


def test_what_one_made_of_the_directions_survives_a_restart(qtbot, make_window, engine):
    from tests.helpers.fake_engine import FakeEngine

    window = make_window()
    shipped = [d.id for d in window.view.card.info.directions]
    window.desks.directions._keep((OWN,))
    window.panel.directions.sliders[shipped[0]].renamed.emit("Night")
    window.panel.directions.sliders[shipped[1]].hide_requested.emit()
    window.close()
    again = make_window(client=FakeEngine(engine.cards)).panel.directions
    assert again.sliders[OWN.id].name == "Mine"
    assert again.sliders[shipped[0]].name == "Night"
    assert shipped[1] in again._hidden


def test_what_shows_before_the_engine_is_up_is_the_place_itself(qtbot, make_window, tmp_path):
    from studio.library.project import Project

    first = make_window()
    first.desks.projects.save_to(tmp_path / "a.latent")
    first.view.set_seed(41)
    place = first.view.recipe
    qtbot.waitUntil(lambda: first.keeper.project.get_thumb(place) is not None)
    shown = first.stage.image.scaled(8, 8)
    first.close()
    again = make_window(project=Project.open(tmp_path / "a.latent"), show=False)
    assert again.view.recipe == place
    cached = again.stage.image.scaled(8, 8)
    near = [
        abs(a - b)
        for x in range(8)
        for y in range(8)
        for a, b in zip(
            shown.pixelColor(x, y).getRgb(), cached.pixelColor(x, y).getRgb(), strict=True
        )
    ]
    assert max(near) < 40
    assert "from before" in again.canvas.row.text


def test_closing_while_rendering_ends_cleanly(qtbot, make_window, engine):
    window = make_window()
    engine.render_ms = 200
    window.stage.drift.start()
    qtbot.wait(100)
    window.close()
    assert engine.finished


def test_every_command_is_connected(window):
    from studio.ui.commands import COMMANDS

    off = [c.key for c in COMMANDS if not window.commands.action(c.key).isEnabled()]
    assert off == []


def test_no_two_commands_share_a_key():
    from studio.ui.commands import COMMANDS

    keys = [c.keys for c in COMMANDS if c.keys]
    assert len(keys) == len(set(keys))


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


def photo(tmp_path):
    path = tmp_path / "photo.jpg"
    Image.linear_gradient("L").convert("RGB").resize((90, 60)).save(path)
    return path
