"""The batch sheet: where places come from, what it will come to, and that the queue makes it."""

import csv

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.export.batches.plan import Along, Listed, Seeds
from studio.ui.exporting import batching
from studio.ui.exporting.batch_choice import (
    BatchChoice,
    Places,
    classes_of,
    from_state,
    plan_of,
    to_state,
)
from studio.ui.exporting.batch_dialog import BatchDialog
from tests.helpers.fake_engine import fake_card
from tests.helpers.fake_models import make_card, place


class Unmade:
    def add(self, task):
        pass


@pytest.fixture
def sheet(window, monkeypatch):
    """What it asks for is not made."""
    monkeypatch.setattr(window.features.batches, "_queue", Unmade())
    window.features.batches.show_all()
    return window.features.batches._sheet


def press(qtbot, sheet):
    with qtbot.waitSignal(sheet.batch_asked) as asked:
        qtbot.mouseClick(sheet.make_button, Qt.MouseButton.LeftButton)
    return asked.args[0]


def test_a_choice_survives_the_settings():
    choice = BatchChoice("pins", 3, 9, True, layout="webdataset", split=True, near=True)
    assert from_state(to_state(choice)) == choice
    for text in ("", "{", '{"count": 0}', '{"source": "x"}'):
        assert from_state(text) == BatchChoice()


def test_seeds_keep_the_size_and_controls_of_the_place(qtbot, window, sheet):
    sheet.first.change(7)
    sheet.count.change(12)
    sheet.layout_row.choose(2)
    sheet.split.click()
    sheet.near.click()
    assert "12 pictures" in sheet.facts.text
    plan = press(qtbot, sheet).plan
    assert isinstance(plan.source, Seeds)
    assert plan.source.ranges == ((7, 18),)
    here = window.view.recipe
    assert (plan.source.base.width, plan.source.base.controls) == (here.width, here.controls)
    assert (plan.layout, plan.near) == ("webdataset", 0.02)
    assert dict(plan.split) == {"train": 0.8, "val": 0.1, "test": 0.1}


def test_classes_are_taken_in_turn():
    from studio.values.controls import Control

    pairs = (("", "Any"), ("0", "rose"), ("1", "iris"))
    control = Control("class", "Class", "choice", "", choices=pairs)
    card = make_card()
    card = replace(card, info=replace(card.info, controls=(control,)))
    assert classes_of(card).choices == pairs[1:]
    plan = plan_of(BatchChoice(count=4, classes=True), Places(place(1), card))
    assert [plan.source.item(n).label for n in range(4)] == ["rose", "iris", "rose", "iris"]
    assert classes_of(make_card()) is None


def test_it_says_what_it_will_come_to(window, sheet):
    sheet.count.change(1000)
    sheet.set_costs(500_000, 120.0)
    assert sheet.facts.text == "1,000 pictures · about 500 MB · about 2 min"


def test_no_pins_and_no_table_are_said(qtbot, sheet):
    sheet.source.choose(2)
    assert "no pins" in sheet.note.text
    assert not sheet.make_button.isEnabled()
    sheet.source.choose(3)
    assert "Choose a table" in sheet.note.text
    sheet.source.choose(0)
    assert sheet.make_button.isEnabled()


def test_a_table_is_read_beside_the_window(qtbot, window, sheet, tmp_path, monkeypatch):
    table = tmp_path / "t.csv"
    with table.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["model", "seed", "label"])
        rows.writerows([[window.view.card.id, n, "a"] for n in range(3)])
    monkeypatch.setattr(batching, "ask_file", lambda *args: table)
    sheet.source.choose(3)
    qtbot.mouseClick(sheet.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.found.text == "3 places", timeout=300_000)
    plan = press(qtbot, sheet).plan
    assert isinstance(plan.source, Listed)
    assert [p.label for p in plan.source.places] == ["a"] * 3


