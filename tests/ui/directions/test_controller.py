"""What is found twice in a model stands in the panel under two names."""

from __future__ import annotations

import numpy as np

from studio.values import edit
from studio.values.directions import Direction


def way(name, seed):
    values = np.random.default_rng(seed).standard_normal(16).astype(np.float32)
    return Direction.of(name, "z", values, 1.0, "pca")


def names(window, *found):
    return [window.workspaces[0].panel.directions.sliders[d.id].name for d in found]


def test_the_second_finding_counts_on(make_window):
    window = make_window()
    first, again = (way("Found 1", 1), way("Found 2", 2)), (way("Found 1", 3), way("Found 2", 4))
    window.features.directions.controller.keep(first)
    window.features.directions.controller.keep(again)
    window.features.directions.controller.keep(first[:1])  # the same one once more is no other
    assert names(window, *first, *again) == ["Found 1", "Found 2", "Found 3", "Found 4"]
    library = window.features.directions.controller._library
    assert [d.name for d in library.own(window.view.card.ref).added] == names(
        window, *first, *again
    )


def test_a_direction_is_never_called_like_one_of_the_model(make_window):
    window = make_window()
    shipped = window.view.card.info.directions[0]
    mine = way(shipped.name, 5)
    window.features.directions.controller.keep((mine,))
    assert names(window, shipped, mine) == [shipped.name, f"{shipped.name} 2"]


def test_a_place_from_elsewhere_brings_its_direction_under_another_name(make_window):
    window = make_window()
    mine, theirs = way("Light", 6), way("Light", 7)
    window.features.directions.controller.keep((mine,))
    window.view.go_to(edit.with_amounts(window.view.recipe, {theirs.id: 1.0}, [theirs]))
    assert names(window, mine, theirs) == ["Light", "Light 2"]
