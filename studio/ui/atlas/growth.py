"""A map comes about: places are drawn in the background, laid out, settled and kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.atlas.store import A_SHEET, Kept, keep_to_budget, load, save
from studio.ui.atlas.settler import Settler
from studio.ui.atlas.sheets import Sheets
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.places import PlaceSketches
from studio.ui.signals import Carries, signal
from studio.values.arrays import Bytes, Floats
from studio.values.atlas.chart import FIRST, Chart, Laid
from studio.values.atlas.places import MOST, SIDE_PX, Ground
from studio.values.messages import PlacesReady

GROUP = "atlas"
A_BATCH = 32
BATCH_MS = 160.0
"""A batch takes about so long: what a hand wants meanwhile cannot wait longer."""
FIRST_S, FEWEST = 1.3, 40
"""After so long a first map is shown of fewer places, but of no fewer than these."""
PATIENCE_S = 600.0
"""Where pictures take long, so many are drawn as fit into this, unless more are asked for."""
LEAST = 120
SETTLE_AT = (160, 640, 2500)
"""A map settles by itself when it has so many places, and when it is whole; then they stay."""
SAVE_EVERY = 1024
PROBLEMS = 3


@dataclass(frozen=True)
class Growing:
    """How far a map is: `drawn` of `goal` places, `eta_s` to go.

    `settling` is the share of a layout that is under way, None where there is none. `problem`: why
    it does not go on, one sentence. `reading`: it is looked for on the disk.
    """

    drawn: int = 0
    goal: int = MOST
    eta_s: float | None = None
    settling: float | None = None
    paused: bool = False
    reading: bool = False
    problem: str = ""


class MapGrowth(QObject):
    """Owns the map that is shown; it grows while `on`."""

    changed: Carries[Laid | None] = signal()
    """Another map (None: nothing to show yet), more places on it, or another layout."""
    progressed: Carries[Growing] = signal()

    def __init__(self, sketches: PlaceSketches, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sketches = sketches
        self._calls = BackgroundCalls(self)
        self.settler = Settler(self)
        sketches.ready.connect(self._took)
        self.settler.progressed.connect(self._settling)
        self.ground: Ground | None = None
        self._on = False
        self._clear()

    def _clear(self) -> None:
        self.sheets = Sheets()
        self.laid: Laid | None = None
        self.chart = Chart()
        self.seeds: list[int] = []
        self._facts: list[Floats] = []
        self._pending: list[Floats] = []
        self._asked = self._goal_asked = 0
        self._batch: tuple[str, list[int]] | None = None
        self._numbers = 0
        self._took_ms = self._best_ms = 0.0
        self._saved = self._sheeted = 0
        self._settled = 0
        self._busy = self._reading = False
        self._paused = False
        self._share: float | None = None
        self._problems = 0
        self._problem = ""
        self._began = time.monotonic()

    # ---- what one asks of it --------------------------------------------------------------------
    def open(self, ground: Ground) -> None:
        """Show the map of a ground: from the disk, or drawn from now on."""
        if self.ground is not None and self.ground.key == ground.key:
            self.ground = ground
            self._ask()
            return
        self.keep()
        self._sketches.drop(GROUP)
        self.settler.stop()
        self._clear()
        self.ground, self._reading = ground, True
        self.changed.emit(None)
        self._tell()
        key = ground.key
        self._calls.run(lambda: _restored(key), lambda found: self._loaded(key, found))

    def close_map(self) -> None:
        """No map: no model is in use."""
        self.keep()
        self._sketches.drop(GROUP)
        self.settler.stop()
        self._clear()
        self.ground = None
        self.changed.emit(None)
        self._tell()

    def set_on(self, on: bool) -> None:
        """Whether anybody looks at it; else nothing is drawn."""
        if self._on == on:
            return
        self._on = on
        if on:
            self._began = time.monotonic()
            self._ask()
        else:
            self._sketches.drop(GROUP)
            self._batch = None
            self.keep()
        self._tell()

    def set_paused(self, paused: bool) -> None:
        """Stop drawing more places, or go on."""
        self._paused, self._problem, self._problems = paused, "", 0
        if paused:
            self._sketches.drop(GROUP)
            self._batch = None
        self._ask()
        self._tell()

    def draw_more(self) -> None:
        """Twice as many places as were planned."""
        self._goal_asked = min(MOST, 2 * self.goal)
        self.set_paused(False)

    def settle(self) -> None:
        """Lay all places out anew by their neighbours, from where they are."""
        if self.laid is None or self.settler.busy or self._share is not None:
            return
        self._share = 0.0
        self._tell()
        chart, known = self.chart, self._settled > 0

        def begin(found: tuple[Floats, Floats] | StudioError) -> None:
            if not isinstance(found, StudioError) and chart is self.chart:
                self.settler.start(*found, known, lambda there: self._resettled(chart, there))

        self._calls.run(lambda: (chart.numbers, chart.positions), begin)

    def close(self) -> None:
        """The window goes."""
        self._on = False
        self._sketches.drop(GROUP)
        self.settler.stop()
        self.keep()
        self._calls.close(finish=True)

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def goal(self) -> int:
        """How many places are wanted: as many as fit into some minutes, or as were asked for."""
        if self._goal_asked:
            return max(self._goal_asked, min(len(self.seeds), MOST))
        if not self._best_ms:
            return MOST
        fits = int(PATIENCE_S * 1000 / self._best_ms)
        wanted = fits if fits < MOST // 2 else MOST
        return max(min(max(wanted, LEAST), MOST), len(self.seeds))

    @property
    def facts(self) -> Floats:
        """[N, 1 + D]: how usual each place is, then how far along each of the directions."""
        if len(self._facts) > 1:
            self._facts = [np.concatenate(self._facts)]
        return self._facts[0] if self._facts else np.zeros((0, 1), np.float32)

    @property
    def growing(self) -> Growing:
        """How far it is."""
        drawn, goal = len(self.seeds), self.goal
        left = max(0, goal - self._asked)
        eta = left * self._took_ms / 1000 if self._took_ms and left else None
        return Growing(drawn, goal, eta, self._share, self._paused, self._reading, self._problem)

    def run(self, call: Callable[[], object], taker: Callable[[object], None]) -> None:
        """Ask something of the chart, on the thread that it lives on."""
        self._calls.run(call, taker)

    # ---- drawing --------------------------------------------------------------------------------
    def _ask(self) -> None:
        """The next batch, one at a time."""
        ground = self.ground
        idle = self._batch is None and not self._reading and not self._paused and not self._problem
        if not self._on or ground is None or not idle or self._asked >= self.goal:
            return
        fits = int(BATCH_MS / self._took_ms) if self._took_ms else 8
        count = min(max(1, fits), A_BATCH, self.goal - self._asked)
        seeds = list(range(self._asked, self._asked + count))
        self._numbers += 1
        key = f"{GROUP}/{ground.key}/{self._numbers}"
        self._batch = key, seeds
        self._sketches.want(key, [ground.place(n) for n in seeds], SIDE_PX, GROUP)

    @Slot(object)
    def _took(self, result: PlacesReady) -> None:
        if self._batch is None or result.key != self._batch[0]:
            return
        _, seeds = self._batch
        self._batch = None
        if result.problem or result.pixels is None:
            self._problems += 1
            if self._problems >= PROBLEMS:
                self._problem = result.problem
        else:
            self._problems = 0
            self._take(seeds, result, result.pixels)
        self._asked = seeds[-1] + 1
        self._ask()
        self._after()
        self._tell()

    def _take(self, seeds: list[int], result: PlacesReady, pixels: Bytes) -> None:
        assert result.looks is not None
        assert result.usual is not None
        assert result.along is not None
        self.sheets.add(pixels)
        self.seeds += [seeds[n] for n in result.drawn]
        self._facts.append(np.concatenate((result.usual[:, None], result.along), axis=1))
        self._pending.append(result.looks)
        one = result.took_ms / max(1, len(seeds))
        self._took_ms = one if not self._took_ms else 0.8 * self._took_ms + 0.2 * one
        self._best_ms = min(self._best_ms or one, one)
        self._feed()

    def _feed(self) -> None:
        """Hand what came to the thread that lays it out, all of it at once."""
        if self._busy or not self._pending:
            return
        self._busy = True
        chart, looks = self.chart, np.concatenate(self._pending)
        self._pending.clear()
        waited = time.monotonic() - self._began >= FIRST_S
        done = len(self.seeds) >= min(self.goal, FIRST)
        enough = min(FEWEST, len(self.seeds)) if waited or done else FIRST
        self._calls.run(lambda: chart.add(looks, max(4, enough)), lambda it: self._grew(chart, it))

    def _grew(self, chart: Chart, laid: Laid | StudioError | None) -> None:
        if chart is not self.chart:
            return
        self._busy = False
        if isinstance(laid, Laid):
            self._show(laid)
        self._feed()
        self._after()

    def _show(self, laid: Laid) -> None:
        self.laid = laid
        self.changed.emit(laid)

    # ---- settling and keeping -------------------------------------------------------------------
    def _after(self) -> None:
        """Settle or keep the map where it is time to."""
        count = len(self.laid) if self.laid is not None else 0
        done = self._asked >= self.goal and not self._pending and not self._busy
        due = max((n for n in SETTLE_AT if n <= count), default=0)
        late = done and count >= LEAST // 2 and 2 * self._settled < count
        if self._on and (self._settled < due or late):
            self.settle()
        if count - self._saved >= SAVE_EVERY or (done and count > self._saved):
            self.keep()

    @Slot(object)
    def _settling(self, share: float) -> None:
        self._share = share
        self._tell()

    def _resettled(self, chart: Chart, positions: Floats | None) -> None:
        """The process has a layout, or has not managed one; then the map stays as it is."""
        if chart is not self.chart:
            return
        self._settled = len(positions) if positions is not None else len(self.seeds)
        if positions is None:
            self._share = None
            self._tell()
            return
        found = positions

        def take(laid: Laid | StudioError) -> None:
            if chart is not self.chart:
                return
            self._share = None
            if isinstance(laid, Laid):
                self._show(laid)
                self._saved = 0
                self.keep()
            self._tell()

        self._calls.run(lambda: chart.lay(found), take)

    def keep(self) -> None:
        """Put the map on the disk, on the other thread; a disk that refuses costs nothing else."""
        ground, laid = self.ground, self.laid
        if ground is None or laid is None or self._reading or len(laid) <= self._saved:
            return
        first = self._sheeted // A_SHEET
        sheets = {n: self.sheets.sheet(n) for n in range(first, -(-self.sheets.count // A_SHEET))}
        self._saved, self._sheeted = len(laid), self.sheets.count
        asked, seeds, facts = self._asked, self.seeds[: len(laid)], self.facts[: len(laid)]
        chart, settled, took = self.chart, self._settled > 0, self._best_ms
        key = ground.key
        asked = min(asked, seeds[-1] + 1)

        def write() -> None:
            count = len(seeds)
            kept = Kept(
                asked, np.array(seeds, np.intp), chart.looks[:count], chart.positions[:count],
                facts, settled, took,
            )  # fmt: skip
            save(key, kept, sheets)
            keep_to_budget(key)

        self._calls.run(write)

    def _loaded(self, key: str, found: object) -> None:
        if self.ground is None or self.ground.key != key:
            return
        self._reading = False
        self._began = time.monotonic()
        if isinstance(found, _Restored):
            kept = found.kept
            self.chart = found.chart
            self.sheets.restore(kept.sheets, len(kept.looks))
            self.seeds = kept.seeds.tolist()
            self._facts = [kept.facts]
            self._asked = kept.asked
            self._took_ms = self._best_ms = kept.took_ms
            self._saved = self._sheeted = len(kept.looks)
            self._settled = self._saved if kept.settled else 0
            self._show(found.laid)
        self._ask()
        self._tell()

    def _tell(self) -> None:
        self.progressed.emit(self.growing)


@dataclass(frozen=True)
class _Restored:
    kept: Kept
    chart: Chart
    laid: Laid


def _restored(key: str) -> _Restored | None:
    """A map from the disk, laid out; on the other thread."""
    kept = load(key)
    if kept is None:
        return None
    chart = Chart()
    return _Restored(kept, chart, chart.restore(kept.looks, kept.positions))
