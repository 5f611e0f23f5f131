"""Prepared scenes of three colours, and a stage over the fake engine."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from studio.ui.show import guest, playing
from studio.ui.show.controller import ShowController
from studio.ui.show.drawing import Drawing
from studio.ui.show.operator import Operator
from studio.ui.show.parts import Parts
from studio.ui.show.prepared import Prepared, Scene
from studio.ui.show.window import ShowWindow
from studio.values.show.document import Look, Output
from tests.helpers.fake_engine import FakeEngine
from tests.ui.show.staging import CARD, Keeper, show_of


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Fades and glides are short: nobody watches."""
    monkeypatch.setattr(guest, "BLEND_S", 0.2)
    monkeypatch.setattr(playing, "VEIL_S", 0.25)


@pytest.fixture
def scenes(tmp_path):
    files = []
    for n, colour in enumerate(("#804020", "#205080", "#308050")):
        image = QImage(160, 100, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        files.append(tmp_path / f"{n}.jpg")
        assert image.save(str(files[-1]))
    return (Scene("Ridgelines", tuple(files[:2])), Scene("Aurora", tuple(files[2:])))


@pytest.fixture
def stage(qtbot, scenes):
    made = []

    def build(
        show=None,
        engine=None,
        output=None,
        desk=None,
        paper=None,
        inputs=None,
        size=(640, 400),
        others=(),
    ):
        show = show or show_of()
        window = ShowWindow(output or Output(), Look())
        qtbot.addWidget(window, before_close_func=lambda w: w.stop())
        window.resize(*size)
        engine = engine or FakeEngine((CARD, *others))
        drawing = Drawing(engine)
        operator = Operator(Keeper(), window)
        cards = {card.sha256: card for card in (CARD, *others)}
        parts = Parts(show, cards, drawing, Prepared(scenes), operator, desk, paper, inputs)
        control = ShowController(window, parts)
        made.append((control, drawing))
        window.show()
        window.start()
        control.start()
        return control

    yield build
    for control, _ in made:
        control.stop()
