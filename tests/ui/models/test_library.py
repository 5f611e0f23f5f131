"""The library at the window: what one does to a card is said, and can be taken back in place."""

from __future__ import annotations

import json
import sys

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.library.directions import DirectionLibrary
from studio.library.models import InstalledModels, read_card
from studio.library.packing import read_packed
from studio.library.project import Project
from studio.library.settings import SettingsFile
from studio.ui.models.browser.card_layout import CardLayout
from studio.ui.models.card_editor import CardEditor
from studio.ui.models.library_sheet import LibrarySheet
from studio.ui.models.licence_popup import LicencePopup
from studio.ui.models.tags_popup import TagsPopup
from studio.values.card import card_to_json
from studio.values.edit import base_of
from studio.values.latent import Seed
from studio.values.loras import card_with, lora_control, loras_on
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.shelf import card_called, put


@pytest.fixture
def own(tmp_path):
    return tmp_path / "home" / "data" / "models"


@pytest.fixture
def window(make_window, qtbot, tmp_path, own, monkeypatch):
    """A window over real model folders and a fake engine."""
    put(tmp_path / "house", "Aurora", house=True)
    put(own, "Faces", license="unknown licence", tags=("portrait",))
    put(own, "Birds")
    models = InstalledModels([tmp_path / "house", own])
    monkeypatch.setattr("tests.ui.conftest.FakeModels", lambda _cards: models)
    engine = FakeEngine(tuple(model.card for model in models.models()))
    window = make_window(client=engine, settings=SettingsFile(tmp_path / "settings"))
    qtbot.waitUntil(lambda: not window.features.models.library.aside._waiting)
    return window


def names(window):
    model = window.browser.view.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def entry(window, name):
    return next(e for e in window.browser._model._all if e.name == name)


def banner(window):
    return window.canvas.banner.text


def undo(window):
    window.commands.action("undo").trigger()


def redo(window):
    window.commands.action("redo").trigger()


def want(window, what, name):
    window.browser._want(what, entry(window, name))