def test_a_table_that_cannot_be_read_says_which_row(qtbot, window, sheet, tmp_path, monkeypatch):
    table = tmp_path / "t.csv"
    table.write_text("model,seed\nnobody,1\n")
    monkeypatch.setattr(batching, "ask_file", lambda *args: table)
    sheet.source.choose(3)
    qtbot.mouseClick(sheet.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Row 1" in sheet.note.text, timeout=300_000)
    assert not sheet.make_button.isEnabled()


def test_selected_places_become_files_in_a_folder(qtbot, window, tmp_path):
    recipes = tuple(place(n, size=(64, 48), card=window.view.card) for n in (3, 4))
    batches = window.features.batches
    batches.show_of(recipes)
    sheet = batches._sheet
    assert sheet.choice.source == "places"
    sheet.folder.set_folder(tmp_path)
    sheet.name.edit.setText("two")
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: (tmp_path / "two" / "index.csv").is_file(), timeout=300_000)
    assert len(list((tmp_path / "two").glob("*.png"))) == 2
    qtbot.waitUntil(lambda: not batches._queue.open, timeout=300_000)


def test_the_wall_offers_it(qtbot, window):
    header = window.strip.header
    with qtbot.waitSignal(window.strip.batch_asked):
        header.batch.click()
    assert isinstance(window.features.batches._sheet, BatchDialog)


def add_direction(sheet, number=0):
    sheet.along._menu.actions()[number].trigger()
    return sheet.along.rows[-1]


def test_directions_become_labels_with_their_amounts(qtbot, window, sheet):
    known = window.view.card.info.directions
    sheet.count.change(4)
    first = add_direction(sheet)
    assert sheet.choice.along[0].name == known[0].name
    assert "4 pictures" in sheet.facts.text
    first.steps.choose(2)
    first.low.change(-3)
    first.high.change(1)
    assert sheet.choice.along[0].levels == (-3.0, -1.0, 1.0)
    assert "12 pictures" in sheet.facts.text
    add_direction(sheet)
    assert "12 pictures" in sheet.facts.text
    source = press(qtbot, sheet).plan.source
    items = [source.item(n) for n in range(source.count)]
    assert {item.group for item in items} == {"0", "1", "2", "3"}
    assert sorted({dict(item.labels)[known[0].name] for item in items}) == [-3.0, -1.0, 1.0]
    anywhere = [dict(item.labels)[known[1].name] for item in items]
    assert all(-2 <= amount <= 2 for amount in anywhere)
    assert len(set(anywhere)) > 1


def test_a_direction_can_be_taken_away_and_is_not_offered_twice(sheet):
    offered = len(sheet.along._menu.actions())
    row = add_direction(sheet)
    assert len(sheet.along._menu.actions()) == offered - 1
    assert row.isVisible()
    row.gone.click()
    assert sheet.choice.along == ()
    assert len(sheet.along._menu.actions()) == offered
    sheet.source.choose(1)
    assert not sheet.along.isVisible()


def test_a_found_direction_travels_with_the_batch():
    card = fake_card()
    shipped = card.info.directions[0]
    own = replace(shipped, name="Mine", vector=shipped.vector[4:] + shipped.vector[:4])
    known = (*card.info.directions, own)
    choice = BatchChoice(count=2, along=(Along(own.id, "Mine", -1, 1),))
    plan = plan_of(choice, Places(place(1, card=card), card, directions=known))
    assert plan.source.item(0).recipe.directions == {own.id: own}
    plan = plan_of(choice, Places(place(1, card=card), card, directions=card.info.directions))
    assert plan.source.along == (), "of another model, it is left out"


def test_far_too_many_pictures_are_refused(sheet):
    sheet.count.change(100_000)
    add_direction(sheet).steps.choose(1)
    assert "200,000 pictures; at most 100,000" in sheet.note.text
    assert not sheet.make_button.isEnabled()


def test_profile_and_label_are_kept_whatever_the_format(qtbot, sheet):
    index = sheet.colour.profile.findData("p3")
    sheet.colour.profile.setCurrentIndex(index)
    sheet.colour.profile.activated.emit(index)
    sheet.label_switch.click()
    sheet.format.format.choose(1)
    spec = press(qtbot, sheet).plan.spec
    assert (spec.colour.profile, spec.label) == ("p3", True)
    assert from_state(to_state(sheet.choice)).spec == spec
