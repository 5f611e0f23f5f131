"""A file of weights is dropped: another process looks at it, and a click explores the model."""

from __future__ import annotations

import base64
import json
import pickle
import sys
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.models import adding as add_desk
from studio.values.controls import Control
from studio.values.messages import InstalledModel

COPY = Control(
    "copy", "Weights", "choice", "averaged",
    choices=(("averaged", "Averaged"), ("last", "As training ended")), group="Assumptions",
)  # fmt: skip


def answering(told):
    return (sys.executable, "-c", f"print({json.dumps(told)!r})")


def carried(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def drop(window, path):
    drops = window.features.exchange.drops
    assert drops.enter(carried(path))
    drops.drop(QPointF(window.canvas.width() / 2, window.canvas.height() / 2))


def test_a_dropped_model_is_added_and_one_click_explores_it(qtbot, window):
    card = window.view.models[1].card
    window.features.models.adding.process._program = answering({"id": card.id, "new": True})
    assert window.features.exchange.drops.enter(carried("/nowhere/my.weights"))
    assert [z.name for z in window.canvas.zones.zones] == ["Add model"]
    drop(window, "/nowhere/my.weights")
    assert "Looking at my.weights" in window.canvas.banner.text
    qtbot.waitUntil(lambda: "is in the library now" in window.canvas.banner.text, timeout=10_000)
    window.canvas.banner._action.click()
    assert window.view.card.sha256 == card.sha256


def test_a_model_met_again_that_offers_more_shows_it_in_the_panel_at_once(
    qtbot, window, monkeypatch
):
    card = window.view.card
    recipe = window.view.recipe
    adding = window.features.models.adding
    gained = replace(card, info=replace(card.info, controls=(*card.info.controls, COPY)))
    installed = [
        InstalledModel(gained, m.folder) if m.card.id == card.id else m for m in window.view.models
    ]
    monkeypatch.setattr(type(adding._models), "models", lambda _self: tuple(installed))
    adding.process._program = answering({"id": card.id, "new": False})
    drop(window, "/nowhere/my.weights")
    qtbot.waitUntil(lambda: "there is more to choose now" in window.canvas.banner.text)
    assert window.view.card == gained
    assert window.view.recipe == recipe
    named = [widget.accessibleName() for widget in window.findChildren(QWidget)]
    assert any("Weights" in name for name in named)


@pytest.mark.parametrize(
    "opener",
    [
        answering({"verdict": "refused", "reason": "my.pt asks for os.system to be run."}),
        (sys.executable, "-c", "import sys; sys.exit('my.pt asks for os.system to be run.')"),
    ],
)
def test_what_is_wrong_is_said_on_the_canvas(qtbot, window, opener):
    window.features.models.adding.process._program = opener
    drop(window, "/nowhere/my.pt")
    qtbot.waitUntil(lambda: "os.system" in window.canvas.banner.text, timeout=10_000)


def test_a_doubtful_file_waits_for_a_word(qtbot, window):
    told = {
        "verdict": "doubtful", "architecture": "sequential-gan", "files": ["/nowhere/my.pt"],
        "reason": "", "doubt": "my.pt: a sequential generator; but it looks like noise.",
    }  # fmt: skip
    adder = window.features.models.adding
    adder.process._program = answering(told)
    drop(window, "/nowhere/my.pt")
    qtbot.waitUntil(lambda: "looks like noise" in window.canvas.banner.text, timeout=30_000)
    echo = "import json, sys; print(json.dumps({'reason': ' '.join(sys.argv[1:])}))"
    adder.process._program = (sys.executable, "-c", echo)
    window.canvas.banner._action.click()
    wanted = "open --add --as sequential-gan --json -- /nowhere/my.pt"
    qtbot.waitUntil(lambda: wanted in window.canvas.banner.text, timeout=30_000)


def test_a_transformer_alone_is_joined_with_the_folder_beside_it_on_one_click(qtbot, window):
    adding = window.features.models.adding
    adding.process._program = answering({
        "verdict": "unknown", "lacking": "/nowhere/whole", "reason": "",
        "doubt": "flux.pt lacks T5; the folder 'whole' beside it holds a whole one.",
    })  # fmt: skip
    drop(window, "/nowhere/flux.pt")
    qtbot.waitUntil(lambda: "holds a whole one" in window.canvas.banner.text, timeout=10_000)
    asked = []
    adding.process.run = lambda words, path, done: asked.append((words, path))
    assert window.canvas.banner._action.text() == "Join both"
    window.canvas.banner._action.click()
    assert asked == [(("open", "--add", "--parts", "/nowhere/whole"), "/nowhere/flux.pt")]
    adding.stop()


def test_a_doubtful_file_shows_its_readings_and_one_click_takes_one(qtbot, window):
    png = QPixmap(8, 8)
    png.fill()
    data = QBuffer()
    png.save(data, "PNG")
    reading = {"size": [28, 28], "png": base64.b64encode(bytes(data.data())).decode()}
    told = {
        "verdict": "doubtful", "architecture": "sequential-gan", "files": ["/nowhere/my.pt"],
        "reason": "", "doubt": "my.pt: a sequential generator; but it looks like noise.",
        "readings": [
            reading | {"key": "as-taken", "words": "As it was taken"},
            reading | {"key": "range=sigmoid", "words": "At the end: Sigmoid"},
        ],
    }  # fmt: skip
    adder = window.features.models.adding
    adder.process._program = answering(told)
    drop(window, "/nowhere/my.pt")
    qtbot.waitUntil(lambda: adder.dialogs.latest is not None, timeout=30_000)
    sheet = adder.dialogs.latest
    assert "looks like noise" in sheet.summary.text
    assert "Sigmoid, 28 × 28 pixels" in sheet.tiles["range=sigmoid"].accessibleName()
    echo = "import json, sys; print(json.dumps({'reason': ' '.join(sys.argv[1:])}))"
    adder.process._program = (sys.executable, "-c", echo)
    sheet.tiles["range=sigmoid"].setFocus()
    qtbot.keyClick(sheet.tiles["range=sigmoid"], Qt.Key.Key_Return)
    wanted = "--as sequential-gan --reading range=sigmoid --json -- /nowhere/my.pt"
    qtbot.waitUntil(lambda: wanted in window.canvas.banner.text, timeout=30_000)
    assert adder.dialogs.latest is None


def test_looking_can_be_stopped_and_the_next_file_goes_on(qtbot, window):
    adder = window.features.models.adding
    adder.process._program = (sys.executable, "-c", "import time; time.sleep(60)")
    with qtbot.waitSignal(adder.process._process.started):
        drop(window, "/nowhere/slow.pt")
    window.canvas.banner._action.click()
    assert not window.canvas.banner.text
    adder.process._program = answering({"reason": "next.pt is a picture."})
    window.features.exchange.drops.open_file(Path("/nowhere/next.pt"))
    qtbot.waitUntil(lambda: "next.pt" in window.canvas.banner.text, timeout=10_000)


def test_a_program_that_is_missing_is_said(qtbot, window):
    window.features.models.adding.process._program = ("/nowhere/python",)
    drop(window, "/nowhere/my.pt")
    qtbot.waitUntil(lambda: "did not start" in window.canvas.banner.text, timeout=10_000)


def test_each_file_hears_that_the_program_is_missing(qtbot, window):
    said = []
    window.view.notices.said.connect(said.append)
    window.features.models.adding.process._program = ("/nowhere/python",)
    for name in ("one.pt", "two.pt"):
        window.features.models.adding.add(Path("/nowhere", name))
    qtbot.waitUntil(lambda: len(said) == 2, timeout=10_000)
    assert not window.canvas.banner.text.startswith("Looking")


def test_a_window_closes_while_a_file_is_looked_at(qtbot, make_window):
    window = make_window()
    window.features.models.adding.process._program = (
        sys.executable,
        "-c",
        "import time; time.sleep(60)",
    )
    with qtbot.waitSignal(window.features.models.adding.process._process.started):
        drop(window, "/nowhere/slow.pt")


def test_the_real_command_answers(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "a gan.model"
    shapes = {"0.weight": (8, 6, 4, 4), "2.weight": (6, 5, 4, 4), "4.weight": (5, 3, 4, 4)}
    path.write_bytes(pickle.dumps({k: np.ones(s, np.float32) for k, s in shapes.items()}))
    monkeypatch.setattr(add_desk, "ADD", ("open",))  # looks, adds nothing
    drop(window, path)
    dialogs = window.features.models.adding.dialogs
    qtbot.waitUntil(lambda: dialogs.latest is not None, timeout=300_000)
    assert "sequential generator" in dialogs.latest.summary.text
