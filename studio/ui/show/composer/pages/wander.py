"""The page *Wander*: what moves by itself or from outside, and when the screen is dark."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.show.composer.fields import Line, Page, box, clear, row
from studio.ui.show.composer.show_state import ShowState
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paragraph import Paragraph
from studio.values.live.mapping import Setup
from studio.values.show.document import Night, Show

NIGHT = mark("changed when the screen is dark")
DRIFT = mark("changed how the show drifts")
LIVE = mark("took along what Live holds")
LEFT_OUT = mark("left out what plays the show")
NOTHING = mark(
    "Knobs, messages, waves and sound can play it, as in Live. What they move goes along as data."
)
NO_NIGHTS = mark("The screen is never dark. Add the hours in which it should be.")
MOST_NIGHTS = 8


class WanderPage(Page):
    """Drift, what plays it from outside, and nights."""

    def __init__(self, state: ShowState) -> None:
        super().__init__(state, tr("Wander"))
        drift = self.section(tr("While nobody is there"))
        self.speed = self.slider(
            drift, "attract.speed", tr("Speed"), (0.1, 4.0), 1.0, "×", label=DRIFT
        )
        self.fade = self.slider(
            drift, "attract.fade_s", tr("Cross-fade to another model"), (0.2, 20.0), 2.5, "s", DRIFT
        )
        self.shuffle = self.switch(
            drift, "attract.shuffle", tr("In any order"),
            tr("The playlist is shuffled, and never plays one thing twice in a row"), DRIFT,
        )  # fmt: skip
        self._add_live()
        self.night = self.section(tr("Night"), last=True)
        self.add = self.night.header.add_action(tr("+ Hours"))
        self.add.setToolTip(tr("From when to when the screen is black or dim, by the clock"))
        self.add.clicked.connect(self._add)
        self.no_nights = Paragraph(tr(NO_NIGHTS), "faint")
        self.night.body.addWidget(self.no_nights)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.night.body.addLayout(self._rows)
        self._shown: tuple[Night, ...] | None = None
        self.also(self._show_nights)

    def _add_live(self) -> None:
        section = self.section(tr("Played from outside"))
        self.says = Paragraph("", "faint")
        section.body.addWidget(self.says)
        self.take, self.leave_out = Chip(tr("Take from Live")), Chip(tr("Leave out"))
        self.take.setToolTip(tr("What follows what in this project, and its scenes"))
        self.take.clicked.connect(self._take_live)
        self.leave_out.clicked.connect(lambda: self._play(Setup(), LEFT_OUT))
        chips = QWidget()
        line = QHBoxLayout(chips)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.take)
        line.addWidget(self.leave_out)
        line.addStretch(1)
        section.body.addWidget(chips)
        self.also(self._show_live)

    def _show_live(self) -> None:
        live = self.state.get("live")
        told = tr(
            "Goes along from Live: {count} followed, {scenes} scenes.",
            count=len(live.mappings), scenes=len(live.scenes),
        )  # fmt: skip
        self.says.set_text(told if live != Setup() else tr(NOTHING), "faint")
        self.leave_out.setEnabled(live != Setup())

    def _take_live(self) -> None:
        self._play(self.state.live_here, LIVE)

    def _play(self, live: Setup, label: str) -> None:
        self.state.do(label, lambda show: replace(show, live=live))

    def _show_nights(self) -> None:
        nights = self.state.get("nights")
        self.add.setEnabled(len(nights) < MOST_NIGHTS)
        if nights == self._shown:
            return
        self._shown = nights
        self.no_nights.setVisible(not nights)
        clear(self._rows, self)
        for at, night in enumerate(nights):
            start = Line(tr("From"), partial(self._set, at, "start"))
            end = Line(tr("Until"), partial(self._set, at, "end"))
            for line, text in ((start, night.start), (end, night.end)):
                line.show_text(text)
                line.field.edit.setPlaceholderText("22:00")
                self._rows.addWidget(line)
            how = box(
                tr("How dark"),
                (("black", tr("Black")), ("dim", tr("Dim"))),
                partial(self._darken, at),
            )
            how.setCurrentIndex(how.findData(night.how))
            gone = IconButton(tr("Remove"))
            gone.clicked.connect(partial(self._remove, at))
            self._rows.addWidget(row(tr("Screen is"), how, gone, stretch=False))

    def _set(self, at: int, name: str, value: str) -> str:
        """Change one of the hours; why not, or nothing."""
        value = _clock(value) if name != "how" else value

        def changed(show: Show) -> Show:
            nights = list(show.nights)
            nights[at] = replace(nights[at], **{name: value})
            return replace(show, nights=tuple(nights))

        why = self.state.edit(NIGHT, changed)
        if why and name != "how":
            return tr("{value} is no time of day; write it as 22:00.", value=value[:20] or "–")
        return why

    def _darken(self, at: int, how: str) -> None:
        self.state.refuse(self._set(at, "how", how))

    def _add(self) -> None:
        self.state.do(
            NIGHT, lambda show: replace(show, nights=(*show.nights, Night("22:00", "07:00")))
        )

    def _remove(self, at: int) -> None:
        self.state.do(
            NIGHT,
            lambda show: replace(show, nights=(*show.nights[:at], *show.nights[at + 1 :])),
        )


def _clock(text: str) -> str:
    """`7:05` and `7` as the document writes them; anything else as it is."""
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    if hours.isdecimal() and (minutes.isdecimal() or not minutes):
        return f"{int(hours):02d}:{int(minutes or 0):02d}"
    return text
