"""Longer work on one model, beside the window: written to a file, looked at once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import Cancelled, StudioError
from studio.library.directions import DirectionLibrary
from studio.library.model_edits import small_files
from studio.library.models import InstalledModels
from studio.library.packing import SUFFIX, pack
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.studio_process import StudioProcess
from studio.ui.feature.context import Context
from studio.ui.language.words import said, tr
from studio.ui.models.browser.card_menu import show_folder
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_new_file
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.messages import InstalledModel

TELL_BYTES = 8 << 20
READINGS = ("models", "readings")
AS_TAKEN = "as-taken"
"""The key of the reading that changes nothing."""


class ModelJobs(QObject):
    """Exports and second looks; progress and answers stand on the canvas."""

    renewed = Signal(object, object, str)
    """Something on the disk may be different: the model as it is now (None: gone), its small files
    as they were (None: nothing takes it back), and what happened."""
    mixed = Signal(object)
    """What `studio models mix` says of a model that is new."""
    _progressed = Signal(object, object)

    def __init__(
        self, context: Context, models: InstalledModels, directions: DirectionLibrary
    ) -> None:
        super().__init__(context.parent)
        self._parent = context.parent
        self._view = context.view
        self._notices = context.view.notices
        self._models = models
        self._directions = directions
        self._aside = BackgroundCalls(self)
        self.process = StudioProcess(self)
        self.dialogs = OpenDialogs()
        self._stop = False
        self._text = ""
        self._writing = self._notices.begin(self._stop_writing)
        self._looking = self._notices.begin(self.process.stop)
        self._progressed.connect(self._show_progress)

    def close(self) -> None:
        """The window goes: nothing is left running."""
        self._stop = True
        self.dialogs.close()
        self._aside.close()
        self.process.close()

    # ---- out ------------------------------------------------------------------------------------
    def export(self, model: InstalledModel) -> None:
        """Ask where to, then write the model as one file."""
        title, name = tr("Export {name}", name=model.card.name), f"{model.card.id}{SUFFIX}"
        out = ask_new_file(
            self._parent, title, "models", name, tr("Models (*{suffix})", suffix=SUFFIX)
        )
        if out is not None:
            self.export_to(model, out if out.suffix else out.with_suffix(SUFFIX))

    def export_to(self, model: InstalledModel, out: Path) -> None:
        """Write the model as one file, with its card and the person's directions."""
        own = self._directions.own(model.card.ref)
        self._stop, self._text = False, tr("Exporting {name}", name=model.card.name)
        last = [0]

        def told(done: int, total: int) -> bool:
            if done - last[0] >= TELL_BYTES or done == total:
                last[0] = done
                self._progressed.emit(done, total)
            return not self._stop

        def done(answer: object) -> None:
            self._writing.end()
            if isinstance(answer, Cancelled):
                return
            if isinstance(answer, StudioError):
                self._say(Notice(str(answer)))
                return
            text = tr(
                "{name} is in {file}, with its card and your directions.",
                name=model.card.name,
                file=out.name,
            )
            self._say(Notice(text, False, tr("Show"), lambda: show_folder(str(out.parent))))

        self._aside.run(lambda: pack(model, own, out, told), done)

    @Slot(object, object)
    def _show_progress(self, done: int, total: int) -> None:
        mb = 1 << 20
        self._writing.show(self._text, done // mb, max(1, total // mb))

    def _stop_writing(self) -> None:
        self._stop = True

    # ---- once more ------------------------------------------------------------------------------
    def look_again(self, model: InstalledModel) -> None:
        """Identify and measure a model anew, in a process of its own."""
        self._looking.show(
            tr("Looking at {name} again; nothing from it is run", name=model.card.name)
        )
        before = small_files(model.folder)

        def told(answer: dict[str, Any]) -> None:
            self._looking.end()
            if "id" not in answer:
                self._say(Notice(said(answer.get("problem", ""))))
                return
            self._looked(model, before, str(answer.get("reason", "")))

        self.process.run(("models", "identify"), model.card.id, told)

    def offer_readings(self, model: InstalledModel) -> None:
        """Draw the ways to read a model, and show them; one click takes one."""
        self._looking.show(tr("Drawing the ways to read {name}", name=model.card.name))

        def told(answer: dict[str, Any]) -> None:
            self._looking.end()
            if len(answer.get("readings", [])) > 1:
                self._show_readings(model, answer["readings"])
            else:
                words = tr("There is only one way to read {name}.", name=model.card.name)
                self._say(Notice(said(answer.get("problem", "")) or words))

        self.process.run(READINGS, model.card.id, told)

    def ask_mix(self, model: InstalledModel) -> None:
        """Ask with which other model of its kind it is mixed."""
        from studio.ui.models.mix_sheet import MixSheet

        card = model.card
        kind = card.info.architecture
        others = [
            other.card
            for other in self._view.models
            if other.card.info.architecture == kind and other.card.sha256 != card.sha256
        ]
        if not others:
            text = tr(
                "There is no other model of the kind of {name} to mix it with.", name=card.name
            )
            self._say(Notice(text, bad=False))
            return
        sheet = MixSheet(card, others, self._parent)
        sheet.chosen.connect(lambda other, words: self.mix(model, other, words))
        self.dialogs.show(sheet)

    def mix(self, model: InstalledModel, other: str, words: tuple[str, ...]) -> None:
        """Mix two models, in a process of its own."""
        self._looking.show(
            tr("Mixing {name}; it then draws its first pictures", name=model.card.name)
        )

        def told(answer: dict[str, Any]) -> None:
            self._looking.end()
            if "id" in answer:
                self.mixed.emit(answer)
            else:
                self._say(Notice(said(answer.get("problem", ""))))

        self.process.run(("models", "mix", "--with", other, *words), model.card.id, told)

    def _show_readings(self, model: InstalledModel, readings: list[dict[str, Any]]) -> None:
        from studio.ui.models.readings_sheet import ReadingsSheet

        words = tr("The first is how it is read now. Its places are drawn by the one you choose.")
        title = tr("How is {name} read?", name=model.card.name)
        sheet = ReadingsSheet(title, words, readings, self._parent)
        sheet.taken.connect(lambda key: self._read(model, key))
        self.dialogs.show(sheet)

    def _read(self, model: InstalledModel, key: str) -> None:
        """Read a model otherwise, in a process of its own."""
        if key == AS_TAKEN:
            return
        self._looking.show(tr("Reading {name} otherwise", name=model.card.name))
        before = small_files(model.folder)

        def told(answer: dict[str, Any]) -> None:
            self._looking.end()
            if "id" not in answer:
                self._say(Notice(said(answer.get("problem", ""))))
                return
            now = self._found_again(model)
            same = now is not None and now.card.weights_sha256 == model.card.weights_sha256
            self.renewed.emit(now, before if same else None, str(answer.get("reason", "")))
            here = self._view.card
            if now is not None and here is not None and here.sha256 == now.card.sha256:
                size = now.card.info.sizes.default == model.card.info.sizes.default
                self._view.open_model(now.card, self._view.recipe if size else None)

        self.process.run((*READINGS, "--take", key), model.card.id, told)

    def _looked(self, model: InstalledModel, before: dict[str, bytes], words: str) -> None:
        now = self._found_again(model)
        if now is not None and now.card.info != model.card.info:
            words = tr("{words} What is different shows after the next start.", words=words)
        same = now is not None and now.card.weights_sha256 == model.card.weights_sha256
        self.renewed.emit(now, before if same else None, words)

    def _found_again(self, model: InstalledModel) -> InstalledModel | None:
        self._models.refresh()
        return next((m for m in self._models.models() if m.card.sha256 == model.card.sha256), None)

    def _say(self, notice: Notice) -> None:
        self._notices.say(notice)
