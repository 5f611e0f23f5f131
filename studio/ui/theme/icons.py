"""Icons of one weight: Phosphor, as qtawesome ships it.

Its two files are read directly: `import qtawesome` would load ten icon sets and every module of
Qt before the window can be painted.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase


@cache
def _folder() -> Path:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "fonts"


@cache
def _family() -> str:
    path = max(_folder().glob("phosphor-[0-9]*.ttf"))
    number = QFontDatabase.addApplicationFont(str(path))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _charmap() -> dict[str, str]:
    path = max(_folder().glob("phosphor-charmap-*.json"))
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def icon_font(px: int) -> QFont:
    """The font whose letters are the icons."""
    font = QFont(_family())
    font.setPixelSize(px)
    return font


def glyph(name: str) -> str:
    """The letter of the icon `name` (such as `dice-two`).

    Raises:
        KeyError: there is no icon of that name.
    """
    return chr(int(_charmap()[name], 16))
