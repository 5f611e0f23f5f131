"""A small show over the fake engine, and hands that touch its stage."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from studio.values import edit
from studio.values.show.document import Place, Show, Visitor
from tests.helpers.fake_engine import fake_card

CARD = fake_card()


class Keeper:
    is_set, wait_s = True, 0.0

    def opens(self, pin):
        return pin == "4182"


class FakeDesk:
    def __init__(self):
        self.asked = []

    def hand(self, recipe, drawing, phrases, taker):
        self.asked.append((recipe, taker))


VISITOR = Visitor(sliders=("Dusk",), idle_s=5, countdown_s=5)


def show_of(visitor=None, **more):
    places = tuple(Place(edit.new_recipe(CARD, n), 20.0) for n in (1, 2))
    return Show("Test", places, visitor=visitor or VISITOR, **more)


def live(qtbot, control):
    control.start_engine()
    qtbot.waitUntil(lambda: control.live, timeout=20_000)
    return control


def zone(control, key):
    control.overlay.refresh()
    found = {z.key: z for z in control.window._lay_out()}
    assert key in found, list(found)
    control.window.repaint()
    return found[key]


def press(qtbot, control, key):
    at = zone(control, key).rect.center().toPoint()
    qtbot.mouseClick(control.window, Qt.MouseButton.LeftButton, pos=at)


def drag(qtbot, control, start=(200, 120), by=(60, 20)):
    w = control.window
    qtbot.mousePress(w, Qt.MouseButton.LeftButton, pos=QPoint(*start))
    qtbot.mouseMove(w, QPoint(start[0] + by[0], start[1] + by[1]))
    qtbot.mouseRelease(w, Qt.MouseButton.LeftButton, pos=QPoint(start[0] + by[0], start[1] + by[1]))
