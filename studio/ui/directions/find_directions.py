"""Finding what a model can be moved along, and naming it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.directions.direction_list import DirectionList
from studio.ui.language.words import counted, mark, tr, tr_pairs
from studio.ui.theme.fonts import words
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.progress_row import ProgressRow
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.layers import has_middle, has_w
from studio.values.recipe import Recipe

COUNTS = (("4", "4"), ("8", "8"), ("16", "16"))
WAYS = (
    ("weights", mark("In its weights")),
    ("samples", mark("In many styles")),
    ("pictures", mark("In many pictures")),
)
INSIDE_WAYS = (
    ("inside", mark("Inside the network")),
    ("pictures", mark("In many pictures")),
)
HOW = {
    "inside": mark(
        "Watches the middle of the network while many pictures come out of noise, and looks for"
        " what differs most between them there: often what they show rather than how light or"
        " colourful they are."
    ),
    "weights": mark(
        "Reads from the weights themselves which changes of style this model answers to"
        " most. Found at once; a few pictures then tell how strongly each one works."
    ),
    "samples": mark(
        "Looks at ten thousand styles for what differs most between them. Found at once;"
        " a few pictures then tell how strongly each one works."
    ),
    "pictures": mark(
        "Draws many pictures with this model and looks for what differs most between them."
    ),
}
THEN = mark(
    "You then see each direction at work, name those that mean something, and leave the rest."
)
LAYERS = (("parts", mark("Shape, form, colour apart")), ("all", mark("All together")))
LAYERS_TERM = mark(
    "Directions of the coarse, the middle and the fine layers, or of all layers at once"
)


TERMS = {
    "inside": mark("PCA in h: the principal axes of the bottleneck of the denoising network."),
    "weights": mark(
        "SeFa: closed-form factorization of the weights that turn a style into a picture."
    ),
    "samples": mark("PCA in w: the principal axes of many styles, as GANSpace finds them."),
    "pictures": mark("PCA: the principal axes of many pictures."),
}
SIZE_PX = (700, 600)
"""Of all three stages: nothing moves under the pointer when results come."""
NOTHING_HERE = mark(
    "None of these changes the picture at this place; try another place or another way."
)


class FindDirectionsDialog(Sheet):
    """Three stages: how many; progress that can be cancelled; found directions to name.

    Whoever built the window runs the job on `find_asked`, tells `set_progress`, `set_found` or
    `set_failed`, cancels it on `cancel_asked`, and answers `thumb_needed` with `set_thumb`.
    """

    find_asked = Signal(int, str, bool)
    """How many directions, where to look (`weights`, `samples`, `pictures`), each part apart."""
    cancel_asked = Signal()
    thumb_needed = Signal(str, object)
    """Key, `Recipe`."""
    kept = Signal(object)
    """Tuple of `Direction`."""

    def __init__(self, card: Card, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Find directions"), tr("What {name} can be moved along.", name=card.name), parent
        )
        self._recipe = recipe
        self._busy = False
        self._styled, inside = has_w(card.info), has_middle(card.info)
        ways: tuple[tuple[str, str], ...] = INSIDE_WAYS if inside else WAYS
        if inside and "finds_directions" not in card.info.abilities:
            ways = INSIDE_WAYS[:1]
        self._chooses = self._styled or len(ways) == 2
        self.count = Segmented(COUNTS, tr("How many directions"))
        self.count.set_value("8")
        self.way = Segmented(tr_pairs(ways), tr("Where to look"))
        self.way.set_tips({key: tr(TERMS[key]) for key, _ in ways})
        self.way.set_value("inside" if inside else "weights" if self._styled else "pictures")
        self.layers = Segmented(tr_pairs(LAYERS), tr("Layers"))
        self.layers.setToolTip(tr(LAYERS_TERM))
        self.words = Paragraph("", "text", words(13))
        self.progress = ProgressRow(tr("Drawing pictures and comparing them"))
        self.error = ErrorBanner()
        self.list = DirectionList()
        self._stack = QStackedWidget()
        self._build()
        self.main_button = self.add_button(tr("Find"), primary=True)
        self._connect()
        self._show_way()
        self.resize(*SIZE_PX)

    # ---- told by the window ---------------------------------------------------------------------
    def begin(self, text: str) -> None:
        """Work begins, of which `text` says what it is."""
        self._busy = True
        self.error.dismiss()
        self._stack.setCurrentIndex(1)
        self.progress.start(text)
        self.main_button.setEnabled(False)

    def set_progress(self, done: int, total: int, eta_s: float | None = None) -> None:
        """`done` of `total` pictures compared."""
        self.progress.set_progress(done, total, eta_s)

    def set_found(self, directions: tuple[Direction, ...]) -> None:
        """The job is done: show them, the strongest first."""
        self._busy = False
        if not directions:
            self.set_failed(tr("The pictures of this model differ in no clear direction."))
            return
        self._stack.setCurrentWidget(self.list)
        self.list.show_directions(directions, self._recipe)

    def set_failed(self, sentence: str, cancelled: bool = False) -> None:
        """The job ended without directions."""
        self._busy = False
        self._stack.setCurrentIndex(0)
        self.main_button.setText(tr("Find"))
        self.main_button.setEnabled(True)
        if cancelled:
            self.error.dismiss()
        else:
            self.error.show_error(sentence)

    def set_thumb(self, key: str, image: QImage) -> None:
        """A picture that was asked for."""
        self.list.set_thumb(key, image)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: nothing goes on behind a closed sheet."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Qt: Esc."""
        self._stop()
        super().reject()

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.words)
        self.way_row = FormRow(tr("Where"), self.way)
        self.layers_row = FormRow(tr("Layers"), self.layers)
        column.addWidget(self.way_row)
        column.addWidget(FormRow(tr("How many"), self.count))
        column.addWidget(self.layers_row)
        self.way_row.setVisible(self._chooses)
        column.addStretch(1)
        working = QWidget()
        middle = QVBoxLayout(working)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignTop)
        for page in (start, working, self.list):
            self._stack.addWidget(page)
        self.body.addWidget(self.error)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.main_button.clicked.connect(self._main)
        self.way.chosen.connect(self._show_way)
        self.progress.cancelled.connect(self._cancel)
        self.list.changed.connect(self._count_kept)
        self.list.thumb_needed.connect(self.thumb_needed)

    @Slot()
    def _show_way(self) -> None:
        self.words.set_text(f"{tr(HOW[self.way.value])} {tr(THEN)}")
        self.layers_row.setVisible(self._styled and self.way.value in ("weights", "samples"))

    @Slot()
    def _main(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.kept.emit(self.list.kept())
            self.accept()
            return
        pictures = self.way.value in ("pictures", "inside")
        words = tr("Drawing pictures and comparing them")
        self.begin(words if pictures else tr("Seeing how strongly each one shows"))
        apart = self.layers.value == "parts"
        self.find_asked.emit(int(self.count.value), self.way.value, apart)

    @Slot()
    def _cancel(self) -> None:
        self.cancel_asked.emit()

    def _stop(self) -> None:
        if self._busy:
            self._busy = False
            self.cancel_asked.emit()

    @Slot()
    def _count_kept(self) -> None:
        count = len(self.list.kept())
        self.main_button.setText(counted(count, "Keep {n} direction", "Keep {n} directions"))
        self.main_button.setEnabled(count > 0)
        if self.list.rows and not self.list.shows:
            self.error.show_error(tr(NOTHING_HERE))
