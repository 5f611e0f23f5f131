"""The sheet in which a generator is searched for a photo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.ui.photos.find_photo import FindPhotoSheet


def picture():
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


@pytest.fixture
def sheet(qtbot):
    made = FindPhotoSheet("Cats", picture())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_was_found_can_be_kept_at_any_time(qtbot, sheet):
    assert sheet.windowTitle() == "Find it in Cats"
    assert sheet.photo.picture is not None
    assert not sheet.main_button.isEnabled()
    sheet.set_preview(picture())
    sheet.set_progress(10, 40, 30.0)
    assert sheet.best.picture is not None
    assert sheet.progress.unit == 0.25
    with qtbot.waitSignal(sheet.keep_asked):
        qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)
    assert not sheet.main_button.isEnabled()
    stopped = []
    sheet.cancel_asked.connect(lambda: stopped.append(True))
    sheet.set_done()
    assert not sheet.isVisible()
    assert not stopped


def test_a_closed_sheet_leaves_nothing_running(qtbot, sheet):
    with qtbot.waitSignal(sheet.cancel_asked):
        qtbot.mouseClick(sheet.progress.cancel, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()


def test_a_failure_is_said(qtbot, sheet):
    sheet.set_preview(picture())
    sheet.set_failed("Cats found no place for this picture.")
    assert sheet.error.isVisible()
    assert not sheet.main_button.isEnabled()
    stopped = []
    sheet.cancel_asked.connect(lambda: stopped.append(True))
    sheet.close()
    assert not stopped
