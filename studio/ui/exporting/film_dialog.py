"""The sheet of Export film: presets, format, size, quality, motion blur, poster, sound, folder."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.errors import InputError
from studio.export.films import table
from studio.export.films.checks import padded_words
from studio.export.films.presets import PRESETS, film_preset
from studio.export.labels import why_unlabelled
from studio.export.marks.marker import why_unmarked
from studio.files.paths import pictures_folder
from studio.ui.exporting.film_choice import FilmExport
from studio.ui.exporting.film_keep import LABEL_WORDS
from studio.ui.language.words import counted, mark, said, tr, tr_pairs
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.size_fields import SizeFields
from studio.ui.widgets.switch import Switch
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.film import Film

WIDTH_PX = 590
"""All presets stand in one line."""
RATES = (12.0, 15.0, 24.0, 25.0, 29.97, 30.0, 50.0, 60.0)
BLURS = (("1", mark("Off")), ("4", mark("Light")), ("8", mark("Film")), ("16", mark("Fine")))
POSTERS = (("none", mark("None")), ("first", mark("First")), ("now", mark("This moment")))
PARTS = (("whole", mark("Whole film")), ("part", mark("What is played")))
KEYS_WORDS = mark(
    "One frame of every two seconds carries it, the others stay as they were drawn. A still is"
    " found again only if it is one of those."
)
EDGES = (("1", mark("As drawn")), ("2", mark("2 × finer")))


class FilmDialog(Sheet):
    """Not modal. `export_asked` says how; `choice_changed` whenever something else is set."""

    export_asked = Signal(object)
    choice_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Export film"), parent=parent)
        self._choice = FilmExport()
        self._film: Film | None = None
        self._now_s = 0.0
        self.presets = {preset.key: Chip(said(preset.name)) for preset in PRESETS}
        self.preset_words = Paragraph("", "secondary", words(11))
        self.format = ChoiceBox(tr_pairs((known.key, known.name) for known in table.FORMATS))
        self.size_fields = SizeFields()
        self.own = Chip(tr("As the film"))
        self.rate = ChoiceBox(tuple((str(rate), tr("{rate:g} fps", rate=rate)) for rate in RATES))
        depths = dict.fromkeys(kind.depths for kind in table.FORMATS)
        self.bits = {
            known: Segmented(
                tuple((str(n), tr("{n} bit", n=n)) for n in known), tr("Bits a channel")
            )
            for known in depths
        }
        self.quality = UnipolarSlider(tr("Quality"), Scale(1, 100, whole=True), 80)
        self.target = NumberField(tr("Target size; 0: by quality"), 0, 100_000, tr("MB"))
        self.blur = Segmented(tr_pairs(BLURS), tr("Motion blur"))
        self.edges = Segmented(tr_pairs(EDGES), tr("Edges"))
        self.poster = Segmented(tr_pairs(POSTERS), tr("Poster frame"))
        self.part = Segmented(tr_pairs(PARTS), tr("Part"))
        self.sound = Switch(tr("With sound"))
        self.loop = Switch(tr("Begin again at the end"), tr("Players are asked to loop it."))
        self.label_switch = Switch(tr("Visible label"), tr(LABEL_WORDS))
        self.mark_keys = Switch(tr("Invisible mark in key frames only"), tr(KEYS_WORDS))
        self._marking = False
        self.unmarked = Paragraph("", "secondary", words(11))
        self.facts = Paragraph("", "secondary", words(11))
        self.folder = FolderRow()
        self._build()
        self.cancel_button = self.add_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = self.add_button(tr("Export film"), primary=True)
        self.finish(WIDTH_PX)
        self._connect()

    def set_film(self, film: Film, choice: FilmExport, now_s: float) -> None:
        """What would be written, how it was done last, and the moment that is seen."""
        self._film, self._now_s = film, now_s
        rates = [self.rate.itemData(k) for k in range(self.rate.count())]
        if str(film.course.fps) not in rates:
            self.rate.addItem(tr("{rate:g} fps", rate=film.course.fps), str(film.course.fps))
        self._part_row.setVisible(film.region is not None)
        self.folder.set_folder(Path(choice.folder) if choice.folder else pictures_folder())
        self._set(choice)

    def set_marking(self, on: bool) -> None:
        """Films carry an invisible mark, or not; what is too small for one says so."""
        self._marking = on
        self._set(self._choice)

    @property
    def choice(self) -> FilmExport:
        """What is set."""
        return self._choice

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        chips = FlowLayout(gap_px=6)
        for key, chip in self.presets.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, key=key: self._preset(key))
            chips.addWidget(chip)
        self.format.setAccessibleName(tr("Format"))
        self.rate.setAccessibleName(tr("Frames a second"))
        self.own.setCheckable(True)
        self._depth_row = FormRow(tr("Depth"), *self.bits.values())
        by_quality = Caption(tr("0: what the quality asks for"), "faint", words(11))
        self._target_row = FormRow(tr("Target size"), self.target, by_quality)
        self._part_row = FormRow(tr("Part"), self.part)
        self._poster_row = FormRow(tr("Poster"), self.poster)
        self.add_group(chips, self.preset_words)
        self.body.addWidget(Hairline())
        self.add_group(
            FormRow(tr("Format"), self.format), FormRow(tr("Size"), self.size_fields, self.own),
            FormRow(tr("Rate"), self.rate), self._depth_row,
        )  # fmt: skip
        self.add_group(self.quality, self._target_row)
        self.body.addWidget(Hairline())
        self.add_group(
            FormRow(tr("Blur"), self.blur), FormRow(tr("Edges"), self.edges), self._poster_row,
            self._part_row,
        )  # fmt: skip
        self.add_group(self.sound, self.loop)
        self.body.addWidget(Hairline())
        self.add_group(self.label_switch, self.mark_keys, self.unmarked)
        self.body.addWidget(Hairline())
        self.add_group(FormRow(tr("Folder"), self.folder, stretch=False), self.facts)

    def _connect(self) -> None:
        self.format.activated.connect(self._format)
        self.rate.activated.connect(lambda _: self._change(fps=float(self.rate.currentData())))
        self.size_fields.changed.connect(
            lambda w, h: self._change(width=w, height=h, own_size=False, preset="")
        )
        self.own.clicked.connect(lambda on: self._change(own_size=on, preset=""))
        for bits in self.bits.values():
            bits.chosen.connect(lambda chosen: self._spec(bits=int(chosen)))
        self.quality.value_changed.connect(lambda q: self._spec(quality=round(q)))
        self.target.value_changed.connect(lambda mb: self._spec(size_mb=float(mb)))
        self.blur.chosen.connect(lambda n: self._change(subframes=int(n)))
        self.edges.chosen.connect(lambda n: self._change(supersample=int(n)))
        self.poster.chosen.connect(lambda which: self._change(poster=which))
        self.part.chosen.connect(lambda which: self._change(part=which == "part"))
        self.sound.toggled.connect(lambda on: self._change(sound=on))
        self.loop.toggled.connect(lambda on: self._spec(loop=on))
        self.label_switch.toggled.connect(lambda on: self._change_spec(label=on))
        self.mark_keys.toggled.connect(lambda on: self._change_spec(mark_keys=on))
        self.folder.changed.connect(lambda folder: self._change(folder=str(folder)))
        self.export_button.clicked.connect(self._export)

    def _preset(self, key: str) -> None:
        self._take(self._choice.with_preset(film_preset(key)))

    @Slot(int)
    def _format(self, _index: int) -> None:
        self._take(self._choice.with_format(str(self.format.currentData())))

    def _spec(self, **fields: object) -> None:
        """Something that a preset says too."""
        spec = msgspec.structs.replace(self._choice.spec, **fields)
        self._change(spec=spec, preset="")

    def _change_spec(self, **fields: object) -> None:
        """Something that belongs to no preset."""
        self._change(spec=msgspec.structs.replace(self._choice.spec, **fields))

    def _change(self, **fields: object) -> None:
        self._take(msgspec.structs.replace(self._choice, **fields))

    def _take(self, choice: FilmExport) -> None:
        self._set(choice)
        self.choice_changed.emit(choice)

    def _set(self, choice: FilmExport) -> None:
        self._choice = choice
        kind, film = table.film_format(choice.spec.format), self._film
        if film is None:
            return
        for key, chip in self.presets.items():
            chip.setChecked(key == choice.preset)
        self.format.setCurrentIndex(self.format.findData(choice.spec.format))
        self.size_fields.set_size(*choice.size_for(film))
        self.own.setChecked(choice.own_size)
        self.rate.setCurrentIndex(self.rate.findData(str(choice.fps or film.course.fps)))
        for depths, bits in self.bits.items():
            bits.setVisible(depths == kind.depths)
            bits.set_value(str(choice.spec.bits))
        self.quality.set_value(choice.spec.quality)
        self.target.set_value(round(choice.spec.size_mb))
        self.blur.set_value(str(choice.subframes))
        self.edges.set_value(str(choice.supersample))
        self.poster.set_value(choice.poster)
        self.part.set_value("part" if choice.part else "whole")
        _check(self.sound, choice.sound and film.sound is not None and bool(kind.sound))
        _check(self.loop, choice.spec.loop)
        _check(self.label_switch, choice.spec.label)
        _check(self.mark_keys, choice.spec.mark_keys)
        self._show_marks(*choice.size_for(film))
        self._depth_row.setVisible(len(kind.depths) > 1)
        self.quality.setVisible(kind.quality and not choice.spec.size_mb)
        self._target_row.setVisible(kind.sized)
        self._poster_row.setVisible(kind.cover)
        self.loop.setVisible(kind.flag)
        self.sound.setVisible(film.sound is not None)
        self.sound.setEnabled(bool(kind.sound))
        self._tell()

    def _show_marks(self, width: int, height: int) -> None:
        """What can be marked and labelled at this size; the rest is said."""
        small = why_unmarked(width, height) if self._marking else ""
        self.mark_keys.setVisible(self._marking and not small)
        notes = [small, why_unlabelled(width, height) if self._choice.spec.label else ""]
        self.unmarked.set_text(" ".join(said(note) for note in notes if note))
        self.unmarked.setVisible(any(notes))

    def _tell(self) -> None:
        """What it will be, or why it cannot be."""
        choice, film = self._choice, self._film
        assert film is not None
        kind = table.film_format(choice.spec.format)
        summary = film_preset(choice.preset).summary if choice.preset else kind.summary
        self.preset_words.set_text(said(summary))
        width, height = choice.size_for(film)
        count = choice.shooting_for(film).count(film.seconds)
        facts = [counted(count, "{n:,} frame", "{n:,} frames"), f"{width:,} × {height:,}"]
        if choice.subframes > 1:
            facts.append(tr("{count} pictures a frame", count=choice.subframes))
        if choice.spec.size_mb:
            facts.append(tr("about {size:g} MB", size=choice.spec.size_mb))
        notes = [padded_words(kind, width, height)]
        if film.sound is not None and not kind.sound:
            notes.append(tr("This format has no sound."))
        text = " · ".join(facts)
        self.facts.set_text("\n".join([text, *(said(note) for note in notes if note)]))
        problem = ""
        try:
            choice.problem_for(film)
        except InputError as error:
            problem = said(error)
        self.say(problem, "bad")
        self.export_button.setEnabled(not problem)
        self.fit()

    @Slot()
    def _export(self) -> None:
        folder = str(self.folder.folder)
        self.export_asked.emit(msgspec.structs.replace(self._choice, folder=folder))


def _check(switch: Switch, on: bool) -> None:
    blocked = QObject.blockSignals(switch, True)
    switch.setChecked(on)
    QObject.blockSignals(switch, blocked)
