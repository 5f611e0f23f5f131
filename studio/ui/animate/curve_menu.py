"""The menus of curves: what can be animated, and by what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.animate.targets import TargetChoice, feature_words
from studio.ui.language.words import tr
from studio.values.film import Heard, Source
from studio.values.film.sources import Drawn, Oscillator, Point, Wander

Take = Callable[[TargetChoice, Source], object]
SHORT = 12
"""More targets than this in one group stand in a menu of their own."""


def first_source(kind: str, choice: TargetChoice, seconds: float) -> Source:
    """What a new curve of a kind begins as, in the range of what it moves."""
    span = choice.high - choice.low
    match kind:
        case "wave":
            far = span / 6
            return Oscillator("sine", round(max(1.0, seconds / 3), 2), 0.0, -far, far)
        case "wander":
            return Wander(depth=round(span / 6, 3))
        case _:
            return Drawn((Point(0.0, 0.0), Point(round(seconds, 3), 0.0)))


def heard_for(heard: Heard, choice: TargetChoice) -> Heard:
    """Something heard with the gain that suits what it moves; the seed goes on by steps."""
    import msgspec

    if choice.target.kind == "noise" and not choice.target.key:
        return msgspec.structs.replace(heard, steps=True, gain=1.0)
    gain = round((choice.high - choice.low) / 3, 3)
    return msgspec.structs.replace(heard, gain=gain)


def menu_of(parent: QWidget) -> QMenu:
    """A menu that goes when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    return menu


def sources_menu(
    menu: QMenu,
    heard: Sequence[Heard],
    bands: tuple[str, ...],
    take: Callable[[str | Heard], object],
) -> None:
    """What a curve can be made of: drawn, wave, noise, and what is heard where there is a song."""
    for kind, name in (
        ("drawn", tr("Drawn by hand")), ("wave", tr("Slow wave")),
        ("wander", tr("Wandering noise")),
    ):  # fmt: skip
        menu.addAction(name).triggered.connect(lambda _=False, kind=kind: take(kind))
    if heard:
        menu.addSeparator()
    for one in heard:
        name = tr("Follows {name}", name=feature_words(one, bands))
        menu.addAction(name).triggered.connect(lambda _=False, one=one: take(one))


def targets_menu(
    parent: QWidget, known: Sequence[TargetChoice], fill: Callable[[QMenu, TargetChoice], object]
) -> QMenu:
    """A menu of targets by group; `fill` puts into each what can be done with it."""
    menu = menu_of(parent)
    for group, found in groupby(known, key=lambda choice: choice.group):
        choices = list(found)
        into = menu
        if len(choices) > SHORT or len(known) > SHORT:
            into = menu.addMenu(group)
        else:
            menu.addSection(group)
        for choice in choices:
            fill(into, choice)
    if menu.isEmpty():
        menu.addAction(tr("There is nothing to animate in this model")).setEnabled(False)
    return menu
