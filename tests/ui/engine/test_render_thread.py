"""The thread that owns the engine."""

from __future__ import annotations

import os

import numpy as np

from studio.export.batches.maker import Helpers
from studio.export.queue.makings import open_task
from studio.export.queue.tasks import StillTask
from studio.export.spec import StillSpec
from studio.ui.engine.making import Run
from studio.ui.engine.render_thread import RenderThread
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
    task = StillTask(str(tmp_path / "a.png"), recipe, StillSpec())
    run = Run(open_task(task, Helpers({card.sha256: card}, lambda *recipes: None)))
    assert run.ask().recipe == recipe
    thread.sink(1, run.take)
    thread.start()
    qtbot.waitUntil(thread.isFinished)
    assert len(os.listdir(tmp_path)) == 1
    thread.stop()
    assert os.listdir(tmp_path) == []
