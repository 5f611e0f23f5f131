"""The queue as the window sees it: its command, its sheet, the word in the status bar, its bell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from studio.export.queue.store import Entry
from studio.ui.engine.making_queue import MakingQueue
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.queueing.queue_sheet import QueueSheet
from studio.ui.state.notices import Notice, ProgressLine
from studio.ui.widgets.ask_path import ask_folder
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.ui.widgets.progress_row import time_words

EXTRA = "queue"
SHOW_EVERY_MS = 120
HELD = mark("All is paused.")


class QueueFeature(QObject):
    """Shows what the queue does, and passes on what a person wants of it."""

    def __init__(
        self, context: Context, queue: MakingQueue, set_word: Callable[[str, str], object]
    ) -> None:
        """`set_word`: what the status bar says of it, and its tip."""
        super().__init__(context.parent)
        self.queue = queue
        self._notices, self._settings = context.view.notices, context.settings
        self._parent, self._set_word = context.parent, set_word
        self._dialogs = OpenDialogs()
        self._sheet: QueueSheet | None = None
        self._line: ProgressLine | None = None
        self._line_of = 0
        kept = context.settings.value.extra.get(EXTRA)
        self._bell = isinstance(kept, dict) and kept.get("bell") is True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOW_EVERY_MS)
        self._soon.timeout.connect(self._show)
        queue.changed.connect(self._changed)
        queue.emptied.connect(self._emptied)
        queue.refused.connect(self._refused)

    def commands(self) -> Sequence[Command]:
        """Show it."""
        return (
            Command(
                "queue", tr("Queue …"), "Ctrl+Shift+Q", "Export", 7, self.show_queue,
                MenuPlace("export", 3, 0), tip=tr("All that is being made, and what waits"),
            ),
        )  # fmt: skip

    def close(self) -> None:
        """The sheet closes; what is not made waits for the next start."""
        self.queue.changed.disconnect(self._changed)
        self._soon.stop()
        self._dialogs.close()
        self.queue.close()

    @Slot()
    def show_queue(self) -> None:
        """The sheet, brought to the front where it is open."""
        if self._dialogs.raised(QueueSheet) is not None:
            return
        sheet = self._sheet = QueueSheet(self._parent)
        sheet.set_bell(self._bell)
        sheet.asked.connect(self._asked)
        sheet.hold_asked.connect(lambda: self.queue.hold(tr(HELD)))
        sheet.go_on_asked.connect(self.queue.go_on)
        sheet.clear_asked.connect(self.queue.clear_done)
        sheet.bell_changed.connect(self._bell_changed)
        self._show()
        self._dialogs.show(sheet)

    # ---- inside ---------------------------------------------------------------------------------
    @Slot(object, str)
    def _asked(self, number: int, word: str) -> None:
        queue = self.queue
        entry = next((e for e in queue.entries if e.id == number), None)
        if entry is None:
            return
        match word:
            case "pause":
                queue.pause(number)
            case "resume" | "retry":
                queue.resume(number)
            case "up" | "down":
                queue.move(number, -1 if word == "up" else 1)
            case "high":
                queue.set_priority(number, 0 if entry.priority > 0 else 1)
            case "redirect":
                self._redirect(entry)
            case "show":
                self._show_file(entry)
            case "remove":
                queue.remove(number)

    def _redirect(self, entry: Entry) -> None:
        title = tr("Where {name} is to be put", name=entry.name)
        folder = ask_folder(self._sheet, title, "exports")
        if folder is not None:
            self.queue.redirect(entry.id, folder)

    def _show_file(self, entry: Entry) -> None:
        path = Path(entry.path)
        folder = path if path.is_dir() else path.parent
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            text = tr("The folder {folder} is gone.", folder=str(folder))
            self._notices.say(Notice(text))

    @Slot(bool)
    def _bell_changed(self, on: bool) -> None:
        self._bell = on
        self._settings.set_extra(EXTRA, {"bell": on})

    @Slot(object)
    def _changed(self, _fact: None) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        queue = self.queue
        if self._sheet is not None and isValid(self._sheet):
            self._sheet.show_entries(queue.entries, queue.unit, queue.seconds_left, queue.held)
        self._show_word()
        self._show_line()

    def _show_word(self) -> None:
        waiting, failed = len(self.queue.open), sum(
            e.state == "failed" for e in self.queue.entries
        )  # fmt: skip
        running = next((e for e in self.queue.open if e.state == "running"), None)
        unit = self.queue.unit(running) if running else None
        if self.queue.held and waiting:
            self._set_word(tr("Queue: {n} held", n=waiting), said(self.queue.held))
        elif running is not None and unit is not None:
            word = tr("Queue: {n} · {percent:.0f} %", n=waiting, percent=100 * unit)
            self._set_word(word, running.name)
        elif waiting:
            self._set_word(tr("Queue: {n}", n=waiting), "")
        elif failed:
            self._set_word(tr("Queue: {n} failed", n=failed), "")
        else:
            self._set_word("", "")

    def _show_line(self) -> None:
        """The first one that is being made stands on the banner, with a way to stop it."""
        running = next((e for e in self.queue.open if e.state == "running"), None)
        if running is None:
            if self._line is not None:
                self._line.end()
            self._line = None
            return
        if self._line is None or self._line_of != running.id:
            if self._line is not None:
                self._line.end()
            self._line_of = running.id
            self._line = self._notices.begin(lambda: self.queue.remove(running.id))
        unit, left = self.queue.unit(running), self.queue.seconds_left(running)
        text = tr("Making {name}", name=running.name)
        if left is not None and left >= 1:
            text += tr(" · {time} to go", time=time_words(left))
        others = len(self.queue.open) - 1
        if others:
            text += tr(" · then {count} more", count=others)
        self._line.show(text, round(1000 * (unit or 0)), 1000 if unit is not None else 0)

    @Slot(object)
    def _emptied(self, _fact: None) -> None:
        if self._bell:
            QApplication.beep()
            QApplication.alert(self._parent)

    @Slot(object)
    def _refused(self, problem: str) -> None:
        self._notices.say(Notice(said(problem)))
