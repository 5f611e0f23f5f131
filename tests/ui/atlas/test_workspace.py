"""Atlas in the window: a map appears, a click goes there, the trail lies on it, it comes back."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.ui.atlas import growth as growing
from studio.values import messages as m
from studio.values.latent import Blend, Seed

LONG_MS = 300_000


def tile(atlas, index):
    return atlas.view.tile_box(index).center().toPoint()


def shown(atlas):
    """Numbers of places whose tiles are whole in view."""
    return [int(n) for n in atlas.view.tiles.seen(atlas.view.viewport)]


def test_a_map_appears_of_the_seeds_in_order(atlas, engine):
    asked = [r for r in engine.asked(m.PlacesRequest) if r.group == growing.GROUP]
    seeds = [p.latent.n for r in asked for p in (r.recipe, *r.more)]
    assert seeds == list(range(96))
    assert atlas.growth.seeds == seeds
    assert atlas.panel.map.count.text == "96 places"
    assert 0 < len(shown(atlas)) <= 96
    image = atlas.view.grab().toImage()
    box = tile(atlas, shown(atlas)[0])
    assert image.pixelColor(box).name() != image.pixelColor(QPoint(2, 2)).name()


def test_a_click_goes_there_and_the_trail_has_it(qtbot, atlas, window):
    index = shown(atlas)[0]
    before = len(window.trail.project.trail)
    QTest.mouseClick(atlas.view, Qt.MouseButton.LeftButton, pos=tile(atlas, index))
    assert window.view.recipe.latent == Seed(index)
    assert len(window.trail.project.trail) == before + 1
    qtbot.waitUntil(
        lambda: any(mark.id == window.trail.current for mark in atlas.trail.marks), timeout=LONG_MS
    )
    x, y = atlas.growth.laid.positions[index].tolist()
    assert atlas.trail.present == pytest.approx((x, y))


def test_dragging_pans_and_goes_nowhere(atlas, window):
    here, view = window.view.recipe, atlas.view
    before = view.viewport
    start = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(60, 25))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 25))
    assert window.view.recipe == here
    assert (before.x - view.viewport.x) * before.scale == pytest.approx(60)
    assert (view.viewport.y - before.y) * before.scale == pytest.approx(25)


def test_zoom_keeps_the_spot_under_the_pointer(atlas):
    view, at = atlas.view, QPointF(200, 120)
    spot = view.viewport.to_map(at)
    view.zoom(2.5, at)
    assert view.viewport.to_map(at) == pytest.approx(spot, abs=1e-4)
    view.fit()
    assert view.viewport.scale < 2000


def test_keys_go_from_place_to_place_and_enter_goes_there(atlas, window):
    view = atlas.view
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert view.cursor_place >= 0
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.view.recipe.latent == Seed(atlas.growth.seeds[view.cursor_place])
    closer = view.viewport.scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.viewport.scale > closer
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.viewport.scale < closer


def test_dragging_the_present_place_walks_over_means(qtbot, atlas, window):
    index = shown(atlas)[0]
    QTest.mouseClick(atlas.view, Qt.MouseButton.LeftButton, pos=tile(atlas, index))
    qtbot.waitUntil(lambda: atlas.trail.present is not None, timeout=LONG_MS)
    count = len(window.trail.project.trail)
    view = atlas.view
    start = view.viewport.to_screen(*atlas.trail.present).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(9, 7))
    QTest.mouseMove(view, start + QPoint(17, 12))
    moving = window.view.recipe
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(17, 12))
    assert isinstance(moving.latent, Blend | Seed)
    assert moving.latent != Seed(index)
    assert len(window.trail.project.trail) == count + 1


def test_it_grows_only_while_it_is_seen_and_comes_back_from_the_disk(qtbot, atlas, window, engine):
    positions = atlas.growth.laid.positions
    window.frame.open("explore")
    aurora = window.view.models[1].card
    asked = len(engine.asked(m.PlacesRequest))
    window.view.open_model(aurora)
    assert len(engine.asked(m.PlacesRequest)) == asked
    window.frame.open("atlas")
    qtbot.waitUntil(
        lambda: atlas.growth.laid is not None and len(atlas.growth.laid) == 96, timeout=LONG_MS
    )
    ridgelines = window.view.models[0].card
    asked = len([r for r in engine.asked(m.PlacesRequest) if r.group == growing.GROUP])
    window.view.open_model(ridgelines)
    qtbot.waitUntil(
        lambda: atlas.growth.laid is not None and np.array_equal(
            atlas.growth.laid.positions, positions
        ),
        timeout=LONG_MS,
    )  # fmt: skip
    again = [r for r in engine.asked(m.PlacesRequest) if r.group == growing.GROUP]
    assert len(again) == asked


def test_what_cannot_be_drawn_says_why(qtbot, window, engine):
    engine.failing = "The model gave broken numbers here."
    window.frame.open("atlas")
    atlas = window.frame.active.map
    qtbot.waitUntil(lambda: bool(atlas.growth.growing.problem), timeout=LONG_MS)
    assert atlas.panel.map.problem.text == "The model gave broken numbers here."
    assert atlas.view.waiting == "The model gave broken numbers here."
    engine.failing = ""
    atlas.panel.map.more.click()
    qtbot.waitUntil(lambda: atlas.growth.laid is not None, timeout=LONG_MS)


def test_a_film_of_the_line_walked_and_the_way_back_to_explore(atlas, window):
    for index in shown(atlas)[:3]:
        QTest.mouseClick(atlas.view, Qt.MouseButton.LeftButton, pos=tile(atlas, index))
    atlas.panel.place.explore.click()
    assert window.frame.active.key == "explore"
    window.frame.open("atlas")
    atlas.panel.place.film.click()
    assert window.frame.active.key == "animate"
    film = window.frame.active.film.film
    assert [key.recipe for key in film.keys][-1] == window.trail.node.recipe
    window.frame.active.player.pause()
