"""KEYFRAME: the picture of the chosen one, how the film goes on from it, how long it rests."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.animate.panel.time_field import TimeField
from studio.ui.language.words import counted, mark, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.thumb import Thumb
from studio.values.film import Key

PICTURE_PX = (268, 120)
HOLD_PX = 98
NOBODY = mark("Click a diamond on the timeline to change it.")
EASES = (
    ("smooth", mark("Smooth"), mark("Goes on without a corner")),
    ("ease", mark("Ease"), mark("From rest to rest")),
    ("linear", mark("Straight"), mark("Directly, at one speed")),
    ("hold", mark("Jump"), mark("Stays until the next keyframe")),
)


class KeySection(Section):
    """One chosen key, or how many; empty, it says what to do."""

    ease_chosen = Signal(object)
    hold_changed = Signal(object)
    go_asked = Signal()
    replace_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyframe"), 14, parent=parent)
        self.when = Caption("", "secondary", words(11))
        self.header.add_widget(self.when)
        self.empty = Paragraph(tr(NOBODY), "faint")
        self.picture = Thumb(*PICTURE_PX)
        self.picture.setAccessibleName(tr("The place of the keyframe; goes there"))
        self.picture.setToolTip(tr("Shows this moment"))
        self.ease = Chip(tr("Ease"))
        menu = QMenu(self)
        for value, name, tip in EASES:
            action = menu.addAction(tr(name))
            action.setToolTip(tr(tip))
            action.triggered.connect(lambda _=False, value=value: self.ease_chosen.emit(value))
        menu.setToolTipsVisible(True)
        self.ease.set_menu(menu)
        self.ease.setToolTip(tr("How the film goes on from here"))
        self.hold = TimeField(tr("Rest at the keyframe"), 0.0, 86_400.0, "s", tr("Hold"))
        self.hold.setToolTip(tr("How long the film rests here"))
        self.hold.setFixedWidth(HOLD_PX)
        self.replace = Chip(tr("Update"))
        self.replace.setToolTip(tr("Takes the present view as the place of this keyframe"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ease)
        row.addWidget(self.hold)
        row.addStretch(1)
        row.addWidget(self.replace)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.picture)
        self.body.addLayout(row)
        self.hold.value_changed.connect(self.hold_changed)
        self.picture.clicked.connect(self.go_asked)
        self.replace.clicked.connect(self.replace_asked)
        self.set_keys((), 0, "")

    def set_keys(self, keys: tuple[Key, ...], number: int, when: str) -> None:
        """The chosen ones; of a single one its `number`, counted from 1, and `when` it is."""
        one = len(keys) == 1
        title = tr("Keyframe")
        if one:
            title = tr("Keyframe {number}", number=number)
        elif keys:
            title = counted(len(keys), "{n} keyframe", "{n} keyframes")
        self.header.title.set_text(title)
        self.when.set_text(when if one else "")
        self.empty.setVisible(not keys)
        self.picture.setVisible(one)
        for part in (self.ease, self.hold):
            part.setVisible(bool(keys))
        self.replace.setVisible(one)
        if keys:
            names = {value: tr(name) for value, name, _ in EASES}
            eases = {key.ease for key in keys}
            self.ease.set_text(names[keys[0].ease] if len(eases) == 1 else tr("Various"))
            self.ease.setAccessibleName(tr("Ease: {name}", name=self.ease.text()))
            self.hold.set_value(keys[0].hold)

    def set_picture(self, image: QImage | None) -> None:
        """The picture of the single one."""
        self.picture.set_picture(QPixmap.fromImage(image) if image is not None else None)
