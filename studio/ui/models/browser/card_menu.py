"""What can be done with one model, as a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.language.words import tr
from studio.ui.models.browser.entries import Entry

WANTS = ("carry", "favourite", "tags", "edit", "again", "readings", "mix", "export", "bin")
"""What the library does; the browser itself answers explore, details, rename and licence."""
Want = Callable[[str, Entry], None]


def card_menu(parent: QWidget, entry: Entry, want: Want) -> QMenu:
    """The menu of a card; house models offer only what leaves them as they are."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def act(text: str, what: str, keys: str = "") -> None:
        action = menu.addAction(text)
        if keys:  # shown; the list itself listens
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: want(what, entry))

    model = entry.model
    if entry.problem:
        menu.addAction(tr("Copy what is wrong")).triggered.connect(lambda: copy(entry.problem))
    if model is None:
        return menu
    if not entry.problem:
        act(tr("Explore"), "explore", "Return")
        if {"encodes", "takes_picture"} & set(model.card.info.abilities):
            act(tr("Go on here with this picture"), "carry")
    act(tr("About this model…"), "details")
    menu.addSeparator()
    act(tr("Not a favourite any more") if entry.favourite else tr("Favourite"), "favourite")
    act(tr("Tags…"), "tags")
    if entry.own:
        act(tr("Rename"), "rename", "F2")
        act(tr("Edit card…"), "edit")
        if entry.asks_licence:
            act(tr("Set licence…"), "licence")
    menu.addSeparator()
    if entry.own:
        act(tr("Look again"), "again")
        if entry.assumes:
            act(tr("Read otherwise…"), "readings")
    if not entry.problem and model.card.info.family != "cppn":
        act(tr("Mix with another…"), "mix")
    act(tr("Export model…"), "export")
    menu.addAction(tr("Show in folder")).triggered.connect(lambda: show_folder(str(model.folder)))
    menu.addAction(tr("Copy name")).triggered.connect(lambda: copy(model.card.name))
    menu.addAction(tr("Copy hash")).triggered.connect(lambda: copy(model.card.sha256))
    if entry.own:
        menu.addSeparator()
        act(tr("Move to bin"), "bin", "Del")
    return menu


def copy(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def show_folder(folder: str) -> None:
    """Open a folder where the desktop shows files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