def top(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def card_of(window, name):
    view, index = window.browser.view, window.browser._model.index_of(entry(window, name).key)
    corner = view.visualRect(index).topLeft()
    return CardLayout.of_item(corner.x(), corner.y(), view.width())


def click(qtbot, window, point):
    qtbot.mouseClick(window.browser.view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())


def test_rename_in_place_and_back(qtbot, window, own):
    key = entry(window, "Faces").key
    window.browser.view.reveal(key)
    qtbot.keyClick(window.browser.view, Qt.Key.Key_F2)
    editor = window.browser.view.viewport().findChild(QLineEdit)
    assert editor.text() == "Faces"
    editor.setText("  My   faces ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "My faces" in names(window))
    assert banner(window) == "Faces is called My faces now."
    window.canvas.banner._action.click()
    assert "Faces" in names(window)
    assert InstalledModels([own.parent, own]).named("faces").card.name == "Faces"


def test_house_models_cannot_be_renamed_or_deleted(qtbot, window):
    window.browser.view.reveal(entry(window, "Aurora").key)
    qtbot.keyClick(window.browser.view, Qt.Key.Key_F2)
    assert window.browser.view.viewport().findChild(QLineEdit) is None
    qtbot.keyClick(window.browser.view, Qt.Key.Key_Delete)
    assert "Aurora" in names(window)
    texts = [a.text() for a in window.browser.menu_for(entry(window, "Aurora")).actions()]
    assert "Move to bin" not in texts
    assert "Edit card…" not in texts
    assert "Tags…" in texts


def test_delete_restore_and_empty(qtbot, window, own):
    window.browser.view.reveal(entry(window, "Birds").key)
    qtbot.keyClick(window.browser.view, Qt.Key.Key_Delete)
    assert names(window) == ["Aurora", "Faces"]
    assert banner(window) == "Birds is in the bin."
    window.features.models.library.show_library("bin")
    sheet = window.features.models.library._sheet
    qtbot.waitUntil(lambda: len(sheet.rows) == 1)
    sheet.restore_asked.emit(sheet.state.binned[0])
    assert names(window) == ["Aurora", "Birds", "Faces"]
    qtbot.waitUntil(lambda: not sheet.rows)
    undo(window)
    qtbot.waitUntil(lambda: not window.features.models.library.aside._waiting)
    window.features.models.library._refill()
    qtbot.waitUntil(lambda: len(sheet.rows) == 1)
    sheet.empty_button.click()
    assert "nothing brings it back" in sheet.note.text
    sheet.empty_button.click()
    qtbot.waitUntil(lambda: not sheet.rows)
    assert not (own / ".bin").exists() or not list((own / ".bin").iterdir())
    undo(window)
    assert banner(window) == (
        "Birds is not in the bin any more; not undone: moved Birds to the bin."
    )


def test_deleting_the_model_in_use_goes_on_with_another(qtbot, window):
    window.view.open_model(entry(window, "Birds").model.card)
    there = window.view.recipe
    want(window, "bin", "Birds")
    assert window.view.card.name == "Aurora"
    assert window.trail.project.undo_label == "moved Birds to the bin"
    window.view.look_at(there)
    assert banner(window) == "Birds is in the bin; restore it under Model library to go there."
    undo(window)
    assert (window.view.card.name, window.view.recipe) == ("Birds", there)
    redo(window)
    assert window.view.card.name == "Aurora"
    assert window.trail.project.redo_label is None
    undo(window)
    assert (window.view.card.name, window.view.recipe) == ("Birds", there)


def test_one_undo_walks_back_over_trail_and_library_wherever_the_focus_is(qtbot, window):
    window.view.set_seed(11)
    want(window, "bin", "Birds")
    window.view.set_seed(12)
    window.browser.renamed.emit(entry(window, "Faces"), "People")
    here = window.view.recipe
    for focus in (window.canvas.view, window.browser.view):
        focus.setFocus()
        undo(window)
        assert banner(window) == "Undone: renamed Faces to People"
        assert names(window) == ["Aurora", "Faces"]
        assert window.view.recipe == here
        undo(window)
        assert banner(window) == "Undone: seed 12"
        assert base_of(window.view.recipe.latent) == Seed(11)
        undo(window)
        assert banner(window) == "Undone: moved Birds to the bin"
        assert names(window) == ["Aurora", "Birds", "Faces"]
        for words in ("moved Birds to the bin", "seed 12", "renamed Faces to People"):
            redo(window)
            assert banner(window) == f"Done again: {words}"
        assert names(window) == ["Aurora", "People"]
        assert window.view.recipe == here
    redo(window)
    assert banner(window) == "There is nothing to do again."


def test_undo_of_a_rename_survives_a_restart(
    qtbot, window, make_window, tmp_path, own, monkeypatch
):
    window.browser.renamed.emit(entry(window, "Faces"), "People")
    want(window, "favourite", "Aurora")
    window.features.projects.save_to(tmp_path / "study.latent")
    window.close()
    models = InstalledModels([tmp_path / "house", own])
    monkeypatch.setattr("tests.ui.conftest.FakeModels", lambda _cards: models)
    engine = FakeEngine(tuple(model.card for model in models.models()))
    project = Project.open(tmp_path / "study.latent")
    again = make_window(engine, project, SettingsFile(tmp_path / "settings"))
    qtbot.waitUntil(lambda: not again.features.models.library.aside._waiting)
    assert names(again) == ["Aurora", "Birds", "People"]
    assert entry(again, "Aurora").favourite
    undo(again)
    assert banner(again) == "Undone: made Aurora a favourite"
    assert not entry(again, "Aurora").favourite
    undo(again)
    assert banner(again) == "Undone: renamed Faces to People"
    assert names(again) == ["Aurora", "Birds", "Faces"]
    redo(again)
    assert names(again) == ["Aurora", "Birds", "People"]


def test_edits_of_the_library_belong_to_the_project_they_were_made_in(qtbot, window, tmp_path):
    window.browser.renamed.emit(entry(window, "Faces"), "People")
    button = window.canvas.banner._action
    window.features.projects.save_to(tmp_path / "study.latent")
    window.features.projects.new()
    button.click()
    assert banner(window) == "That step is not in the journal of this project any more."
    while window.trail.project.undo_label:
        undo(window)
    assert "People" in names(window)
    window.browser.renamed.emit(entry(window, "People"), "Persons")
    window.features.projects.open_path(tmp_path / "study.latent")
    undo(window)
    assert banner(window) == (
        "The card of Persons was changed since; not undone: renamed Faces to People."
    )
    assert "Persons" in names(window)


def test_the_button_of_a_notice_takes_back_its_own_step(qtbot, window):
    window.browser.renamed.emit(entry(window, "Faces"), "People")
    button = window.canvas.banner._action
    window.view.set_seed(11)
    here = window.view.recipe
    button.click()
    assert banner(window) == "Undone: renamed Faces to People"
    assert names(window) == ["Aurora", "Birds", "Faces"]
    assert window.view.recipe == here
    undo(window)
    assert names(window) == ["Aurora", "Birds", "People"]


def test_the_licence_is_asked_for_in_place(qtbot, window):
    faces = entry(window, "Faces")
    assert faces.asks_licence
    assert not entry(window, "Aurora").asks_licence
    font = window.browser.view._delegate.facts_font
    click(qtbot, window, card_of(window, "Faces").ask(font).center())
    popup = top(LicencePopup)
    popup.ask.chips["CC BY 4.0"].click()
    now = entry(window, "Faces")
    assert not now.asks_licence
    assert now.model.card.license == "CC BY 4.0"
    assert now.model.card.license_url.startswith("https://creativecommons.org/")
    assert window.view.card.sha256 != now.key  # the click asked, it did not open the model
    window.canvas.banner._action.click()
    assert entry(window, "Faces").asks_licence
    want(window, "licence", "Faces")
    popup = top(LicencePopup)
    popup.ask.field.edit.setText("  Anyone, for love ")
    qtbot.keyClick(popup.ask.field.edit, Qt.Key.Key_Return)
    assert entry(window, "Faces").model.card.license == "Anyone, for love"


def test_a_star_keeps_a_favourite_across_starts(qtbot, window, tmp_path):
    click(qtbot, window, card_of(window, "Faces").star.center())
    assert entry(window, "Faces").favourite
    want(window, "favourite", "Aurora")
    window.browser.favourites.click()
    assert names(window) == ["Aurora", "Faces"]
    undo(window)
    assert names(window) == ["Faces"]
    window.browser.clear_search()
    assert len(names(window)) == 3
    window.settings.close()
    assert SettingsFile(tmp_path / "settings").value.favourites == (entry(window, "Faces").key,)


def test_the_menu_opens_by_mouse_key_and_button(qtbot, window):
    view = window.browser.view
    card = card_of(window, "Faces")
    with qtbot.waitSignal(view.menu_asked) as asked:
        click(qtbot, window, card.more.center())
    assert asked.args[0].name == "Faces"
    view.reveal(entry(window, "Birds").key)
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        where = view.visualRect(view.currentIndex()).center()
        with qtbot.waitSignal(view.menu_asked) as asked:
            event = QContextMenuEvent(reason, where, view.viewport().mapToGlobal(where))
            QGuiApplication.sendEvent(view.viewport(), event)
        assert asked.args[0].name == "Birds"
    QApplication.activePopupWidget().close()


def test_tags_of_own_and_of_house_models(qtbot, window, own, tmp_path):
    want(window, "tags", "Birds")
    popup = top(TagsPopup)
    popup.chips["portrait"].click()
    popup.field.edit.setText(popup.field.edit.text() + ", Night Sky")
    qtbot.keyClick(popup.field.edit, Qt.Key.Key_Return)
    assert entry(window, "Birds").model.card.tags == ("portrait", "night sky")
    before = (tmp_path / "house" / "aurora" / "card.json").read_bytes()
    want(window, "tags", "Aurora")
    popup = top(TagsPopup)
    popup.field.edit.setText("night sky")
    popup.done.click()
    assert (tmp_path / "house" / "aurora" / "card.json").read_bytes() == before
    window.browser.search.setText("night sky")
    assert names(window) == ["Aurora", "Birds"]
    undo(window)
    assert names(window) == ["Birds"]


def test_search_finds_licence_family_tag_and_architecture(window):
    for text, found in (
        ("portrait", ["Faces"]), ("cc0", ["Aurora", "Birds"]), ("vae", 3), ("ridgelines-vae-1", 3),
        ("unknown licence", ["Faces"]),
    ):  # fmt: skip
        window.browser.search.setText(text)
        assert names(window) == found or len(names(window)) == found


def test_the_card_editor_saves_all_at_once(qtbot, window):
    want(window, "edit", "Faces")
    editor = top(CardEditor)
    assert editor.lines["license"].edit.text() == ""
    editor.lines["name"].edit.setText("")
    editor.save_button.click()
    assert editor.lines["name"].error
    editor.lines["name"].edit.setText("People")
    editor.lines["license"].edit.setText("MIT")
    editor.texts["known_biases"].setPlainText("Mostly young faces.\nFew hats.")
    editor.save_button.click()
    card = entry(window, "People").model.card
    assert (card.license, card.known_biases) == ("MIT", "Mostly young faces.\nFew hats.")
    assert banner(window) == "The card of People was changed."
    window.canvas.banner._action.click()
    assert entry(window, "Faces").asks_licence


def test_the_details_page_follows_the_card(qtbot, window):
    from studio.ui.models.browser.licence_ask import LicenceAsk
    from studio.ui.models.browser.model_details import ModelDetails

    window.browser.details_asked.emit(entry(window, "Faces").model)
    page = top(ModelDetails)
    page.findChild(LicenceAsk).chips["MIT"].click()
    assert page.model.card.license == "MIT"
    qtbot.waitUntil(lambda: page.findChild(LicenceAsk) is None)
    page.edit_button.click()
    assert top(CardEditor).lines["license"].edit.text() == "MIT"


def test_export_writes_one_file_with_directions(qtbot, window, tmp_path):
    import numpy as np

    from studio.values.directions import Direction

    model = entry(window, "Birds").model
    way = Direction.of("Beak", "z", np.arange(8, dtype=np.float32), 1.0, "examples")
    window.features.models.jobs._directions.add(model.card.ref, [way])
    out = tmp_path / "birds.latentmodel"
    window.features.models.jobs.export_to(model, out)
    qtbot.waitUntil(lambda: "with its card" in banner(window))
    assert read_packed(out).card == model.card
    assert read_packed(out).directions == DirectionLibrary().own(model.card.ref)
    window.features.models.jobs.export_to(model, tmp_path / "none" / "x.latentmodel")
    qtbot.waitUntil(lambda: "no folder" in banner(window))


def test_a_second_look_runs_beside_the_window(qtbot, window, own):
    card = card_called("Birds", license="MIT")
    answer = json.dumps({"id": "birds", "reason": "Birds is what it was taken for."})
    code = (
        f"import pathlib; p = pathlib.Path({str(own / 'birds' / 'card.json')!r});"
        "p.write_bytes(p.read_bytes().replace(b'CC0', b'MIT'));"
        f"print({answer!r})"
    )
    window.features.models.jobs.process._program = (sys.executable, "-c", code)
    want(window, "again", "Birds")
    assert "Looking at Birds again" in banner(window)
    qtbot.waitUntil(lambda: "what it was taken for" in banner(window), timeout=20_000)
    assert entry(window, "Birds").model.card.license == card.license
    window.canvas.banner._action.click()
    assert banner(window) == "Undone: looked at Birds again"
    assert entry(window, "Birds").model.card.license == "CC0"
    fails = (sys.executable, "-c", "raise SystemExit('no such')")
    window.features.models.jobs.process._program = fails
    want(window, "again", "Birds")
    qtbot.waitUntil(lambda: "no such" in banner(window), timeout=20_000)


def test_folders_are_added_put_first_left_out_and_taken_back(qtbot, window, tmp_path, own):
    put(tmp_path / "disk", "Cats")
    desk = window.features.models.library
    desk.show_library()
    qtbot.waitUntil(lambda: desk._sheet.state is not None)
    sheet: LibrarySheet = desk._sheet
    sheet.take_folder(tmp_path / "disk")
    qtbot.waitUntil(lambda: "Cats" in names(window))
    qtbot.waitUntil(lambda: len(sheet.rows) == 2)
    sheet._first(tmp_path / "disk")
    qtbot.waitUntil(lambda: sheet.state.folders[0] == tmp_path / "disk")
    window.settings.close()
    assert SettingsFile(tmp_path / "settings").value.model_folders[0] == str(tmp_path / "disk")
    sheet._leave(tmp_path / "disk")
    qtbot.waitUntil(lambda: "Cats" not in names(window))
    undo(window)
    qtbot.waitUntil(lambda: "Cats" in names(window))
    sheet.pages.choose(1)
    assert all(row.accessibleName() for row in sheet.rows)
    assert "models take" in sheet.note.text


def test_the_list_keeps_its_place_while_one_card_changes(qtbot, make_window, own, tmp_path):
    from studio.ui.models.browser.model_browser import ModelBrowser

    for n in range(60):
        put(own, f"Model {n:02}")
    models = InstalledModels([tmp_path / "house", own])
    browser = ModelBrowser()
    qtbot.addWidget(browser, before_close_func=lambda w: w.close_covers())
    browser.resize(279, 700)
    browser.set_models(models.models())
    browser.show()
    qtbot.waitExposed(browser)
    browser.view.scrollToBottom()
    at = browser.view.verticalScrollBar().value()
    changed = list(models.models())
    browser.set_models(changed[:30] + changed[31:])
    assert abs(browser.view.verticalScrollBar().value() - at) <= 116


def test_orders(window):
    entries = window.browser._model
    window.browser._order("name")
    assert names(window) == ["Aurora", "Birds", "Faces"]
    window.view.open_model(entry(window, "Faces").model.card)
    window.browser._order("recent")
    window.browser.set_marks(window.features.models.library.marks())
    assert names(window)[0] == "Faces"
    assert entries.order == "recent"


# ---- a LoRA beside a model --------------------------------------------------------------------
def test_a_dropped_lora_stands_in_the_panel_and_undo_takes_it_away(window, own, qtbot):
    adding = window.features.models.adding
    pipeline = replace(card_called("Birds").info, architecture="diffusion-pipeline")
    folder = own / card_called("Birds").id
    plain = replace(read_card(folder), info=pipeline)
    (folder / "card.json").write_bytes(card_to_json(plain))
    adding._models.refresh()
    window.view.set_models(adding._models.models())
    window.view.open_model(plain)
    more = card_with(plain, (lora_control("lora_1", "Ink"),))
    script = (
        f"import pathlib, sys; assert sys.argv[1:5] == ['open', '--add', '--to', {plain.id!r}];"
        f"pathlib.Path({str(folder / 'card.json')!r}).write_bytes({card_to_json(more)!r});"
        'print(\'{"lora": {}, "reason": "Ink is beside Birds now."}\')'
    )
    adding.process._program = (sys.executable, "-c", script)
    adding.add(folder / "ink.safetensors")
    qtbot.waitUntil(lambda: banner(window) == "Ink is beside Birds now.", timeout=10_000)
    assert [c.key for c in loras_on(window.view.card.info)] == ["lora_1"]
    undo(window)
    assert loras_on(window.view.card.info) == ()
    assert read_card(folder) == plain
    redo(window)
    assert [c.key for c in loras_on(window.view.card.info)] == ["lora_1"]
