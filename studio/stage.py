"""Builds the stage of a show: one window in a process of its own, painted before all else.

Beside `app` the only place that connects engine, library and window. What takes long (cards, the
show's document, the engine) comes after the first paint, which needs one prepared picture alone.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_API", "pyside6")

import studio.ui.quick_imports  # noqa: F401, I001  before all that imports more
import msgspec
from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from studio.booth.pin import Lock
from studio.errors import StudioError
from studio.files.paths import cache_folder, config_folder, log_folder, resources
from studio.ui.quick_imports import load_all
from studio.ui.show.heart import Heart
from studio.ui.show.operator import Operator
from studio.ui.show.operating.seen import as_text
from studio.ui.show.prepared import Prepared, read_scenes
from studio.ui.show.spread import Asked, Spread, display_of
from studio.ui.show.window import ShowWindow
from studio.ui.theme import fonts
from studio.ui.window.milestones import mark
from studio.values.show.document import Look, Output, Show
from studio.values.show.prepared import DEMO, folder_of

if TYPE_CHECKING:
    from studio.booth.takeaway.counter import Counter
    from studio.inference.apart.client import ProcessClient
    from studio.live.inputs import Inputs
    from studio.ui.show.controller import ShowController
    from studio.ui.show.desk import TakeHomeDesk
    from studio.ui.show.finished import Finisher
    from studio.ui.show.parts import Parts
    from studio.ui.show.printing import PaperDesk
    from studio.ui.show.robot import Robot
    from studio.values.card import Card

log = logging.getLogger(__name__)
LEFT = 77
"""The exit code that says: the operator left. All others are faults to the supervisor."""
QUICK_S, LONG_S = 8.0, 60.0
SEEN_PX = 480
"""Longer side of what the operator sees."""


def parser() -> argparse.ArgumentParser:
    """What a supervisor says to a window."""
    made = argparse.ArgumentParser(prog="studio stage")
    made.add_argument("file", nargs="?", type=Path)
    made.add_argument("--demo", action="store_true")
    made.add_argument("--understudy", action="store_true")
    made.add_argument("--rotation", type=int, choices=(0, 90, 180, 270))
    made.add_argument("--fit", choices=("cover", "contain"))
    made.add_argument("--display", default="")
    made.add_argument("--displays", action="store_true")
    made.add_argument("--window", default="")
    made.add_argument("--operator", action="store_true")
    made.add_argument("--take-home", default="")
    made.add_argument("--print", action="store_true")
    made.add_argument("--listen", default="")
    made.add_argument("--spares", type=Path)
    made.add_argument("--robot", action="store_true")
    made.add_argument("--harm", type=Path)
    return made


class Stage(QObject):
    """One window, its heart and, once painted, its controller."""

    def __init__(self, app: QApplication, words: argparse.Namespace) -> None:
        super().__init__()
        self._app, self._words = app, words
        data = words.file.read_bytes() if words.file is not None else b""
        self._data = data
        self._prepared = Prepared(_scenes(data))
        output = Output(rotation=words.rotation or 0, fit=words.fit or "cover")
        self.window = ShowWindow(output, Look())
        self.operator = Operator(Lock(config_folder()), self)
        self.operator.left.connect(self._leave)
        self.controller: ShowController | None = None
        self.client: ProcessClient | None = None
        self._counter: Counter | None = None
        self._robot: Robot | None = None
        self.spread = Spread(app, self.window, self._asked(), words.file)
        self.spread.failed.connect(self._failed)
        self.operator.corners_wanted.connect(self.spread.drag_corners)
        self._problems: list[str] = []
        """What is wrong from the start, for the operator."""
        self._watched = False
        """Whether an operator looks at what is seen."""
        self.heart = Heart(self._state, self)
        self.heart.told.connect(self._told)
        self.window.painted.connect(self._painted)
        first = self._prepared.next(0.0)
        if first is not None:
            self.window.put(first[0], 0.0)

    def show(self) -> None:
        """On the screen, over everything; an understudy beneath."""
        window, words = self.window, self._words
        room = _room(words, self._app, display_of(self._data))
        self.spread.set_order(window)
        window.setGeometry(room)
        if words.window:
            window.show()
        else:
            window.showFullScreen()
        self.spread.order(window)
        window.start()

    def _asked(self) -> Asked:
        """What the command line says of the displays."""
        words = self._words
        return Asked(words.rotation, words.fit, words.display, bool(words.window), words.understudy)

    @Slot()
    def _painted(self) -> None:
        """The first picture is there; everything else follows, one thing after the other."""
        self.window.painted.disconnect(self._painted)
        mark("painted")
        QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        from studio.ui.show.controller import ShowController

        self.heart.start()
        load_all()
        fonts.load(resources() / "fonts")
        whole = self._read()
        if whole is not None:
            self.spread.over(whole)
        show = None if self._words.understudy else whole
        self.controller = ShowController(self.window, self._parts(show))
        for why in self._problems:
            self.controller.orders.failed(why)
        self.controller.start()
        self.controller.start_engine()
        if self._words.understudy:
            self.spread.rest(True)
        if self._words.robot:
            from studio.ui.show.robot import Robot

            self._robot = Robot(self.window, self._words.harm)

    def _read(self) -> Show | None:
        """The show; None where it cannot be read: what was prepared plays, the log says why."""
        from studio.library.models import InstalledModels
        from studio.values.show.demo import demo_show
        from studio.values.show.document import from_json

        try:
            if self._data:
                return from_json(self._data)
            return demo_show([model.card for model in InstalledModels().models()])
        except (StudioError, ValueError) as error:
            log.exception("The show cannot be played")
            self._problems.append(str(error))
            return None

    def _parts(self, show: Show | None) -> Parts:
        from studio.library.models import InstalledModels
        from studio.ui.show.drawing import Drawing
        from studio.ui.show.parts import Parts

        if show is None:
            return Parts(None, {}, None, self._prepared, self.operator)
        wanted = {ref.sha256 for ref in show.models}
        cards = {m.card.sha256: m.card for m in InstalledModels().models()}
        known = {sha: card for sha, card in cards.items() if sha in wanted}
        for ref in show.models:
            if ref.sha256 not in known:
                self._say(f"The show plays without {ref.id[:60]}, which is not installed.")
        drawing = Drawing(self._engine(), self) if known else None
        finisher = self._finisher(known)
        desk, paper = self._desk(show, finisher), self._paper(show, finisher)
        inputs = self._inputs()
        return Parts(show, known, drawing, self._prepared, self.operator, desk, paper, inputs)

    def _inputs(self) -> Inputs:
        """What is listened to: what the operator said when starting, and nothing else."""
        from studio.live.inbox import Inbox
        from studio.live.inputs import Inputs
        from studio.values.live.devices import listening

        inputs = Inputs(Inbox())
        try:
            inputs.open(listening(self._words.listen))
        except StudioError as error:
            log.exception("Nothing is listened to")
            self._problems.append(str(error))
        for why in inputs.problems.values():
            log.warning("The stage: %s", why)
        return inputs

    def _say(self, why: str) -> None:
        log.warning("%s", why)
        self._problems.append(why)

    def _finisher(self, cards: dict[str, Card]) -> Finisher:
        from studio.library.settings import SettingsFile
        from studio.ui.show.finished import Finisher, Maker

        settings = SettingsFile().value
        return Finisher(cards, Maker(settings.signing, settings.marking))

    def _paper(self, show: Show, finisher: Finisher) -> PaperDesk | None:
        """Where pictures are printed; None where the operator did not switch it on."""
        printing = show.printing
        if not (printing.on or self._words.print):
            return None
        from studio.ui.show.printing import PaperDesk

        return PaperDesk(printing, finisher, self)

    def _desk(self, show: Show, finisher: Finisher) -> TakeHomeDesk | None:
        """Where pictures are handed out; None where the operator did not switch it on."""
        from studio.booth.takeaway.counter import Counter
        from studio.ui.show.desk import TakeHomeDesk

        take, address = show.take_home, self._words.take_home
        if address:
            take = msgspec.structs.replace(take, on=True, address=address, folder="")
        if not take.on:
            return None
        try:
            counter = None if take.folder else Counter(take.address, take.port)
        except StudioError as error:
            log.exception("Pictures cannot be taken home")
            self._problems.append(f"Pictures cannot be taken home: {error}")
            return None
        self._counter = counter
        return TakeHomeDesk(take, counter, finisher, self)

    def _engine(self) -> ProcessClient:
        from studio.inference.apart.client import Patience, ProcessClient
        from studio.library.models import InstalledModels

        opener = None
        if self._words.harm is not None:  # by name: nothing that ships to a booth leads there
            harm = importlib.import_module("studio.bench.harm")
            opener = harm.HarmfulOpener(self._words.harm)
        self.client = ProcessClient(
            InstalledModels, cache_folder(), opener, Patience(QUICK_S, LONG_S),
            log_folder() / "engine.log", self._words.spares,
        )  # fmt: skip
        return self.client

    def _state(self) -> dict[str, object]:
        told: dict[str, object] = self.controller.state() if self.controller else {}
        engine = self.client.pid if self.client else None
        told |= self._robot.seen if self._robot else {}
        told |= {"missing": list(self.spread.missing)} if self.spread.missing else {}
        if self._watched and self.controller is not None:
            told["picture"] = as_text(self.window.snapshot(SEEN_PX))
        return told | ({"engine_pid": engine} if engine else {})

    @Slot(object)
    def _told(self, word: str) -> None:
        """What the supervisor says."""
        match word:
            case "rest" | "play":
                self.spread.rest(word == "rest")
            case "safe" | "try" if self.controller is not None:
                self.controller.set_safe(word == "safe")
            case "watch on" | "watch off":
                self._watched = word == "watch on"
            case "leave":
                self._end(0)
            case _ if self.controller is not None and word.startswith("order "):
                self.controller.order(word.removeprefix("order "))
            case _ if self._robot is not None and word.startswith("robot "):
                self._robot.told(word.split()[1:])

    @Slot(object)
    def _failed(self, why: str) -> None:
        if self.controller is not None:
            self.controller.orders.failed(why)

    @Slot()
    def _leave(self) -> None:
        self._end(LEFT)

    def _end(self, code: int) -> None:
        self.heart.stop()
        if self.controller is not None:
            self.controller.stop()
        self.spread.stop()
        if self._counter is not None:
            self._counter.close()
        self._app.exit(code)


def run(argv: Sequence[str]) -> int:
    """One window until it is told to leave; gives its exit code."""
    words = parser().parse_args(argv)
    keep_log("operator" if words.operator else "understudy" if words.understudy else "stage")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(["studio"])
    app.setQuitOnLastWindowClosed(False)
    app.setApplicationName("Latent Studio")
    if words.displays:
        from studio.ui.show.test_card import show_cards

        fonts.load(resources() / "fonts")
        cards = show_cards(app)
        code = app.exec()
        del cards  # nothing but this name keeps their windows
        return code
    if words.operator:
        from studio.ui.show.operating.process import operate

        return operate(app, words.display)
    stage = Stage(app, words)
    stage.show()
    return app.exec()


def keep_log(name: str) -> None:
    """What fails is written down and shown to nobody; no dialog, ever."""
    from logging.handlers import RotatingFileHandler

    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_folder() / f"show-{name}.log", "a", 1 << 20, 2)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.raiseExceptions = False
    sys.excepthook = partial(_fault, sys.excepthook)


def _fault(_usual: object, kind: type[BaseException], error: BaseException, trace: object) -> None:
    """A fault in a slot costs what was touched, not the window."""
    log.error("A fault on the stage", exc_info=(kind, error, trace))  # type: ignore[arg-type]


def _scenes(data: bytes) -> tuple:  # type: ignore[type-arg]
    """What was prepared for this very show, else what is shipped."""
    own = read_scenes(folder_of(cache_folder(), data))
    return own or read_scenes(resources() / "show" / DEMO)


def _room(words: argparse.Namespace, app: QApplication, display: str) -> QRect:
    """Where the window lies: a display by its name, else the first; a size to rehearse in."""
    screens: list[QScreen] = app.screens()
    display = words.display or display
    screen = next((s for s in screens if s.name() == display), app.primaryScreen())
    room = screen.geometry()
    width, _, height = words.window.partition("x")
    if width.isdigit() and height.isdigit():
        return QRect(room.x(), room.y(), int(width), int(height))
    return room
