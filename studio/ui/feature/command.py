"""One thing that one can do, as the feature that does it registers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from studio.ui.signals import Bound

Menu = Literal["export", "add", "project"]
"""The menus of the window: Export, Add above the models, and the project's name."""


@dataclass(frozen=True)
class MenuPlace:
    """Where a command stands in a menu; a line parts the sections."""

    menu: Menu
    section: int
    row: int


@dataclass(frozen=True)
class Condition:
    """Whether a command can do anything now; `changed` tells whenever that may be different."""

    holds: Callable[[], bool]
    changed: Bound[bool]


@dataclass(frozen=True)
class Command:
    """`key` names it for ever, `keys` is its usual shortcut, `group` and `rank` where it is listed.

    `keys` None: it stands in its menu only and takes no shortcut.
    `words`: what its menu says instead of the label, asked whenever that opens.
    `tip`: one sentence more. `condition`: it rests while this does not hold; None: it always works.
    `missing`: why it cannot be done now, asked then too; empty: it can. Its menu greys it and says
    so; its shortcut goes on to `call`, which has a sentence for it.
    """

    key: str
    label: str
    keys: str | None
    group: str
    rank: int
    call: Callable[[], object]
    menu: MenuPlace | None = None
    words: Callable[[], str] | None = None
    tip: str = ""
    condition: Condition | None = None
    missing: Callable[[], str] | None = None
