"""One thing that one can do, as the feature that does it registers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Menu = Literal["export", "add", "project"]
"""The menus of the window: Export, Add above the models, and the project's name."""


@dataclass(frozen=True)
class MenuPlace:
    """Where a command stands in a menu; a line parts the sections."""

    menu: Menu
    section: int
    row: int


@dataclass(frozen=True)
class Command:
    """`key` names it for ever, `keys` is its usual shortcut, `group` and `rank` where it is listed.

    `keys` None: it stands in its menu only and takes no shortcut.
    `words`: what its menu says instead of the label, asked whenever that opens.
    """

    key: str
    label: str
    keys: str | None
    group: str
    rank: int
    call: Callable[[], object]
    menu: MenuPlace | None = None
    words: Callable[[], str] | None = None
