"""Finding on the map: new land, what looks alike, a lasso, names, layouts along directions."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from studio.library.atlas.names import read_names
from studio.ui.atlas.name_field import NameField
from studio.values.latent import Blend, Seed

LONG_MS = 300_000


def test_somewhere_new_is_unlike_all_that_was_seen(qtbot, atlas, window):
    visited = [window.view.recipe]
    for _ in range(3):
        before = window.view.recipe
        atlas.panel.finding.new.click()
        qtbot.waitUntil(lambda before=before: window.view.recipe != before, timeout=LONG_MS)
        assert window.view.recipe not in visited
        visited.append(window.view.recipe)
    assert len(window.trail.project.trail) >= 3


def test_places_like_this_are_shown_alone_until_escape(qtbot, atlas, window):
    atlas.view.chosen.emit(5)
    atlas.panel.finding.like.click()
    qtbot.waitUntil(lambda: atlas.finds.only is not None, timeout=LONG_MS)
    assert atlas.finds.only.indices[0] == 5
    assert atlas.panel.finding.text.text == "Like seed 5"
    seen = set(atlas.view.tiles.seen(atlas.view.viewport).tolist())
    assert seen <= set(atlas.finds.only.indices)
    QTest.keyClick(atlas.view, Qt.Key.Key_Escape)
    assert atlas.finds.only is None
    assert atlas.panel.finding.all.isHidden()


def test_a_photograph_finds_what_looks_like_it(qtbot, atlas, tmp_path):
    picture = atlas.growth.sheets.sheet(0)[:64, 64 * 3 : 64 * 4]
    Image.fromarray(np.ascontiguousarray(picture)).resize((300, 300)).save(tmp_path / "photo.png")
    atlas.view.dropped.emit(tmp_path / "photo.png")
    qtbot.waitUntil(lambda: atlas.finds.only is not None, timeout=LONG_MS)
    assert 3 in atlas.finds.only.indices[:3]
    assert atlas.finds.only.text == "Like photo.png"


def test_a_file_that_is_no_picture_is_told(qtbot, atlas, tmp_path):
    (tmp_path / "notes.png").write_text("no picture")
    atlas.view.dropped.emit(tmp_path / "notes.png")
    qtbot.waitUntil(lambda: "notes.png" in atlas.frame.facts.text, timeout=LONG_MS)
    assert atlas.finds.only is None


def test_a_lasso_catches_and_their_average_is_one_place(atlas, window):
    view = atlas.view
    corners = [(5, 5), (view.width() - 5, 5), (view.width() - 5, view.height() - 5),
               (5, view.height() - 5)]  # fmt: skip
    atlas.panel.finding.lasso.click()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(*corners[0]))
    for corner in corners[1:]:
        QTest.mouseMove(view, QPoint(*corner))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(*corners[-1]))
    assert len(atlas.finds.only.indices) == 96
    assert not atlas.panel.finding.lasso.isChecked()
    atlas.panel.finding.average.click()
    assert isinstance(window.view.recipe.latent, Blend)
    atlas.panel.finding.all.click()
    assert atlas.finds.only is None
    view.lassoed.emit(())
    assert "no place inside" in atlas.frame.facts.text


def test_along_directions_places_stand_by_their_amounts_and_come_back(qtbot, atlas):
    before = atlas.layouts.laid.positions
    look = atlas.panel.look
    look.way.choose(1)
    assert atlas.layouts.along == (0, 1)
    across = atlas.layouts.laid.positions[:, 0]
    amounts = atlas.growth.facts[:, 1]
    assert np.corrcoef(across, amounts)[0, 1] > 0.99
    assert not look.across.isHidden()
    look.way.choose(0)
    assert (atlas.layouts.laid.positions == before).all()
    qtbot.waitUntil(lambda: not atlas.view._glide.on, timeout=LONG_MS)


@pytest.mark.parametrize(("at", "kind"), [(1, "usual"), (2, "unvisited")])
def test_a_shade_lies_over_the_tiles(qtbot, atlas, at, kind):
    atlas.view.chosen.emit(5)
    atlas.panel.look.shade.choose(at)

    def strongest():
        veil = atlas.view.tiles._veil
        return 0 if veil is None else int((veil >> 24).max())

    qtbot.waitUntil(lambda: strongest() > 150, timeout=LONG_MS)
    assert int((atlas.view.tiles._veil >> 24).min()) < 60
    atlas.panel.look.shade.choose(0)
    assert atlas.view.tiles._veil is None


def test_regions_have_names_and_a_person_gives_others(qtbot, atlas, window):
    atlas.naming._look()
    qtbot.waitUntil(lambda: bool(atlas.view._names), timeout=LONG_MS)
    name = atlas.view._names[0]
    assert name.text
    atlas.view.name_asked.emit(name)
    field = atlas.view.findChild(NameField)
    QTest.keyClicks(field, "Teal nights")
    QTest.keyClick(field, Qt.Key.Key_Return)
    own = [n for n in atlas.view._names if n.own]
    assert [(n.text, n.near) for n in own] == [("Teal nights", name.near)]
    window.frame.open("explore")
    window.frame.open("atlas")
    assert "Teal nights" in [n.text for n in atlas.view._names]
    window.commands.action("undo").trigger()
    assert not [n for n in atlas.view._names if n.own]
    assert read_names(atlas.growth.ground.key) == ()
    window.commands.action("redo").trigger()
    assert "Teal nights" in [n.text for n in atlas.view._names if n.own]
    assert len(read_names(atlas.growth.ground.key)) == 1


def test_the_menu_of_a_place_pins_it_without_going_there(atlas, window):
    here = window.view.recipe
    atlas.view.menu_asked.emit((QPoint(300, 300), 7))
    menu = atlas.view.findChild(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    actions["Pin"].trigger()
    assert window.view.recipe == here
    assert [node.recipe.latent for node in window.trail.project.trail.pins] == [Seed(7)]
    menu.close()
