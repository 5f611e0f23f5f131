"""The workspace Show: composed, undone, rehearsed, saved, opened."""

from __future__ import annotations

from msgspec import to_builtins
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from studio.library.shows import keep_corners, read_show, write_show
from studio.ui.show.composer import desk as module, files as files_module
from studio.ui.show.composer.pages.wander import WanderPage
from studio.values import edit, messages as m
from studio.values.live.devices import DevicePrefs, listening
from studio.values.live.mapping import Setup, learned
from studio.values.live.sources import Osc
from studio.values.show.document import Output, Path, Place, Show, TakeHome
from studio.values.show.wording import ENGLISH
from tests.helpers.fake_engine import fake_card

CARD = fake_card()


def press(line, text):
    line.field.edit.setText(text)
    line.field.edit.editingFinished.emit()


def notes(window):
    return " ".join(notice.text for notice in window.view.notices.shown)


def test_a_project_begins_with_the_show_of_its_models(window, desk):
    show = desk.state.show
    assert {item.recipe.id for item in show.playlist} <= {
        o.recipe.id for model in window.view.models for o in model.card.openers
    }
    assert desk.playlist.model.rows[0].name.startswith("Ridgelines")
    assert "show" not in window.trail.project.state_keys("")


def test_the_place_of_now_joins_and_undo_takes_it_back(window, desk):
    before = desk.state.show
    here = window.view.recipe
    desk.playlist.view.mark(0)
    window.commands.action("show_add").trigger()
    assert desk.state.show.playlist[1] == Place(here)
    assert len(desk.playlist.model.rows) == len(before.playlist) + 1
    window.commands.action("undo").trigger()
    assert desk.state.show == before
    window.commands.action("redo").trigger()
    assert desk.state.show.playlist[1] == Place(here)


