"""Inter for words, JetBrains Mono for figures, both shipped in `resources/fonts`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from studio.ui.theme.tokens import BASE_FONT_PX, SMALL_FONT_PX

WORDS = "Inter"
FIGURES = "JetBrains Mono"
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold
FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Medium.ttf",
)


def load(folder: Path) -> None:
    """Make the shipped fonts known to Qt; a missing file leaves the system's fonts in place."""
    for name in FILES:
        path = folder / name
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def words(px: int = BASE_FONT_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text font at `px` pixels."""
    font = QFont(WORDS)
    font.setPixelSize(px)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def figures(px: int = SMALL_FONT_PX) -> QFont:
    """The monospaced font at `px` pixels, for numbers and sizes."""
    font = QFont(FIGURES)
    font.setPixelSize(px)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def title() -> QFont:
    """The font of section titles: 11 px capitals, a little apart."""
    font = words(SMALL_FONT_PX, QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return font
