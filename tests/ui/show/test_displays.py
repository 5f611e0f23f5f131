"""Several displays: who lies where, what they show, and corners that are dragged on them."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from studio import stage
from studio.library.shows import read_show, write_show
from studio.ui.show import test_card
from studio.ui.show.corners import CornerFrame, Corners
from studio.ui.show.operator import Operator
from studio.ui.show.screens import Placed, Screens, wanted
from studio.ui.show.spread import Asked, Spread, display_of
from studio.ui.show.window import ShowWindow
from studio.values import edit
from studio.values.show.document import Look, Output, Place, Show, to_json
from tests.helpers.fake_engine import fake_card

PLACE = Place(edit.new_recipe(fake_card(), 1))
TWO = Show("Two", (PLACE,), outputs=(Output("A"), Output("B", rotation=90)))


@pytest.mark.parametrize(
    ("displays", "plugged", "numbers"),
    [
        (["A", "B"], ["A", "B"], [0, 1]),
        (["B", "A"], ["A", "B"], [1, 0]),
        (["", "B"], ["A", "B"], [0, 1]),
        (["", ""], ["A", "B"], [0, 1]),
        (["A", "B"], ["A"], [0, None]),
        (["A", "B"], ["B"], [0, None]),
        (["A", "B", "C"], ["C", "A"], [1, None, 0]),
        (["A", "A"], ["A", "B"], [0, None]),
        (["A"], [], [None]),
    ],
)
def test_a_display_that_is_pulled_out_hides_its_window_and_the_first_is_always_seen(
    displays, plugged, numbers
):
    placed = [Placed(None, name) for name in displays]
    assert wanted(placed, plugged) == numbers


def test_displays_that_are_not_there_are_named_once(qtbot):
    windows = [ShowWindow(Output(), Look()) for _ in range(3)]
    for window in windows:
        qtbot.addWidget(window, before_close_func=lambda w: w.stop())
    here = QGuiApplication.primaryScreen().name()
    placed = [Placed(window, name) for window, name in zip(windows, ("A", "A", here), strict=True)]
    screens = Screens(QApplication.instance(), placed, lambda _: None)
    screens.place()
    assert screens.missing == ("A",)
    assert windows[0].isVisible()


def test_cards_that_name_the_displays_are_seen_while_the_program_runs(qtbot, monkeypatch):
    seen = []

    class App:
        def exec(self):
            gc.collect()
            tops = QApplication.topLevelWidgets()
            seen.extend(w.accessibleName() for w in tops if w.isVisible() and w.isFullScreen())
            return 0

        def __getattr__(self, name):
            return lambda *_: None

    monkeypatch.setattr(stage, "QApplication", lambda _: App())
    monkeypatch.setattr(stage, "QGuiApplication", App())
    monkeypatch.setattr(stage, "keep_log", lambda _: None)
    monkeypatch.setattr(test_card, "QTimer", App())
    assert stage.run(["--displays"]) == 0
    assert seen == [screen.name() for screen in QGuiApplication.screens()]


@pytest.fixture
def spread(qtbot, tmp_path):
    made = []

    def build(show, asked=None, file=None):
        window = ShowWindow(Output(), Look())
        qtbot.addWidget(window, before_close_func=lambda w: w.stop())
        window.resize(400, 300)
        spread = Spread(QApplication.instance(), window, asked or Asked(window=True), file)
        made.append(spread)
        spread.over(show)
        return spread

    yield build
    for one in made:
        one.stop()


def picture(colour):
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_further_displays_show_the_same_each_in_its_way(qtbot, spread, monkeypatch):
    monkeypatch.setattr("studio.ui.show.screens.Screens.place", lambda self: None)
    made = spread(TWO, Asked(rotation=180))
    assert [output.rotation for output in made.outputs] == [180, 90]
    (mirror,) = made.mirrors
    mirror.window.resize(400, 300)
    made.window.put(picture("#804020"), 0.0)
    assert mirror.window.layers.image == made.window.layers.image
    assert mirror.window.canvas.width() == 300
    pressed = []
    made.window.pressed_zone.connect(pressed.append)
    mirror.window.pressed_zone.emit("new")
    assert pressed == ["new"]
    made.window.layers.hold(0.0, True)
    made.window.painted.emit()
    assert mirror.window.layers.held


def test_one_display_missing_leaves_the_show_on_the_other(qtbot, spread):
    made = spread(TWO, Asked())
    assert made.window.isVisible()
    assert not made.mirrors[0].window.isVisible()
    assert made.window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_corners_are_dragged_on_the_stage_and_kept_in_the_file(qtbot, spread, tmp_path):
    file = write_show(tmp_path / "hall.show", TWO)
    made = spread(TWO, Asked(window=True), file)
    made.window.show()
    made.drag_corners()
    (frame,) = made.window.findChildren(CornerFrame)
    at = frame.point(2).toPoint()
    qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(frame, at - QPoint(40, 30))
    qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at - QPoint(40, 30))
    qtbot.keyClick(frame, Qt.Key.Key_Return)
    first, second = read_show(file).outputs
    assert first.corners[2] == pytest.approx((0.9, 0.9))
    assert first.display == "A"
    assert second == TWO.outputs[1]
    assert made.window._output.corners == first.corners


def test_a_file_that_is_gone_is_told_to_the_operator(qtbot, spread, tmp_path):
    made = spread(TWO, Asked(window=True), tmp_path / "nowhere.show")
    made.window.show()
    told = []
    made.failed.connect(told.append)
    made.drag_corners()
    qtbot.keyClick(made.window.findChild(CornerFrame), Qt.Key.Key_Escape)
    assert "no show" in told[0]


def test_corners_are_moved_by_keys_and_never_turned_over(qtbot):
    flipped = Corners().moved(0, (1.4, 1.4))
    assert flipped == Corners()
    assert Corners().moved(0, (-9.0, 0.2)).points[0] == (-0.5, 0.2)
    assert Corners().kept is None
    holder = ShowWindow(Output(), Look())
    qtbot.addWidget(holder, before_close_func=lambda w: w.stop())
    frame = CornerFrame(Corners(), holder)
    frame.set_screen(holder.rect())
    frame.focusNextPrevChild(True)
    before = frame.point(1)
    qtbot.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert (before - frame.point(1)).x() == pytest.approx(10.0)


def test_the_number_opens_the_corners_too(qtbot):
    class Keeper:
        is_set, wait_s = True, 0.0

        def opens(self, pin):
            return pin == "4182"

    operator, said = Operator(Keeper()), []
    operator.corners_wanted.connect(lambda: said.append("corners"))
    operator.left.connect(lambda: said.append("left"))
    operator.ask()
    for key in ("1", "corners"):
        operator.press(key)
    assert said == []
    for key in (*"4182", "corners"):
        operator.press(key)
    assert said == ["corners"]
    assert not operator.asking


def test_the_display_is_read_before_all_else_and_lies_are_nothing():
    assert display_of(to_json(TWO)) == "A"
    for data in (b"", b"{", b"[]", b'{"show": 3}', b'{"show": {"outputs": 7}}', b"[" * 5000):
        assert display_of(data) == ""
