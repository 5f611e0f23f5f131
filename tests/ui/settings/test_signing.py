"""How exports are signed is set in one calm sheet, counts at once, and is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from studio.export.credentials.reading import read_credentials
from studio.ui.settings import signing_controller
from studio.values.signing import Signing

ROOT = Path(__file__).resolve().parents[3]


def opened(window):
    window.commands.action("settings").trigger()
    return window.features.settings._dialogs.latest


def exported(qtbot, window):
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=300_000) as written:
        window.commands.action("export").trigger()
    return written.args[0]


def test_switched_off_the_very_next_export_is_unsigned(qtbot, window):
    sheet = opened(window)
    assert sheet.signing.switch.isChecked()
    assert b"c2pa" in exported(qtbot, window).read_bytes()
    sheet.signing.switch.click()
    assert b"c2pa" not in exported(qtbot, window).read_bytes()
    window.settings.keep()
    assert not window.settings.value.signing.on


def test_a_name_is_written_where_given(qtbot, window):
    sheet = opened(window)
    sheet.signing.author.edit.setText("  Ada   Ⅱ ")
    qtbot.keyClick(sheet.signing.author.edit, Qt.Key.Key_Return)
    assert window.settings.signing.author == "Ada Ⅱ"
    assert read_credentials(exported(qtbot, window)).authors == ("Ada Ⅱ",)


def test_what_cannot_sign_is_said_at_once_and_costs_no_picture(qtbot, window, tmp_path):
    sheet = opened(window)
    section = sheet.signing
    assert section.save.isVisible()
    section.who.choose(1)
    assert section.chain.isVisible()
    assert not section.save.isVisible()
    (tmp_path / "a.pem").write_text("nothing")
    section.chain.changed.emit(str(tmp_path / "a.pem"))
    section.key.changed.emit(str(tmp_path / "a.pem"))
    qtbot.waitUntil(lambda: "cannot be understood" in sheet.note.text, timeout=300_000)
    said = []
    window.view.notices.said.connect(said.append)
    path = exported(qtbot, window)
    assert path.is_file()
    assert "It carries no Content Credentials" in said[-1].text
    section.who.choose(0)
    assert window.settings.signing == Signing()
    assert b"c2pa" in exported(qtbot, window).read_bytes()


def test_the_certificate_can_be_handed_on(qtbot, window, tmp_path, monkeypatch):
    out = tmp_path / "mine.pem"
    monkeypatch.setattr(signing_controller, "ask_new_file", lambda *_: out)
    sheet = opened(window)
    sheet.signing.save.click()
    qtbot.waitUntil(lambda: sheet.note.text == "Saved, without the key.", timeout=300_000)
    assert b"BEGIN CERTIFICATE" in out.read_bytes()
    assert b"PRIVATE" not in out.read_bytes()


def test_nothing_of_it_is_loaded_on_the_way_to_the_window():
    code = (
        "import json, sys, studio.app\n"
        "print(json.dumps([m for m in ('c2pa', 'cryptography') if m in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert json.loads(done.stdout) == []


def test_the_mark_has_a_switch_that_says_what_off_means(qtbot, window):
    sheet = opened(window)
    assert sheet.marking.isChecked()
    assert "cannot be told from any other" in sheet.marking.accessibleDescription()
    sheet.marking.click()
    assert not window.settings.marking
    assert window.features.exporting.export.register is None
    window.settings.keep()
    assert not window.settings.value.marking
