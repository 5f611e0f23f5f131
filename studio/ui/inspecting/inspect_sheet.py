"""The sheet that shows what a file says about itself; another one can be dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.inspecting.inspected import MAX_TEXT, Inspected, Rows
from studio.ui.language.words import counted, mark, said, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.form_row import FormRow, line_up
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.thumb import Thumb
from studio.values.film.model import Film

WIDTH_PX = 520
THUMB_PX = 72
LOOKING = mark("Looking into {name} …")
NO_RECIPE = mark("It holds no recipe of this studio.")
MISSING = mark("Its model is not installed here, so the place cannot be restored.")
AGAIN = mark("Drop another picture or film here to look into it.")


class InspectSheet(Sheet):
    """`look_at` announces a file, `show_file` fills the sheet, `set_picture` its small picture."""

    restore_asked = Signal()
    film_asked = Signal()
    choose_asked = Signal()
    dropped = Signal(object)
    """`Path`: another file to look into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Inspect"), parent=parent)
        self.thumb = Thumb(THUMB_PX)
        self.thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.thumb.setAccessibleName(tr("The picture"))
        self.set_aside(self.thumb)
        self._page = QWidget()
        self.body.addWidget(self._page)
        QVBoxLayout(self._page)
        self.verdict = Paragraph("")
        self.choose = self.add_button(tr("Another file …"))
        self.open_film = self.add_button(tr("Open film"))
        self.restore = self.add_button(tr("Restore place"), primary=True)
        self.open_film.clicked.connect(self.film_asked)
        self.open_film.hide()
        self._film: Film | None = None
        self.choose.clicked.connect(self.choose_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.restore.setEnabled(False)
        self.setAcceptDrops(True)
        self.finish(WIDTH_PX)

    @Slot(object)
    def look_at(self, path: Path) -> None:
        """A file is being looked into."""
        self.set_summary(tr(LOOKING, name=path.name))
        self.restore.setEnabled(False)
        self.set_film(None)
        self.thumb.hide()
        self.say("")
        self._fill([])

    def set_picture(self, image: QImage) -> None:
        """The file's own picture, small."""
        self.thumb.set_picture(QPixmap.fromImage(image))
        self.thumb.show()

    def set_film(self, film: Film | None) -> None:
        """The whole film that the file tells of; None where it is none."""
        self._film = film
        self.open_film.setVisible(film is not None)

    def show_file(self, found: Inspected, restorable: bool) -> None:
        """Show what is known; `restorable`: its model is at hand."""
        about = _film_words(self._film) if self._film is not None else ""
        self.set_summary(" · ".join(filter(None, (found.path.name, about))))
        self.restore.setEnabled(found.recipe is not None and restorable)
        self._fill(self._parts(found, restorable))
        self.say(tr(AGAIN))
        self.fit()

    # ---- inside ---------------------------------------------------------------------------------
    def _parts(self, found: Inspected, restorable: bool) -> list[QWidget]:
        if found.problem and not found.made and found.credentials.state == "none":
            return [_sentence(found.problem, "bad")]
        self.verdict = _sentence(said(found.credentials.words), found.tone)
        parts: list[QWidget] = [SectionHeader(tr("Content Credentials")), self.verdict]
        parts += _rows(found.signed)
        parts.append(SectionHeader(tr("Recipe")))
        if found.problem:
            parts.append(_sentence(found.problem, "bad"))
        elif found.recipe is None:
            parts.append(_sentence(tr(NO_RECIPE), "secondary"))
        parts += _rows(found.made)
        if found.recipe is not None and not restorable:
            parts.append(_sentence(tr(MISSING), "secondary"))
        if found.mark:
            parts += [SectionHeader(tr("Invisible mark")), _sentence(found.mark, "text")]
        if found.tool:
            parts.append(SectionHeader(tr("Made with {tool}", tool=found.tool)))
            parts += _rows(found.foreign)
            if not found.foreign:
                parts.append(Paragraph(_shortened(found.text), "text", figures(11)))
        return parts

    def _fill(self, parts: list[QWidget]) -> None:
        """A new page in place of the old one."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for index, part in enumerate(parts):
            if index and isinstance(part, SectionHeader):
                column.addSpacing(8)
            column.addWidget(part)
        line_up(page)
        old, self._page = self._page, page
        self.body.replaceWidget(old, page)
        old.hide()
        page.show()
        old.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome."""
        if _file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the next one to look into."""
        path = _file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _film_words(film: Film) -> str:
    """How much there is to a film."""
    parts = [
        counted(len(film.keys), "{n:,} keyframe", "{n:,} keyframes"),
        counted(len(film.tracks), "{n:,} curve", "{n:,} curves") if film.tracks else "",
        tr("{seconds:.1f} s", seconds=film.seconds),
    ]
    return " · ".join(filter(None, parts))


def _sentence(text: str, tone: str) -> Paragraph:
    weight = QFont.Weight.Medium if tone in ("good", "bad") else QFont.Weight.Normal
    return Paragraph(text, tone, words(13, weight))


def _rows(rows: Rows) -> list[QWidget]:
    return [FormRow(name, Paragraph(text, "text"), stretch=False) for name, text in rows]


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT].rstrip() + " …"


def _file_in(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = (url for url in event.mimeData().urls() if url.isLocalFile())
    return next((Path(url.toLocalFile()) for url in urls), None)
