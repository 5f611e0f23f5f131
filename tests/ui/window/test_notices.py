"""What the window says, and the lines that tell how far work is."""

from __future__ import annotations

import pytest

from studio.ui.engine.jobs import Jobs
from studio.ui.explore.canvas.banner import GOOD_MS, Banner
from studio.ui.state.notices import Notice, Notices
from studio.ui.window.job_lines import JobLines
from studio.values.messages import CancelJob, JobDone, JobProgress


@pytest.fixture
def banner(qtbot):
    made, notices = Banner(), Notices()
    qtbot.addWidget(made)
    notices.said.connect(made.say)
    notices.progressed.connect(made.progress)
    notices.withdrawn.connect(made.withdraw)
    made.notices = notices
    yield made
    made.stop()


def test_a_click_does_what_the_notice_offers(banner):
    done = []
    banner.notices.say(Notice("It is gone.", False, "Undo", lambda: done.append("undo")))
    assert banner._action.text() == "Undo"
    banner._action.click()
    assert done == ["undo"]
    assert banner.isHidden()


def test_only_what_is_shown_can_be_withdrawn(banner):
    first, second = Notice("The same words."), Notice("The same words.")
    banner.notices.say(first)
    banner.notices.say(second)
    banner.notices.withdraw(first)
    assert banner.text == "The same words."
    banner.notices.withdraw(second)
    assert banner.text == ""


def test_a_job_has_a_line_that_cancels_it_and_goes_with_it(banner):
    asked = []
    jobs = Jobs(asked.append, lambda job, sink: None)
    lines = JobLines(jobs, banner.notices)
    job = jobs.start("Exporting a.png", lambda n: n, lambda _result: None)
    jobs.take(JobProgress(job, 1, 4, 8.2))
    assert banner.text == "Exporting a.png · 8 s to go"
    assert (banner._bar.value(), banner._bar.maximum()) == (1, 4)
    banner._action.click()
    assert asked[-1] == CancelJob(job, False)
    jobs.take(JobProgress(job, 2, 4, None))  # not stopped yet
    assert banner.text == "Exporting a.png"
    jobs.take(JobDone(job))
    assert banner.text == ""
    assert lines._lines == {}


def test_a_job_that_is_told_elsewhere_has_no_line(banner):
    jobs = Jobs(lambda request: None, lambda job, sink: None)
    lines = JobLines(jobs, banner.notices)
    job = jobs.start("", lambda n: n, lambda _result: None)
    jobs.take(JobProgress(job, 1, 4, None))
    assert banner.text == ""
    assert lines._lines == {}


def test_what_waits_for_a_long_job_is_said_with_it(banner):
    jobs = Jobs(lambda _request: None, lambda job, sink: None)
    lines = JobLines(jobs, banner.notices)
    film = jobs.start("Rendering a.mp4", lambda n: n, lambda _result: None)
    jobs.take(JobProgress(film, 1, 40, None))
    still = jobs.start("Exporting b.png", lambda n: n, lambda _result: None)
    jobs.start("", lambda n: n, lambda _result: None)  # told elsewhere
    jobs.take(JobProgress(film, 2, 40, None))
    assert banner.text == "Rendering a.mp4 · then exporting b.png"
    jobs.start("Exporting c.png", lambda n: n, lambda _result: None)
    jobs.take(JobProgress(film, 3, 40, 100.0))
    assert banner.text == "Rendering a.mp4 · 2 min to go · then exporting b.png and 1 more"
    jobs.take(JobDone(film))
    jobs.take(JobProgress(still, 1, 4, None))
    assert banner.text == "Exporting b.png · then exporting c.png"
    assert len(lines._lines) == 1


def test_good_news_end_by_themselves(qtbot, banner):
    banner.show()
    banner.notices.say(Notice("Saved.", False))
    assert banner._leave.isActive()
    assert banner._leave.interval() == GOOD_MS
    banner._leave.timeout.emit()
    assert banner.text == ""


def test_bad_news_stay_until_somebody_closes_them(banner):
    banner.show()
    banner.notices.say(Notice("The disk is full."))
    assert not banner._leave.isActive()
    banner.notices.say(Notice("Undone: Dusk", False))
    assert banner.text == "Undone: Dusk"
    banner._leave.timeout.emit()
    assert banner.text == "The disk is full."
    banner._close.click()
    assert banner.text == ""


def test_the_same_fault_said_a_hundred_times_is_closed_once(banner):
    for _ in range(100):
        banner.notices.say(Notice("The picture held NaN."))
    assert banner.close_message()
    assert banner.text == ""
    assert not banner.close_message()


def test_bad_news_outlive_the_line_of_a_job(banner):
    line = banner.notices.begin(lambda: None)
    line.show("Rendering", 1, 9)
    banner.notices.say(Notice("The disk is full."))
    line.show("Rendering", 2, 9)
    assert banner.text == "The disk is full."  # not before it could be read
    banner._fresh.stop()
    line.show("Rendering", 3, 9)
    assert banner.text == "Rendering"
    line.end()
    assert banner.text == "The disk is full."


def test_picture_only_shows_no_notice_and_bad_ones_wait(banner):
    banner.show()
    banner.notices.say(Notice("Exported.", False))
    banner.set_bare(True)
    banner.notices.say(Notice("The disk is full."))
    banner.notices.say(Notice("Undone: Dusk", False))
    assert banner.isHidden()
    banner.set_bare(False)
    assert banner.isVisible()
    assert banner.text == "The disk is full."
