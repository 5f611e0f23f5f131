"""The thread that owns the engine."""

from __future__ import annotations

import os

import numpy as np

from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.ui.engine.render_thread import RenderThread
from studio.ui.exporting.controller import Written, still_sink
from studio.values.edit import new_recipe
from studio.values.messages import Band
from tests.helpers.fake_engine import fake_card


class Interrupted:
    """Delivers one band of an export and is closed before the rest."""

    def __init__(self, size):
        self.size = size

    def post(self, request):
        pass

    def serve(self, deliver):
        deliver(Band(1, 0, self.size, np.zeros((16, self.size, 3), np.uint8)))

    def close(self):
        pass


def test_closing_in_the_middle_of_an_export_leaves_no_file(qtbot, tmp_path):
    card = fake_card()
    recipe = new_recipe(card, 1)
    thread = RenderThread(Interrupted(recipe.width))
    sink = still_sink(StillExport(tmp_path / "a.png", recipe, card, StillSpec()), Written())
    thread.sink(1, sink)
    thread.start()
    qtbot.waitUntil(thread.isFinished)
    assert len(os.listdir(tmp_path)) == 1
    thread.stop()
    assert os.listdir(tmp_path) == []
