"""A model's tags: typed, or taken from those that other models have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.library.facts import tidy_tags
from studio.ui.language.words import tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.popup import Popup

OFFERED = 16


class TagsPopup(Popup):
    """Commas part them; Enter or Done keeps them, Esc leaves all as it was."""

    kept = Signal(object)
    """tuple of str."""

    def __init__(
        self,
        name: str,
        tags: Sequence[str],
        known: Sequence[str],
        shipped: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Tags of {name}", name=name), parent)
        self.field = Field(tr("Tags, parted by commas"))
        self.field.edit.setMaxLength(600)
        self.field.edit.setPlaceholderText(tr("portrait, night, for the poster"))
        self.field.edit.setText(", ".join(tags))
        self.chips: dict[str, Chip] = {}
        self.done = Chip(tr("Done"))
        if shipped:
            self.body.addWidget(
                Paragraph(tr("It came with {tags}. Yours beside them:", tags=", ".join(shipped)))
            )
        self.body.addWidget(self.field)
        flow = FlowLayout(gap_px=6)
        for tag in [tag for tag in known if tag not in shipped][:OFFERED]:
            chip = Chip(tag, "pill")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, tag=tag: self._toggle(tag))
            self.chips[tag] = chip
            flow.addWidget(chip)
        if self.chips:
            self.body.addLayout(flow)
        self.body.addWidget(self.done)
        self.field.edit.textChanged.connect(self._mark)
        self.field.entered.connect(self._keep)
        self.done.clicked.connect(self._keep)
        self._mark()

    @property
    def tags(self) -> tuple[str, ...]:
        """What is typed, tidied."""
        return tidy_tags(self.field.edit.text().split(","))

    def popup(self, where: QPoint) -> None:
        """Open at `where`."""
        self.open_at(where, self.field)

    def _toggle(self, tag: str) -> None:
        now = self.tags
        new = [t for t in now if t != tag] if tag in now else [*now, tag]
        self.field.edit.setText(", ".join(new))

    @Slot()
    def _mark(self) -> None:
        now = self.tags
        for tag, chip in self.chips.items():
            chip.setChecked(tag in now)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self.tags)
        self.close()
