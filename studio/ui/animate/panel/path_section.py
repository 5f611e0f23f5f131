"""PATH: how the film goes through its places, how long, how fast, how evenly."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from studio.ui.animate.panel.loop_row import LoopRow
from studio.ui.animate.panel.time_field import TimeField
from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.section import Section
from studio.values.film import MAX_SECONDS, Film

MIXED = "mixed"
SHAPES = (
    ("smooth", mark("Smooth")),
    ("straight", mark("Straight")),
    (MIXED, mark("As each keyframe says")),
)
ENDS = (("closed", mark("Closed loop")), ("open", mark("Open path")))
EVEN = (
    ("within", mark("Even motion within segments")),
    ("whole", mark("Even motion, whole film")),
    ("off", mark("Motion by time alone")),
)
EVEN_TIP = mark(
    "Constant visual speed: how far pictures move is measured on drafts of the path. Over the whole"
    " film keyframes slide to where they are reached."
)
SHAPE_TIP = mark(
    "Smooth: through every place without a corner (Catmull-Rom). Straight: directly from place to"
    " place."
)

LOOP_TIP = mark(
    "The noise goes round a circle while the film goes along its path, and comes back to its"
    " beginning: even one place moves then, without a seam."
)
SHORTEST_TIP = mark(
    "Looks for keyframes between the chosen one and the next, on whose way pictures change least;"
    " with none chosen, all along the film. Not for diffusion."
)
MERGE_TIP = mark(
    "Region by region, in shared light: between two keyframes there is one picture, no double"
    " exposure"
)


def shape_of(film: Film) -> str:
    """`smooth`, `straight` or `mixed`."""
    eases = {key.ease for key in film.keys}
    if eases <= {"smooth"}:
        return "smooth"
    return "straight" if eases == {"linear"} else MIXED


class PathSection(Section):
    """Says by signals what was chosen; `set_film` shows it."""

    shape_chosen = Signal(object)
    """`smooth` or `straight`."""
    ends_chosen = Signal(object)
    """`closed` or `open`."""
    even_chosen = Signal(object)
    seconds_changed = Signal(object)
    fps_changed = Signal(object)
    loop_changed = Signal(object)
    """`NoiseLoop` or None."""
    shortest_asked = Signal()
    way_chosen = Signal(object)
    """`merge` or `round`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Path"), 14, parent=parent)
        self.shape_box = ChoiceBox(tr_pairs(SHAPES))
        self.ends = ChoiceBox(tr_pairs(ENDS))
        self.even = ChoiceBox(tr_pairs(EVEN))
        self.seconds = TimeField(tr("Seconds"), 0.1, MAX_SECONDS, "s")
        self.fps = TimeField(tr("Frames a second"), 1, 240, "fps")
        self.seconds.set_value(12.0)
        self.fps.set_value(30.0)
        for box, name, tip in (
            (self.shape_box, tr("Path"), tr(SHAPE_TIP)),
            (self.ends, tr("Open or closed"), ""),
            (self.even, tr("Even motion"), tr(EVEN_TIP)),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tip)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.shape_box, 0, 0)
        grid.addWidget(self.ends, 0, 1)
        grid.addWidget(self.seconds, 1, 0)
        grid.addWidget(self.fps, 1, 1)
        grid.addWidget(self.even, 2, 0, 1, 2)
        self.loop = Chip(tr("Noise loop"))
        self.loop.setCheckable(True)
        self.loop.setToolTip(tr(LOOP_TIP))
        self.shortest = Chip(tr("Shortest path"))
        self.shortest.setToolTip(tr(SHORTEST_TIP))
        self.circle = LoopRow()
        self.circle.hide()
        for chip, column in ((self.loop, 0), (self.shortest, 1)):
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(chip, 3, column)
        self.merge = Chip(tr("Merge"))
        self.merge.setCheckable(True)
        self.merge.setToolTip(tr(MERGE_TIP))
        self.merge.hide()
        grid.addWidget(self.merge, 4, 0)
        grid.addWidget(self.circle, 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.shape_box.activated.connect(self._shape)
        self.ends.activated.connect(self._ends)
        self.even.activated.connect(self._even)
        self.seconds.value_changed.connect(self.seconds_changed)
        self.fps.value_changed.connect(self.fps_changed)
        self.loop.clicked.connect(self._loop)
        self.circle.changed.connect(self.loop_changed)
        self.shortest.clicked.connect(self.shortest_asked)
        self.merge.clicked.connect(self._way)

    def set_film(self, film: Film, merges: bool = False) -> None:
        """Show how it goes; `merges`: whether the model in hand can go region by region."""
        course, shape = film.course, shape_of(film)
        _take(self.shape_box, shape)
        self.shape_box.view().setRowHidden(2, shape != MIXED)  # type: ignore[attr-defined]
        _take(self.ends, "closed" if course.closed else "open")
        _take(self.even, course.even)
        self.seconds.set_value(course.seconds)
        self.fps.set_value(course.fps)
        self.loop.setChecked(course.loop is not None)
        self.merge.setChecked(course.how == "merge")
        self.merge.setVisible(merges or course.how == "merge")
        self.circle.setVisible(course.loop is not None)
        if course.loop is not None:
            self.circle.set_loop(course.loop)

    @Slot(int)
    def _shape(self, _index: int) -> None:
        if self.shape_box.currentData() != MIXED:
            self.shape_chosen.emit(self.shape_box.currentData())

    @Slot(int)
    def _ends(self, _index: int) -> None:
        self.ends_chosen.emit(self.ends.currentData())

    @Slot()
    def _loop(self) -> None:
        self.loop_changed.emit(self.circle.loop if self.loop.isChecked() else None)

    @Slot()
    def _way(self) -> None:
        self.way_chosen.emit("merge" if self.merge.isChecked() else "round")

    @Slot(int)
    def _even(self, _index: int) -> None:
        self.even_chosen.emit(self.even.currentData())


def _take(box: ChoiceBox, value: str) -> None:
    """Show a choice, silently."""
    box.setCurrentIndex(max(0, box.findData(value)))
