"""What travels when a place or a picture is dragged from one widget to another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from studio.errors import InputError
from studio.values.recipe import MAX_TEXT, Recipe, from_json, from_text, to_json, to_text

RECIPE_TYPE = "application/x-latent-recipe"
KEPT_BY_THE_SYSTEM = frozenset({"xcb", "wayland", "windows", "cocoa"})
"""Platforms whose own clipboard is handed over, and let go, before Python ends."""
PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif"}
)


def recipe_mime(recipe: Recipe) -> QMimeData:
    """A recipe to drag or to copy: as JSON for the studio, as one short line for everyone else.

    A place that is too long for a line travels as JSON only.
    """
    data = QMimeData()
    data.setData(RECIPE_TYPE, to_json(recipe))
    line = to_text(recipe)
    if len(line) <= MAX_TEXT:
        data.setText(line)
    return data


def recipe_in(data: QMimeData) -> Recipe | None:
    """The recipe in what is dragged or pasted, None where there is none that can be read."""
    try:
        if data.hasFormat(RECIPE_TYPE):
            return from_json(bytes(data.data(RECIPE_TYPE).data()))
        if data.hasText() and not data.hasUrls():
            return from_text(data.text())
    except InputError:
        return None
    return None


def picture_in(data: QMimeData) -> Path | None:
    """The first picture file among the URLs, None where there is none."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in PICTURE_SUFFIXES:
            return path
    return None


def has_place(data: QMimeData) -> bool:
    """Whether a well would take this: a recipe or a picture file (cheap; text is not parsed)."""
    return data.hasFormat(RECIPE_TYPE) or picture_in(data) is not None


def leave_clipboard() -> None:
    """Before the program ends: nothing made here may stand in a clipboard that outlives Python.

    Where no system keeps one (a booth without a desktop, no display at all), Qt's own clipboard is
    freed after Python is gone; what was made in Python would then be freed by nobody: a crash.
    """
    if QGuiApplication.platformName().split("-")[0] not in KEPT_BY_THE_SYSTEM:
        QGuiApplication.clipboard().clear()
