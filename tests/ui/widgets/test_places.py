"""Wells, the blend row, and what is dragged between widgets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QPixmap

from studio.ui.widgets.blend_row import HINT, BlendRow
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.mime import has_place, picture_in, recipe_in, recipe_mime
from studio.ui.widgets.place_well import PlaceWell
from studio.values.edit import new_recipe, with_amounts
from studio.values.latent import Vector
from studio.values.recipe import ModelRef, Recipe
from tests.helpers.fake_engine import fake_card

CARD = fake_card()
PLACE = new_recipe(CARD, 4182)
OTHER = with_amounts(new_recipe(CARD, 7), {CARD.info.directions[0].id: 1.5})


def picture_mime(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


@pytest.fixture
def row(qtbot):
    made = BlendRow()
    qtbot.addWidget(made)
    made.resize(308, 44)
    made.show()
    return made


def drop(widget, data: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    widget.dropEvent(event)
    return event


def test_a_place_survives_the_journey():
    for recipe in (PLACE, OTHER):
        data = recipe_mime(recipe)
        assert recipe_in(data) == recipe
        pasted = QMimeData()
        pasted.setText(data.text())
        assert recipe_in(pasted) == recipe


def test_what_is_no_place_is_none():
    for text in ("", "hello", "latent:xyz", "{}"):
        data = QMimeData()
        data.setText(text)
        assert recipe_in(data) is None
        assert not has_place(data)


def test_picture_files_are_known_by_their_names():
    assert picture_in(picture_mime(Path("/tmp/dusk.JPG"))) == Path("/tmp/dusk.JPG")
    assert picture_in(picture_mime(Path("/tmp/notes.txt"))) is None


def test_a_well_says_what_was_dropped_and_changes_nothing_itself(qtbot):
    well = PlaceWell("A")
    qtbot.addWidget(well)
    with qtbot.waitSignal(well.recipe_dropped) as got:
        drop(well, recipe_mime(PLACE))
    assert got.args == [PLACE]
    with qtbot.waitSignal(well.picture_dropped) as got:
        drop(well, picture_mime(Path("/tmp/dusk.png")))
    assert got.args == [Path("/tmp/dusk.png")]
    assert well.recipe is None


def test_a_click_uses_the_current_place_and_delete_clears(qtbot):
    well = PlaceWell("A")
    qtbot.addWidget(well)
    with qtbot.waitSignal(well.use_current_requested):
        qtbot.mouseClick(well, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(well.clear_requested):
        qtbot.keyClick(well, Qt.Key.Key_Delete)


def test_copy_then_paste_brings_the_place_back(qtbot):
    well = PlaceWell("A")
    qtbot.addWidget(well)
    well.set_recipe(PLACE)
    well.copy()
    with qtbot.waitSignal(well.recipe_dropped) as got:
        well.paste()
    assert got.args == [PLACE]
    QGuiApplication.clipboard().clear()


def test_an_emptied_well_loses_its_picture(qtbot):
    well = PlaceWell("A")
    qtbot.addWidget(well)
    well.set_recipe(PLACE)
    well.set_picture(QPixmap(8, 8))
    well.set_recipe(None)
    assert well.picture is None


def test_the_row_asks_for_places_until_it_has_both(row):
    assert row.text == HINT
    assert not row.groove.isEnabled()
    row.a.set_recipe(PLACE)
    row.refresh()
    assert row.text == HINT
    row.b.set_recipe(OTHER)
    row.set_amount(0.36, on_line=True)
    assert row.text == "0.36"
    assert row.groove.isEnabled()


def test_the_handle_is_hollow_off_the_line_and_full_once_moved(qtbot, row):
    row.a.set_recipe(PLACE)
    row.b.set_recipe(OTHER)
    row.set_amount(0.36, on_line=False)
    assert row.groove._hollow
    with qtbot.waitSignal(row.amount_changed):
        row.groove.change(0.36)
    assert not row.groove._hollow
    row.set_amount(0.36, on_line=True)
    with qtbot.assertNotEmitted(row.amount_changed):
        row.groove.change(0.36)


def test_amounts_can_be_typed_as_numbers_or_percent(row):
    row.a.set_recipe(PLACE)
    row.b.set_recipe(OTHER)
    row.set_amount(0.0, on_line=True)
    for text, wanted in (("0.25", 0.25), ("40 %", 0.4), ("?", 0.4), ("7", 1.0)):
        row._on_typed(text)
        assert row.groove.value == pytest.approx(wanted)


def test_a_place_too_long_for_a_line_of_text_travels_in_the_studio_only():
    noise = np.random.default_rng(0).standard_normal(60_000).astype(np.float32)
    recipe = Recipe(ModelRef("m", "0" * 64), Vector.of("z", noise), 8, 8)
    data = recipe_mime(recipe)
    assert not data.hasText()
    assert recipe_in(data) == recipe


@pytest.mark.parametrize("at", ["middle", "right", "corner"])
def test_the_enlarged_picture_of_a_well_leaves_the_slider_free(qtbot, row, at):
    area = row.screen().availableGeometry()
    x = area.center().x() - 154 if at == "middle" else area.right() - row.width() + 1
    row.move(x, area.top() if at == "corner" else area.center().y())
    picture = QPixmap(200, 200)
    picture.fill(Qt.GlobalColor.blue)
    for well in (row.a, row.b):
        well.set_picture(picture)
        popup = well.findChild(Enlarged)
        popup.show_now()
        assert area.contains(popup.geometry())
        slider = QRect(row.groove.mapToGlobal(QPoint(0, 0)), row.groove.size())
        line = QRect(row.mapToGlobal(QPoint(0, 0)), row.size())
        assert not popup.geometry().intersects(slider)
        if well is row.b:
            assert not popup.geometry().intersects(line)
            beside = popup.x() > line.right()
            assert beside == (at == "middle")
        popup.dismiss()
