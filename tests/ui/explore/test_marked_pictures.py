"""A picture that came back from somewhere with nothing left but its mark leads to its place."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl

from studio.export.marks.register import Register


@pytest.fixture
def shared(qtbot, window, tmp_path):
    """(a re-encoded copy without metadata, the place it was exported from)."""
    window.view.set_seed(123)
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=300_000) as written:
        window.commands.action("export").trigger()
    recipe, copy = window.view.recipe, tmp_path / "phone.jpg"
    with Image.open(written.args[0]) as image:
        assert min(image.size) >= 256
        image.convert("RGB").save(copy, quality=70)
    window.view.set_seed(4)
    return copy, recipe


def carried(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def keys(window):
    return [zone.key for zone, _ in window.canvas.zones._rects()]


def test_while_it_is_carried_its_place_is_offered(qtbot, window, shared):
    copy, recipe = shared
    drops = window.features.exchange.drops
    assert drops.enter(carried(copy))
    assert "restore" not in keys(window)
    qtbot.waitUntil(lambda: "restore" in keys(window), timeout=300_000)
    zone = next(rect for one, rect in window.canvas.zones._rects() if one.key == "restore")
    drops.drop(zone.center())
    assert window.view.recipe == recipe


def test_opened_as_a_photo_its_place_is_offered_beside(qtbot, window, shared):
    copy, recipe = shared
    said = []
    window.view.notices.said.connect(said.append)
    window.features.exchange.drops.open_file(copy)
    qtbot.waitUntil(lambda: any(n.action_label == "Restore place" for n in said), timeout=300_000)
    offer = next(n for n in said if n.action_label == "Restore place")
    assert "invisible mark" in offer.text
    offer.on_action()
    assert window.view.recipe == recipe


def test_a_picture_from_elsewhere_is_not_looked_into_for_nothing(qtbot, window, tmp_path):
    Image.new("RGB", (300, 300), (90, 120, 40)).save(tmp_path / "photo.jpg")
    assert not Register().exists
    marks = window.features.exchange.marks
    marks.look(Path(tmp_path / "photo.jpg"), pytest.fail)
    assert marks._path is None
