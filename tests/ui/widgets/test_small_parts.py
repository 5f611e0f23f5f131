"""Chips, buttons, segments, folds, flow, thumbs, the meter and the slim scroll bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import tokens
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.fold import Fold
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import cropped
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.surprise_meter import SurpriseMeter
from studio.ui.widgets.thumb import Thumb
from studio.ui.widgets.usual_meter import UsualMeter
from studio.values.card import Surprise


@pytest.fixture(params=["dark", "light"])
def scheme(request):
    before = tokens.current()
    tokens.use(tokens.named(request.param))
    yield request.param
    tokens.use(before)


@pytest.mark.parametrize("make", [
    lambda: Chip("Seamless"),
    lambda: Chip("All", "pill"),
    lambda: IconButton("New", "dice-two"),
    lambda: IconButton(icon="x", name="Close"),
    lambda: SectionHeader("Place"),
    lambda: Segmented((("a", "Axes"), ("n", "Nearby"))),
    lambda: Thumb(),
    lambda: UsualMeter(),
    lambda: SurpriseMeter(),
    lambda: Fold("4 more"),
])  # fmt: skip
def test_everything_paints_in_both_schemes_and_in_focus(qtbot, scheme, make):
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    widget.setFocus()
    assert not widget.grab().isNull()
    widget.setEnabled(False)
    assert not widget.grab().isNull()


@pytest.mark.parametrize("make", [lambda: Chip("All"), lambda: IconButton("New")])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_press_buttons(qtbot, make, key):
    button = make()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_icon_alone_still_has_a_name():
    assert IconButton(icon="x", name="Close").accessibleName() == "Close"


def test_segments_are_chosen_by_pointer_and_keys(qtbot):
    segmented = Segmented((("a", "Axes"), ("n", "Nearby"), ("c", "Corners")))
    qtbot.addWidget(segmented)
    segmented.resize(segmented.sizeHint())
    with qtbot.waitSignal(segmented.chosen) as got:
        qtbot.mouseClick(segmented, Qt.MouseButton.LeftButton, pos=segmented.rect().center())
    assert got.args == ["n"]
    qtbot.keyClick(segmented, Qt.Key.Key_Right)
    qtbot.keyClick(segmented, Qt.Key.Key_Right)
    assert segmented.value == "c"
    with qtbot.assertNotEmitted(segmented.chosen):
        segmented.set_value("a")
    segmented.set_value("unknown")
    assert segmented.value == "a"


def test_a_flow_wraps_and_tells_its_height(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap_px=8)
    boxes = [QWidget() for _ in range(5)]
    for box in boxes:
        box.setFixedSize(50, 20)
        flow.addWidget(box)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(110) == 20 + 8 + 20 + 8 + 20
    flow.setGeometry(QRect(0, 0, 110, 100))
    assert [(b.x(), b.y()) for b in boxes] == [(0, 0), (58, 0), (0, 28), (58, 28), (0, 56)]
    boxes[0].hide()
    holder.show()
    assert flow.heightForWidth(110) == 20 + 8 + 20


@pytest.mark.parametrize("size", [(100, 40), (40, 100), (7, 7), (300, 300)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_cropped_picture_fills_its_box_at_every_scale(qapp, size, scale):
    picture = QPixmap(*size)
    picture.fill(Qt.GlobalColor.green)
    fitted = cropped(picture, 44, 44, scale)
    assert (fitted.width(), fitted.height()) == (round(44 * scale), round(44 * scale))
    assert fitted.devicePixelRatio() == scale


def test_a_thumb_is_clicked_by_pointer_and_keys(qtbot):
    thumb = Thumb()
    qtbot.addWidget(thumb)
    with qtbot.waitSignal(thumb.clicked):
        qtbot.mouseClick(thumb, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(thumb.clicked):
        qtbot.keyClick(thumb, Qt.Key.Key_Space)


def test_a_null_picture_is_no_picture(qtbot):
    thumb = Thumb()
    qtbot.addWidget(thumb)
    thumb.set_picture(QPixmap())
    assert thumb.picture is None


@pytest.mark.parametrize(
    ("usual", "word"),
    [(None, "unknown"), (-1, "bland"), (-5, "bland"), (0, "at home"), (0.9, "strange")],
)
def test_the_meter_has_a_word_for_every_place(qtbot, usual, word):
    meter = UsualMeter()
    qtbot.addWidget(meter)
    meter.set_usual(usual)
    assert meter.word == word
    assert meter.accessibleDescription() == word
    assert "chi-squared" in meter.toolTip()


@pytest.mark.parametrize(
    ("bits", "word"),
    [(None, "unknown"), (0.5, "plainer than usual"), (1.5, "usual"), (9, "more surprising than")],
)
def test_the_surprise_meter_has_figure_word_and_range(qtbot, bits, word):
    meter = SurpriseMeter()
    qtbot.addWidget(meter)
    meter.set_usual(Surprise(1.0, 2.0, "samples"))
    meter.set_bits(bits)
    assert word in meter.accessibleDescription()
    assert meter.text == ("–" if bits is None else f"{bits:.2f}")
    assert "1.00 to 2.00 bits per dimension" in meter.toolTip()
    assert "own samples" in meter.toolTip()
    meter.set_usual(None)
    assert (meter.text, "no range" in meter.toolTip()) == ("–", True)
    qtbot.addWidget(meter)
    meter.grab()


def test_a_fold_shows_and_hides(qtbot):
    fold = Fold("4 more")
    qtbot.addWidget(fold)
    fold.show()
    with qtbot.waitSignal(fold.toggled) as got:
        fold.toggle()
    assert got.args == [True]
    assert fold.body.isVisible()
    fold.set_open(False)
    assert not fold.is_open


def test_the_slim_bar_is_there_only_when_needed(qtbot):
    scroll = SlimScroll()
    qtbot.addWidget(scroll)
    content = QWidget()
    content.setFixedHeight(100)
    scroll.set_content(content)
    scroll.resize(200, 200)
    scroll.show()
    assert not scroll._bar.isVisible()
    content.setFixedHeight(900)
    qtbot.waitUntil(lambda: scroll._bar.isVisible(), timeout=1000)
    scroll._bar.setValue(100)
    assert scroll.verticalScrollBar().value() == 100
    assert scroll.viewport().width() == 200
    assert not scroll.grab().isNull()


def test_cut_words_lose_their_middle_and_stand_in_the_tooltip(qtbot):
    caption = Caption("A long name that says something at its end")
    qtbot.addWidget(caption)
    caption.resize(caption.sizeHint())
    caption.show()
    assert caption.toolTip() == ""
    caption.resize(80, 16)
    assert caption.toolTip() == caption.text
    caption.set_text("Short")
    assert caption.toolTip() == ""
    caption.setToolTip("Somebody else's words")
    caption.set_text("A long name that says something at its end")
    assert caption.toolTip() == "Somebody else's words"


def test_a_picture_that_has_not_come_leaves_the_ground_as_it_is(qtbot, scheme):
    thumb = Thumb(44)
    qtbot.addWidget(thumb)
    ground = tokens.current().panel
    thumb.setStyleSheet(f"background: {ground}")
    host = QWidget()
    qtbot.addWidget(host)
    host.setStyleSheet(f"background: {ground}")
    thumb.setParent(host)
    shown = host.grab().toImage()
    assert shown.pixelColor(10, 10).name() == ground
    assert shown.pixelColor(30, 12).name() == ground
