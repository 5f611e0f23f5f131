"""Light and dark are found where one looks for them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.theme.tokens import current


def test_the_sheet_of_settings_changes_the_colours_at_once_and_keeps_them(qtbot, window):
    assert current().scheme == "dark"
    window.commands.action("settings").trigger()
    sheet = window.features.settings._dialogs.latest
    assert sheet.theme.value == "dark"
    qtbot.keyClick(sheet.theme, Qt.Key.Key_Right)
    try:
        assert current().scheme == "light"
        window.settings.keep()
        assert window.settings.value.theme == "light"
    finally:
        qtbot.keyClick(sheet.theme, Qt.Key.Key_Left)
    assert current().scheme == "dark"
