"""QDarkStyle with the studio's colours: its palettes subclassed, its sheet recoloured by name."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")

import qdarkstyle
from PySide6.QtGui import QColor, QPalette
from qdarkstyle.dark.palette import DarkPalette
from qdarkstyle.light.palette import LightPalette

from studio.ui.theme.tokens import DARK, LIGHT, Tokens

_NAMES = (
    *(f"COLOR_BACKGROUND_{i}" for i in range(1, 7)),
    *(f"COLOR_TEXT_{i}" for i in range(1, 5)),
    *(f"COLOR_ACCENT_{i}" for i in range(1, 5)),
    "COLOR_DISABLED",
)


class StudioDark(DarkPalette):  # type: ignore[misc]
    """QDarkStyle's colours in our dark scheme."""

    COLOR_BACKGROUND_1 = DARK.panel
    COLOR_BACKGROUND_2 = DARK.raised
    COLOR_BACKGROUND_3 = DARK.hover
    COLOR_BACKGROUND_4 = DARK.hairline
    COLOR_BACKGROUND_5 = "#363b42"
    COLOR_BACKGROUND_6 = "#444a52"
    COLOR_TEXT_1 = DARK.text
    COLOR_TEXT_2 = DARK.text
    COLOR_TEXT_3 = DARK.secondary
    COLOR_TEXT_4 = DARK.faint
    COLOR_ACCENT_1 = DARK.accent_ground
    COLOR_ACCENT_2 = DARK.accent_ground
    COLOR_ACCENT_3 = DARK.accent
    COLOR_ACCENT_4 = DARK.accent
    COLOR_DISABLED = "#5d6168"


class StudioLight(LightPalette):  # type: ignore[misc]
    """QDarkStyle's colours in our light scheme."""

    COLOR_BACKGROUND_1 = LIGHT.panel
    COLOR_BACKGROUND_2 = LIGHT.raised
    COLOR_BACKGROUND_3 = LIGHT.hover
    COLOR_BACKGROUND_4 = LIGHT.hairline
    COLOR_BACKGROUND_5 = "#cfcfcb"
    COLOR_BACKGROUND_6 = "#b9b9b5"
    COLOR_TEXT_1 = LIGHT.text
    COLOR_TEXT_2 = LIGHT.text
    COLOR_TEXT_3 = LIGHT.secondary
    COLOR_TEXT_4 = LIGHT.faint
    COLOR_ACCENT_1 = LIGHT.accent_ground
    COLOR_ACCENT_2 = LIGHT.accent_ground
    COLOR_ACCENT_3 = LIGHT.accent
    COLOR_ACCENT_4 = LIGHT.accent
    COLOR_DISABLED = "#a3a5a9"


def base_sheet(tokens: Tokens) -> str:
    """QDarkStyle's style sheet in the colours of `tokens`.

    The sheet is read as a file: `qdarkstyle.load_stylesheet` gives the same text, but imports
    every module of Qt on the way, which the window cannot wait for.
    """
    dark = tokens.scheme == "dark"
    ours, theirs = (StudioDark, DarkPalette) if dark else (StudioLight, LightPalette)
    import_module(f"qdarkstyle.{ours.ID}.{ours.ID}style_rc")  # registers the sheet's pictures
    path = Path(str(qdarkstyle.__file__)).parent / ours.ID / f"{ours.ID}style.qss"
    sheet: str = path.read_text(encoding="utf-8")
    for old, new in {getattr(theirs, n): getattr(ours, n) for n in _NAMES}.items():
        sheet = sheet.replace(str(old), str(new))
    return sheet


def qt_palette(tokens: Tokens) -> QPalette:
    """What Qt itself paints with, where no sheet says otherwise."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.raised,
        role.AlternateBase: tokens.panel,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Highlight: tokens.accent_ground,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
    }
    palette = QPalette()
    for key, value in colors.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.faint))
    return palette
