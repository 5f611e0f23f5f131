"""P2 to P5: what a hand at the window feels."""

from __future__ import annotations

import time
from collections.abc import Mapping

import torch
from PySide6.QtCore import QTimer

from studio.bench import import_gaps
from studio.bench.driver import MODEL, WindowDriver
from studio.bench.figures import Figure, percentile
from studio.library.models import InstalledModels
from studio.models.base import CancelToken, Generator, RenderRequest, StepCallback
from studio.models.opening.registry import open_model
from studio.values.card import GeneratorInfo
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent, Seed
from studio.values.messages import FrameReady, InstalledModel

SIDE_PX = 512
SLOW_S = 0.25
ROUNDS = 3


def measure(wanted: set[str], apart: bool = False) -> list[Figure]:
    """The wanted ones of P2 to P5, in order; `apart`: with the engine in a process of its own."""
    figures: list[Figure] = []
    if wanted & {"P2", "P3", "P4", "P5"}:
        with WindowDriver(SIDE_PX, apart=apart) as driver:
            if "P2" in wanted:
                figures.append(_gaps(driver))
            if "P3" in wanted:
                figures.append(_throughput(driver))
            if "P4" in wanted:
                figures.append(_latency(driver))
            after = _after_release(driver) if "P5" in wanted else {}
        if "P5" in wanted:
            figures.append(_slow_drag(after, apart))
    return figures


def _gaps(driver: WindowDriver) -> Figure:
    driver.ticks.start()
    _drag(driver, 6.0)
    gaps = driver.ticks.stop()
    imports = import_gaps.worst_ms()
    values = {"p99": percentile(gaps, 0.99), "worst": max(gaps), "imports": imports}
    return Figure("P2", values, {"ticks": len(gaps), "median_ms": percentile(gaps, 0.5)})


def _drag(driver: WindowDriver, seconds: float, every_ms: int = 8) -> list[FrameReady]:
    """Move without pause for `seconds`; the frames that were painted meanwhile."""
    hand = QTimer()
    hand.setInterval(every_ms)
    hand.timeout.connect(lambda: driver.nudge())  # stays on this thread
    before = len(driver.watch.painted)
    hand.start()
    driver.pump(int(seconds * 1000))
    hand.stop()
    driver.let_go()
    return [frame for _, frame in driver.watch.painted[before:]]


def _throughput(driver: WindowDriver) -> Figure:
    driver.window.link.scheduler.set_draft_side(SIDE_PX)
    bare, live = [], []
    for _ in range(ROUNDS):
        bare.append(_bare_rate(3.0))
        live.append(len(_drag(driver, 3.0)) / 3.0)
        driver.rest()
    driver.window.link.scheduler.set_draft_side(None)
    ratio = sum(live) / sum(bare)
    return Figure("P3", {"ratio": ratio}, {"bare_fps": bare, "canvas_fps": live})


def _bare_rate(seconds: float) -> float:
    """Pictures a second of the generator alone, nothing around it."""
    generator = open_model(_installed(), torch.device("cpu"))
    info = generator.info
    z = generator.resolve(Seed(7, info.space.name), {})
    controls = check_controls(info.controls, {})
    request = RenderRequest(z, SIDE_PX, SIDE_PX, controls, draft=True)
    frames, token = 0, CancelToken()
    generator.render(request, token)
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        generator.render(request, token)
        frames += 1
    return frames / (time.perf_counter() - began)


def _installed() -> InstalledModel:
    return next(m for m in InstalledModels().models() if m.card.id == MODEL)


def _latency(driver: WindowDriver) -> Figure:
    beyond = beyond_render(driver)
    return Figure("P4", {"p95": percentile(beyond, 0.95)}, {"median_ms": percentile(beyond, 0.5)})


def beyond_render(
    driver: WindowDriver, repeats: int = 40, start: float = 0.1, rests: bool = True
) -> list[float]:  # fmt: skip
    """Milliseconds from a control that is moved to its pixels, without the rendering of them.

    `start`: where the control begins; not where it was in another round of the same window.
    `rests`: the picture comes to rest before each; else there is only a pause.
    """
    view = driver.window.view
    directions = driver.window.state.directions
    direction = directions.known[0].id
    beyond: list[float] = []
    for i in range(repeats):
        driver.rest() if rests else driver.pump(150)
        began = time.perf_counter()
        directions.set_amount(direction, start + 0.02 * i)
        recipe = view.recipe
        assert recipe is not None
        at, frame = driver.painted(recipe)
        beyond.append((at - began) * 1e3 - frame.render_ms)
    return beyond


def _after_release(driver: WindowDriver, repeats: int = 5) -> dict[str, float]:
    """The worst time from release to the last frame, beyond one render of it."""
    worst = 0.0
    for _ in range(repeats):
        _drag(driver, 1.0)
        released = time.perf_counter()
        recipe = driver.window.view.recipe
        assert recipe is not None
        at, frame = driver.painted(recipe)
        worst = max(worst, (at - released) * 1e3 - frame.render_ms)
        driver.rest()
    return {"after_ms": worst}


def _slow_drag(after: dict[str, float], apart: bool) -> Figure:
    with WindowDriver(SIDE_PX, _slow_opener, apart) as driver:
        frames = len(_drag(driver, 3.0))
    values = {**after, "missing": float(max(0, 10 - frames))}
    return Figure("P5", values, {"frames_in_3_s": frames, "draft_ms": SLOW_S * 1e3})


def _slow_opener(model: InstalledModel, device: torch.device) -> Generator:
    return SlowGenerator(open_model(model, device))


class SlowGenerator:
    """A generator whose every picture takes a quarter of a second, whatever its size."""

    def __init__(self, inner: Generator) -> None:
        self._inner = inner

    @property
    def info(self) -> GeneratorInfo:
        """That of the real one."""
        return self._inner.info

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> torch.Tensor:
        """As the real one does."""
        return self._inner.resolve(latent, directions)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> torch.Tensor:
        """The real picture, late."""
        began = time.perf_counter()
        picture = self._inner.render(request, token, on_step)
        while request.draft and time.perf_counter() - began < SLOW_S:
            token.check()
            time.sleep(0.005)
        return picture

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Moves the real one."""
        self._inner.to(device, dtype)
