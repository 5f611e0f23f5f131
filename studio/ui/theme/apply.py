"""Put a colour scheme over the whole application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.ui.theme import fonts, tokens
from studio.ui.theme.palette import base_sheet, qt_palette
from studio.ui.theme.sheet import overlay


def apply(app: QApplication, scheme: str, resources: Path) -> None:
    """Colours, fonts and sheet of `dark` or `light`; safe to call again to change the scheme."""
    chosen = tokens.named(scheme)
    tokens.use(chosen)
    fonts.load(resources / "fonts")
    app.setFont(fonts.words())
    app.setPalette(qt_palette(chosen))
    app.setStyleSheet(base_sheet(chosen) + overlay(chosen, resources / "icons"))
