"""The operator's window: what it shows of a status, whatever that holds, and what it orders."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from studio.ui.show.operating.meters import Meters, notes
from studio.ui.show.operating.process import KEPT, OperatorProcess
from studio.ui.show.operating.seen import as_image, as_text
from studio.ui.show.operating.view import OperatorView

STATUS = {
    "state": "playing", "uptime_s": 93_784, "faults": {"stage": 1, "engine": 2},
    "memory_mb": {"stage": 200, "engine": 900}, "last_fault": "ended with -9",
    "window": {"visitors": 41, "live": True, "frames": 300, "problems": ["NaN was drawn"]},
}  # fmt: skip


@pytest.fixture
def view(qtbot):
    made = OperatorView()
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    return made


def seen(view):
    return {name: row.value.text for name, row in view.rows.items()}


def test_meters_notes_and_the_live_picture(view):
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(QColor("#804020"))
    view.set_status({**STATUS, "picture": as_text(picture)})
    assert seen(view)["Visitors"] == "41"
    assert seen(view)["Faults"] == "3"
    assert seen(view)["Memory"] == "1,100 MB"
    assert seen(view)["Up for"] == "1 d 2:03:04"
    assert "NaN was drawn" in view.says.text
    assert "ended with -9" in view.says.text
    assert view.picture.image.size() == picture.size()


def test_a_display_that_is_gone_brings_the_window_over_the_show_until_it_is_back(view):
    on_top = Qt.WindowType.WindowStaysOnTopHint
    window = {"missing": ["HDMI-2", 7], "inputs": {"midi": "No MIDI here."}}
    view.set_status({**STATUS, "window": window})
    assert "HDMI-2" in view.says.text
    assert "No MIDI here." in view.says.text
    assert view.windowFlags() & on_top
    assert view.isVisible()
    view.set_status(STATUS)
    assert "HDMI-2" not in view.says.text
    assert not view.windowFlags() & on_top
    assert view.isVisible()


def test_frames_a_second_survive_a_stage_that_counts_anew():
    meters = Meters()

    def rate(frames, now):
        found = meters.read({**STATUS, "window": {"frames": frames}}, now)
        return next(m.value for m in found if m.name == "Frames a second")

    assert [rate(300, 0.0), rate(330, 1.0), rate(360, 2.0)] == ["0", "30", "30"]
    assert [rate(0, 3.0), rate(20, 4.0)] == ["0", "20"]


@pytest.mark.parametrize(
    "status",
    [{}, {"window": 3, "faults": [], "memory_mb": None, "uptime_s": "x", "state": 7},
     {"window": {"visitors": float("nan"), "frames": 10**30, "problems": 5}, "picture": "!!"},
     {"faults": {"a": True, "b": -4}, "last_fault": {}, "picture": "aGVsbG8="}],
)  # fmt: skip
def test_nothing_in_a_status_breaks_it(view, status):
    view.set_status(status)
    assert len(view.rows) == 7
    assert isinstance(notes(status), tuple)
    assert as_image(status.get("picture")).isNull()


def test_orders_are_numbered_and_said_again(qtbot, view):
    left = []
    process = OperatorProcess(view, lambda: left.append(True))
    for chip in (view.panic, view.black, view.freeze, view.next, view.black):
        chip.click()
    assert process.state()["orders"] == [
        (1, "panic"), (2, "black on"), (3, "freeze on"), (4, "next"), (5, "black off")
    ]  # fmt: skip
    for _ in range(40):
        view.next.click()
    assert len(process.state()["orders"]) == KEPT
    process.told("status " + json.dumps({**STATUS, "window": {"black": True}}))
    assert view.black.isChecked()
    for line in ("status {", "status []", "anything", "status null"):
        process.told(line)
    process.told("leave")
    assert left == [True]