def test_items_move_stay_and_go(window, desk, qtbot):
    first, second = desk.state.show.playlist[:2]
    view = desk.playlist.view
    view.mark(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.state.show.playlist[:2] == (second, first)
    assert view.at == 1
    desk.playlist.seconds.groove.change(60.0)
    assert desk.state.show.playlist[1].seconds == 60.0
    count = len(desk.state.show.playlist)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(desk.state.show.playlist) == count - 1
    for _ in range(count):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(desk.state.show.playlist) == 1


def test_two_places_become_a_path_by_the_menu(window, desk, qtbot):
    places = desk.state.show.playlist[:2]
    desk._open_menu(0, QPoint(0, 0))
    menu = desk.playlist.findChildren(QMenu)[-1]
    join = next(a for a in menu.actions() if a.text().startswith("Join"))
    assert join.isEnabled()
    join.trigger()
    menu.close()
    qtbot.wait(1)
    assert desk.state.show.playlist[0] == Path(tuple(p.recipe for p in places))
    assert desk.playlist.model.rows[0].name == "Path in Ridgelines"


def test_pages_edit_and_say_what_was_refused_where_it_happened(window, desk):
    panel = desk.panel
    panel.open("words")
    press(panel.wording.credits, "The museum")
    assert desk.state.show.credits == "The museum"
    leaving = panel.wording.lines["leaving"]
    press(leaving, "gone in {minutes}")
    assert "{seconds}" in leaving.field.error
    assert not desk.state.show.wording
    press(leaving, "gone in {seconds}")
    assert not leaving.field.error
    assert desk.state.show.wording["en"].leaving == "gone in {seconds}"
    panel.open("look")
    accent = panel.look.colours["accent"]
    accent.edit.setText("red")
    accent.edit.editingFinished.emit()
    assert accent.error
    accent.edit.setText("#3366CC")
    accent.edit.editingFinished.emit()
    assert desk.state.show.look.accent == "#3366cc"
    panel.open("wander")
    assert not panel.wander.no_nights.isHidden()
    panel.wander.add.click()
    assert panel.wander.no_nights.isHidden()
    assert desk.state.show.nights[0].start == "22:00"
    assert panel.wander._set(0, "start", "7") == ""
    assert desk.state.show.nights[0].start == "07:00"
    assert "25" in panel.wander._set(0, "start", "25")


def test_languages_come_go_and_lead(window, desk):
    page = desk.panel.wording
    desk.panel.open("words")
    page._add("es")
    assert list(desk.state.show.spoken) == ["en", "de", "fr", "es"]
    page._put_first()
    assert desk.state.show.phrases[0].language == "Español"
    page._remove()
    assert list(desk.state.show.spoken) == ["en", "de", "fr"]
    assert page.code == "en"


def test_sliders_are_chosen_by_name_three_at_most(window, desk):
    desk.panel.open("visitors")
    page = desk.panel.visitors
    for name in ("Sun size", "Haze"):
        page.chips[name].click()
    assert desk.state.show.visitor.sliders == ("Dusk", "Ridge height", "Sun size")
    assert not page.chips["Haze"].isChecked()


def test_displays_turn_and_corners_are_dragged(window, desk, qtbot):
    desk.panel.open("screen")
    page = desk.panel.screen_page
    page.add.click()
    assert len(desk.state.show.outputs) == 2
    page._set(1, "rotation", 90)
    page.corners[1].click()
    frame = desk.rehearsal.frame
    qtbot.waitUntil(frame.isVisible, timeout=10_000)
    at = frame.point(0).toPoint()
    qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(frame, at + QPoint(20, 10))
    qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at + QPoint(20, 10))
    (x, y), *others = desk.state.show.outputs[1].corners
    assert 0 < x < 0.2
    assert 0 < y < 0.2
    assert others == [(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    assert desk.step_back()
    assert desk.rehearsal.frame is None
    assert page.dragging == -1


# ---- rehearsing ---------------------------------------------------------------------------------
def test_a_rehearsal_draws_beside_the_canvas_and_a_click_makes_a_visitor(
    window, desk, engine, qtbot
):
    canvas, epoch = window.frames.last, window.view.epoch
    qtbot.waitUntil(lambda: desk.rehearsal.controller.live, timeout=20_000)
    asked = [r for r in engine.asked(m.DraftRequest) if r.epoch < 0]
    assert asked
    assert window.view.epoch == epoch
    assert window.frames.last is canvas
    stage = desk.rehearsal.window_
    qtbot.mouseClick(stage, Qt.MouseButton.LeftButton, pos=stage.rect().center())
    assert desk.rehearsal.stage == "visiting"
    assert desk.step_back()
    assert desk.rehearsal.stage == "attract"
    window.frame.open("explore")
    assert desk.rehearsal.window_ is None


# ---- files --------------------------------------------------------------------------------------
def test_saved_opened_and_the_one_before_comes_back_with_undo(window, desk, tmp_path, monkeypatch):
    path = tmp_path / "hall.show"
    monkeypatch.setattr(files_module, "ask_new_file", lambda *_: path)
    desk.state.set("credits", "The museum")
    window.commands.action("show_save").trigger()
    assert read_show(path) == desk.state.show
    assert desk.middle.file.text == "hall.show · saved"
    desk.state.set("credits", "")
    assert desk.middle.file.text == "hall.show · changed since"
    other = Show("Other", (Place(edit.new_recipe(CARD, 9)),))
    write_show(tmp_path / "other.show", other)
    desk.files.open_path(tmp_path / "other.show")
    assert desk.state.show == other
    assert [p.name for p in desk.files.recent] == ["other.show", "hall.show"]
    window.commands.action("undo").trigger()
    assert desk.state.show.name == "Latent Studio"


def test_a_hostile_file_changes_nothing_and_is_told(window, desk, tmp_path):
    before = desk.state.show
    bad = tmp_path / "bad.show"
    bad.write_bytes(b'{"format": "latent-studio/show", "version": 1, "show": {"name": 1}}')
    said = []
    window.view.notices.said.connect(lambda notice: said.append(notice.text))
    desk.files.open_path(bad)
    assert desk.state.show == before
    assert "not a readable show" in said[0]


def test_models_that_are_missing_are_told_and_left_out(window, desk, tmp_path):
    far = fake_card("Elsewhere")
    show = Show("Far", (Place(edit.new_recipe(far, 1)), Place(edit.new_recipe(CARD, 1))))
    write_show(tmp_path / "far.show", show)
    said = []
    window.view.notices.said.connect(lambda notice: said.append(notice.text))
    desk.files.open_path(tmp_path / "far.show")
    assert "elsewhere" in said[0]
    assert desk.playlist.model.rows[0].problem
    assert not desk.playlist.model.rows[1].problem


def test_starting_saves_and_plays_the_file(window, desk, tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(files_module, "ask_new_file", lambda *_: tmp_path / "hall")
    monkeypatch.setattr(desk.running, "start", lambda path, words=(): started.append(path))
    window.commands.action("show_start").trigger()
    assert started == [tmp_path / "hall.show"]
    assert read_show(started[0]) == desk.state.show


def test_words_to_lay_need_a_model_that_takes_them(window, desk):
    desk.panel.open("visitors")
    row = desk.panel.visitors.rows[0]
    press(row, "sea, hills")
    assert "takes words" in row.field.error
    assert desk.state.show.visitor.words is None


def test_corners_that_were_dragged_on_the_stage_come_home(window, desk, tmp_path, monkeypatch):
    path = tmp_path / "hall.show"
    monkeypatch.setattr(files_module, "ask_new_file", lambda *_: path)
    window.commands.action("show_save").trigger()
    quad = ((0.1, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    keep_corners(path, [quad])
    desk._show_running({})
    assert desk.state.show.outputs[0].corners == quad
    assert desk.files.saved
    window.commands.action("undo").trigger()
    assert desk.state.show.outputs[0].corners is None


def test_the_operator_gets_a_display_that_the_show_leaves_free():
    (name,) = [screen.name() for screen in QGuiApplication.screens()]
    assert module._operator((Output(),)) == ()
    assert module._operator((Output(display="elsewhere"),)) == ("--operator", name)


# ---- played from outside ------------------------------------------------------------------------
def test_what_live_holds_goes_along_and_undo_takes_it_out(window, desk):
    page = desk.panel.findChild(WanderPage)
    assert not page.leave_out.isEnabled()
    live = window.features._live.desk
    live.setup.edit("n", lambda s: learned(s, Osc("/fader"), "/direction/dusk", -3, 3))
    live.edits.add()
    page.take.click()
    assert desk.state.show.live == live.setup.setup
    assert "1 followed, 1 scenes" in page.says.text
    page.leave_out.click()
    assert desk.state.show.live == Setup()
    window.commands.action("undo").trigger()
    assert desk.state.show.live == live.setup.setup


def test_while_a_show_plays_the_rehearsal_rests_unless_it_is_wanted(window, desk, qtbot):
    middle = desk.middle
    desk.running.plays = True
    desk.running.changed.emit({"state": "playing", "window": {"visitors": 3}})
    assert desk.rehearsal.window_ is None
    assert "3 visitors" in middle.says.text
    assert middle.again.isVisibleTo(middle)
    assert not middle.end.isVisibleTo(middle)
    middle.again.click()
    assert desk.rehearsal.window_ is not None
    desk.running.plays = False
    desk.running.changed.emit({})
    assert not middle.again.isVisibleTo(middle)
    assert desk.rehearsal.window_ is not None


def test_a_show_that_is_started_listens_to_what_live_listens_to(
    window, desk, monkeypatch, tmp_path
):
    started = []
    monkeypatch.setattr(desk.running, "start", lambda path, words: started.append(tuple(words)))
    monkeypatch.setattr(desk.files, "save", lambda: tmp_path / "hall.show")
    desk.start()
    assert "--listen" not in started[-1]
    prefs = DevicePrefs(osc=True, port=9123, midi=True)
    window.context.settings.set_extra("live", to_builtins(prefs))
    desk.start()
    words = started[-1][started[-1].index("--listen") + 1]
    assert listening(words) == prefs


def test_what_is_taken_home_in_a_rehearsal_is_seen_and_nothing_is_handed_out(window, desk, qtbot):
    desk.state.set("take_home", TakeHome(on=True, address="192.168.0.7"), "x")
    qtbot.waitUntil(
        lambda: (
            desk.rehearsal.controller is not None
            and desk.rehearsal.controller._parts.desk is not None
        ),
        timeout=20_000,
    )
    handed = []
    control = desk.rehearsal.controller
    control._parts.desk.hand(None, None, ENGLISH, handed.append)
    qtbot.waitUntil(lambda: bool(handed), timeout=20_000)
    (code,) = handed[0].codes
    assert "nothing is behind" in code.note
