"""Learning a direction from pictures that have something and pictures that have it not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from studio.ui.directions.direction_list import DirectionList
from studio.ui.directions.direction_row import MAX_NAME
from studio.ui.directions.example_grid import ExampleGrid
from studio.ui.language.words import mark, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.progress_row import ProgressRow
from studio.ui.widgets.sheet import Sheet, set_primary
from studio.values.directions import Direction
from studio.values.recipe import Recipe

LEAST = 3
MORE_WITH, MORE_WITHOUT = mark("{count} more that have it"), mark("{count} more that have it not")
HOW = mark(
    "Click a picture that has what you mean, click twice if it has it not, and leave out what is"
    " not clear. A handful on either side is enough."
)


class FromExamplesDialog(Sheet):
    """`set_examples` fills the grid; `learn_asked` runs the job; the result shows as a strip.

    Pictures are asked for with `thumb_needed` and answered with `set_thumb`, whichever of the two
    kinds they are.
    """

    learn_asked = Signal(str, object, object)
    """Name, tuple of recipes that have it, tuple of recipes that lack it."""
    cancel_asked = Signal()
    more_asked = Signal()
    """More examples to mark, please."""
    thumb_needed = Signal(str, object)
    """Key, `Recipe`."""
    kept = Signal(object)
    """Tuple of one `Direction`."""

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(tr("Direction from examples"), tr(HOW), parent)
        self._recipe = recipe
        self._examples: dict[str, Recipe] = {}
        self._busy = False
        self.name = Field(tr("Name of the direction"))
        self.grid = ExampleGrid()
        self.more = Chip(tr("More pictures"))
        self.progress = ProgressRow()
        self.error = ErrorBanner()
        self.learned = DirectionList()
        self._build()
        self.learn_button = self.add_button(tr("Learn"), primary=True)
        self.keep_button = self.add_button(tr("Keep"))
        self._connect()
        self.resize(592, 640)
        self._show()

    # ---- told by the window ---------------------------------------------------------------------
    def set_examples(self, recipes: Sequence[Recipe]) -> None:
        """The places to choose from; marks of those already shown stay."""
        self._examples = {f"example/{recipe.id}": recipe for recipe in recipes}
        self.grid.set_keys(tuple(self._examples))
        for key, recipe in self._examples.items():
            self.thumb_needed.emit(key, recipe)

    def set_progress(self, done: int, total: int, eta_s: float | None = None) -> None:
        """How far the learning is."""
        self.progress.set_progress(done, total, eta_s)

    def set_learned(self, direction: Direction) -> None:
        """The job is done: show what it does to the place where one is."""
        self._busy = False
        self.learned.show_directions((direction,), self._recipe)
        self.learned.setVisible(True)
        self._show()

    def set_failed(self, sentence: str, cancelled: bool = False) -> None:
        """The job ended without a direction."""
        self._busy = False
        if not cancelled:
            self.error.show_error(sentence)
        self._show()

    def set_thumb(self, key: str, image: QImage) -> None:
        """A picture that was asked for."""
        if key in self._examples:
            self.grid.set_picture(key, image)
        else:
            self.learned.set_thumb(key, image)

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
        self.name.edit.setMaxLength(MAX_NAME)
        self.name.edit.setPlaceholderText(tr("Warmth, fog, symmetry …"))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.grid)
        self.learned.setFixedHeight(96)
        self.learned.hide()
        self.body.addWidget(FormRow(tr("Name"), self.name, self.more, stretch=False))
        self.body.addWidget(self.error)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.learned)

    def _connect(self) -> None:
        self.name.edit.textChanged.connect(self._show)
        self.grid.changed.connect(self._show)
        self.more.clicked.connect(self.more_asked)
        self.progress.cancelled.connect(self.cancel_asked)
        self.learned.thumb_needed.connect(self.thumb_needed)
        self.learned.changed.connect(self._show)
        self.learn_button.clicked.connect(self._learn)
        self.keep_button.clicked.connect(self._keep)

    @Slot()
    def _show(self) -> None:
        having, lacking = len(self.grid.marked("has")), len(self.grid.marked("lacks"))
        missing = [
            tr(words, count=LEAST - count)
            for count, words in ((having, MORE_WITH), (lacking, MORE_WITHOUT))
            if count < LEAST
        ]
        if not self.name.edit.text().strip():
            missing.insert(0, tr("a name"))
        ready = not missing and not self._busy
        self.say(
            tr("Still needed: {missing}.", missing=", ".join(missing))
            if missing
            else tr("{having} have it, {lacking} have it not.", having=having, lacking=lacking)
        )
        self.learn_button.setEnabled(ready)
        self.learn_button.setText(tr("Learn again") if self.learned.rows else tr("Learn"))
        self.keep_button.setVisible(bool(self.learned.rows))
        set_primary(self.learn_button, not self.learned.rows)
        set_primary(self.keep_button, bool(self.learned.rows))
        self.keep_button.setEnabled(bool(self.learned.kept()) and not self._busy)
        self.progress.setVisible(self._busy)

    @Slot()
    def _learn(self) -> None:
        self._busy = True
        self.error.dismiss()
        self.progress.start(tr("Comparing the pictures"))
        self._show()
        name = " ".join(self.name.edit.text().split())
        having = tuple(self._examples[key] for key in self.grid.marked("has"))
        lacking = tuple(self._examples[key] for key in self.grid.marked("lacks"))
        self.learn_asked.emit(name, having, lacking)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self.learned.kept())
        self.accept()

    def _stop(self) -> None:
        if self._busy:
            self._busy = False
            self.cancel_asked.emit()
