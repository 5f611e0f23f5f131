"""Get models: browse offline, accept, fetch, pause, fail in place, explore."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from studio.library.catalogue import FILE
from studio.library.downloads.journal import Journal, Part
from studio.ui.models.get_models import GetModelsSheet
from studio.ui.models.getting import GetController
from studio.ui.models.getting_words import Standing, main_words, progress_words, size_of, state_of

READ = {"where": "https://x.org", "date": "2026-11-25"}
BASE = {
    "family": "gan", "architecture": "sequential-gan", "resolution": "8 × 8", "summary": "Shapes.",
    "training_data": "Drawn.", "license": "CC0", "license_words": "Free.", "read": READ,
    "license_url": "https://x.org/l", "page": "https://x.org/p",
}  # fmt: skip
FILES = {"files": [{"name": "a.pt", "url": "https://x.org/a.pt", "size": 2_000_000}]}
ENTRIES = (
    BASE | FILES | {"id": "one", "name": "One"},
    BASE | FILES | {"id": "two", "name": "Two", "architecture": "later", "family": "vae"},
    BASE | {"id": "three", "name": "Three", "by_hand": "Fetch it there."},
    BASE | FILES | {"id": "four", "name": "Four", "gated": "Ask its owner first."},
)


@pytest.fixture
def own(tmp_path):
    """Only these entries stand before those of the studio."""
    folder = tmp_path / "home" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(json.dumps({"version": 1, "entries": ENTRIES}))


@pytest.fixture
def sheet(qtbot, own, window):
    window.link.opens = ("sequential-gan",)
    window.commands.action("get_models").trigger()
    made = window.features.models.dialogs.latest
    assert isinstance(made, GetModelsSheet)
    qtbot.waitExposed(made)
    made.search.setText("shapes.")
    return made


def runs(window, *reports, then=""):
    """The next download says this, then does that."""
    code = f"import sys, time\nfor r in {[json.dumps(r) for r in reports]!r}: print(r, flush=True)"
    window.features.models.getting._runner = (sys.executable, "-c", f"{code}\n{then}", "--follow")


def at(phase, done=0, eta_s=None):
    return {"phase": phase, "done": done, "total": 2_000_000, "eta_s": eta_s}


def press(qtbot, sheet):
    qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)


def stands(window, name="one"):
    return window.features.models.getting.standing(name)


UNTIL_CLOSED = 'sys.stdin.read(); print(\'{"phase": "paused"}\')'


def test_a_model_is_accepted_fetched_and_explored(qtbot, window, sheet):
    card = window.view.models[1].card
    added = {"phase": "added", "id": card.id, "sha256": card.sha256, "new": True}
    runs(window, at("asking"), at("downloading", 500_000, 3.0), added)
    assert sheet.details.name.text == "One"
    assert sheet.main_button.text() == "Get 2.0 MB"
    assert not sheet.main_button.isEnabled()
    qtbot.mouseClick(sheet.details.accept, Qt.MouseButton.LeftButton,
                     pos=sheet.details.accept.rect().topLeft() + sheet.details.accept.rect()
                     .bottomLeft() / 2)  # fmt: skip
    sheet.details.accept.setChecked(True)
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: stands(window).phase == "added", timeout=10_000)
    assert "is in the library now" in window.canvas.banner.text
    assert sheet.main_button.text() == "Explore"
    assert not sheet.details.accept.isVisible()
    press(qtbot, sheet)
    assert window.view.card.sha256 == card.sha256


def test_it_is_paused_gone_on_with_and_given_up(qtbot, window, sheet):
    runs(window, at("downloading", 500_000, 30.0), then=UNTIL_CLOSED)
    sheet.details.accept.setChecked(True)
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: stands(window).done == 500_000, timeout=10_000)
    assert sheet.details.transfer.text.text == "500 KB of 2.0 MB"
    assert sheet.details.transfer.left.text == "30 s"
    assert not sheet.details.accept.isVisible()
    assert sheet._rows.right_words(sheet.details.entry) == "25 %"
    sheet.grab()
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: stands(window).phase == "paused", timeout=10_000)
    assert sheet.main_button.text() == "Go on"
    journal = Journal("one")
    journal.record.parts["a.pt"] = Part("u", "e", "", 2_000_000, 500_000)
    journal.save()
    journal.files.mkdir()
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: stands(window).phase == "downloading", timeout=10_000)
    qtbot.mouseClick(sheet.details.transfer.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stands(window).phase == "", timeout=10_000)
    qtbot.waitUntil(lambda: not journal.files.exists(), timeout=10_000)
    assert sheet.main_button.text() == "Get 2.0 MB"
    assert not sheet.details.transfer.isVisible()


def test_one_after_another(qtbot, window, sheet):
    desk = window.features.models.getting
    runs(window, at("downloading", 500_000), then=UNTIL_CLOSED)
    desk.get("one")
    desk.get("four", "hf_token")
    assert stands(window, "four").phase == "queued"
    desk.pause("four")
    assert stands(window, "four").phase == ""
    desk.get("four")
    qtbot.waitUntil(lambda: stands(window).done == 500_000, timeout=10_000)
    desk.pause("one")
    qtbot.waitUntil(lambda: stands(window, "four").done == 500_000, timeout=10_000)
    assert stands(window).phase == "paused"
    desk.pause("four")
    qtbot.waitUntil(lambda: stands(window, "four").phase == "paused", timeout=10_000)


@pytest.mark.parametrize(
    ("kind", "button"),
    [("offline", "Try again"), ("altered", "Try again"), ("missing", "Open its page"),
     ("gated", "Try again"), ("unopened", "Look again")],
)  # fmt: skip
def test_what_went_wrong_is_said_in_its_place(qtbot, window, sheet, kind, button):
    runs(window, {"phase": "failed", "problem": "The server is away.", "kind": kind})
    sheet.details.accept.setChecked(True)
    press(qtbot, sheet)
    qtbot.waitUntil(lambda: stands(window).phase == "failed", timeout=10_000)
    assert sheet.details.problem.isVisible()
    assert sheet.details.problem.text == "The server is away."
    assert sheet.main_button.text() == button
    assert "away" not in window.canvas.banner.text


def test_behind_a_closed_sheet_it_goes_on_and_says_how_it_ended(qtbot, window, sheet):
    runs(window, {"phase": "failed", "problem": "The server is away.", "kind": "offline"},
         then="time.sleep(0.2)")  # fmt: skip
    sheet.details.accept.setChecked(True)
    sheet.close()
    window.features.models.getting.get("one")
    qtbot.waitUntil(lambda: "away" in window.canvas.banner.text, timeout=10_000)


def test_a_program_that_dies_or_is_missing_is_a_failure(qtbot, window, sheet):
    desk = window.features.models.getting
    runs(window, then="sys.exit('It fell over.')")
    desk.get("one")
    qtbot.waitUntil(lambda: stands(window).phase == "failed", timeout=10_000)
    assert stands(window).problem == "It fell over."
    desk._runner = ("/nowhere/python",)
    desk.get("one")
    qtbot.waitUntil(lambda: "did not start" in stands(window).problem, timeout=10_000)


def test_a_download_of_an_earlier_start_can_be_gone_on_with(own, window):
    journal = Journal("one")
    journal.record.accepted = "CC0"
    journal.record.parts["a.pt"] = Part("u", "e", "", 2_000_000, 750_000)
    journal.save()
    desk = GetController(window.view, window.features.models.adding)
    desk.load()
    assert desk.standing("one") == Standing("paused", 750_000, 2_000_000, accepted=True)
    desk.close()


def test_a_model_that_left_the_library_can_be_fetched_again(own, window):
    journal = Journal("one")
    journal.record.state, journal.record.model = "added", window.view.models[0].card.sha256
    journal.save()
    desk = GetController(window.view, window.features.models.adding)
    desk.load()
    assert desk.standing("one").phase == "added"
    window.view.set_models(window.view.models[1:])
    assert desk.standing("one").phase == ""
    desk.close()


def test_what_cannot_be_fetched_says_why_and_shows_its_page(qtbot, window, sheet, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for name, why in (("two", "does not open this kind"), ("three", "Fetch it there.")):
        sheet.view.choose(name)
        assert why in sheet.details.why.text
        assert not sheet.details.accept.isVisible()
        assert sheet.main_button.text() == "Open its page"
        press(qtbot, sheet)
    assert opened == ["https://x.org/p"] * 2
    sheet.details.read_it.click()
    assert opened[-1] == "https://x.org/l"
    assert [sheet._rows.index(r).data() for r in range(4)] == ["One", "Three", "Four", "Two"]


def test_a_gated_model_takes_a_token_and_forgets_it(qtbot, window, sheet):
    runs(window, then="t = sys.stdin.readline().strip(); print('{\"phase\": \"failed\", "
                      "\"kind\": \"gated\", \"problem\": \"' + t + '\"}', flush=True)")  # fmt: skip
    assert not sheet.details.token.isVisible()
    sheet.view.choose("four")
    assert "owner" in sheet.details.why.text
    qtbot.keyClicks(sheet.details.token, "hf_secret")
    sheet.details.accept.setChecked(True)
    press(qtbot, sheet)
    assert sheet.details.token.text() == ""
    qtbot.waitUntil(lambda: stands(window, "four").problem == "hf_secret", timeout=10_000)


def test_searching_and_families(qtbot, sheet):
    chips = {chip.text(): chip for chip in sheet._families.buttons()}
    qtbot.mouseClick(chips["VAE"], Qt.MouseButton.LeftButton)
    assert [sheet._rows.index(r).data() for r in range(sheet._rows.rowCount())] == ["Two"]
    assert sheet.details.name.text == "Two"
    sheet.search.setText("zebra")
    assert sheet.empty.text == "No VAE model matches “zebra”."
    qtbot.mouseClick(sheet.empty.button, Qt.MouseButton.LeftButton)
    assert sheet._rows.rowCount() > 40
    description = Qt.ItemDataRole.AccessibleDescriptionRole
    assert sheet._rows.index(0).data(description) == "GAN · 8 × 8 · CC0 · 2.0 MB"


def test_a_broken_catalogue_is_said_in_the_list(own, tmp_path, window):
    (tmp_path / "home" / "data" / FILE).write_text("{")
    sheet = GetModelsSheet(window.features.models.getting, (), window)
    assert "cannot be read" in sheet.empty.text
    sheet.close()


def test_the_add_button_offers_both_ways(qtbot, window):
    window.browser.add_asked.emit()
    menu = window.features.models.add_menu
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == ["From a file …", "Get models …"]
    menu.close()


def test_the_menu_tells_how_far_a_download_is(own, window, qtbot):
    runs(window, at("downloading", 500_000), then=UNTIL_CLOSED)
    window.features.models.getting.get("one")
    qtbot.waitUntil(lambda: stands(window).done == 500_000, timeout=10_000)
    window.browser.add_asked.emit()
    assert window.features.models.add_menu.actions()[1].text() == "Get models …  ·  25 %"
    window.features.models.add_menu.close()


def test_a_window_closes_in_the_middle_of_a_download(own, make_window, qtbot):
    window = make_window()
    runs(window, at("downloading", 500_000), then=UNTIL_CLOSED)
    window.features.models.getting.load()
    window.features.models.getting.get("one")
    qtbot.waitUntil(lambda: stands(window).done == 500_000, timeout=10_000)


def test_words():
    from studio.library.catalogue import find_entry

    entry = find_entry("btcvae-celeba")
    assert size_of(entry, Standing()) == "2.0 MB"
    assert state_of(entry, Standing(), True) == ""
    assert state_of(entry, Standing(), False) == "not yet"
    assert state_of(entry, Standing("waiting"), True) == "waiting"
    assert state_of(entry, Standing("downloading", 1000), True) == "1 KB"
    assert progress_words(Standing("waiting", eta_s=8.0)) == ("The server asks to wait", "10 s")
    assert progress_words(Standing("adding"))[0].startswith("Looking at it")
    assert main_words(find_entry("taesd"), Standing(), True) == "Get"
    assert main_words(entry, Standing("failed", kind="room"), True) == "Try again"
