"""The size of an export: a menu of sizes, width and height, dots per inch, and enlarging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.export.papers import PAPERS_MM, SCREENS_PX
from studio.files.enlargers import kept_enlargers, put_back, remove
from studio.ui.exporting.export_choice import TURNED, made_from, sizes_for
from studio.ui.language.words import mark, said, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.kept_choice import KeptChoice
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.size_fields import SizeFields
from studio.ui.widgets.size_rules import fitted, pixel_words, print_words, why_not
from studio.ui.widgets.switch import Switch
from studio.values.card import Sizes

CUSTOM = "custom"
PAPERS = {paper.lower() for paper in PAPERS_MM}
ENLARGE_WORDS = mark(
    "The model makes it smaller. A Lanczos filter scales that up, and edges stay as soft as they"
    " were; a network that you added draws detail of its own."
)
FILTER = mark("Lanczos filter")


class SizeRows(QWidget):
    """Sizes follow the picture's own; paper sizes follow the dots per inch."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = (1024, 1024)
        self._sizes = Sizes((1024, 1024), any_size=True, any_aspect=True)
        self._key = "canvas"
        self.chip = Chip(tr("As it is"))
        self._menu = QMenu(self)
        self.chip.set_menu(self._menu)
        self.fields = SizeFields()
        self.dpi = NumberField(tr("Dots per inch"), 1, 2400, tr("dpi"))
        self.facts = Paragraph("", "secondary", words(11))
        self.enlarge = Switch(tr("Enlarge"), tr(ENLARGE_WORDS))
        self.by = ChoiceBox((("", tr(FILTER)),))
        self.by.setAccessibleName(tr("Enlarge by"))
        self._by_row = KeptChoice(tr("By"), self.by, tr("Take this network off the list"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(FormRow(tr("Size"), self.chip))
        column.addWidget(FormRow(tr("Pixels"), self.fields, self.dpi))
        column.addWidget(FormRow("", self.facts, stretch=False))
        column.addWidget(self.enlarge)
        column.addWidget(self._by_row)
        self.enlarge.toggled.connect(self._enlarge_toggled)
        self.by.activated.connect(self._by_chosen)
        self._by_row.remove_asked.connect(self._remove)
        self._by_row.back_asked.connect(self._put_back)
        self.fields.changed.connect(self._typed)
        self.dpi.value_changed.connect(self._dpi_changed)

    @property
    def key(self) -> str:
        """Which entry of the menu is taken, or `custom`."""
        return self._key

    @property
    def enlarger(self) -> str:
        """The hash of the kept network that enlarges; empty for the filter."""
        return str(self.by.currentData() or "")

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height)."""
        return self.fields.size_px

    @property
    def problem(self) -> str:
        """Why the model cannot make this size and nothing helps; empty when it can."""
        return "" if self.enlarge.isChecked() else why_not(self._sizes, *self.size_px)

    def set_picture(self, width: int, height: int, sizes: Sizes) -> None:
        """The picture's own size, and what its model can make."""
        self._own = (width, height)
        self._sizes = sizes
        self._refill()
        self.choose(self._key if self._key in self._offered() else CUSTOM)

    def choose(self, key: str, size_px: tuple[int, int] | None = None) -> None:
        """Take an entry of the menu; `size_px` is what `custom` starts from."""
        offered = self._offered()
        self._key = key if key in offered else CUSTOM
        if self._key in offered:
            size_px = offered[self._key][1:]
        if size_px is not None:
            self.fields.set_size(*size_px)
        self._show()

    def set_dpi(self, dpi: float) -> None:
        """Show dots per inch, silently; paper sizes follow."""
        self.dpi.set_value(round(dpi))
        self._refill()
        self.choose(self._key)

    def set_enlarge(self, on: bool, enlarger: str = "") -> None:
        """Whether sizes beyond the model are scaled up, silently, and by which kept network."""
        self.by.clear()
        self.by.addItem(tr(FILTER), "")
        for known in kept_enlargers():
            words = tr("{name} · {n}× {kind}", name=known.name, n=known.scale, kind=known.kind)
            self.by.addItem(words, known.sha256)
        self.by.setCurrentIndex(max(0, self.by.findData(enlarger)))
        self._by_row.set_own(bool(self.enlarger))
        self.enlarge.blockSignals(True)
        self.enlarge.setChecked(on)
        self.enlarge.blockSignals(False)
        self._refill()

    @Slot(int)
    def _by_chosen(self, _index: int) -> None:
        self._by_row.set_own(bool(self.enlarger))
        self.changed.emit()

    @Slot(str)
    def _remove(self, sha256: str) -> None:
        name = self.by.currentText()
        if self._relisted(lambda: remove(sha256), ""):
            self._by_row.tell_removed(sha256, name)
            self._show()

    @Slot(str)
    def _put_back(self, sha256: str) -> None:
        self._relisted(lambda: put_back(sha256), sha256)
        self._by_row.tell_removed("", "")
        self._show()

    def _relisted(self, change: Callable[[], object], chosen: str) -> bool:
        """Change the list and choose one of it; whether that could be done."""
        try:
            change()
        except StudioError as error:
            self.facts.set_text(said(error), "bad")
            return False
        self.set_enlarge(self.enlarge.isChecked(), chosen)
        self.changed.emit()
        return True

    @Slot(bool)
    def _enlarge_toggled(self, _on: bool) -> None:
        self._refill()
        self.choose(self._key)
        self.changed.emit()

    def _offered(self) -> dict[str, tuple[str, int, int]]:
        """The sizes of the menu, each the nearest that the model can make."""
        found = {}
        for key, (name, width, height) in sizes_for(*self._own, self.dpi.value).items():
            if self.enlarge.isChecked():
                found[key] = (name, width, height)
                continue
            near = fitted(self._sizes, width, height)
            close = all(abs(a - b) <= 64 for a, b in zip(near, (width, height), strict=True))
            if close:
                found[key] = (name, *near)
        return found

    def _refill(self) -> None:
        self._menu.clear()
        paper, screen = QMenu(tr("Paper"), self._menu), QMenu(tr("Screen and social"), self._menu)
        for key, (name, width, height) in self._offered().items():
            upright = key.removesuffix(TURNED)
            into = paper if upright in PAPERS else screen if key in SCREENS_PX else self._menu
            action = into.addAction(f"{name}\t{width:,} × {height:,}")
            action.triggered.connect(lambda _=False, key=key: self._chosen(key))
        self._menu.addSeparator()
        for menu in (paper, screen):
            if not menu.isEmpty():
                self._menu.addMenu(menu)
        self._menu.addAction(tr("Custom")).triggered.connect(lambda: self._chosen(CUSTOM))

    def _chosen(self, key: str) -> None:
        self.choose(key)
        self.changed.emit()

    @Slot(int, int)
    def _typed(self, width: int, height: int) -> None:
        self._key = CUSTOM
        self._show()
        self.changed.emit()

    @Slot(int)
    def _dpi_changed(self, dpi: int) -> None:
        self.set_dpi(dpi)
        self.changed.emit()

    def _show(self) -> None:
        offered = self._offered()
        self.chip.set_text(offered[self._key][0] if self._key in offered else tr("Custom"))
        size, problem = self.size_px, self.problem
        dpi = self.dpi.value
        facts = tr(
            "{pixels} · prints {size}", pixels=pixel_words(*size), size=print_words(*size, dpi)
        )
        beyond = why_not(self._sizes, *size)
        if beyond and not problem:
            small = made_from(self._sizes, *size) if self._sizes.any_size else self._own
            facts += tr(" · made at {wide:,} × {high:,}", wide=small[0], high=small[1])
        self.enlarge.setVisible(bool(beyond) or not self._sizes.any_size)
        shown = self.enlarge.isChecked() and not self.enlarge.isHidden()
        self._by_row.setVisible(shown and (self.by.count() > 1 or bool(self._by_row.told)))
        self.facts.set_text(problem or facts, "bad" if problem else "secondary")
