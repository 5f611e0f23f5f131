"""Inspect: what a file says, whether it holds, and the way back to its place."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, QUrl

from studio.export.credentials.told import Credentials, Ingredient
from studio.ui.inspecting.inspect_sheet import InspectSheet
from studio.ui.inspecting.inspected import inspected
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader


def exported(qtbot, window):
    """A picture that the window wrote, signed."""
    window.view.set_seed(123)
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=300_000) as written:
        window.commands.action("export").trigger()
    return written.args[0], window.view.recipe


def said_in(sheet):
    return " ".join(p.text for p in sheet.findChildren(Paragraph) if p.isVisible())


def test_dropped_on_its_zone_a_file_says_what_it_is_and_leads_back(qtbot, window):
    path, recipe = exported(qtbot, window)
    window.view.set_seed(4)
    drops, zones = window.features.exchange.drops, window.canvas.zones
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drops.enter(data)
    place = next(rect for zone, rect in zones._rects() if zone.key == "inspect")
    drops.drop(QPointF(place.center()))
    feature = window.features.inspecting
    qtbot.waitUntil(lambda: feature._found is not None, timeout=300_000)
    sheet = feature._sheet
    assert "Signed by this studio, and not changed since." in said_in(sheet)
    assert feature._found.tone == "good"
    assert sheet.restore.isEnabled()
    sheet.restore.click()
    assert window.view.recipe == recipe
    qtbot.waitUntil(lambda: not sheet.thumb.isHidden())


def test_what_is_no_picture_is_one_sentence(qtbot, window, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    feature = window.features.inspecting
    feature.look_into(tmp_path / "notes.txt")
    qtbot.waitUntil(lambda: feature._found is not None, timeout=300_000)
    assert "not a picture, film or recipe" in said_in(feature._sheet)
    assert not feature._sheet.restore.isEnabled()


ANSWER = {
    "kind": "png", "recipe": None, "recipe_id": None, "place": None, "provenance": None,
    "problem": None, "made_by": "AUTOMATIC1111", "text": "a lighthouse\nSteps: 20",
    "mark": {"state": "other", "words": "It carries a mark."},
    "credentials": msgspec.to_builtins(Credentials(
        "tampered", "", "Signed by A camera, but the picture was changed after it was signed.",
        signer="A camera", time="2026-01-02T03:04:05Z", authors=("Ada",), actions=("created",),
        source_types=("digitalCapture",), ingredients=(Ingredient("b.jpg", "parentOf", True),),
    )),
}  # fmt: skip


@pytest.fixture
def sheet(qtbot):
    made = InspectSheet()
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_that_is_known_has_its_place(sheet, tmp_path):
    found = inspected(tmp_path / "a.png", ANSWER)
    sheet.look_at(found.path)
    assert "Looking into a.png …" in sheet.summary.text
    sheet.show_file(found, restorable=False)
    assert found.tone == "bad"
    assert [h.title.text for h in sheet._page.findChildren(SectionHeader)] == [
        "Content Credentials", "Recipe", "Invisible mark", "Made with AUTOMATIC1111",
    ]  # fmt: skip
    rows = {row.label.text for row in sheet._page.findChildren(FormRow)}
    assert {"By", "It was", "From", "Signed"} <= rows
    shown = said_in(sheet)
    for words in (
        "changed after it was signed", "Ada", "taken with a camera", "2026-01-02 03:04 UTC",
        "b.jpg, with credentials of its own", "It holds no recipe", "It carries a mark.",
        "a lighthouse",
    ):  # fmt: skip
        assert words in shown


def test_what_another_program_said_is_shown_in_our_words(sheet, tmp_path):
    told = {
        "prompt": "a lighthouse", "negative": "people", "seed": 7, "steps": 20, "guidance": 7.5,
        "strength": None, "sampler": "Euler", "schedule": "", "size": [768, 512],
        "model": "dreams", "model_hash": "abc", "more": ["a LoRA"],
    }  # fmt: skip
    sheet.show_file(inspected(tmp_path / "a.png", ANSWER | {"told": told}), restorable=False)
    shown = said_in(sheet)
    for words in ("people", "seed 7, steps 20, guidance 7.5, sampler Euler, size 768 × 512",
                  "dreams abc", "a LoRA"):  # fmt: skip
        assert words in shown
    assert "Steps: 20" not in shown


def test_a_place_whose_model_is_gone_cannot_be_restored(sheet, tmp_path, window):
    from studio.values.recipe import to_json

    recipe = msgspec.json.decode(to_json(window.view.recipe))
    found = inspected(tmp_path / "a.png", ANSWER | {"recipe": recipe, "place": "7"})
    sheet.show_file(found, restorable=False)
    assert not sheet.restore.isEnabled()
    assert "not installed here" in said_in(sheet)
    assert found.tool == ""
    sheet.show_file(found, restorable=True)
    assert sheet.restore.isEnabled()
    assert "not installed here" not in said_in(sheet)


def test_answers_of_a_file_that_is_no_longer_asked_for_are_dropped(qtbot, window, tmp_path):
    feature = window.features.inspecting
    (tmp_path / "b.txt").write_text("nothing")
    feature.look_into(tmp_path / "a.txt")
    late = feature._told_of(tmp_path / "a.txt")
    feature.look_into(tmp_path / "b.txt")
    late(ANSWER)
    assert feature._found is None
    qtbot.waitUntil(lambda: feature._found is not None, timeout=300_000)
    assert feature._found.path.name == "b.txt"
