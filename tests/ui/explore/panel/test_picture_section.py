"""Sizes, drafts, controls."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from studio.ui.explore.panel.picture_sizes import choices, size_label
from studio.ui.widgets.size_rules import why_not
from studio.values.card import Sizes

ANY = Sizes((1024, 1024), any_size=True, any_aspect=True)


@given(
    st.sampled_from([1, 8, 16, 64]), st.booleans(), st.integers(64, 4096), st.integers(1024, 16384)
)
def test_every_size_offered_can_be_made(multiple, any_aspect, long_px, largest):
    sizes = Sizes((512, 512), (), True, any_aspect, multiple, largest)
    for choice in choices(sizes, long_px):
        assert why_not(sizes, choice.width, choice.height) == ""


def test_fixed_sizes_are_the_only_ones():
    sizes = Sizes((256, 256), ((256, 256), (512, 256)))
    assert [(c.width, c.height) for c in choices(sizes, 999)] == [(256, 256), (512, 256)]


@pytest.mark.parametrize(
    ("size", "label"),
    [
        ((1024, 1024), "Square 1024"),
        ((1024, 576), "16:9 1024"),
        ((576, 1024), "9:16 1024"),
        ((2480, 3508), "A4"),
        ((4961, 3508), "A3"),
        ((1000, 700), "1000 × 700"),
    ],
)
def test_sizes_have_plain_names(size, label):
    assert size_label(*size) == label


def test_the_menu_sets_the_size_and_the_chip_tells_it(panel, state):
    actions = {a.text().split("  ")[0]: a for a in panel.picture.size_menu().actions()}
    actions["16:9"].trigger()
    assert (state.place.recipe.width, state.place.recipe.height) == (512, 288)
    assert panel.picture.size_chip.text() == "16:9 512"
    actions = {a.text(): a for a in panel.picture.size_menu().actions()}
    actions["Turn"].trigger()
    assert panel.picture.size_chip.text() == "9:16 512"
    panel.picture.reset_button.click()
    assert panel.picture.size_chip.text() == "Square 512"


def test_any_size_can_be_typed(qtbot, panel, state):
    from studio.ui.widgets.custom_size import CustomSizeDialog

    panel.picture.ask_size()
    dialog = panel.window().findChild(CustomSizeDialog)
    qtbot.addWidget(dialog)
    dialog.chosen.emit(640, 200)
    assert panel.picture.size_chip.text() == "640 × 200"
    dialog.close()


def test_draft_quality_is_chosen(qtbot, panel):
    actions = {a.text(): a for a in panel.picture.draft_menu().actions()}
    with qtbot.waitSignal(panel.draft_chosen) as got:
        actions["512 px"].trigger()
    assert got.args == [512]
    assert panel.picture.draft_chip.text() == "Draft 512"
    with qtbot.waitSignal(panel.draft_chosen) as got:
        actions["Automatic"].trigger()
    assert got.args == [None]
    assert panel.picture.draft_chip.text() == "Draft auto"
    panel.set_draft_side(192)
    assert panel.picture.draft_chip.text() == "Draft 192"
    wide = panel.picture.draft_chip.sizeHint().width()
    panel.picture.set_draft_side(1024)
    assert panel.picture.draft_chip.sizeHint().width() == wide


def test_controls_write_into_the_recipe_and_reset_empties_it(panel, state):
    section = panel.picture.controls
    section.chips["seamless"].click()
    section.rows["contrast"].editor.groove.change(1.5)
    assert state.place.recipe.controls == {"seamless": True, "contrast": pytest.approx(1.5)}
    panel.picture.reset_button.click()
    assert state.place.recipe.controls == {}
    assert not section.chips["seamless"].isChecked()
    assert section.rows["contrast"].editor.value == pytest.approx(1.0)


def test_another_model_brings_its_own_controls_and_directions(panel, state, card):
    from pathlib import Path

    from msgspec.structs import replace

    from studio.values.messages import InstalledModel

    bare = replace(
        card, id="bare", sha256="0" * 64, openers=(),
        info=replace(card.info, controls=(), directions=()),
    )  # fmt: skip
    state.place.set_models((*state.place.models, InstalledModel(bare, Path("."))))
    state.place.open_model(bare)
    assert not panel.picture.controls.rows
    assert not panel.directions.sliders
    assert panel.directions._empty.isVisible()
    panel.place.pad.change(0.5, 0.5)  # nothing to move along: nothing happens
    assert panel.grab().width() == 340
    state.place.open_model(card)
    assert len(panel.directions.sliders) == 4
