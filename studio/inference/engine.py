"""The loop that turns requests into results, on one thread, one piece of work at a time."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from torch import Tensor

from studio.core.pixels import to_u8
from studio.errors import Cancelled, StudioError
from studio.inference import precision
from studio.inference.cache import Loaded, Opener
from studio.inference.draw_places import draw_places
from studio.inference.faults import is_out_of_memory
from studio.inference.jobs import Steps, Workplace, start
from studio.inference.mailbox import Mailbox, Taken
from studio.inference.progress import Progress
from studio.inference.renderer import Notes, Picture, Renderer, Scene
from studio.inference.surprise import of_frame
from studio.models.base import Preview, TakesWords
from studio.models.opening.registry import ARCHITECTURES
from studio.values.cancel import CancelToken
from studio.values.client import ModelSource
from studio.values.messages import (
    DraftRequest,
    EngineReady,
    FrameFailed,
    FrameReady,
    FullRequest,
    Job,
    JobDone,
    JobFailed,
    ModelFailed,
    ModelReady,
    OpenModel,
    PlacesReady,
    PlacesRequest,
    ReadWords,
    Result,
    ThumbReady,
    ThumbRequest,
    WordsRead,
)

log = logging.getLogger(__name__)
REST_S = 0.4
UNEXPECTED = "The model failed unexpectedly (details in the log)."
NO_MEMORY = "There is too little free memory for this; close other programs and try again."
"""After so long without work the engine measures what it does not know yet."""


@dataclass(frozen=True)
class Failure:
    """Why a piece of work has no result, in one sentence."""

    message: str
    cancelled: bool = False


class Engine:
    """Takes work from a mailbox until that is closed. Everything happens on the caller's thread."""

    def __init__(
        self,
        source: ModelSource,
        mailbox: Mailbox,
        deliver: Callable[[Result], None],
        settings_folder: Path | None = None,
        opener: Opener | None = None,
    ) -> None:
        self._mailbox = mailbox
        self._deliver = deliver
        self._renderer = Renderer(source, settings_folder, opener)
        self._steps: dict[int, Steps] = {}
        self._chores: list[Iterator[None]] = []
        self._settled = False

    def run(self) -> None:
        """Announce the device, work until the mailbox is closed, then free everything."""
        device = self._renderer.device
        self._deliver(EngineReady(device.words, device.details, tuple(ARCHITECTURES)))
        try:
            while not self._mailbox.closed:
                self.do(self._mailbox.take(REST_S if self._chores else None))
        finally:
            self._free()

    def do(self, taken: Taken | None) -> None:
        """Do one piece of work, or a chore; a fault costs this piece and nothing else."""
        failure = Failure("Stopped.", cancelled=True)
        try:
            return self._do_chore() if taken is None else self._do(taken)
        except Cancelled:
            pass
        except StudioError as error:
            failure = Failure(str(error))
        except Exception as error:
            log.exception("The engine failed at %s", "a chore" if taken is None else taken.kind)
            failure = Failure(NO_MEMORY if is_out_of_memory(error) else UNEXPECTED)
        return self._chores.clear() if taken is None else self._end(taken, failure)

    def _do(self, taken: Taken) -> None:
        result = self._work(taken)
        if self._mailbox.settle(taken) and result is not None:
            self._deliver(result)

    # ---- one method a lane --------------------------------------------------------------------
    def _work(self, taken: Taken) -> Result | None:
        match taken.request:
            case OpenModel():
                return self._open(taken.request)
            case DraftRequest():
                return self._draft(taken, taken.request)
            case FullRequest():
                return self._full(taken, taken.request)
            case ReadWords():
                return self._words(taken.request)
            case PlacesRequest():
                return draw_places(self._renderer, taken.request, taken.token)
            case ThumbRequest():
                return self._thumb(taken, taken.request)
            case Job():
                return self._step(taken, taken.request)

    def _open(self, request: OpenModel) -> Result:
        loaded = self._renderer.cache.get(request.model)
        self._keep_imports()
        self._plan_trial(loaded)
        return ModelReady(request.epoch, loaded.card, loaded.load_ms)

    def _keep_imports(self) -> None:
        """What was imported up to the first model stays; no collection should walk over it again.

        It would hold up every thread, the window's too, for a tenth of a second.
        """
        if not self._settled:
            self._settled = True
            gc.freeze()

    def _draft(self, taken: Taken, request: DraftRequest) -> Result:
        started = perf_counter()
        scene = self._renderer.scene(request.recipe, taken.token)
        pixels, notes = self._on_ladder(scene, request, taken.token)
        took_ms = 1000.0 * (perf_counter() - started)
        usual = scene.usual()
        return FrameReady(
            request.id, "draft", request.epoch, request.recipe, pixels, took_ms, usual, notes
        )

    def _on_ladder(
        self, scene: Scene, request: DraftRequest, token: CancelToken
    ) -> tuple[Picture, Notes]:
        """A draft as large as this machine can move it fluently."""
        wanted = min(request.side_px, max(request.recipe.width, request.recipe.height))
        any_size = scene.loaded.card.info.sizes.any_size  # else smaller would not be faster
        if request.fixed or not any_size:
            return self._renderer.draft(scene, wanted, token)
        ladder = scene.loaded.ladder
        side = ladder.side(wanted)
        started = perf_counter()
        drawn = self._renderer.draft(scene, side, token)
        ladder.report(wanted, side, 1000.0 * (perf_counter() - started))
        return drawn

    def _full(self, taken: Taken, request: FullRequest) -> Result:
        started = perf_counter()
        scene = self._renderer.scene(request.recipe, taken.token)
        steps: list[tuple[int, int]] = []
        preview = self._previewing(request, started, taken.token, steps)
        pixels, notes = self._renderer.full(
            scene, request.side_px, taken.token, preview, lambda *step: steps.append(step)
        )
        took_ms = 1000.0 * (perf_counter() - started)
        taken.token.check()
        return FrameReady(
            request.id, "full", request.epoch, request.recipe, pixels, took_ms, scene.usual(),
            notes, of_frame(scene.loaded, pixels),
        )  # fmt: skip

    def _previewing(
        self, request: FullRequest, started: float, token: CancelToken,
        steps: Sequence[tuple[int, int]],
    ) -> Preview:  # fmt: skip
        """Shows what a picture on its way looks like, as long as anybody waits for it.

        `steps`: those done so far, each with their number in all.
        """

        def show(pictures: Tensor) -> None:
            token.check()
            took_ms = 1000.0 * (perf_counter() - started)
            pixels = to_u8(pictures)[0]
            self._deliver(FrameReady(
                request.id, "preview", request.epoch, request.recipe, pixels, took_ms,
                step=steps[-1] if steps else None,
            ))  # fmt: skip

        return show

    def _thumb(self, taken: Taken, request: ThumbRequest) -> Result:
        scene = self._renderer.scene(request.recipe, taken.token)
        pixels, _ = self._renderer.draft(scene, request.side_px, taken.token)
        return ThumbReady(request.key, request.group, request.epoch, pixels)

    def _words(self, request: ReadWords) -> Result:
        loaded = self._renderer.cache.get(request.model)
        generator, report = loaded.full, None
        if "takes_text" in loaded.card.info.abilities and isinstance(generator, TakesWords):
            report = generator.count_words(request.text)
        return WordsRead(request.key, request.epoch, request.model, request.text, report)

    def _step(self, taken: Taken, job: Job) -> Result | None:
        taken.token.check()
        steps = self._steps.get(job.id)
        if steps is None:
            place = Workplace(
                self._renderer, taken.token, self._deliver, Progress(job.id, self._deliver),
                self._breathe,
            )  # fmt: skip
            steps = self._steps[job.id] = start(job, place)
        try:
            next(steps)
        except StopIteration as stop:
            self._forget(job)
            return JobDone(job.id, stop.value)
        return None

    def _breathe(self) -> None:
        """Let waiting drafts through in the middle of a long step."""
        while (draft := self._mailbox.take_draft()) is not None:
            self.do(draft)

    # ---- ends ---------------------------------------------------------------------------------
    def _end(self, taken: Taken, failure: Failure) -> None:
        """Say that work failed; a picture that nobody wants any more ends silently."""
        wanted = self._mailbox.settle(taken, finished=False)
        if isinstance(taken.request, Job):
            self._forget(taken.request)
            if wanted:
                self._deliver(JobFailed(taken.request.id, failure.message, failure.cancelled))
        elif wanted and not failure.cancelled:
            result = _failed(taken, failure.message)
            if result is not None:
                self._deliver(result)

    def _forget(self, job: Job) -> None:
        steps = self._steps.pop(job.id, None)
        if steps is not None:
            steps.close()
        self._mailbox.finish(job.id)

    def _plan_trial(self, loaded: Loaded) -> None:
        renderer = self._renderer
        if precision.needs_trial(renderer.measured, loaded, renderer.device):
            self._chores = [precision.trial(renderer.measured, loaded, renderer.device)]

    def _do_chore(self) -> None:
        if not self._chores:  # the mailbox was closed
            return
        try:
            next(self._chores[0])
        except StopIteration:
            self._chores.pop(0)

    def _free(self) -> None:
        for steps in self._steps.values():
            steps.close()
        self._steps.clear()
        self._chores.clear()
        self._renderer.close()
        gc.collect()


def _failed(taken: Taken, message: str) -> Result | None:
    match taken.request:
        case OpenModel(model, epoch):
            return ModelFailed(epoch, model, message)
        case DraftRequest():
            return FrameFailed(taken.request.id, "draft", taken.request.epoch, message)
        case FullRequest():
            return FrameFailed(taken.request.id, "full", taken.request.epoch, message)
        case PlacesRequest(key=key, group=group, epoch=epoch):
            return PlacesReady(key, group, epoch, problem=message)
        case _:
            log.info("Work in the background failed: %s", message)
            return None
