"""What belongs to nothing on screen: colours, signing, marking, and where the engine runs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.settings.signing_section import SigningSection
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch

WIDTH_PX = 500
THEMES = (("dark", mark("Dark")), ("light", mark("Light")))
MARKED = mark(
    "An id in the pixels, too faint to see, by which this studio knows its exports again after"
    " others stored, scaled or cropped them. Which picture it was stays in a register on this"
    " computer. Off, an export that loses its metadata cannot be told from any other picture."
)
APART = mark(
    "A model that fails badly then costs one picture: the engine starts again and the window stays"
    " open. It takes a little more memory. Counts from the next start of the studio."
)


class SettingsSheet(Sheet):
    """Changes count at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings"), parent=parent)
        self.theme = Segmented(tr_pairs(THEMES), tr("Colours of the window"))
        self.add_group(SectionHeader(tr("Look")), FormRow(tr("Colours"), self.theme))
        self.signing = SigningSection()
        self.marking = Switch(tr("Invisible mark"), tr(MARKED))
        self.add_group(SectionHeader(tr("Where exports come from")), self.signing, self.marking)
        self.engine_apart = Switch(tr("Engine in a process of its own"), tr(APART))
        self.add_group(SectionHeader(tr("Engine")), self.engine_apart)
        done = self.add_button(tr("Done"), primary=True)
        done.clicked.connect(self.accept)
        self.finish(WIDTH_PX)
