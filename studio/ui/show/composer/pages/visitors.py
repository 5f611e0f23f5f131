"""The page *Visitors*: what they may touch, how long they are waited for, what they take home."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QNetworkInterface
from PySide6.QtWidgets import QWidget

from studio.files.paths import pictures_folder
from studio.ui.language.words import mark, tr
from studio.ui.show.composer.fields import Line, Page, box, row
from studio.ui.show.composer.show_state import ShowState
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.switch import Switch
from studio.values.show.document import Wifi
from studio.values.show.words import MOST_ROWS, MOST_WORDS, Word, WordList

TOUCH = mark("changed what visitors may touch")
TIMES = mark("changed how long visitors are waited for")
HOME = mark("changed how pictures are taken home")
MOST_SLIDERS = 3
LAY = mark("A visitor takes one word of each row. Write them with commas between.")
SEVERAL = mark(
    "On this page, from the network of the visitors' telephones. Nothing else is served."
)
PUBLISHED = mark("Pictures are written there; you publish that folder, the code leads to them.")


class VisitorsPage(Page):
    """Switches, sliders to choose, times, taking home."""

    def __init__(self, state: ShowState) -> None:
        super().__init__(state, tr("Visitors"))
        touch = self.section(tr("A visitor may"))
        for name, words, more in (
            ("pad", tr("Drag the picture"), tr("The whole screen is the pad; two fingers turn")),
            ("new_place", tr("Go to a new place"), ""),
            ("blend", tr("Blend with another place"), tr("With the next one of this show")),
            ("breed", tr("Choose among three children"), ""),
            (
                "pass_on",
                tr("Leave a place for the next visitor"),
                tr("Who may blend with it; then it is forgotten"),
            ),
        ):
            self.switch(touch, f"visitor.{name}", words, more, TOUCH)
        sliders = self.section(tr("Sliders"))
        self.says = Paragraph(tr("Up to three, by name, of whichever model is shown."), "faint")
        sliders.body.addWidget(self.says)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.chips: dict[str, Chip] = {}
        sliders.body.addWidget(self._chips)
        self.also(self._show_sliders)
        times = self.section(tr("When they leave"))
        self.idle = self.slider(
            times, "visitor.idle_s", tr("Wanders on after"), (5.0, 120.0), 30.0, "s", TIMES
        )
        self.countdown = self.slider(
            times, "visitor.countdown_s", tr("Countdown before that"),
            (5.0, 60.0), 15.0, "s", TIMES,
        )  # fmt: skip
        self._add_words()
        self._make_home()
        paper = self.section(tr("On paper"), last=True)
        self.switch(
            paper, "printing.on", tr("Print pictures"),
            tr("Offered where the system has a printer"), HOME,
        )  # fmt: skip
        self.number(paper, "printing.most_an_hour", tr("Most an hour"), (1, 600), label=HOME)

    # ---- sliders --------------------------------------------------------------------------------
    def _show_sliders(self) -> None:
        chosen = self.state.get("visitor.sliders")
        names = tuple(dict.fromkeys((*self.state.directions, *chosen)))
        if tuple(self.chips) != names:
            for chip in self.chips.values():
                chip.hide()
                chip.deleteLater()
            while self._flow.takeAt(0) is not None:
                pass
            self.chips = {name: Chip(name, "pill") for name in names}
            for name, chip in self.chips.items():
                chip.setCheckable(True)
                chip.clicked.connect(lambda on, name=name: self._choose(name, on))
                self._flow.addWidget(chip)
            self._chips.updateGeometry()
        for name, chip in self.chips.items():
            chip.setChecked(name in chosen)

    def _choose(self, name: str, on: bool) -> None:
        chosen = [n for n in self.state.get("visitor.sliders") if n != name]
        if on:
            chosen.append(name)
        if len(chosen) > MOST_SLIDERS:
            self.state.refuse(tr("A visitor gets three sliders at most; take another away first."))
        else:
            self.state.refuse(self.state.set("visitor.sliders", tuple(chosen), TOUCH))
        self._show_sliders()

    # ---- words ----------------------------------------------------------------------------------
    def _add_words(self) -> None:
        section = self.section(tr("Words to lay"))
        section.body.addWidget(Paragraph(tr(LAY), "faint"))
        self.rows = [Line(tr("Row {n}", n=n + 1), partial(self._lay, n)) for n in range(MOST_ROWS)]
        self.always = Line(tr("Always behind them"), partial(self._lay, MOST_ROWS))
        for line in (*self.rows, self.always):
            section.body.addWidget(line)
        self.also(self._show_words)

    def _show_words(self) -> None:
        words = self.state.get("visitor.words")
        rows = words.rows if words is not None else ()
        for n, line in enumerate(self.rows):
            line.show_text(", ".join(word.says for word in rows[n]) if n < len(rows) else "")
        self.always.show_text(words.always if words is not None else "")

    def _lay(self, n: int, text: str) -> str:
        """Another row of words, or what stands behind all; why not, or nothing."""
        before = self.state.get("visitor.words")
        place = before.place if before is not None else self.state.place_of_words
        if place is None:
            return tr("Go to a place of a model that takes words first, such as Postcards.")
        known = {word.says: word for row in (before.rows if before else ()) for word in row}
        told = [line.field.edit.text() for line in self.rows]
        if n < MOST_ROWS:
            told[n] = text
        rows = [
            tuple(known.get(says, Word(says)) for part in row.split(",") if (says := part.strip()))
            for row in told
        ]
        rows = [row for row in rows if row]
        if any(len(row) > MOST_WORDS for row in rows):
            return tr("At most {n} words a row.", n=MOST_WORDS)
        always = text if n == MOST_ROWS else before.always if before is not None else ""
        new = WordList(place, tuple(rows), always.strip()) if rows else None
        return self.state.set("visitor.words", new, TOUCH)

    # ---- taking home ----------------------------------------------------------------------------
    def _make_home(self) -> None:
        home = self.section(tr("Take it home"))
        self.home = Switch(
            tr("Hand pictures out"),
            tr("A code leads a telephone to the picture, with its credentials"),
        )
        self.home.clicked.connect(self._switch_home)
        home.body.addWidget(self.home)
        self.how = Segmented((("page", tr("From this computer")), ("folder", tr("From a folder"))))
        self.how.setAccessibleName(tr("How"))
        self.how.chosen.connect(self._set_how)
        home.body.addWidget(self.how)
        self.note = Paragraph("", "faint")
        home.body.addWidget(self.note)
        self.address = box(tr("Address"), (), self._set_address)
        self.address_row = row(tr("Address"), self.address, stretch=False)
        home.body.addWidget(self.address_row)
        self.port = self.number(home, "take_home.port", tr("Port"), (0, 65535), label=HOME)
        self.port.setToolTip(tr("0: any that is free"))
        self.minutes = self.number(
            home, "take_home.minutes", tr("Kept for"), (1, 1440), tr("min"), HOME
        )
        self.folder = FolderRow()
        self.folder.set_folder(pictures_folder())
        self.folder.changed.connect(lambda path: self._say("folder", str(path)))
        home.body.addWidget(self.folder)
        self.template = self.line(home, "take_home.template", tr("Address of a picture"), HOME)
        self.template.field.edit.setPlaceholderText("https://example.org/{name}")
        self.network = Line(tr("Wi-Fi to join first"), self._join)
        self.password = Line(tr("Its password"), self._unlock)
        for line in (self.network, self.password):
            home.body.addWidget(line)
        self.also(self._show_home)

    def _show_home(self) -> None:
        take = self.state.get("take_home")
        self.home.setChecked(take.on)
        by_folder = bool(take.folder)
        self.how.set_value("folder" if by_folder else "page")
        self.note.set_text(tr(PUBLISHED if by_folder else SEVERAL), "faint")
        for widget in (self.address_row, self.port.parentWidget(), self.minutes.parentWidget()):
            if widget is not None:
                widget.setVisible(take.on and not by_folder)
        self.folder.setVisible(take.on and by_folder)
        self.template.setVisible(take.on and by_folder)
        for widget in (self.how, self.note, self.network, self.password):
            widget.setVisible(take.on)
        if take.folder:
            self.folder.set_folder(Path(take.folder))
        self.network.show_text(take.wifi.name if take.wifi else "")
        self.password.show_text(take.wifi.password if take.wifi else "")
        self._show_addresses(take.address)

    def _show_addresses(self, chosen: str) -> None:
        found = [a for a in dict.fromkeys((chosen, *addresses())) if a]
        if [self.address.itemData(k) for k in range(self.address.count())] != found:
            self.address.clear()
            for address in found:
                self.address.addItem(address, address)
        self.address.setCurrentIndex(self.address.findData(chosen))

    def _say(self, name: str, value: object) -> None:
        self.state.refuse(self.state.set(f"take_home.{name}", value, HOME))

    def _set_address(self, address: str) -> None:
        self._say("address", address)

    def _set_how(self, how: str) -> None:
        self._say("folder", str(self.folder.folder) if how == "folder" else "")

    def _switch_home(self, on: bool) -> None:
        """On: at the first address that telephones may reach, unless one was chosen."""
        take = self.state.get("take_home")
        address = take.address or next(iter(addresses()), "")
        new = replace(take, on=on, address=address if on else take.address)
        self.state.refuse(self.state.set("take_home", new, HOME))
        self.home.setChecked(bool(self.state.get("take_home.on")))

    def _join(self, name: str) -> str:
        """Which network is joined first, empty: none; why not, or nothing."""
        wifi = self.state.get("take_home.wifi")
        password = wifi.password if wifi is not None else ""
        new = Wifi(name.strip(), password) if name.strip() else None
        return self.state.set("take_home.wifi", new, HOME)

    def _unlock(self, password: str) -> str:
        """The network's password; why not, or nothing."""
        wifi = self.state.get("take_home.wifi")
        if wifi is None:
            return tr("Name the network first.")
        return self.state.set("take_home.wifi", replace(wifi, password=password), HOME)


def addresses() -> tuple[str, ...]:
    """Addresses of this computer that a telephone may reach, and its own."""
    every = [a for a in QNetworkInterface.allAddresses() if not a.isLinkLocal()]
    plain = [a for a in every if a.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol]
    return tuple(a.toString() for a in sorted(plain, key=QHostAddress.isLoopback))
