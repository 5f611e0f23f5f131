"""The page that says all about a model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from studio.ui.browser.model_details import ModelDetails
from studio.ui.widgets.paragraph import Paragraph
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


def test_it_paints(qtbot, details):
    with qtbot.waitSignal(details._covers.ready):
        details.grab()
    details.grab()
