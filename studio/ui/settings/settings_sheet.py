"""The settings that belong to nothing on screen: how exports are signed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.settings.signing_section import SigningSection
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.sheet import Sheet

WIDTH_PX = 500


class SettingsSheet(Sheet):
    """Changes count at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings"), parent=parent)
        self.signing = SigningSection()
        self.add_group(SectionHeader(tr("Where exports come from")), self.signing)
        done = self.add_button(tr("Done"), primary=True)
        done.clicked.connect(self.accept)
        self.finish(WIDTH_PX)
