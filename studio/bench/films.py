"""P7 and P8: what encoding adds to the time of a film, and whether memory grows with its length."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from studio.bench.figures import Figure
from studio.export.films.descriptor import FilmSpec, Frame
from studio.export.films.writer import FilmWriter
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Provenance
from studio.inference.direct import DirectEngine
from studio.library.models import InstalledModels
from studio.values.edit import new_recipe, with_size
from studio.values.film import Course, Film, Reel

MODEL = "ridgelines"
_SIDE, _FRAMES, _FPS, _TIMES = 512, 96, 30, 5
_SMALL, _MANY, _SETTLED = 64, 10_000, 1_000
_LOOK_EACH = 100
Spent = tuple[float, float]
_STATM = Path("/proc/self/statm")
_SEEDS = (11, 12, 13, 14)


def measure_time() -> Figure:
    """P7: the film against the bare frames, each the best of several taken in turn."""
    engine, reel = _reel(_SIDE, _FRAMES)
    ways = {
        "bare": lambda: _drain(_drawn(engine, reel)),
        "coded": lambda: _written(_drawn(engine, reel), False),
        "marked": lambda: _written(_drawn(engine, reel), True),
    }
    took: dict[str, list[Spent]] = {name: [] for name in ways}
    for _ in range(_TIMES):
        for name, way in ways.items():
            took[name].append(_spent(way))
    wall = {name: min(seconds for seconds, _ in spent) for name, spent in took.items()}
    work = {name: min(seconds for _, seconds in spent) for name, spent in took.items()}
    told = {f"{name}_ms": round(1e3 * wall[name] / _FRAMES, 2) for name in ways}
    told |= {f"{name}_work_ms": round(1e3 * work[name] / _FRAMES, 2) for name in ways}
    told["marked_ratio"] = round(wall["marked"] / wall["bare"], 4)
    return Figure("P7", {"ratio": wall["coded"] / wall["bare"]}, told)


def measure_memory() -> Figure:
    """P8: in a process of its own, from the thousandth frame of a film on."""
    command = [sys.executable, "-m", "studio.bench.films"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    told = json.loads(done.stdout)
    return Figure("P8", {"growth_mb": told.pop("growth_mb")}, told)


def _reel(side: int, frames: int) -> tuple[DirectEngine, Reel]:
    source = InstalledModels()
    card = source.named(MODEL).card
    places = [with_size(new_recipe(card, seed), side, side) for seed in _SEEDS]
    film = Film.through(places, Course(frames / _FPS, _FPS, closed=True))
    return DirectEngine(source), Reel(film, {card.sha256: card.info})


def _drawn(engine: DirectEngine, reel: Reel) -> Iterator[Frame]:
    for number in range(reel.film.course.count):
        recipe = reel.frame(number).main
        yield np.concatenate([band.rows for band in engine.bands(recipe, 8)])


def _drain(frames: Iterator[Frame]) -> None:
    for _ in frames:
        pass


def _written(frames: Iterator[Frame], mark: bool, count: int = _FRAMES) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = Register(Path(folder)) if mark else None
        first = next(frames)
        size = (first.shape[1], first.shape[0])
        spec = FilmSpec(fps=_FPS)
        with FilmWriter(
            Path(folder) / "film.mp4", *size, spec, Provenance(), register=register, frames=count
        ) as writer:
            writer.add(first)
            for frame in frames:
                writer.add(frame)
            writer.finish()


def _spent(way: Callable[[], None]) -> Spent:
    """(seconds by the clock, seconds of work of all cores)."""
    began, worked = time.perf_counter(), time.process_time()
    way()
    return time.perf_counter() - began, time.process_time() - worked


# ---- memory, in a process of its own ------------------------------------------------------------
def _resident_mb() -> float:
    """What this process holds of the machine's memory now; the most so far where none says."""
    if _STATM.exists():
        return int(_STATM.read_text("ascii").split()[1]) * 4096 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if platform.system() == "Darwin" else most / 1e3


def _grown(frames: Iterator[Frame], held: list[float]) -> Iterator[Frame]:
    for number, frame in enumerate(frames):
        if number % _LOOK_EACH == 0:
            held.append(_resident_mb())
        yield frame


def main() -> None:
    """Make the long film; write `{growth_mb, …}` to standard output."""
    engine, reel = _reel(_SMALL, _MANY)
    held: list[float] = []
    seconds, _ = _spent(lambda: _written(_grown(_drawn(engine, reel), held), True, _MANY))
    held.append(_resident_mb())
    settled = held[_SETTLED // _LOOK_EACH]
    told = {
        "growth_mb": max(held[_SETTLED // _LOOK_EACH :]) - settled,
        "settled_mb": round(settled, 1),
        "first_mb": round(held[0], 1),
        "frames": _MANY,
        "seconds": round(seconds, 1),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
