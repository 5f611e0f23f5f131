"""The page that says all about a model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from studio.ui.models.browser.model_details import ModelDetails
from studio.ui.widgets.paragraph import Paragraph
from studio.values.described import sample_recipe
from studio.values.variety import ATTRIBUTES, HUE, HUES, ModelReport, PictureStatistics, Variety
from tests.helpers.fake_models import make_model


@pytest.fixture
def details(qtbot, tmp_path):
    made = ModelDetails(make_model(tmp_path, openers=12, covers=True))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    asked = []
    made.thumb_needed.connect(lambda key, recipe: asked.append((key, recipe)))
    made.asked = asked
    made.show()
    qtbot.waitExposed(made)
    return made


def test_everything_on_the_card_is_written(details):
    written = " ".join(p.text for p in details.findChildren(Paragraph))
    for words in ("Evening mountains.", "CC0", "drawn pictures", "sees dusk", "18.4 million"):
        assert words in written


def test_openers_are_asked_for_shown_and_chosen(qtbot, details):
    qtbot.waitUntil(lambda: len(details.asked) == 12)
    key, recipe = details.asked[3]
    assert recipe == details.model.card.openers[3].recipe
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    details.set_thumb(key, image)
    thumb = details.openers.thumbs[key]
    assert thumb.picture is not None
    with qtbot.waitSignal(details.opener_chosen) as chosen:
        qtbot.mouseClick(thumb, Qt.MouseButton.LeftButton)
    assert chosen.args == [recipe]


def test_the_button_chooses_the_model(qtbot, details):
    with qtbot.waitSignal(details.model_chosen) as chosen:
        details.use_button.click()
    assert chosen.args == [details.model]


def test_it_paints_with_and_without_a_report(details):
    details.grab()
    assert details.variety.isHidden()
    details.set_report(report())
    assert not details.variety.isHidden()
    details.grab()
    written = " ".join(p.text for p in details.findChildren(Paragraph))
    assert "None of its pictures has a near-duplicate." in written
    assert "Measured on 64 pictures" in written


def report(broken=0):
    counts = {a.key: (64, *(0,) * (a.bins - 1)) for a in ATTRIBUTES}
    counts[HUE] = (64, *(0,) * (len(HUES) - 1))
    stats = PictureStatistics(64, counts, Variety(64, 0.2, 0.1, 0.0, 30.0))
    return ModelReport("basis", 64 + broken, broken, stats)


def test_the_pictures_of_the_sheet_are_places(qtbot, details):
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    sheet = details.makes.sheet
    details.makes.set_sample(17, image)
    with qtbot.waitSignal(details.opener_chosen) as chosen:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet._cell(17).center().toPoint())
    assert chosen.args == [sample_recipe(details.model.card, 17)]
    with qtbot.assertNotEmitted(details.opener_chosen):  # no picture yet, no place
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet._cell(18).center().toPoint())


def test_the_sheet_is_walked_with_the_keyboard(qtbot, details):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    sheet = details.makes.sheet
    for seed in range(64):
        sheet.set_picture(seed, image)
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: sheet.current == 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(sheet, key)
    assert sheet.current == 1
    with qtbot.waitSignal(details.opener_chosen) as chosen:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert chosen.args == [sample_recipe(details.model.card, 1)]


def test_more_pictures_can_be_wanted_until_there_are_many(qtbot, details):
    details.set_report(report())
    with qtbot.waitSignal(details.makes.asked) as asked:
        details.makes.finer.click()
    assert asked.args == [512]
    details.set_report(report(broken=448))
    assert details.makes.finer.isHidden()
