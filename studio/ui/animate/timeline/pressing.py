"""What a press or the right button means at a point of the timeline, by what is there."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPointF, Qt

from studio.ui.animate.timeline import hands
from studio.ui.animate.timeline.hands import Surface
from studio.ui.animate.timeline.ruler_item import RulerItem
from studio.ui.animate.timeline.song_item import SongItem
from studio.ui.animate.timeline.strip_item import StripItem
from studio.ui.animate.timeline.wishes import MenuKind, MenuWanted

Keys = Qt.KeyboardModifier


class Rows(Surface, Protocol):
    """All rows of the timeline, and what a press alone says."""

    ruler: RulerItem
    strip: StripItem
    song: SongItem
    curve_chosen: Any
    key_entered: Any


def begun(view: Rows, at: QPointF, keys: Keys) -> hands.Gesture | None:
    """The gesture that a press begins; None: it was all that was meant."""
    if at.y() <= view.ruler.rect.bottom() + 4:
        return _on_ruler(view, at, keys)
    key = view.keys.key_at(at)
    if key:
        return _on_key(view, key, at, keys)
    part = view.curves.part_at(at)
    if part is not None:
        return _on_part(view, part, at, keys)
    if view.strip.rect.contains(at) or view.song.rect.contains(at):
        return hands.Scrub(view)
    curve = view.curves.curve_at(at)
    if curve and curve != view.marks.active:
        view.curve_chosen.emit(curve)
        return None
    adds = bool(keys & Keys.ShiftModifier)
    if not adds:
        view.choose(frozenset())
    return hands.Band(view, at, adds)


def _on_ruler(view: Rows, at: QPointF, keys: Keys) -> hands.Gesture:
    marker = view.ruler.marker_at(at)
    if marker is not None:
        return hands.PullMarker(view, marker, at)
    edge = view.ruler.edge_at(at)
    if edge is not None or keys & Keys.AltModifier:
        return hands.PullEdge(view, edge, at)
    return hands.Scrub(view)


def _on_key(view: Rows, key: str, at: QPointF, keys: Keys) -> hands.Gesture | None:
    chosen = view.keys.chosen
    if keys & Keys.ControlModifier and key in chosen and len(chosen) > 1:
        view.choose(chosen - {key})
        return None
    if keys & (Keys.ControlModifier | Keys.ShiftModifier):
        view.choose(chosen | {key})
    elif key not in chosen:
        view.choose(frozenset({key}))
    view.keys.set_focused("")
    view.key_entered.emit(key)
    return hands.PullKeys(view, key, at)


def _on_part(view: Rows, part: tuple[int, str], at: QPointF, keys: Keys) -> hands.Gesture:
    index, name = part
    active = view.marks.active
    if name != "point":
        return hands.PullHandle(view, active, part)
    chosen = view.curves.chosen
    if keys & Keys.ControlModifier:
        chosen = chosen ^ {index}
    elif index not in chosen:
        chosen = frozenset({index})
    view.choose(frozenset(), chosen)
    return hands.PullPoints(view, active, index, at)


def menu_at(view: Rows, at: QPointF, where: object) -> MenuWanted:
    """Which menu is meant at a point of the timeline."""
    when = min(max(view.time.at(at.x()), 0.0), view.marks.seconds)
    marker = view.ruler.marker_at(at)
    if marker is not None:
        return MenuWanted("marker", when, where, index=marker)
    key = view.keys.key_at(at)
    if key:
        if key not in view.keys.chosen:
            view.choose(frozenset({key}))
        return MenuWanted("key", when, where, key)
    part = view.curves.part_at(at)
    if part is not None:
        if part[0] not in view.curves.chosen:
            view.choose(frozenset(), frozenset({part[0]}))
        return MenuWanted("point", when, where, view.marks.active, part[0])
    kind: MenuKind = "ruler"
    if view.strip.rect.contains(at):
        kind = "strip"
    elif view.marks.curves and view.curves.rect.contains(at):
        active = view.curves.active
        value = view.curves.value(active, at.y()) if active is not None else 0.0
        return MenuWanted("curves", when, where, view.curves.curve_at(at), value=value)
    elif view.song.isVisible() and view.song.rect.contains(at):
        kind = "song"
    return MenuWanted(kind, when, where)
