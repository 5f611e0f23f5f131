"""A sentence under the picture: what has room in its row moves nothing."""

from __future__ import annotations

import pytest

from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.explore.canvas.label_row import HEIGHT_PX
from studio.ui.state.notices import Notice, Notices, Progress


@pytest.fixture
def canvas(qtbot):
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(644, 500)
    made.show()
    return made


@pytest.mark.parametrize(
    "text",
    [
        "Copied.",
        "Undone: another model",
        "Half A, half B. The slider under Blend goes from one to the other.",
        "a.png shows no place that is known here.",
    ],
)
@pytest.mark.parametrize("action", ["", "Explore"])
def test_the_picture_stays_where_it_is_while_a_short_sentence_stands(canvas, text, action):
    high = canvas.view.height()
    canvas.say(Notice(text, action_label=action))
    assert canvas.banner.isVisible()
    assert canvas.view.height() == high
    assert canvas.banner.height() == HEIGHT_PX


def test_how_far_a_job_is_keeps_to_one_line_and_to_its_time(canvas):
    notices = Notices()
    line = notices.begin(lambda: None)
    high = canvas.view.height()
    for left in ("15 s", "2 min"):
        text = f"Making a film with a name that is far too long to stand here.mp4 · {left} to go"
        canvas.banner.progress(Progress(line, text, 1, 4))
        label = canvas.banner._text
        assert canvas.banner.height() == HEIGHT_PX
        assert label.text().endswith(f" · {left} to go")
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
        assert label.toolTip() == canvas.banner.text == text
    assert canvas.view.height() == high


def test_a_long_sentence_is_shown_whole(canvas):
    high = canvas.view.height()
    canvas.say(Notice("Each word of this has to be read by somebody. " * 8, bad=True))
    label = canvas.banner._text
    assert canvas.view.height() < high
    assert label.height() >= label.heightForWidth(label.width())
    canvas.banner.close_message()
    assert canvas.view.height() == high
