"""Which keys do what, and where two actions want the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from studio.ui.language.words import counted, mark, tr


@dataclass(frozen=True)
class Shortcut:
    """One action: its `key`, what it is called, the `group` it stands in, and its usual keys.

    `home`: the workspace in which it works; empty: everywhere.
    """

    key: str
    text: str
    group: str
    usual: str = ""
    home: str = ""

    def meets(self, other: Shortcut) -> bool:
        """Whether both can be asked for at the same time."""
        return self is not other and (self.home == other.home or not self.home or not other.home)


KEPT = {
    "Esc": mark("steps back"),
    "Space": mark("drifts and holds"),
    "Tab": mark("goes on to the next control"),
    "Return": mark("takes what is chosen"),
    "Enter": mark("takes what is chosen"),
}
"""Keys that the window itself answers, whatever else is asked of them."""


def clashes(actions: Iterable[Shortcut], keys: Mapping[str, str]) -> dict[str, str]:
    """Action key -> one sentence, for each action whose keys are kept or another one has too.

    What an action usually has was chosen beside the keys that the window keeps: no clash.
    """
    actions = tuple(actions)
    users: dict[str, list[Shortcut]] = {}
    for action in actions:
        if keys.get(action.key):
            users.setdefault(keys[action.key], []).append(action)
    found = {}
    for same in users.values():
        for action in same:
            others = [other.text for other in same if action.meets(other)]
            if others:
                found[action.key] = counted(
                    len(others),
                    "{keys} also does: {names}.",
                    "{keys} also do: {names}.",
                    keys=shown(keys[action.key]),
                    names=tr(" and ").join(others),
                )
    for action in actions:
        kept = KEPT.get(keys.get(action.key, ""))
        if kept is not None and keys[action.key] != action.usual:
            found[action.key] = tr(
                "{keys} {use}; take another.", keys=shown(keys[action.key]), use=tr(kept)
            )
    return found


def shown(keys: str) -> str:
    """The keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def matching(actions: Iterable[Shortcut], keys: Mapping[str, str], text: str) -> list[Shortcut]:
    """The actions in whose name, group or keys every word of `text` occurs."""
    words = text.casefold().split()
    return [
        action
        for action in actions
        if all(
            word in f"{action.text} {tr(action.group)} {shown(keys.get(action.key, ''))}".casefold()
            for word in words
        )
    ]
