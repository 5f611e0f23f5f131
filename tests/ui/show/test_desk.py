"""*Take it home* over the fake engine: a real file, signed and marked, on a real little server."""

import json
import urllib.request

import pytest

from studio.booth.takeaway.counter import Counter
from studio.export.reading import read_recipe
from studio.ui.show.desk import TakeHomeDesk
from studio.ui.show.drawing import Drawing
from studio.ui.show.finished import Finisher, Maker
from studio.values import edit
from studio.values.show.document import TakeHome, Wifi
from studio.values.show.wording import ENGLISH
from studio.values.signing import Signing
from tests.helpers.fake_engine import FakeEngine, fake_card

CARD = fake_card()


@pytest.fixture
def drawing(qtbot):
    made = Drawing(FakeEngine((CARD,)))
    made.start()
    yield made
    made.stop()


def handed(qtbot, drawing, desk, recipe):
    told = []
    desk.hand(recipe, drawing, ENGLISH, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    return told[0]


def desk_of(take, hands=None, on=True):
    return TakeHomeDesk(take, hands, Finisher({CARD.sha256: CARD}, Maker(Signing(on=on), on)))


def test_a_telephone_gets_the_picture_with_its_recipe_and_credentials(qtbot, drawing, tmp_path):
    counter = Counter("127.0.0.1")
    given, words = [], []

    class Hands:
        def hand(self, *order):
            words.append(order[-1])
            given.append(counter.hand(*order))
            return given[-1]

    desk = desk_of(TakeHome(on=True, address="127.0.0.1", wifi=Wifi("Booth")), Hands())
    recipe = edit.new_recipe(CARD, 7, (512, 320))
    try:
        found = handed(qtbot, drawing, desk, recipe)
        assert [code.title[:2] for code in found.codes] == ["1.", "2."]
        with urllib.request.urlopen(f"{given[0]}/picture", timeout=60) as answer:
            data = answer.read()
    finally:
        counter.close()
        desk.close()
    assert words == [(ENGLISH.yours, ENGLISH.save, ENGLISH.carries)]
    path = tmp_path / "home.jpg"
    path.write_bytes(data)
    assert read_recipe(path).recipe == recipe
    assert b"c2pa" in data


def test_into_a_folder_that_the_operator_publishes(qtbot, drawing, tmp_path):
    take = TakeHome(on=True, folder=str(tmp_path / "out"), template="https://example.org/p/{name}")
    desk = desk_of(take, on=False)
    found = handed(qtbot, drawing, desk, edit.new_recipe(CARD, 7, (256, 256)))
    desk.close()
    assert len(found.codes) == 1
    (path,) = (tmp_path / "out").iterdir()
    assert len(path.stem) == 22


def test_what_fails_is_told(qtbot, drawing, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    desk = desk_of(TakeHome(on=True, folder=str(blocked / "out")), on=False)
    found = handed(qtbot, drawing, desk, edit.new_recipe(CARD, 7, (256, 256)))
    desk.close()
    assert not found.codes
    assert found.problem


def test_nothing_is_left_on_the_disk(qtbot, drawing, tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    desk = desk_of(TakeHome(on=True, folder=str(tmp_path / "out")), on=False)
    handed(qtbot, drawing, desk, edit.new_recipe(CARD, 7, (256, 256)))
    desk.close()
    assert [p.name for p in tmp_path.iterdir() if p.name not in ("out", "home")] == []
    assert json.dumps(sorted(p.suffix for p in (tmp_path / "out").iterdir())) == '[".jpg"]'
