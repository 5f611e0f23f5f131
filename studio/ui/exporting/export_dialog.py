"""The export sheet: presets, format, size, name, folder; answers with an `ExportChoice`."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.errors import InputError
from studio.export.colour.choice import Colour
from studio.export.labels import why_unlabelled
from studio.export.marks.marker import why_unmarked
from studio.export.names import FIELDS
from studio.export.spec import PRESETS, StillSpec, check_spec
from studio.files.paths import pictures_folder
from studio.ui.exporting.colour_rows import ColourRows
from studio.ui.exporting.export_choice import ExportChoice, example_name, with_preset
from studio.ui.exporting.format_rows import FormatRows
from studio.ui.exporting.preview import HIGHEST_PX, preview, preview_size
from studio.ui.exporting.size_rows import SizeRows
from studio.ui.exporting.weight_words import weight_words
from studio.ui.language.words import mark, said, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch
from studio.ui.widgets.thumb import Thumb
from studio.values.card import Card
from studio.values.edit import label
from studio.values.recipe import Recipe

WIDTH_PX = 480
RECIPE_WORDS = mark(
    "Dropping the file on the window brings you back here. The mark that a model made the picture"
    " stays in it either way."
)

LABEL_WORDS = mark(
    "A small tag in the lower right corner says “Made with AI”, for everybody who sees the picture."
)


class ExportDialog(Sheet):
    """Not modal; `export_asked` says how, and whoever built the window writes the file.

    Call `set_picture` when the place changes and `set_choice` with what was kept last time.
    """

    export_asked = Signal(object)
    """`ExportChoice`."""
    choice_changed = Signal(object)
    """`ExportChoice`, to be kept."""
    changed = Signal()
    """What would be written is different: it may weigh something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export"), parent=parent)
        self._choice = ExportChoice()
        self._recipe: Recipe | None = None
        self._card: Card | None = None
        self.thumb = Thumb(HIGHEST_PX)
        self._picture: QImage | None = None
        self._pictured: object = None
        self.presets = {p.key: Chip(said(p.name)) for p in PRESETS}
        self.preset_words = Paragraph("", "secondary", words(11))
        self.format = FormatRows()
        self.colour = ColourRows()
        self.size_rows = SizeRows()
        self.recipe_switch = Switch(tr("Recipe inside"), tr(RECIPE_WORDS))
        self.label_switch = Switch(tr("Visible label"), tr(LABEL_WORDS))
        self._marking = False
        self.unmarked = Paragraph("", "secondary", words(11))
        self.template = Field(tr("File name"))
        self.example = Paragraph("", "secondary", words(11))
        self.weight = Paragraph("", "secondary", words(11))
        self.folder = FolderRow()
        self._build()
        self.cancel_button = self.add_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = self.add_button(tr("Export"), primary=True)
        self.finish(WIDTH_PX)
        self._connect()
        self.set_choice(self._choice)

    # ---- setters --------------------------------------------------------------------------------
    @property
    def choice(self) -> ExportChoice:
        """What is set."""
        return self._choice

    def set_picture(self, recipe: Recipe, card: Card, picture: QImage | None = None) -> None:
        """The picture that would be written."""
        self._recipe, self._card = recipe, card
        if picture is not None and not picture.isNull():
            self._picture, self._pictured = picture, None
            self.thumb.setFixedSize(preview_size(picture.size()))
        self.set_summary(f"{card.name} · {said(label(recipe))}")
        self.size_rows.set_picture(recipe.width, recipe.height, card.info.sizes)
        self._read_size()
        self._show()

    def set_choice(self, choice: ExportChoice) -> None:
        """Show what was kept; sizes that the model cannot make become the nearest it can."""
        self._choice = choice
        self.format.set_spec(choice.spec)
        self._show_colour(choice)
        self.size_rows.set_enlarge(choice.enlarge, choice.enlarger)
        self.size_rows.set_dpi(choice.spec.dpi)
        self.size_rows.choose(choice.size, (choice.width, choice.height))
        self._read_size()
        for switch, on in (
            (self.recipe_switch, choice.spec.include_recipe), (self.label_switch, choice.spec.label)
        ):  # fmt: skip
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.template.edit.setText(choice.template)
        self.folder.set_folder(Path(choice.folder) if choice.folder else pictures_folder())
        self._show()

    def set_marking(self, on: bool) -> None:
        """Exports carry an invisible mark, or not; what is too small for one says so."""
        self._marking = on
        self._show()

    def set_weight(self, count: int) -> None:
        """About how many bytes the file will have; 0 while nobody knows."""
        size = f"{self._choice.width:,} × {self._choice.height:,}"
        self.weight.set_text(
            tr("{size} pixels, about {weight}", size=size, weight=weight_words(count))
            if count
            else tr("{size} pixels", size=size)
        )

    @property
    def usable(self) -> bool:
        """Whether what is set can be written."""
        return self.export_button.isEnabled()

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for key, chip in self.presets.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, key=key: self._preset(key))
            chips.addWidget(chip)
        chips.addStretch(1)
        self.thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.thumb.setAccessibleName(tr("The picture"))
        self.set_aside(self.thumb)
        self.add_group(chips, self.preset_words)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.format)
        self.body.addWidget(self.colour)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.size_rows)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.recipe_switch)
        self.body.addWidget(self.label_switch)
        self.body.addWidget(self.unmarked)
        self.body.addWidget(Hairline())
        self.template.edit.setToolTip(
            tr("Fields: {names}", names=", ".join(f"{{{f}}}" for f in FIELDS))
        )
        name = FormRow(tr("Name"), self.template, stretch=False)
        lines = (FormRow("", line, stretch=False) for line in (self.example, self.weight))
        self.add_group(name, *lines)
        self.body.addWidget(FormRow(tr("Folder"), self.folder, stretch=False))

    def _connect(self) -> None:
        self.format.changed.connect(self._spec_changed)
        self.colour.changed.connect(self._colour_changed)
        self.size_rows.changed.connect(self._size_changed)
        self.recipe_switch.toggled.connect(self._recipe_toggled)
        self.label_switch.toggled.connect(self._label_toggled)
        self.template.edit.textChanged.connect(self._template_changed)
        self.folder.changed.connect(self._folder_changed)
        self.export_button.clicked.connect(self._export)

    def _preset(self, key: str) -> None:
        self.set_choice(with_preset(self._choice, key))
        self.choice_changed.emit(self._choice)

    @Slot(object)
    def _spec_changed(self, spec: StillSpec) -> None:
        kept = msgspec.structs.replace(
            spec, dpi=self._choice.spec.dpi, include_recipe=self._choice.spec.include_recipe,
            label=self._choice.spec.label, colour=self._choice.spec.colour,
        )  # fmt: skip
        self._change(spec=kept, preset="")

    def _show_colour(self, choice: ExportChoice) -> None:
        """A profile that is gone becomes sRGB."""
        self.colour.set_colour(choice.spec.colour)
        spec = msgspec.structs.replace(choice.spec, colour=self.colour.colour)
        self._choice = msgspec.structs.replace(choice, spec=spec)

    @Slot(object)
    def _colour_changed(self, colour: Colour) -> None:
        self._change(spec=msgspec.structs.replace(self._choice.spec, colour=colour))

    @Slot()
    def _size_changed(self) -> None:
        self._read_size()
        self._show()
        self.choice_changed.emit(self._choice)

    def _read_size(self) -> None:
        width, height = self.size_rows.size_px
        spec = msgspec.structs.replace(self._choice.spec, dpi=float(self.size_rows.dpi.value))
        self._choice = msgspec.structs.replace(
            self._choice, size=self.size_rows.key, width=width, height=height, spec=spec,
            enlarge=self.size_rows.enlarge.isChecked(), enlarger=self.size_rows.enlarger,
        )  # fmt: skip

    @Slot(bool)
    def _recipe_toggled(self, inside: bool) -> None:
        spec = msgspec.structs.replace(self._choice.spec, include_recipe=inside)
        self._change(spec=spec, preset="")

    @Slot(bool)
    def _label_toggled(self, shown: bool) -> None:
        self._change(spec=msgspec.structs.replace(self._choice.spec, label=shown))

    @Slot(str)
    def _template_changed(self, template: str) -> None:
        self._change(template=template)

    @Slot(object)
    def _folder_changed(self, folder: Path) -> None:
        self._change(folder=str(folder))

    def _change(self, **fields: object) -> None:
        self._choice = msgspec.structs.replace(self._choice, **fields)
        self._show()
        self.choice_changed.emit(self._choice)

    def _show(self) -> None:
        for key, chip in self.presets.items():
            chip.setChecked(key == self._choice.preset)
        summaries = {p.key: p.summary for p in PRESETS}
        self.preset_words.set_text(said(summaries.get(self._choice.preset, self.format.words)))
        size = (self._choice.width, self._choice.height)
        small = why_unmarked(*size) if self._marking else ""
        if self._choice.spec.label:
            small = " ".join(filter(None, (small, why_unlabelled(*size))))
        self.unmarked.set_text(said(small) if small else "")
        self.unmarked.setVisible(bool(self.unmarked.text))
        self._show_picture()
        problem = self._problem()
        self.say(problem, "bad")
        self.export_button.setEnabled(not problem and self._recipe is not None)
        self.set_weight(0)
        self.changed.emit()
        self.fit()

    def _show_picture(self) -> None:
        """As the file will look, drawn only when that is different."""
        looks = (self._choice.width, self._choice.height, self._choice.spec.label)
        if self._picture is not None and looks != self._pictured:
            self._pictured = looks
            self.thumb.set_picture(preview(self._picture, *looks))

    def _problem(self) -> str:
        """What stands in the way of this export, in words."""
        choice = self._choice
        try:
            if self._recipe is not None:
                name = example_name(choice, self._recipe, self._card, self.folder.folder)
                self.example.set_text(tr("The next file: {name}", name=name))
            check_spec(choice.spec, choice.width, choice.height)
        except InputError as error:
            return said(error)
        return self.size_rows.problem

    @Slot()
    def _export(self) -> None:
        folder = str(self.folder.folder)
        self.export_asked.emit(msgspec.structs.replace(self._choice, folder=folder))
