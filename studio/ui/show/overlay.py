"""Everything over the picture: which words, which buttons, what is said in the middle, how dark."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QObject, Slot

from studio.ui.show import spoken
from studio.ui.show.choices import Choices
from studio.ui.show.guest import Guest
from studio.ui.show.handing import Handing
from studio.ui.show.marks import Words
from studio.ui.show.moves import Shown
from studio.ui.show.parts import Parts
from studio.ui.show.window import ShowWindow
from studio.ui.show.zone import Zone
from studio.values.show.document import Show
from studio.values.show.night import darkness
from studio.values.show.visit import Visit
from studio.values.show.wording import Phrases


class Overlay(QObject):
    """Sets what the window shows, as the visit stands; nothing here changes that.

    `model` is the name of what draws; `dark` in [0, 1] is how black somebody made the stage.
    """

    def __init__(
        self, window: ShowWindow, parts: Parts, visit: Visit, guest: Guest, choices: Choices,
        handing: Handing,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._parts, self._show = window, parts, parts.show
        self._visit, self._guest, self._choices, self._handing = visit, guest, choices, handing
        self.model = parts.prepared.model
        self.safe = False
        self.dark = 0.0
        self._language = 0

    @property
    def phrases(self) -> Phrases:
        """What is said in the visitor's language."""
        all_of_them = spoken.languages(self._show)
        return all_of_them[self._language % len(all_of_them)]

    def next_language(self) -> None:
        """The next one of the show."""
        self._language += 1

    def first_language(self) -> None:
        """As it was."""
        self._language = 0

    @Slot()
    def refresh(self) -> None:
        """Set everything over the picture, and paint it where it changed."""
        now, shown = time.monotonic(), self._window.shown
        before = _over(shown)
        shown.words, shown.codes = self._spoken(now), self._handing.codes
        shown.zones = self.zones()
        shown.title, shown.line = self._message(now)
        shown.pad = self._parts.operator.pad
        clock = time.localtime()
        minute = 60 * clock.tm_hour + clock.tm_min
        asleep = self._show is not None and self._visit.stage == "attract"
        night = darkness(self._show.nights, minute) if self._show and asleep else 0.0
        shown.night = max(night, self.dark)
        if before != _over(shown):
            self._window.refresh()

    def _spoken(self, now: float) -> Words:
        label = spoken.label(self._show, self.phrases, self.model)
        if self._visit.stage != "attract":
            return Words(label=label, shift=spoken.shift(now))
        return spoken.invitation(self._show, label, now)

    def zones(self) -> tuple[Zone, ...]:
        """What there is to touch now."""
        phrases, show = self.phrases, self._show
        if self._handing.busy:
            return (Zone("back", phrases.back, "button"),) if self._handing.codes else ()
        if (
            show is None
            or self._parts.drawing is None
            or self.safe
            or self._visit.stage == "countdown"
        ):
            return ()
        if self._choices.open:
            size = self._window.canvas
            code = show.languages[self._language % len(show.languages)]
            aspect = size.width() / max(1, size.height())
            return self._choices.zones(phrases, code, aspect, self._waits())
        visiting, desk, paper = self._visit.stage == "visiting", self._parts.desk, self._parts.paper
        offer = spoken.Offer(
            visiting, desk is not None, paper is not None and paper.ready,
            self._choices.words is not None, show.visitor.pass_on and self._visit.made,
        )  # fmt: skip
        sliders = self._sliders(show) if visiting else []
        return (*sliders, *spoken.buttons(show, phrases, self._language, self._guest, offer))

    def _waits(self) -> bool:
        """Whether another model has to be opened before the visitor's place is seen."""
        place = self._guest.place
        card = self._parts.cards.get(place.model.sha256) if place is not None else None
        return card is not None and card.name != self.model

    def _sliders(self, show: Show) -> list[Zone]:
        place = self._guest.place
        card = self._parts.cards.get(place.model.sha256) if place else None
        return spoken.sliders(show, card, place) if card and place else []

    def _message(self, now: float) -> tuple[str, str]:
        phrases = self.phrases
        if self._visit.stage == "countdown":
            seconds = math.ceil(self._visit.left_s(now))
            return phrases.stay, phrases.leaving.format(seconds=seconds)
        said = {
            "preparing": phrases.preparing, "gone": phrases.gone, "left": phrases.passed_on,
            "printing": phrases.printing,
        }  # fmt: skip
        return said.get(self._handing.note, ""), ""

    def caption(self) -> str:
        """What stands below a print."""
        place = self._guest.place
        card = self._parts.cards.get(place.model.sha256) if place else None
        label = spoken.label(self._show, self.phrases, card.name if card else "")
        return " · ".join(filter(None, (label, self._show.credits if self._show else "")))


def _over(shown: Shown) -> tuple[object, ...]:
    """All that stands over the picture."""
    return (
        shown.words, shown.zones, shown.title, shown.line, shown.night, shown.pad, shown.codes
    )  # fmt: skip
