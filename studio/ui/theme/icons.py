"""Icons by name, all from one set (Phosphor, regular weight) in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from studio.ui.theme.tokens import current


def icon(name: str, color: str | None = None) -> QIcon:
    """The Phosphor icon `name` (`plus`, `star`, `dice-five` …) in secondary text colour."""
    import qtawesome

    tokens = current()
    made: QIcon = qtawesome.icon(
        f"ph.{name}",
        color=color or tokens.secondary,
        color_active=color or tokens.text,
        color_disabled=tokens.hairline,
    )
    return made
