"""Keeping what was just seen as a short film."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.export.films import table
from studio.export.films.descriptor import FilmFormat
from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.theme.fonts import words
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.folder_row import FolderRow
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch

LABEL_WORDS = mark("A small tag in the lower right corner of every frame says “Made with AI”.")
SIDES = (("256", "256"), ("512", "512"), ("720", "720"), ("1080", "1080"))


@dataclass(frozen=True)
class FilmChoice:
    """A film of `width` × `height` pixels at `fps` pictures a second, put into `folder`.

    `kind` is the key of its format, `label` says in a corner that a model made it.
    """

    kind: str
    width: int
    height: int
    fps: int
    seconds: float
    folder: str
    label: bool = False


class FilmKeepDialog(Sheet):
    """`keep_asked` says how; the moves that were made are known to whoever built the window."""

    keep_asked = Signal(object)
    """`FilmChoice`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keep as a film"), parent=parent)
        self._seconds = 10.0
        self._aspect = 1.0
        self.kind = ChoiceBox(tr_pairs((known.key, known.name) for known in table.FORMATS))
        self.kind.setAccessibleName(tr("Format"))
        self.side = Segmented(SIDES, tr("Shorter side in pixels"))
        self.rates = {known.key: _rates(known) for known in table.FORMATS}
        self._rate_rows = {
            kind: FormRow(tr("Per second"), rate) for kind, rate in self.rates.items()
        }
        self.facts = Paragraph("", "secondary", words(11))
        self.label_switch = Switch(tr("Visible label"), tr(LABEL_WORDS))
        self.folder = FolderRow()
        self.side.set_value("512")
        self.add_group(FormRow(tr("Format"), self.kind), FormRow(tr("Size"), self.side))
        self.add_group(*self._rate_rows.values(), FormRow("", self.facts, stretch=False))
        self.body.addWidget(self.label_switch)
        self.body.addWidget(FormRow(tr("Folder"), self.folder, stretch=False))
        self.cancel_button = self.add_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button = self.add_button(tr("Keep"), primary=True)
        self.keep_button.clicked.connect(self._keep)
        self.kind.currentIndexChanged.connect(self._show)
        for choice in (self.side, *self.rates.values()):
            choice.chosen.connect(self._show)
        self.finish(400)
        self.set_film(10.0, 1, 1)

    def set_film(
        self, seconds: float, width: int, height: int, folder: str = "", label: bool = False
    ) -> None:
        """What there is to keep: how long, and a picture whose shape it has."""
        from pathlib import Path

        from studio.files.paths import pictures_folder

        self._seconds = seconds
        self._aspect = width / height
        self.label_switch.setChecked(label)
        self.folder.set_folder(Path(folder) if folder else pictures_folder())
        self.set_summary(tr("The last {seconds:.0f} seconds, as you saw them.", seconds=seconds))
        self._show()

    @property
    def choice(self) -> FilmChoice:
        """What is set; sides are even, as films want them."""
        kind = str(self.kind.currentData())
        short = int(self.side.value)
        long = round(short * max(self._aspect, 1 / self._aspect) / 2) * 2
        width, height = (long, short) if self._aspect >= 1 else (short, long)
        fps = int(self.rates[kind].value)
        return FilmChoice(
            kind, width, height, fps, self._seconds, str(self.folder.folder),
            self.label_switch.isChecked(),
        )  # fmt: skip

    @Slot()
    def _show(self) -> None:
        choice = self.choice
        for kind, row in self._rate_rows.items():
            row.setVisible(kind == choice.kind)
        summary = said(table.film_format(choice.kind).summary)
        frames = round(choice.fps * choice.seconds)
        size = f"{choice.width:,} × {choice.height:,}"
        self.facts.set_text(
            tr(
                "{frames:,} pictures of {size}; {summary}.",
                frames=frames,
                size=size,
                summary=summary,
            )
        )
        self.fit()

    @Slot()
    def _keep(self) -> None:
        self.keep_asked.emit(self.choice)
        self.accept()


def _rates(known: FilmFormat) -> Segmented:
    """The rates of one format, the usual one chosen."""
    choice = Segmented(
        tuple((str(rate), str(rate)) for rate in known.rates), tr("Pictures a second")
    )
    choice.set_value(str(known.usual_rate))
    return choice
