"""The whole window in a made-up language: no English is left anywhere on it.

That language writes an accent on every vowel, so a word with a plain one was not translated.
"""

from __future__ import annotations

import re

import pytest
from msgspec.structs import asdict
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from studio.files.paths import resources
from studio.library.catalogue import catalogue as published
from studio.library.licences import LICENCES
from studio.ui.directions.find_directions import FindDirectionsDialog
from studio.ui.directions.from_examples import FromExamplesDialog
from studio.ui.explore.panel.layers_sheet import LayersSheet
from studio.ui.exporting.film_keep import FilmKeepDialog
from studio.ui.language import catalogue, install
from studio.ui.models.card_editor import CardEditor
from studio.ui.models.tags_popup import TagsPopup
from studio.ui.projects.recent_projects import RecentProjects
from studio.ui.window.closing_dialog import LeavingSheet
from studio.ui.window.figures_popup import FiguresPopup
from tests.helpers.fake_engine import fake_card

PLAIN = re.compile(r"(?=[A-Z]*[AEIOUY])[A-Z]{2,}", re.IGNORECASE)
KEPT = re.compile(
    r"Latent Studio|\b(Ridgelines|Aurora|ridgelines|aurora)\b"  # the studio and its models
    r"|\b(Ctrl|Shift|Alt|Esc|Del|Return|Enter|Space|Tab|Left|Right)\b"  # keys
    r"|\b(CPU|GIF|TIFF|AVIF|JPEG|WebP|uint8|README)\b|\{\w+\}"  # formats, and fields of a file name
    r"|[\w.+-]*[/\\][^\s,;]*|\b[0-9a-f]{12,}\b"  # paths and hashes
)
"""What no language changes."""
OF_OTHERS = {*LICENCES, "Press shortcut", "fake engine", "opener 4182", "opener 7"}
"""Licences by their names, what Qt says itself, what models of others say of themselves."""


@pytest.fixture
def speaking(qapp, monkeypatch):
    monkeypatch.setenv(install.VARIABLE, install.PSEUDO)
    spoken = install.install(qapp, resources())
    yield spoken
    for translator in spoken:
        qapp.removeTranslator(translator)
    catalogue.use(None)


@pytest.fixture
def painted(monkeypatch):
    """Every text that is painted by hand."""
    found = []
    draw = QPainter.drawText

    def noted(self, *args):
        found.extend(arg for arg in args if isinstance(arg, str))
        return draw(self, *args)

    monkeypatch.setattr(QPainter, "drawText", noted)
    return found


def texts(root):
    """(whose, what) of all that can be read on `root`, shown now or by a hover."""
    for widget in (root, *root.findChildren(QWidget)):
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if widget.isWindow():
            said.append(widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(row) for row in range(widget.count())]
        if isinstance(widget, QMenu):
            widget.aboutToShow.emit()
            said.append(widget.title())
        for action in widget.actions():
            said += [action.text(), action.toolTip()]
        if isinstance(widget, QMenu):
            widget.aboutToHide.emit()
        yield from ((type(widget).__name__, text) for text in said if text)


def words_of_others():
    """All that the list of published models and the card of the tests tell."""
    card = fake_card()
    told = {
        card.summary,
        card.source,
        card.training_data,
        card.known_limits,
        card.info.architecture,
    }
    for entry in published():
        told |= {value for value in asdict(entry).values() if isinstance(value, str)}
    return told


def foreign(text, others):
    """`text` without what others said, whole or cut off at its end."""
    for part in re.split(r" · |\n|\t", text):
        stem = part.rstrip("…").strip()
        if any(other.startswith(stem) for other in others):
            text = text.replace(part, "")
    for name in LICENCES:
        text = text.replace(name, "")
    return KEPT.sub("", text)


def english(root, painted=()):
    """What of it nobody translated, one a line."""
    root.grab()
    others = OF_OTHERS | words_of_others()
    told = [*texts(root), *(("painted", text) for text in painted)]
    left = {f"{whose}: {text}" for whose, text in told if PLAIN.search(foreign(text, others))}
    return "\n".join(sorted(left))


def cut(root):
    """Buttons that are narrower than their words."""
    return [
        f"{type(button).__name__}: {button.text()}"
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width()
    ]


def test_the_window(speaking, window, painted):
    assert english(window, painted) == ""
    assert cut(window) == []
    assert len(list(texts(window))) > 150


def test_the_window_over_another_model_with_its_wall_its_grid_and_notices(
    qtbot, speaking, window, engine, painted
):
    window.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    window.state.directions.nudge({"random-7-0": 0.8})
    window.view.end_gesture()
    window.trail.pin()
    window.strip.open_wall()
    left = english(window, painted)
    window.strip.close_wall()
    window.commands.action("grid").trigger()
    left += english(window, painted)
    QApplication.clipboard().setText("no place")
    for command in ("undo", "undo", "redo", "compare", "paste", "keep", "steps", "pair"):
        window.commands.action(command).trigger()
        left += english(window, painted)
    assert left == ""


@pytest.mark.parametrize("command", ["export_as", "shortcuts", "about", "library", "get_models",
                                     "details", "project_recent", "drag_strength"])  # fmt: skip
def test_what_a_command_opens(qtbot, speaking, window, painted, command):
    before = set(QApplication.topLevelWidgets())
    window.commands.action(command).trigger()
    opened = [w for w in QApplication.topLevelWidgets()
              if w not in before and w.isVisible() and not isinstance(w, QMenu)]  # fmt: skip
    assert opened
    for sheet in opened:
        assert english(sheet, painted) == ""
        assert cut(sheet) == []
        sheet.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda w: FindDirectionsDialog(w.view.card, w.view.recipe, w),
        lambda w: FromExamplesDialog(w.view.card, w),
        lambda w: FilmKeepDialog(w),
        lambda w: LeavingSheet(w),
        lambda w: RecentProjects(w),
        lambda w: FiguresPopup(w.link, w.frames, w.view, w),
        lambda w: CardEditor(w.view.card, w),
        lambda w: TagsPopup(w.view.card.name, (), (), (), w),
        lambda w: LayersSheet(w.state.directions.known[0], 8, None, w),
    ],
)
def test_what_opens_at_other_times(qtbot, speaking, window, painted, make):
    opened = make(window)
    opened.show()
    assert english(opened, painted) == ""
    assert cut(opened) == []
    opened.close()
