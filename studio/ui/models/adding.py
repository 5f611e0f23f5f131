"""A file of weights joins the library: looked at in another process, then one click away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.library.model_edits import small_files
from studio.library.models import InstalledModels
from studio.ui.engine.studio_process import NOT_STARTED, StudioProcess
from studio.ui.language.words import tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.widgets.ask_path import ask_file, ask_folder
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.card import Card
from studio.values.held import Held
from studio.values.messages import InstalledModel

ADD = ("open", "--add")
"""The same command as on the command line."""
PIPELINE = "diffusion-pipeline"
"""The architecture whose models take LoRAs."""


class AddController(QObject):
    """One file after another; what came of each is said on the canvas."""

    held = Signal(object, str)
    """`Held`: directions or places in a file that is no model; what is said of it."""
    added = Signal(object)
    """The `Card` of a model that is in the library now."""
    renewed = Signal(object, object, str)
    """A model with a LoRA beside it now, its card and covers as they were, what is said of it."""

    def __init__(
        self, view: PlaceState, models: InstalledModels, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._view = view
        self._models = models
        self.dialogs = OpenDialogs()
        self._waiting: list[tuple[Path, tuple[str, ...]]] = []
        self._busy = False
        self._line = view.notices.begin(self.stop)
        self.process = StudioProcess(self)

    @Slot(object)
    def add(self, path: Path, as_: str = "", reading: str = "", parts: Path | None = None) -> None:
        """Find out what a file is, and put it into the library if it makes pictures.

        `as_`: the architecture that it is taken for in spite of what it draws, `reading`: the key
        of the way to read it, `parts`: the folder with the parts that it lacks.
        """
        said = (("--as", as_), ("--reading", reading), ("--parts", str(parts or "")))
        self._waiting.append((path, tuple(word for pair in said if pair[1] for word in pair)))
        self._next()

    def choose(self) -> None:
        """Ask for a file."""
        path = ask_file(self._window, tr("Add a model"), "models")
        if path is not None:
            self.add(path)

    def stop(self) -> None:
        """Leave the file that is being looked at, and those that wait."""
        self._waiting.clear()
        self.process.stop()
        self._busy = False
        self._line.end()

    def close(self) -> None:
        """The window goes: nothing is left running."""
        self._waiting.clear()
        self.dialogs.close()
        self.process.close()

    def explore(self, sha256: str) -> None:
        """Work with a model that was added."""
        model = next((m for m in self._view.models if m.card.sha256 == sha256), None)
        if model is not None:
            self._view.open_model(model.card)

    def announce(self, told: dict[str, Any]) -> None:
        """Show a model that `studio open --add` or `studio get` says it added."""
        self._say(told)

    # ---- inside ---------------------------------------------------------------------------------
    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        path, more = self._waiting.pop(0)
        self._line.show(tr("Looking at {name}; nothing from it is run", name=path.name))
        chosen = self._chosen()
        before = small_files(chosen.folder) if chosen is not None else {}
        to = () if chosen is None else ("--to", chosen.card.id)

        def looked(told: dict[str, Any]) -> None:
            self._busy = False
            self._line.end()
            if "lora" in told and chosen is not None:
                self._joined(chosen, before, told)
            else:
                self._say(told, path)
            self._next()

        self.process.run((*ADD, *to, *more), str(path.absolute()), looked)

    def _chosen(self) -> InstalledModel | None:
        """The model that is worked with, where a LoRA could join it."""
        card = self._view.card
        if card is None or card.info.architecture != PIPELINE:
            return None
        return next((m for m in self._view.models if m.card.sha256 == card.sha256), None)

    def _joined(
        self, chosen: InstalledModel, before: dict[str, bytes], told: dict[str, Any]
    ) -> None:
        """A LoRA is beside the model: its strength appears in the panel, and undo takes it away."""
        self._models.refresh()
        sha256 = chosen.card.sha256
        now = next((m for m in self._models.models() if m.card.sha256 == sha256), None)
        recipe = self._view.recipe
        self.renewed.emit(now, before, str(told["reason"]))
        here = self._view.card
        if now is not None and here is not None and here.sha256 == sha256:
            self._view.open_model(now.card, recipe)

    def _ask(self, told: dict[str, Any]) -> None:
        """A guess whose pictures look like none: only a person may believe it, and say how."""
        path, readings = Path(str(told["files"][0])), told.get("readings", [])
        if len(readings) > 1:
            self._show_readings(path, str(told["architecture"]), str(told["doubt"]), readings)
            return
        self._view.notices.say(
            Notice(
                str(told["doubt"]), True, tr("Add it all the same"),
                lambda: self.add(path, str(told["architecture"])),
            )
        )  # fmt: skip

    def _show_readings(
        self, path: Path, architecture: str, doubt: str, readings: list[dict[str, Any]]
    ) -> None:
        from studio.ui.models.readings_sheet import ReadingsSheet

        sheet = ReadingsSheet(tr("What is {name}?", name=path.name), doubt, readings, self._window)
        sheet.taken.connect(lambda key: self.add(path, architecture, key))
        self.dialogs.show(sheet)

    def _card_of(self, model_id: object) -> Card | None:
        return next((m.card for m in self._view.models if m.card.id == model_id), None)

    def _reopen(self, card: Card) -> None:
        """The panel shows what there is to choose, where the model is the one in use."""
        here = self._view.card
        if here is not None and here.sha256 == card.sha256:
            self._view.open_model(card, self._view.recipe)

    def _ask_parts(self, told: dict[str, Any], path: Path) -> None:
        """A transformer alone: the folder beside it may hold the rest, or a person knows where."""
        beside = str(told["lacking"])
        words = tr("Join both") if beside else tr("Choose the folder …")

        def join() -> None:
            folder = (
                Path(beside)
                if beside
                else ask_folder(self._window, tr("The other parts"), "models")
            )
            if folder is not None:
                self.add(path, parts=folder)

        self._view.notices.say(Notice(str(told["doubt"]), True, words, join))

    def _say(self, told: dict[str, Any], path: Path | None = None) -> None:
        if "held" in told:
            self.held.emit(msgspec.convert(told["held"], Held), str(told["reason"]))
            return
        if "sha256" in told.get("enlarger", {}):
            name = str(told["enlarger"]["name"])
            words = tr("{name} is kept: Export offers it where pictures are enlarged.", name=name)
            self._view.notices.say(Notice(words, bad=False))
            return
        if told.get("verdict") == "doubtful" and "id" not in told:
            self._ask(told)
            return
        if "lacking" in told and path is not None and "id" not in told:
            self._ask_parts(told, path)
            return
        if "id" not in told:
            self._view.notices.say(
                Notice(str(told.get("reason") or told.get("problem", NOT_STARTED)))
            )
            return
        earlier = self._card_of(told["id"])
        self._models.refresh()
        self._view.set_models(self._models.models())
        card = self._card_of(told["id"])
        if card is None:
            self._view.notices.say(
                Notice(tr("The model was added but cannot be found; start again."))
            )
            return
        gained = earlier is not None and earlier.info.controls != card.info.controls
        if gained:
            words = tr("{name} was in the library; there is more to choose now.", name=card.name)
            self._reopen(card)
        elif told.get("new"):
            words = tr("{name} is in the library now.", name=card.name)
        else:
            words = tr("{name} was in the library already.", name=card.name)
        if not card.license_known:
            words += " " + tr("Its card asks for its licence.")
        self._view.notices.say(
            Notice(words, False, tr("Explore"), lambda: self.explore(card.sha256))
        )
        self.added.emit(card)
