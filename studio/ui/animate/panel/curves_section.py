"""ANIMATE: the curves of the film, and what the one that is worked on is made of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.animate.panel.curve_row import CurveRow
from studio.ui.animate.panel.source_editor import SourceEditor
from studio.ui.animate.targets import TargetChoice, choice_of, source_words
from studio.ui.language.words import mark, tr
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.values.film import Film, Source

NOTHING = mark("A curve moves a slider over time, on top of the path.")


class CurvesSection(Section):
    """Rows follow the film; all that is wanted of them is said by signals."""

    add_wanted = Signal(object)
    """QPoint (global): a menu of what can be animated."""
    chosen = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, object)
    heard_dropped = Signal(object, object)
    source_changed = Signal(object, object)
    """Id, `Source`: while a hand moves."""
    source_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Animate"), 12, parent=parent)
        self.add = self.header.add_action(
            tr("+ Curve"), "", tr("Animates a slider, a direction, a class, the noise …")
        )
        self.empty = Paragraph(tr(NOTHING), "faint")
        self._rows: dict[str, CurveRow] = {}
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 2, 0, 0)
        self._list.setSpacing(1)
        self._editor: SourceEditor | None = None
        self._edited = ""
        self.body.addWidget(self.empty)
        self.body.addLayout(self._list)
        self.add.clicked.connect(self._add)

    @property
    def rows(self) -> dict[str, CurveRow]:
        """Row by the id of its curve."""
        return self._rows

    @property
    def editor(self) -> SourceEditor | None:
        """The editor of the active curve."""
        return self._editor

    def set_film(
        self, film: Film, known: tuple[TargetChoice, ...], active: str, bands: tuple[str, ...]
    ) -> None:
        """Show its curves; `active` is the one that is worked on."""
        ids = [track.id for track in film.tracks]
        if ids != list(self._rows):
            self._rebuild(ids)
        for track in film.tracks:
            choice = choice_of(track.target, known)
            made_of = source_words(track.source, bands)
            self._rows[track.id].set_words(choice.name, made_of, track.muted, track.id == active)
        self.empty.setVisible(not ids)
        worked_on = next((t for t in film.tracks if t.id == active), None)
        if worked_on is None:
            self._close_editor()
        else:
            choice = choice_of(worked_on.target, known)
            self._open_editor(active, worked_on.source, choice.high - choice.low)

    def _rebuild(self, ids: list[str]) -> None:
        self._close_editor()
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for hue, curve in enumerate(ids):
            row = CurveRow(curve, hue)
            row.chosen.connect(self.chosen)
            row.removed.connect(self.removed)
            row.menu_wanted.connect(self.menu_wanted)
            row.heard_dropped.connect(self.heard_dropped)
            self._rows[curve] = row
            self._list.addWidget(row)

    def _open_editor(self, curve: str, source: Source, span: float) -> None:
        editor = self._editor
        if editor is not None and self._edited == curve and editor.kind is type(source):
            editor.set_source(source)
            return
        self._close_editor()
        self._edited = curve
        self._editor = SourceEditor(source, span)
        self._editor.changed.connect(self._source)
        self._editor.settled.connect(self.source_settled)
        self._list.insertWidget(list(self._rows).index(curve) + 1, self._editor)

    def _close_editor(self) -> None:
        editor, self._editor, self._edited = self._editor, None, ""
        if editor is not None:
            self._list.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    @Slot(object)
    def _source(self, source: Source) -> None:
        self.source_changed.emit(self._edited, source)

    @Slot()
    def _add(self) -> None:
        self.add_wanted.emit(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))
