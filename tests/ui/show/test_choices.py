"""What a visitor chooses from: children, words, what the last one left; two fingers; paper."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from studio.ui.show.finished import Finished
from studio.ui.show.layers import BACK_S, Layers
from studio.ui.show.parts import Handed
from studio.ui.show.printing import PaperDesk
from studio.ui.show.zone import Measure, Zone
from studio.ui.show.zones import laid_out
from studio.values import edit, messages as m
from studio.values.show.document import Printing
from studio.values.show.words import Word, WordList
from tests.helpers.fake_engine import FakeEngine, words_card
from tests.ui.show.staging import CARD, VISITOR, drag, live, press, show_of, zone

WORDS_CARD = words_card()
ROWS = (
    (Word("dusk", {"de": "Abend"}), Word("night")),
    (Word("sun"), Word("two moons")),
)  # fmt: skip
WORDS = WordList(edit.new_recipe(WORDS_CARD, 4), ROWS, "flat print")


# ---- children -----------------------------------------------------------------------------------
def test_one_of_three_children_becomes_the_place(qtbot, stage):
    engine = FakeEngine((CARD,))
    control = live(qtbot, stage(engine=engine))
    drag(qtbot, control)
    parent = control.guest.place
    press(qtbot, control, "breed")
    drawn = control.choices._images
    qtbot.waitUntil(lambda: len(drawn) == 3 and all(drawn), timeout=20_000)
    asked = engine.asked(m.ThumbRequest)
    assert len({request.recipe.id for request in asked} | {parent.id}) == 4
    assert zone(control, "child:1").image is not None
    press(qtbot, control, "child:1")
    qtbot.waitUntil(lambda: not control.guest.gliding, timeout=20_000)
    assert control.guest.place == asked[1].recipe
    assert not control.choices.open
    assert control.visit.made


def test_children_can_be_asked_again_put_back_and_chosen_by_keys(qtbot, stage):
    control = live(qtbot, stage())
    drag(qtbot, control)
    before = control.guest.place
    qtbot.keyClick(control.window, Qt.Key.Key_C)
    first = control.choices._children
    qtbot.keyClick(control.window, Qt.Key.Key_C)
    assert not {c.id for c in control.choices._children} & {c.id for c in first}
    qtbot.keyClick(control.window, Qt.Key.Key_Backspace)
    assert not control.choices.open
    assert control.guest.place == before
    qtbot.keyClick(control.window, Qt.Key.Key_C)
    third = control.choices._children[2]
    qtbot.keyClick(control.window, Qt.Key.Key_3)
    assert control.guest.gliding
    qtbot.waitUntil(lambda: control.guest.place == third, timeout=20_000)


def test_children_go_with_their_visitor(qtbot, stage):
    control = live(qtbot, stage())
    drag(qtbot, control)
    press(qtbot, control, "breed")
    control._wipe()
    assert not control.choices.open
    assert control.choices._children == ()
    assert not any(z.kind == "picture" for z in control.window.shown.zones)


# ---- words --------------------------------------------------------------------------------------
def words_stage(stage, engine=None):
    show = show_of(visitor=replace(VISITOR, words=WORDS))
    return stage(show, engine, others=(WORDS_CARD,))


def test_words_lead_to_the_model_that_takes_them_and_are_drawn(qtbot, stage):
    engine = FakeEngine((CARD, WORDS_CARD))
    control = live(qtbot, words_stage(stage, engine))
    drag(qtbot, control)
    press(qtbot, control, "words")
    assert control.guest.place.model == WORDS_CARD.ref
    press(qtbot, control, "word:0:1")
    press(qtbot, control, "word:1:0")
    assert control.guest.prompt == "night, sun, flat print"
    assert zone(control, "word:0:1").on
    assert not zone(control, "word:0:0").on
    press(qtbot, control, "word:0:1")
    assert control.guest.prompt == "sun, flat print"
    qtbot.waitUntil(
        lambda: any(
            r.recipe.controls.get("prompt") == "sun, flat print"
            for r in engine.asked(m.FullRequest)
        ),
        timeout=20_000,
    )
    qtbot.keyClick(control.window, Qt.Key.Key_2)  # the next word of the second row
    assert control.guest.prompt == "two moons, flat print"
    press(qtbot, control, "back")
    assert not control.choices.open


def test_until_their_model_is_open_it_is_said_that_words_are_being_drawn(qtbot, stage):
    control = live(qtbot, words_stage(stage))
    drag(qtbot, control)
    press(qtbot, control, "words")
    heading = control.overlay.zones()[0]
    assert (heading.kind, heading.text) == ("heading", "Drawing your picture …")
    qtbot.waitUntil(
        lambda: control.overlay.zones()[0].text == "Touch words, and it is drawn", timeout=20_000
    )


def test_words_are_read_in_the_visitors_language(qtbot, stage):
    control = live(qtbot, words_stage(stage))
    drag(qtbot, control)
    press(qtbot, control, "language")
    press(qtbot, control, "words")
    assert zone(control, "word:0:0").text == "Abend"


def test_words_are_not_offered_without_their_model(qtbot, stage):
    control = live(qtbot, stage(show_of(visitor=replace(VISITOR, words=WORDS))))
    drag(qtbot, control)
    assert "words" not in {z.key for z in control.overlay.zones()}


# ---- what was left ------------------------------------------------------------------------------
def test_what_one_visitor_left_the_next_one_blends_with_and_nobody_after(qtbot, stage):
    show = show_of(visitor=replace(VISITOR, pass_on=True))
    control = live(qtbot, stage(show))
    drag(qtbot, control)
    place = control.guest.place
    press(qtbot, control, "leave")
    assert control.window.shown.title == "Left for whoever comes next"
    assert control.visit.kept
    control._wipe()
    drag(qtbot, control)
    assert zone(control, "blend").text.startswith("Blend with the last")
    press(qtbot, control, "blend")
    qtbot.waitUntil(lambda: not control.guest.gliding, timeout=20_000)
    assert place.latent in control.guest.place.latent.parts
    control._wipe()
    drag(qtbot, control)
    assert zone(control, "blend").text == "Blend with another"


def test_what_was_left_with_another_model_is_gone_to(qtbot, stage):
    show = show_of(visitor=replace(VISITOR, pass_on=True))
    control = live(qtbot, stage(show, others=(WORDS_CARD,)))
    drag(qtbot, control)
    control.guest.left = other = edit.new_recipe(WORDS_CARD, 3)
    assert zone(control, "blend").text == "See the last visitor’s"
    press(qtbot, control, "blend")
    assert control.guest.place.model == other.model
    assert control.guest.left is None
    qtbot.waitUntil(lambda: control._shown_model == other.model.sha256, timeout=20_000)
    control.guest.left = replace(other, model=replace(other.model, sha256="0" * 64))
    assert not control.guest.blends_with_left


def test_nothing_is_left_unless_somebody_says_so(qtbot, stage):
    control = live(qtbot, stage(show_of(visitor=replace(VISITOR, pass_on=True))))
    drag(qtbot, control)
    control._wipe()
    assert control.guest.left is None
    plain = live(qtbot, stage())
    drag(qtbot, plain)
    assert "leave" not in {z.key for z in plain.overlay.zones()}


# ---- a visitor before the engine ----------------------------------------------------------------
def test_who_comes_before_the_engine_is_not_left_standing(qtbot, stage):
    engine = FakeEngine((CARD,))
    control = stage(engine=engine)
    drag(qtbot, control)
    assert control.guest.place is not None
    control.start_engine()
    qtbot.waitUntil(lambda: bool(engine.asked(m.FullRequest)), timeout=20_000)
    assert engine.asked(m.FullRequest)[-1].recipe == control.guest.place


# ---- two fingers --------------------------------------------------------------------------------
def test_two_fingers_come_near_turn_another_way_and_let_go(qtbot, stage):
    control = live(qtbot, stage())
    drag(qtbot, control)
    before, w = control.guest.place, control.window
    device = QTest.createTouchDevice()
    points = ((200, 150), (300, 150)), ((150, 130), (350, 170))
    (a, b), (c, d) = (tuple(QPointF(*p).toPoint() for p in pair) for pair in points)
    QTest.touchEvent(w, device).press(0, a, w).press(1, b, w).commit()
    QTest.touchEvent(w, device).move(0, c, w).move(1, d, w).commit()
    assert w.layers._near == pytest.approx(2.04, abs=0.05)
    assert edit.wandered(control.guest.place.latent) > edit.wandered(before.latent)
    QTest.touchEvent(w, device).release(0, c, w).release(1, d, w).commit()
    qtbot.waitUntil(lambda: w.layers.nearness(time.monotonic()) == 1.0, timeout=20_000)


def test_a_near_picture_covers_the_screen_and_goes_back():
    layers = Layers()
    layers.set_canvas(QSize(40, 20), contain=False)
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    layers.put(image, 0.0, 0.0)
    for near in (0.2, 1.5, 99.0):
        layers.come_near(near, QPointF(1.0, 0.0))
        seen = QImage(40, 20, QImage.Format.Format_RGB32)
        seen.fill(0)
        painter = QPainter(seen)
        layers.paint(painter, 0.1)
        painter.end()
        assert {seen.pixelColor(x, y).red() for x in (0, 39) for y in (0, 19)} == {255}
    assert layers.nearness(0.1) == 3.0
    layers.let_go(1.0)
    assert layers.moving(1.0 + BACK_S / 2)
    assert layers.nearness(1.0 + BACK_S) == 1.0


# ---- paper --------------------------------------------------------------------------------------
class Torn:
    """A finisher whose files are none."""

    def finish(self, recipe, drawing, taker):
        taker(Finished(b"no picture"))


class Ready:
    """A finisher that has the picture at hand."""

    def finish(self, recipe, drawing, taker):
        image = QImage(320, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("#205080"))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG")
        taker(Finished(bytes(buffer.data())))


def to_file(path):
    def printer(_name):
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
        return made

    return printer


def test_a_print_comes_out_once_there_is_a_printer(qtbot, stage, tmp_path):
    names = []
    desk = PaperDesk(
        Printing(True, most_an_hour=1), Ready(), names=lambda: list(names),
        printer=to_file(tmp_path / "out.pdf"),
    )  # fmt: skip
    control = live(qtbot, stage(paper=desk))
    drag(qtbot, control)
    qtbot.wait(50)
    assert "print" not in {z.key for z in control.overlay.zones()}
    names.append("Paper")
    desk._look()
    qtbot.waitUntil(lambda: desk.ready, timeout=20_000)
    press(qtbot, control, "print")
    qtbot.waitUntil(lambda: control.handing.note == "printing", timeout=20_000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert control.visit.kept
    assert not desk.ready  # one an hour
    desk.close()


def test_what_cannot_be_printed_is_told_without_a_dialog(qtbot):
    told = []
    desk = PaperDesk(Printing(True), Torn(), names=lambda: ["Paper"])
    qtbot.waitUntil(lambda: desk.ready, timeout=20_000)
    desk.hand(edit.new_recipe(CARD, 1), None, "x", told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert isinstance(told[0], Handed)
    assert "does not take" in told[0].problem
    desk.close()


# ---- how they lie -------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920)])
def test_children_and_words_lie_apart_in_the_lower_half(size):
    measure = Measure(*size, 24)
    aspect = size[0] / size[1]
    children = [Zone(f"c{n}", "", "picture", aspect=aspect) for n in range(3)]
    words = [Zone(f"w{r}{n}", "w", "chip", row=r) for r in range(4) for n in range(4)]
    for offered in (children, words):
        zones = [Zone("h", "h", "heading"), *offered, Zone("back", "Back", "button")]
        found = laid_out(zones, [110.0 * measure.unit] * len(zones), measure)
        assert len(found) == len(zones)
        touched = [z for z in found if z.kind != "heading"]
        screen = QRectF(0, 0, *size)
        for a in touched:
            assert screen.contains(a.rect)
            assert a.rect.top() > 0.45 * size[1]
            assert a.rect.height() >= 56
            assert not any(a.rect.intersects(b.rect) for b in touched if b is not a)
