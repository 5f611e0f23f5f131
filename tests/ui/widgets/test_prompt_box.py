"""A prompt never holds more than a recipe does; pictographs are one letter each."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from studio.ui.widgets.letters import letters, units
from studio.ui.widgets.prompt_box import LONGEST, PromptBox

PASTED = (
    "palimpsest " * 2500, "🌙" * 9000, "x" * 30_000, "\n" * 9000, "بحر " * 9000,
    "a\u0301" * 9000, "\u2029\u2028\0\ufffc" * 3000,
)  # fmt: skip


@pytest.fixture
def box(qtbot):
    made = PromptBox("Prompt")
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.show()
    return made


def pasted(text):
    data = QMimeData()
    data.setText(text)
    return data


@pytest.mark.parametrize("text", ["", "sea", "🌙🌙 sea", "a🌙b\u0301", "بحر 🌙"])
def test_places_between_letters_are_counted_as_qt_counts_them(text):
    for at in range(len(text) + 1):
        assert letters(text, units(text, at)) == at
    assert units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_whatever_is_pasted_wherever_no_more_stands_there_than_a_recipe_holds(qtbot, box):
    rng = random.Random(4)
    for _step in range(60):
        cursor, text = box.textCursor(), box.text
        one, other = (units(text, rng.randrange(len(text) + 1)) for _end in range(2))
        cursor.setPosition(one)
        cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
        box.setTextCursor(cursor)
        box.insertFromMimeData(pasted(rng.choice(PASTED)))
        act = rng.choice((box.undo, box.redo, lambda: box.weigh(1), lambda: box.weigh(-1), str))
        act()
        box.set_unknown(("palimpsest",) if rng.random() < 0.3 else ())
        box.resize(rng.randrange(80, 600), box.height())
        QApplication.processEvents()
        assert len(box.text) <= LONGEST


def test_composed_words_are_cut_alike(box):
    box.set_text("x" * (LONGEST - 2))
    box.moveCursor(QTextCursor.MoveOperation.End)
    event = QInputMethodEvent()
    event.setCommitString("日本語の海")
    QApplication.sendEvent(box, event)
    assert box.text.endswith("x日本")
    assert len(box.text) == LONGEST


def test_unknown_words_after_a_pictograph_are_underlined_where_they_stand(box):
    box.set_text("🌙🌙 a dragon")
    box.set_unknown(("dragon",))
    assert [mark.cursor.selectedText() for mark in box.extraSelections()] == ["dragon"]


def test_the_word_after_a_pictograph_is_weighed_and_stays_selected(qtbot, box):
    box.set_text("🌙🌙 moons rise")
    cursor = box.textCursor()
    cursor.setPosition(units(box.text, len("🌙🌙 m")))
    box.setTextCursor(cursor)
    qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert box.text == "🌙🌙 (moons:1.1) rise"
    assert box.textCursor().selectedText() == "moons"


COPIES_AND_ENDS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from studio.app import application
from studio.ui.widgets.mime import recipe_mime
from studio.values.latent import Seed
from studio.values.recipe import Recipe
from tests.helpers.fake_engine import fake_card

place = Recipe(model=fake_card().ref, latent=Seed(7), width=64, height=64)

def copy():
    QGuiApplication.clipboard().setMimeData(recipe_mime(place))
    app.quit()

app = application(["studio"])
QTimer.singleShot(0, copy)
sys.exit(app.exec())
"""


def test_who_copied_something_can_leave_without_a_crash():
    ended = subprocess.run(
        [sys.executable, "-c", COPIES_AND_ENDS], capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
