"""The batch sheet: which places, which format, how they lie in the folder; what it will come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.errors import InputError
from studio.export.batches.plan import MAX_PICTURES, Plan
from studio.export.names import fields_of, fill, next_free
from studio.export.spec import StillSpec, check_spec
from studio.files.paths import pictures_folder
from studio.ui.exporting.along_rows import AlongRows
from studio.ui.exporting.batch_choice import (
    MOST_SEED,
    SOURCE_WORDS,
    BatchChoice,
    Places,
    classes_of,
    plan_of,
)
from studio.ui.exporting.colour_rows import ColourRows
from studio.ui.exporting.export_dialog import LABEL_WORDS
from studio.ui.exporting.format_rows import FormatRows
from studio.ui.exporting.weight_words import weight_words
from studio.ui.language.words import counted, mark, said, tr, tr_pairs
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.progress_row import time_words
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch

WIDTH_PX = 480
LAYOUT_WORDS = (
    ("plain", mark("One folder")), ("imagefolder", mark("A folder a class")),
    ("webdataset", mark("WebDataset")),
)  # fmt: skip
LAYOUT_TIPS = {
    "plain": mark("Pictures with an index beside them."),
    "imagefolder": mark("Part, class, picture: what torchvision and others load as it is."),
    "webdataset": mark("Tars of a thousand pictures, each with its labels."),
}
DEFAULT_NAME = mark("{model} batch")


@dataclass(frozen=True)
class BatchOrder:
    """What is to be made, and where."""

    path: Path
    plan: Plan


class BatchDialog(Sheet):
    """Not modal; `batch_asked` says what, `read_asked` that a table or folder is to be read."""

    batch_asked = Signal(object)
    """`BatchOrder`."""
    choice_changed = Signal(object)
    """`BatchChoice`, to be kept."""
    read_asked = Signal(str)
    """`table` or `folder`."""

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Batch"), tr("Many pictures, or a data set, made by the queue."), parent
        )
        self._choice, self._places = BatchChoice(), places
        self._problem = ""
        self._bytes_each, self._ms_each = 0, 0.0
        self.source = Segmented(tr_pairs(SOURCE_WORDS), tr("Places from"))
        self.first = NumberField(tr("First seed"), 0, MOST_SEED)
        self.count = NumberField(tr("How many"), 1, MAX_PICTURES)
        self.classes = Switch(
            tr("All classes in turn"), tr("As many pictures of each, named by their class.")
        )
        self.choose = Chip(tr("Choose …"))
        self.found = Paragraph("", "secondary", words(11))
        self.along = AlongRows()
        self.format = FormatRows()
        self.colour = ColourRows(proofs=False)
        self.label_switch = Switch(tr("Visible label"), tr(LABEL_WORDS))
        self.layout_row = Segmented(tr_pairs(LAYOUT_WORDS), tr("Layout"))
        self.layout_row.set_tips({key: tr(tip) for key, tip in LAYOUT_TIPS.items()})
        self.split = Switch(
            tr("Train, val and test"),
            tr("80, 10 and 10 of a hundred, the same share of every class, no place in two."),
        )
        self.near = Switch(
            tr("Leave out near-duplicates"),
            tr("Another seed is tried for what looks like an earlier picture."),
        )
        self.name = Field(tr("Folder name"))
        self.folder = FolderRow()
        self.facts = Paragraph("", "secondary", words(11))
        self._seed_row = FormRow(
            tr("From seed"), self.first, Caption(tr("how many"), "secondary"), self.count
        )
        self._choose_row = FormRow("", self.choose)
        self._found_row = FormRow("", self.found, stretch=False)
        self._build()
        self.cancel_button = self.add_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = self.add_button(tr("Add to queue"), primary=True)
        self.make_button.clicked.connect(self._make)
        self.finish(WIDTH_PX)
        self._connect()
        self.set_choice(self._choice)

    @property
    def choice(self) -> BatchChoice:
        """What is set."""
        return self._choice

    def set_choice(self, choice: BatchChoice) -> None:
        """Show what was kept."""
        self.colour.set_colour(choice.spec.colour)
        spec = msgspec.structs.replace(choice.spec, colour=self.colour.colour)
        self._choice = msgspec.structs.replace(choice, spec=spec)
        self.source.set_value(choice.source)
        self.first.set_value(choice.first)
        self.count.set_value(choice.count)
        self.format.set_spec(spec)
        self.layout_row.set_value(choice.layout)
        self.along.set_along(self._places.directions, choice.along)
        for switch, on in (
            (self.classes, choice.classes), (self.split, choice.split), (self.near, choice.near),
            (self.label_switch, choice.spec.label),
        ):  # fmt: skip
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.folder.set_folder(Path(choice.folder) if choice.folder else pictures_folder())
        self._name_it()
        self._show()

    def set_places(self, places: Places, problem: str = "") -> None:
        """Other places are known; `problem` says why a table or folder could not be read."""
        self._places, self._problem = places, problem
        self._show()

    def set_costs(self, bytes_each: int, ms_each: float) -> None:
        """About how heavy one picture is, and how long it takes; 0 while nobody knows."""
        self._bytes_each, self._ms_each = bytes_each, ms_each
        self._show_facts()

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        self.add_group(
            FormRow(tr("Places"), self.source), self._seed_row, self._choose_row,
            self._found_row, self.classes, self.along,
        )  # fmt: skip
        self.body.addWidget(Hairline())
        self.body.addWidget(self.format)
        self.body.addWidget(self.colour)
        self.body.addWidget(self.label_switch)
        self.body.addWidget(Hairline())
        self.add_group(FormRow(tr("Layout"), self.layout_row), self.split, self.near)
        self.body.addWidget(Hairline())
        self.add_group(
            FormRow(tr("Name"), self.name, stretch=False),
            FormRow(tr("Folder"), self.folder, stretch=False),
            FormRow("", self.facts, stretch=False),
        )

    def _connect(self) -> None:
        self.source.chosen.connect(lambda key: self._change(source=key))
        self.first.value_changed.connect(lambda value: self._change(first=value))
        self.count.value_changed.connect(lambda value: self._change(count=value))
        self.classes.toggled.connect(lambda on: self._change(classes=on))
        self.along.changed.connect(lambda along: self._change(along=along))
        self.format.changed.connect(self._spec_changed)
        self.colour.changed.connect(lambda colour: self._change_spec(colour=colour))
        self.label_switch.toggled.connect(lambda on: self._change_spec(label=on))
        self.layout_row.chosen.connect(lambda key: self._change(layout=key))
        self.split.toggled.connect(lambda on: self._change(split=on))
        self.near.toggled.connect(lambda on: self._change(near=on))
        self.folder.changed.connect(lambda folder: self._change(folder=str(folder)))
        self.name.edit.textEdited.connect(lambda text: self._change(name=text))
        self.choose.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.read_asked.emit(self._choice.source)

    @Slot(object)
    def _spec_changed(self, spec: StillSpec) -> None:
        kept = self._choice.spec
        self._change(spec=msgspec.structs.replace(spec, colour=kept.colour, label=kept.label))

    def _change_spec(self, **fields: object) -> None:
        self._change(spec=msgspec.structs.replace(self._choice.spec, **fields))

    def _change(self, **fields: object) -> None:
        before = self._choice.source
        self._choice = msgspec.structs.replace(self._choice, **fields)
        if self._choice.source != before:
            self._problem = ""
            self._places = replace(self._places, read=())
        self._show()
        self.choice_changed.emit(self._choice)

    def _name_it(self) -> None:
        shown = self._choice.name or fill(
            tr(DEFAULT_NAME), fields_of(self._places.recipe, self._places.card), 1
        )
        self.name.edit.setText(shown)

    def _show(self) -> None:
        choice = self._choice
        seeds, read = choice.source == "seeds", choice.source in ("table", "folder")
        self._seed_row.setVisible(seeds)
        self.classes.setVisible(seeds and classes_of(self._places.card) is not None)
        self.along.setVisible(seeds and bool(self._places.directions))
        self._choose_row.setVisible(read)
        count = len(self._places.of(choice.source))
        self.found.set_text(
            "" if seeds or not count else counted(count, "{n:,} place", "{n:,} places")
        )
        self._found_row.setVisible(bool(self.found.text))
        self._show_facts()
        self.fit()

    def _show_facts(self) -> None:
        problem, plan = self._problem, None
        try:
            plan = plan_of(self._choice, self._places)
            check_spec(plan.spec, self._places.recipe.width, self._places.recipe.height)
        except InputError as error:
            problem = problem or said(error)
        self.say(problem, "bad")
        self.make_button.setEnabled(not problem)
        if plan is None:
            self.facts.set_text("")
            return
        count = plan.source.count
        parts = [counted(count, "{n:,} picture", "{n:,} pictures")]
        if self._bytes_each:
            parts.append(tr("about {weight}", weight=weight_words(count * self._bytes_each)))
        if self._ms_each:
            parts.append(tr("about {time}", time=time_words(count * self._ms_each / 1000)))
        self.facts.set_text(" · ".join(parts))

    @Slot()
    def _make(self) -> None:
        plan = plan_of(self._choice, self._places)
        fields = fields_of(self._places.recipe, self._places.card)
        try:
            name = fill(self.name.edit.text(), fields, 1)
        except InputError as error:
            self.say(said(error), "bad")
            return
        self.batch_asked.emit(BatchOrder(next_free(self.folder.folder / name), plan))
        self.accept()
