"""A photograph dropped on a model that paints over pictures: what it can become there."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from studio.ui.widgets.mime import recipe_mime
from studio.values import edit
from studio.values.latent import Encoded, Repaint
from studio.values.messages import EncodeJob
from tests.helpers.fake_engine import words_card


@pytest.fixture
def window(qtbot, make_window, engine):
    engine.cards = (words_card(), *engine.cards)
    made = make_window()
    made.view.open_model(engine.cards[0])
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    return made


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "beach.jpg"
    Image.linear_gradient("L").convert("RGB").resize((96, 64)).save(path)
    return path


def dropped(window, path, zone):
    """Carry a file over the canvas and let it go on a zone, by real events."""
    canvas, data = window.canvas, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()
    names = [z.name for z in canvas.zones.zones]
    rect = next(r for z, r in canvas.zones._rects() if z.name == zone)
    drop = QDropEvent(rect.center(), copy, data, left, plain)
    QApplication.sendEvent(canvas, drop)
    return names


def test_painted_over_from_the_place_of_now_in_its_own_proportions(qtbot, window, engine, photo):
    window.view.set_control("prompt", "a postcard")
    window.view.end_gesture()
    seed = window.view.recipe.latent
    names = dropped(window, photo, "Paint over")
    assert names[:4] == ["Paint over", "Find its place", "A", "B"]
    qtbot.waitUntil(lambda: isinstance(window.view.recipe.latent, Repaint))
    recipe = window.view.recipe
    assert recipe.latent.base == seed
    assert recipe.latent.mask is None
    assert recipe.controls["prompt"] == "a postcard"
    assert (recipe.width, recipe.height) == (96, 64)
    assert engine.asked(EncodeJob)[-1].fit == "start"
    assert window.trail.project.get_blob(recipe.latent.picture.picture) == photo.read_bytes()
    paint = window.workspaces[0].panel.paint
    assert paint.strength.isVisible()
    assert "All of the picture" in paint.hint.text
    assert window.features.photos.controller.photos_of(recipe) == (photo.read_bytes(),)


def test_its_place_is_found_with_nothing_said_and_stands_beside(qtbot, window, engine, photo):
    window.view.set_control("prompt", "a postcard")
    dropped(window, photo, "Find its place")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    recipe = window.view.recipe
    assert isinstance(recipe.latent, Encoded)
    assert recipe.latent.fit == "inversion"
    assert recipe.controls == {}
    assert window.canvas.view.scene.name == "How Postcards sees it · 31.4 dB"


def test_into_a_well_goes_the_place_that_was_found(qtbot, window, photo):
    dropped(window, photo, "B")
    qtbot.waitUntil(lambda: window.state.blending.wells.b is not None)
    assert window.state.blending.wells.b.latent.fit == "inversion"
    assert edit.label(window.view.recipe) == "blend 50 %"


def test_a_place_is_still_restored(qtbot, window):
    drops, zones = window.features.exchange.drops, window.canvas.zones
    assert drops.enter(recipe_mime(edit.new_recipe(window.view.card, 31)))
    assert [z.name for z in zones.zones] == ["Go here", "A", "B"]
    drops.drop(QPointF(window.canvas.width() / 2, 100))
    assert window.view.recipe.latent.n == 31


def test_a_photo_that_is_pasted_or_opened_is_painted_over(qtbot, window, photo):
    window.features.exchange.drops.open_file(photo)
    qtbot.waitUntil(lambda: isinstance(window.view.recipe.latent, Repaint))
    qtbot.mouseClick(window.workspaces[0].panel.paint.let_go_button, Qt.MouseButton.LeftButton)
    assert not isinstance(window.view.recipe.latent, Repaint)
    pasted = QImage(48, 48, QImage.Format.Format_RGB32)
    pasted.fill(0xFF5A0909)
    QApplication.clipboard().setImage(pasted)
    window.commands.action("paste").trigger()
    qtbot.waitUntil(lambda: isinstance(window.view.recipe.latent, Repaint))
