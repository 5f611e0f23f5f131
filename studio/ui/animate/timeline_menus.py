"""What the right button offers on the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.animate.curve_menu import menu_of
from studio.ui.animate.panel.key_section import EASES
from studio.ui.animate.timeline.wishes import MenuWanted
from studio.ui.animate.transport import UNITS
from studio.ui.language.words import mark, tr

HOWS = (
    ("smooth", mark("Smooth")), ("ease", mark("Ease")), ("linear", mark("Straight")),
    ("hold", mark("Jump")), ("free", mark("Tangents by hand")),
)  # fmt: skip
Do = Callable[[str, object], object]
"""Called with what was chosen, by name, and its value."""


def timeline_menu(wish: MenuWanted, parent: QWidget, can_paste: bool, do: Do) -> QMenu:
    """The menu for what is there; `do` gets the name of what was chosen."""
    menu = menu_of(parent)
    builders = {
        "key": _key, "point": _point, "marker": _marker, "curves": _curves, "song": _song,
    }  # fmt: skip
    builders.get(wish.kind, _time)(menu, wish, can_paste, do)
    return menu


def open_menu(menu: QMenu, where: object) -> None:
    """Show it where it was asked for."""
    assert isinstance(where, QPoint)
    menu.popup(where)


def _act(menu: QMenu, words: str, keys: str, do: Do, what: str, value: object = None) -> None:
    action = menu.addAction(f"{words}\t{keys}" if keys else words)
    action.triggered.connect(lambda: do(what, value))


def _key(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    _act(menu, tr("Show this moment"), "", do, "go", wish.id)
    eases = menu.addMenu(tr("Goes on"))
    for value, name, _ in EASES:
        _act(eases, tr(name), "", do, "ease", value)
    _act(menu, tr("Take the present view"), "", do, "update")
    _act(menu, tr("Shortest path to the next"), "", do, "shortest")
    menu.addSeparator()
    _act(menu, tr("Cut"), "Ctrl+X", do, "cut")
    _act(menu, tr("Copy"), "Ctrl+C", do, "copy")
    if can_paste:
        _act(menu, tr("Paste at the playhead"), "Ctrl+V", do, "paste")
    menu.addSeparator()
    _act(menu, tr("Spread evenly"), "", do, "spread")
    _act(menu, tr("Turn round"), "", do, "reverse")
    _act(menu, tr("Delete"), "Del", do, "delete")
    _act(menu, tr("Delete and close the gap"), tr("Shift+Del"), do, "ripple_delete")


def _point(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    for value, name in HOWS:
        _act(menu, tr(name), "", do, "how", value)
    menu.addSeparator()
    _act(menu, tr("Value to zero"), "", do, "zero")
    _act(menu, tr("Copy"), "Ctrl+C", do, "copy")
    _act(menu, tr("Delete"), "Del", do, "delete")


def _marker(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    _act(menu, tr("Show this moment"), "", do, "go_marker", wish.index)
    _act(menu, tr("Rename …"), "", do, "rename_marker", wish.index)
    _act(menu, tr("Delete"), "", do, "delete_marker", wish.index)


def _curves(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    _act(menu, tr("Put a point here"), "", do, "point", wish)
    if wish.id:
        _act(menu, tr("Work on this curve"), "", do, "curve", wish.id)
    if can_paste:
        _act(menu, tr("Paste at the playhead"), "Ctrl+V", do, "paste")


def _song(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    _act(menu, tr("Begin the song here"), "", do, "song_here", wish.at)
    _act(menu, tr("As long as the song"), "", do, "song_long")
    _act(menu, tr("Take the tempo from the song"), "", do, "song_tempo")
    menu.addSeparator()
    _act(menu, tr("Remove the song"), "", do, "song_remove")


def _time(menu: QMenu, wish: MenuWanted, can_paste: bool, do: Do) -> None:
    _act(menu, tr("Keep this view as a keyframe"), tr("Enter"), do, "keep", wish.at)
    _act(menu, tr("Marker here"), "", do, "marker", wish.at)
    menu.addSeparator()
    _act(menu, tr("Play from here"), "I", do, "in", wish.at)
    _act(menu, tr("Play up to here"), "O", do, "out", wish.at)
    _act(menu, tr("Play all"), "", do, "whole")
    menu.addSeparator()
    _act(menu, tr("Put a second in here"), "", do, "open", wish.at)
    _act(menu, tr("Take a second out here"), "", do, "close", wish.at)
    if can_paste:
        _act(menu, tr("Paste at the playhead"), "Ctrl+V", do, "paste")
    menu.addSeparator()
    units = menu.addMenu(tr("Ruler"))
    for value, name in UNITS:
        _act(units, tr(name), "", do, "unit", value)
    _act(menu, tr("Tempo …"), "", do, "tempo")
    _act(menu, tr("The whole film"), "", do, "all")
