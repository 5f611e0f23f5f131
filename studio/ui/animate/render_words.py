"""How long something takes to render, in words."""

from __future__ import annotations

from studio.ui.language.words import tr


def to_render(seconds: float) -> str:
    """`about 14 s to render`."""
    if seconds < 90:
        return tr("about {seconds:.0f} s to render", seconds=max(1.0, seconds))
    if seconds < 5400:
        return tr("about {minutes:.0f} min to render", minutes=seconds / 60)
    return tr("about {hours:.1f} h to render", hours=seconds / 3600)
