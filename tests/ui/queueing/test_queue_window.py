"""The queue in the window: what is asked for goes through it, in order, and it goes on later."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt

from studio.errors import DiskFull, ExportError
from studio.export.batches.plan import Plan, Seeds
from studio.export.films.table import MP4
from studio.export.queue.store import Queue
from studio.export.queue.tasks import BatchTask, StillTask
from studio.export.spec import StillSpec
from studio.ui.queueing.queue_sheet import QueueSheet
from studio.values import edit, messages as m
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.frames_task import frames_task


@pytest.fixture
def slow(engine, monkeypatch):
    """Every picture takes a moment, so that one can do something meanwhile."""
    whole = FakeEngine._job

    def job(request, deliver):
        for _ in range(10):
            time.sleep(0.005)
            if request.id in engine._cancelled:
                break
        whole(engine, request, deliver)

    monkeypatch.setattr(engine, "_job", job)


@pytest.fixture
def queue(window):
    return window.features.queueing.queue


def still(window, path, n=1):
    return StillTask(str(path), edit.new_recipe(window.view.card, n, (64, 48)), StillSpec())


def batch(window, folder, count):
    base = edit.new_recipe(window.view.card, 0, (64, 48))
    return BatchTask(str(folder), Plan(Seeds(base, ((0, count - 1),))))


def states(queue):
    return {e.name: e.state for e in queue.entries}


def test_a_still_that_is_asked_for_during_a_batch_does_not_wait_for_it(
    qtbot, window, queue, slow, tmp_path
):
    queue.add(batch(window, tmp_path / "many", 60))
    qtbot.waitUntil(lambda: len(list((tmp_path / "many").glob("*.png"))) > 2)
    ended = []
    queue.ended.connect(ended.append)
    queue.add(still(window, tmp_path / "a.png"))
    qtbot.waitUntil(lambda: bool(ended), timeout=300_000)
    assert ended[0].entry.name == "a.png"
    assert len(list((tmp_path / "many").glob("*.png"))) < 60
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=300_000)
    assert states(queue) == {"a.png": "done", "many": "done"}
    assert len(list((tmp_path / "many").glob("*.png"))) == 60


def test_paused_moved_taken_out(qtbot, window, queue, slow, tmp_path):
    queue.add(batch(window, tmp_path / "one", 40))
    queue.add(batch(window, tmp_path / "two", 2))
    qtbot.waitUntil(lambda: len(list((tmp_path / "one").glob("*.png"))) > 2)
    one, two = (next(e for e in queue.entries if e.name == name) for name in ("one", "two"))
    queue.put_first(two.id)
    qtbot.waitUntil(lambda: states(queue)["two"] == "done", timeout=300_000)
    queue.pause(one.id)
    qtbot.wait(300)
    count = len(list((tmp_path / "one").glob("*.png")))
    qtbot.wait(300)
    assert len(list((tmp_path / "one").glob("*.png"))) == count < 40
    assert (tmp_path / "one" / "index.jsonl").exists()
    queue.resume(one.id)
    qtbot.waitUntil(lambda: len(list((tmp_path / "one").glob("*.png"))) > count)
    queue.remove(one.id)
    qtbot.wait(300)
    assert "one" not in states(queue)
    assert "stays" in window.canvas.banner.text


def test_what_is_not_done_goes_on_with_the_next_window(qtbot, make_window, slow, engine, tmp_path):
    first = make_window()
    qtbot.waitUntil(lambda: first.view.card is not None)
    first.features.queueing.queue.add(batch(first, tmp_path / "many", 40))
    qtbot.waitUntil(lambda: len(list((tmp_path / "many").glob("*.png"))) > 2)
    first.leaving._decided = True
    first.close()
    count = len(list((tmp_path / "many").glob("*.png")))
    assert count < 40
    assert len((tmp_path / "many" / "index.jsonl").read_text().splitlines()) == count
    second = make_window(FakeEngine(engine.cards))
    qtbot.waitUntil(lambda: len(list((tmp_path / "many").glob("*.png"))) == 40, timeout=300_000)
    qtbot.waitUntil(lambda: states(second.features.queueing.queue) == {"many": "done"})


def test_a_full_disk_holds_everything_until_there_is_room(
    qtbot, window, queue, tmp_path, monkeypatch
):
    from studio.export.queue import makings

    finish = makings.StillMaking.finish

    def full(self):
        raise DiskFull("The disk is full: a.png was not written; make room and try again.")

    monkeypatch.setattr(makings.StillMaking, "finish", full)
    window.features.queueing.show_queue()
    sheet = window.findChild(QueueSheet)
    queue.add(still(window, tmp_path / "a.png"))
    queue.add(still(window, tmp_path / "b.png"))
    qtbot.waitUntil(lambda: "disk is full" in queue.held)
    qtbot.waitUntil(lambda: sheet.banner.isVisible())
    qtbot.wait(200)
    assert states(queue) == {"a.png": "waiting", "b.png": "waiting"}
    assert "held" in window.status_bar.queue.text()
    monkeypatch.setattr(makings.StillMaking, "finish", finish)
    qtbot.mouseClick(sheet.banner.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(states(queue).values()) == {"done"})
    qtbot.waitUntil(lambda: not sheet.banner.isVisible())  # it follows a moment later


def test_a_folder_that_is_gone_is_told_and_another_can_be_chosen(
    qtbot, window, queue, tmp_path, monkeypatch
):
    (tmp_path / "gone").write_bytes(b"a file where the folder was")
    queue.add(still(window, tmp_path / "gone" / "a.png"))
    qtbot.waitUntil(lambda: states(queue) == {"a.png": "failed"})
    window.features.queueing.show_queue()
    sheet = window.findChild(QueueSheet)
    (row,) = sheet.rows.values()
    assert "not a folder" in row.problem.text
    monkeypatch.setattr("studio.ui.queueing.feature.ask_folder", lambda *words: tmp_path / "there")
    qtbot.mouseClick(row.buttons["redirect"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(queue) == {"a.png": "done"})
    assert (tmp_path / "there" / "a.png").is_file()


def test_a_picture_that_the_engine_cannot_make_fails_and_is_tried_again(
    qtbot, window, queue, engine, tmp_path, monkeypatch
):
    whole = FakeEngine._job

    def breaks(request, deliver):
        deliver(m.JobFailed(request.id, "It made broken numbers."))

    monkeypatch.setattr(engine, "_job", breaks)
    queue.add(still(window, tmp_path / "a.png"))
    qtbot.waitUntil(lambda: states(queue) == {"a.png": "failed"})
    assert list(tmp_path.glob("*.png")) == []
    assert "broken numbers" in window.canvas.banner.text
    monkeypatch.setattr(engine, "_job", lambda *words: whole(engine, *words))
    queue.resume(queue.entries[0].id)
    qtbot.waitUntil(lambda: states(queue) == {"a.png": "done"})


def test_a_list_that_cannot_be_kept_stops_no_export(qtbot, window, queue, tmp_path, monkeypatch):
    def refuses(self, task, priority=0):
        raise ExportError("The queue cannot be used: disk I/O error.")

    monkeypatch.setattr(Queue, "add", refuses)
    queue.add(still(window, tmp_path / "a.png"))
    qtbot.waitUntil(lambda: (tmp_path / "a.png").is_file())
    qtbot.waitUntil(lambda: queue.entries == ())


def test_the_sheet_shows_the_list_and_the_keyboard_moves_it(qtbot, window, queue, tmp_path):
    queue.hold("All is paused.")
    for name in ("a.png", "b.png", "c.png"):
        queue.add(still(window, tmp_path / name))
    qtbot.waitUntil(lambda: len(queue.entries) == 3)
    window.features.queueing.show_queue()
    sheet = window.findChild(QueueSheet)
    row = sheet.rows[queue.entries[2].id]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [e.name for e in queue.entries] == ["a.png", "c.png", "b.png"]
    qtbot.waitUntil(lambda: sheet.summary.text == "3 to be made")
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert states(queue)["c.png"] == "paused"
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert "c.png" not in states(queue)
    high = sheet.rows[queue.entries[1].id].buttons["high"]
    qtbot.mouseClick(high, Qt.MouseButton.LeftButton)
    assert [e.name for e in queue.entries] == ["b.png", "a.png"]
    qtbot.mouseClick(sheet.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(states(queue).values()) == {"done"})
    qtbot.waitUntil(sheet.clear.isVisible)
    qtbot.waitUntil(sheet.empty.isVisible)  # after the second
    assert not sheet.summary.isVisible()  # that nothing is being made is said once
    qtbot.mouseClick(sheet.clear, Qt.MouseButton.LeftButton)
    assert queue.entries == ()
    qtbot.waitUntil(lambda: sheet.empty.isVisible())


def test_the_bell_rings_when_the_last_one_is_done(qtbot, window, queue, tmp_path, monkeypatch):
    rung = []
    monkeypatch.setattr("studio.ui.queueing.feature.QApplication.beep", lambda: rung.append(1))
    window.features.queueing.show_queue()
    sheet = window.findChild(QueueSheet)
    sheet.bell.setChecked(True)
    queue.add(still(window, tmp_path / "a.png"))
    qtbot.waitUntil(lambda: rung == [1])
    assert window.settings._extra["queue"] == {"bell": True}


def test_a_film_of_many_frames_is_paused_and_goes_on(qtbot, window, queue, slow, tmp_path):
    frames = tuple(edit.new_recipe(window.view.card, n, (64, 64)) for n in range(70))
    queue.add(frames_task(str(tmp_path / "a.mp4"), frames, MP4.usual(12)))
    qtbot.waitUntil(lambda: bool(queue.entries) and queue.entries[0].done > 30, timeout=300_000)
    number = queue.entries[0].id
    queue.pause(number)
    qtbot.waitUntil(lambda: not queue._leaving, timeout=300_000)
    assert list(tmp_path.glob("*.mp4")) == []
    queue.resume(number)
    qtbot.waitUntil(lambda: set(states(queue).values()) == {"done"}, timeout=300_000)
    assert len(list(tmp_path.glob("*.mp4"))) == 1
