"""A picture of another tool is dropped: it asks, goes there or takes the words."""

from __future__ import annotations

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from studio.values.latent import Repaint, Seed
from tests.helpers.fake_engine import words_card

LEFT = Qt.MouseButton.LeftButton
TEXT = (
    "two moons, (sea:1.2)\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7,"
    " Seed: 77, Size: 128x128, Model hash: {hash}, Model: {model}, Clip skip: 2"
)


@pytest.fixture
def window(qtbot, make_window, engine):
    engine.cards = (words_card(), *engine.cards)
    made = make_window()
    made.view.open_model(engine.cards[1])
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    return made


def picture(tmp_path, model="postcards", digest=""):
    path, info = tmp_path / "theirs.png", PngInfo()
    info.add_text("parameters", TEXT.format(hash=digest, model=model))
    Image.new("RGB", (64, 64), (10, 90, 200)).save(path, pnginfo=info)
    return path


def dropped(qtbot, window, path, zone):
    """Carry a file over the canvas, wait until it was looked into, let go on a zone."""
    canvas, data = window.canvas, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, plain = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, plain))
    qtbot.waitUntil(lambda: zone in [z.name for z in canvas.zones.zones])
    rect = next(r for z, r in canvas.zones._rects() if z.name == zone)
    QApplication.sendEvent(canvas, QDropEvent(rect.center(), copy, data, LEFT, plain))


def test_go_there_opens_the_model_and_says_what_was_left(qtbot, window, tmp_path):
    dropped(qtbot, window, picture(tmp_path), "Its words and seed")
    sheet = window.features.exchange.foreign.sheet
    assert sheet.isVisible()
    assert "Postcards is here" in sheet.summary.text
    qtbot.mouseClick(sheet.there_button, LEFT)
    recipe = window.view.recipe
    assert window.view.card.name == "Postcards"
    assert recipe.latent == Seed(77, "noise", "torch_cuda")
    assert recipe.controls["prompt"] == "two moons, (sea:1.2)"
    assert recipe.controls["negative"] == "fog"
    assert recipe.controls["steps"] == 20
    assert "Not carried over: the sampler Euler a, Clip skip: 2." in window.canvas.banner.text
    assert window.workspaces[0].panel.words.rows["prompt"].box.text == "two moons, (sea:1.2)"


def test_only_the_words_leave_seed_and_settings(qtbot, window, engine, tmp_path):
    window.view.open_model(engine.cards[0])
    before = window.view.recipe
    dropped(qtbot, window, picture(tmp_path, model="elsewhere"), "Its words and seed")
    sheet = window.features.exchange.foreign.sheet
    assert "elsewhere, is not here" in sheet.summary.text
    assert not sheet.there_button.isVisible()
    qtbot.mouseClick(sheet.words_button, LEFT)
    assert window.view.recipe.latent == before.latent
    assert set(window.view.recipe.controls) == {"prompt", "negative"}
    window.commands.action("undo").trigger()
    assert window.view.recipe == before


def test_cancel_leaves_everything(qtbot, window, tmp_path):
    before = window.view.recipe
    dropped(qtbot, window, picture(tmp_path), "Its words and seed")
    qtbot.keyClick(window.features.exchange.foreign.sheet, Qt.Key.Key_Escape)
    assert window.view.recipe == before


def test_where_nothing_here_can_use_it_it_is_a_photograph(qtbot, window, tmp_path):
    path = picture(tmp_path, model="elsewhere")
    window.features.exchange.drops.open_file(path)  # Ridgelines takes photographs, no words
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    assert window.features.exchange.foreign.sheet is None


def test_opened_in_another_way_it_asks_too(qtbot, window, tmp_path):
    window.features.exchange.drops.open_file(
        picture(tmp_path, model="", digest=words_card().sha256)
    )
    qtbot.waitUntil(lambda: window.features.exchange.foreign.sheet is not None)
    assert not isinstance(window.view.recipe.latent, Repaint)
