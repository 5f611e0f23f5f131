"""Film, size, about, and the projects opened lately."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from studio.ui.exporting.film_keep import FilmChoice, FilmKeepDialog
from studio.ui.projects.recent_projects import RecentProject, RecentProjects
from studio.ui.widgets.ago import ago
from studio.ui.widgets.custom_size import CustomSizeDialog
from studio.ui.widgets.sheet import Sheet
from studio.ui.window.about_dialog import AboutDialog
from studio.values.card import Sizes

NOW = time.mktime((2026, 11, 20, 9, 0, 0, 0, 0, -1))


def test_a_film_of_the_last_seconds(qtbot):
    sheet = FilmKeepDialog()
    qtbot.addWidget(sheet)
    sheet.set_film(10, 3, 2, "/tmp/films")
    sheet.show()
    assert sheet.choice == FilmChoice("mp4", 768, 512, 30, 10, "/tmp/films")
    assert sheet.facts.text.startswith("300 pictures of 768 × 512")
    sheet.kind.setCurrentIndex(sheet.kind.findData("gif"))
    sheet.side.choose(0)
    assert sheet.choice == FilmChoice("gif", 384, 256, 15, 10, "/tmp/films")
    assert "256 colours" in sheet.facts.text
    with qtbot.waitSignal(sheet.keep_asked) as asked:
        qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert asked.args == [sheet.choice]


@pytest.mark.parametrize("shape", [(1, 1), (1000, 333), (333, 1000)])
def test_films_have_even_sides(qtbot, shape):
    sheet = FilmKeepDialog()
    qtbot.addWidget(sheet)
    sheet.set_film(4, *shape)
    for at in range(4):
        sheet.side.choose(at)
        assert sheet.choice.width % 2 == sheet.choice.height % 2 == 0


def test_a_size_that_can_be_made(qtbot):
    sizes = Sizes((512, 512), any_size=True, any_aspect=True, multiple=8, largest=4096)
    sheet = CustomSizeDialog(sizes, (512, 512))
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.fields.width_box.change(1001)
    sheet.fields.height_box.change(700)
    assert not sheet.ok_button.isEnabled()
    assert "multiples of 8" in sheet.facts.text
    qtbot.mouseClick(sheet.nearest, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.turn, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.mouseClick(sheet.ok_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [704, 1000]


def test_about_can_be_copied_for_a_report(qtbot):
    sheet = AboutDialog("0.1.0", "CPU · 2 cores", "PyTorch 2.12")
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.grab()
    sheet._copy()
    assert QGuiApplication.clipboard().text() == "Latent Studio 0.1.0\nCPU · 2 cores\nPyTorch 2.12"


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "today"), (12, "yesterday"), (30, "yesterday"), (24 * 5, "5 days ago"),
     (24 * 31, "20 Oct 2026")],
)  # fmt: skip
def test_when_as_people_say_it(hours, words):
    assert ago(NOW - 3600 * hours, NOW) == words
    assert ago(0, NOW) == ""


def test_recent_projects_open_forget_and_begin(qtbot):
    popup = RecentProjects()
    qtbot.addWidget(popup)
    paths = [Path("/home/ada/Dusk.latent"), Path("/home/ada/Fog.latent")]
    popup.set_projects([RecentProject(path, NOW) for path in paths], NOW)
    popup.show()
    popup.grab()
    forgotten = []
    popup.forget_asked.connect(forgotten.append)
    qtbot.keyClick(popup.rows[1], Qt.Key.Key_Delete)
    assert forgotten == [paths[1]]
    with qtbot.waitSignal(popup.project_chosen) as chosen:
        qtbot.keyClick(popup.rows[0], Qt.Key.Key_Return)
    assert chosen.args == [paths[0]]
    with qtbot.waitSignal(popup.new_asked):
        popup.new_chip.click()
    with qtbot.waitSignal(popup.open_asked):
        popup.open_chip.click()
    popup.set_projects([])
    assert popup.rows == []


def test_a_sheet_that_grows_stays_inside_its_window(qtbot):
    from PySide6.QtWidgets import QWidget

    from studio.ui.widgets.sheet import Sheet

    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 800, 600)
    window.show()
    sheet = Sheet("Title", parent=window)
    sheet.show()
    sheet.setGeometry(300, 300, 300, 200)
    sheet.resize(300, 500)
    assert sheet.frameGeometry().bottom() <= window.frameGeometry().bottom()


def test_a_sheet_higher_than_the_screen_scrolls_and_keeps_its_buttons(qtbot, qapp):
    sheet = Sheet("Much to say", "All of it matters.")
    qtbot.addWidget(sheet)
    rows = [QPushButton(f"Row {n}") for n in range(60)]
    sheet.add_group(*rows)
    done = sheet.add_button("Done", primary=True)
    sheet.finish(440)
    sheet.show()
    qapp.processEvents()
    room = sheet.screen().availableSize().height()
    assert sheet.height() <= room - 40
    assert done.mapTo(sheet, done.rect().bottomRight()).y() < sheet.height()
    assert rows[-1].visibleRegion().isEmpty()
    rows[-2].setFocus()
    QTest.keyClick(rows[-2], Qt.Key.Key_Tab)
    assert rows[-1].hasFocus()
    assert not rows[-1].visibleRegion().isEmpty()


def test_a_sheet_that_fits_shows_all_of_itself(qtbot, qapp):
    sheet = Sheet("Little to say")
    qtbot.addWidget(sheet)
    rows = [QPushButton(f"Row {n}") for n in range(4)]
    sheet.add_group(*rows)
    sheet.finish(440)
    sheet.show()
    qapp.processEvents()
    assert all(row.visibleRegion().boundingRect() == row.rect() for row in rows)
    tall = sheet.height()
    rows[0].hide()
    sheet.fit()
    assert sheet.height() < tall
