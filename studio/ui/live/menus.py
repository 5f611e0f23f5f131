"""The menus of Live: what may swing by itself, pages, profiles."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.language.words import tr
from studio.ui.live.words import label_of, origin_words
from studio.values.film.sources import Heard, Oscillator, Wander
from studio.values.live.mapping import PAGES, Mapping, Setup, new_id, with_mapping
from studio.values.live.sources import Origin
from studio.values.live.targets import TargetInfo

BY_ITSELF: tuple[Origin, ...] = (
    Oscillator("sine", 8.0), Oscillator("triangle", 8.0), Oscillator("saw", 8.0),
    Oscillator("pulse", 4.0), Wander(7, 0.2, loops=False),
)  # fmt: skip
BY_SOUND: tuple[Origin, ...] = (
    Heard("loudness"), *(Heard("band", n) for n in range(5)), Heard("onset"),
    Heard("percussive"), Heard("harmonic"),
)  # fmt: skip


def fresh_menu(parent: QWidget) -> QMenu:
    """An empty one that goes when it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def wave_menu(
    parent: QWidget, targets: tuple[TargetInfo, ...], chosen: Callable[[TargetInfo, Origin], object]
) -> QMenu:
    """First what is to swing, then how."""
    menu = fresh_menu(parent)
    for info in targets:
        if info.kind == "trigger":
            continue
        inside = menu.addMenu(label_of(info))
        for group in (BY_ITSELF, BY_SOUND):
            for origin in group:
                action = inside.addAction(origin_words(origin))
                action.triggered.connect(lambda _=False, i=info, o=origin: chosen(i, o))
            if group is BY_ITSELF:
                inside.addSeparator()
    return menu


def page_menu(parent: QWidget, page: int, chosen: Callable[[int], object]) -> QMenu:
    """One of the pages; knobs of the others rest."""
    menu = fresh_menu(parent)
    for number in range(1, PAGES + 1):
        action = menu.addAction(tr("Page {number}", number=number))
        action.setCheckable(True)
        action.setChecked(number == page)
        action.triggered.connect(lambda _=False, n=number: chosen(n))
    return menu


def with_wave(setup: Setup, info: TargetInfo, origin: Origin) -> Setup:
    """A target that follows a source of its own, over the middle half of its range."""
    quarter = (info.high - info.low) / 4
    low, high = info.low + quarter, info.high - quarter
    new = new_id(setup.mappings, "m")
    return with_mapping(setup, Mapping(new, origin, info.name, low, high, takes_over=False))
