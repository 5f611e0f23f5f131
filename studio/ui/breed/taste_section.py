"""TASTE: what is known of it, whether the next brood is drawn towards it, and keeping it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import counted, mark, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.switch import Switch

NOTHING = mark("Pick what you like, and X what you do not: the next children lean that way.")
FOLLOWS = mark("More like this")
EXPLAINED = mark("Of 48 children those twelve are shown that suit what you picked and refused")


class TasteSection(Section):
    """Says by signals what was asked for."""

    follow_changed = Signal(bool)
    keep_asked = Signal()
    forget_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Taste"), 14, parent=parent)
        self.forget = self.header.add_action(
            tr("Forget"), help_text=tr("What was picked and refused so far does not count any more")
        )
        self.says = Paragraph(tr(NOTHING), "faint")
        self.follow = Switch(tr(FOLLOWS), tr(EXPLAINED))
        self.follow.setChecked(True)
        self.keep = Chip(tr("Keep as a direction"))
        self.keep.setToolTip(tr("A slider in Explore that leads towards what you like"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.keep)
        row.addStretch(1)
        for widget in (self.says, self.follow):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.follow.toggled.connect(self.follow_changed)
        self.keep.clicked.connect(self.keep_asked)
        self.forget.clicked.connect(self.forget_asked)
        self.set_counts(0, 0)

    def set_counts(self, liked: int, less: int) -> None:
        """How many pictures are known to be liked and refused."""
        known = liked + less > 0
        told = counted(liked, "{n} picked", "{n} picked") + " · "
        told += counted(less, "{n} refused", "{n} refused")
        self.says.set_text(told if known else tr(NOTHING), "secondary" if known else "faint")
        for part in (self.keep, self.forget):
            part.setEnabled(known)

    def set_busy(self, busy: bool) -> None:
        """Whether a direction is being made of it."""
        self.keep.set_text(tr("Learning …") if busy else tr("Keep as a direction"))
        self.keep.setEnabled(not busy)
