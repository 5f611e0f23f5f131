"""The page about a model: opened, its report fetched from the cache or measured, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from studio.library.described import keep_report, kept_pictures, kept_report
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.jobs import TaskMoved
from studio.ui.engine.qimage import to_qimage
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, tr
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.described import SHEET, sample_count
from studio.values.messages import (
    DescribeModelJob,
    InstalledModel,
    JobFailed,
    JobFrame,
    ModelDescribed,
    Result,
)
from studio.values.recipe import Recipe
from studio.values.variety import ModelReport

if TYPE_CHECKING:
    from studio.ui.models.browser.model_details import ModelDetails

NO_SEEDS = mark(
    "{name} draws nothing by itself: it has no seeds, only places that pictures are put at."
)
DETAILS = "details"
DETAILS_PX = 160
AT_ONCE_S = 20.0
"""What takes longer is drawn only when asked for."""
Kept = tuple[ModelReport, dict[int, QImage]]


class AboutController(QObject):
    """Between the pages and engine, cache and thumbs; lives on the GUI thread."""

    edit_asked = Signal(object)
    """`InstalledModel` whose card is to be edited."""
    licence_told = Signal(object, str, str)
    """`InstalledModel`, its licence, where that can be read."""
    model_chosen = Signal(object)
    """`InstalledModel` to work with."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.parent)
        self._parent, self._view = context.parent, context.view
        self._thumbs, self._engine_jobs = context.engine.thumbs, context.engine.jobs
        self._aside = BackgroundCalls(self)
        self._pages: list[ModelDetails] = []
        self._jobs: dict[int, ModelDetails] = {}
        self._pictures: dict[int, dict[int, Bytes]] = {}
        self._thumbs.ready.connect(self._thumb)
        self._engine_jobs.progressed.connect(self._progressed)

    def close(self) -> None:
        """The window goes: pages close, what is being read or written is waited for."""
        for page in self._pages:
            if isValid(page):
                page.close()
        self._aside.close()

    @Slot(object)
    def show(self, model: InstalledModel) -> None:
        """About a model: its card, what it makes, how varied that is, its openers."""
        page = self.open(model)
        if page.isVisible():
            page.raise_()
            page.activateWindow()
            return
        page.edit_asked.connect(self.edit_asked)
        page.licence_told.connect(self.licence_told)
        page.model_chosen.connect(self.model_chosen)
        page.opener_chosen.connect(self._view.go_to)
        self._view.models_changed.connect(page.renew)
        page.show()

    def open(self, model: InstalledModel) -> ModelDetails:
        """The page of a model, perhaps one that is open already; not yet shown."""
        from studio.ui.models.browser.model_details import ModelDetails

        self._pages = [page for page in self._pages if isValid(page)]
        for page in self._pages:
            if page.model.card.sha256 == model.card.sha256 and page.isVisible():
                return page
        page = ModelDetails(model, self._parent)
        self._pages.append(page)
        page.thumb_needed.connect(self._want)
        page.makes.asked.connect(lambda count: self._measure(page, count))
        page.makes.cancelled.connect(lambda: self._cancel(page))
        page.finished.connect(lambda _code: self._gone(page))
        self._fetch(page)
        return page

    # ---- the report -----------------------------------------------------------------------------
    def _fetch(self, page: ModelDetails) -> None:
        card = page.model.card

        def taken(kept: object) -> None:
            if not isValid(page) or not page.is_open:
                return
            if isinstance(kept, tuple):
                self._show(page, *kept)
            elif card.info.space.prior == "none":
                page.makes.set_failed(
                    tr(NO_SEEDS, name=card.name), cancelled=False,
                )  # fmt: skip
            elif 0 < sample_count(card) * card.draft_ms < 1000 * AT_ONCE_S:
                self._measure(page, sample_count(card))
            else:
                page.makes.offer()

        self._aside.run(lambda: _read(card), taken)

    def _show(self, page: ModelDetails, report: ModelReport, images: dict[int, QImage]) -> None:
        for seed, image in images.items():
            page.makes.set_sample(seed, image)
        page.set_report(report)

    def _measure(self, page: ModelDetails, count: int) -> None:
        model = page.model.card.ref
        page.makes.begin(count, fresh=not page.has_report)
        job = self._engine_jobs.start(
            "", lambda job: DescribeModelJob(job, model, count), self._answer
        )
        self._jobs[job] = page
        self._pictures[job] = {}

    def _answer(self, result: Result) -> None:
        page = self._jobs.get(getattr(result, "job", -1))
        if page is None:
            return
        here = isValid(page) and page.is_open
        if isinstance(result, JobFrame):
            if result.index < SHEET:
                self._pictures[result.job][result.index] = result.pixels
                if here:
                    page.makes.set_sample(result.index, to_qimage(result.pixels))
        elif isinstance(result, ModelDescribed):
            self._keep(page.model.card if here else None, result)
            if here:
                page.set_report(result.report)
        else:
            self._jobs.pop(result.job, None)  # type: ignore[union-attr]
            self._pictures.pop(result.job, None)  # type: ignore[union-attr]
            if isinstance(result, JobFailed) and here:
                page.makes.set_failed(result.message, result.cancelled)

    def _keep(self, card: Card | None, found: ModelDescribed) -> None:
        pictures = self._pictures.get(found.job, {})
        if card is not None:
            report = found.report
            # Nobody waits for a file that can be made again.
            self._aside.run(lambda: keep_report(card, report, pictures))

    @Slot(object)
    def _progressed(self, moved: TaskMoved) -> None:
        page, progress = self._jobs.get(moved.task.id), moved.progress
        if page is not None and isValid(page) and page.is_open:
            page.makes.set_progress(progress.done, progress.total, progress.eta_s)

    def _cancel(self, page: ModelDetails) -> None:
        for job, owner in self._jobs.items():
            if owner is page:
                self._engine_jobs.cancel(job)

    def _gone(self, page: ModelDetails) -> None:
        self._cancel(page)
        self._pages = [other for other in self._pages if other is not page]
        self._thumbs.drop(_group(page.model.card))

    # ---- openers --------------------------------------------------------------------------------
    @Slot(str, object)
    def _want(self, key: str, recipe: Recipe) -> None:
        group = f"{DETAILS} {recipe.model.sha256[:16]}"
        self._thumbs.want(f"{group}/{key}", recipe, DETAILS_PX, group)

    @Slot(object)
    def _thumb(self, thumb: Thumbnail) -> None:
        for page in self._pages:
            if isValid(page) and thumb.group == _group(page.model.card):
                page.set_thumb(thumb.key.removeprefix(f"{thumb.group}/"), thumb.image)


def _group(card: Card) -> str:
    return f"{DETAILS} {card.sha256[:16]}"


def _read(card: Card) -> Kept | None:
    """On the aside thread: the report kept from before, its pictures ready to paint."""
    report = kept_report(card)
    if report is None:
        return None
    return report, {seed: to_qimage(pixels) for seed, pixels in kept_pictures(card).items()}
