"""Closing while a file is being written."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from studio.ui.engine.jobs import Jobs
from studio.ui.window.closing import Closing
from studio.values.messages import FramesJob, JobDone


class Window(QWidget):
    closed = False

    def closeEvent(self, event):
        if self.leaving.may_leave():
            self.closed = True
        else:
            event.ignore()


@pytest.fixture
def window(qtbot):
    made = Window()
    made.jobs = Jobs(lambda request: None, lambda job, sink: None, made)
    made.leaving = Closing(made, made.jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(window, name="a.png", writes=True):
    sink = (lambda result: None) if writes else None
    return window.jobs.start(
        f"Exporting {name}", lambda job: FramesJob(job, ()), lambda result: None, sink
    )


def test_nothing_under_way_closes_at_once(window):
    begin(window, writes=False)
    window.close()
    assert window.closed


def test_a_file_under_way_is_asked_about_and_esc_stays(window):
    begin(window)
    begin(window, "b.png")
    window.close()
    assert not window.closed
    sheet = window.leaving.sheet
    assert sheet.summary.text == "Not done yet: Exporting a.png and 1 more."
    sheet.reject()
    assert window.isVisible()


def test_stopping_closes_at_once(window):
    begin(window)
    window.close()
    window.leaving.sheet.stop_button.click()
    assert window.closed


def test_finishing_closes_after_the_last_file(window):
    first, second = begin(window), begin(window, "b.png")
    window.close()
    window.leaving.sheet.finish_button.click()
    window.jobs.take(JobDone(first))
    assert not window.closed
    window.jobs.take(JobDone(second))
    assert window.closed


def test_a_file_that_is_done_meanwhile_takes_the_question_with_it(window):
    job = begin(window)
    window.close()
    window.jobs.take(JobDone(job))
    assert not window.leaving.sheet.isVisible()
    assert not window.closed
