"""`studio show --soak`: a robot visitor for hours, faults if wanted, and what came of it.

Only the robot knows that it is one: touches arrive at the stage as touches, faults are real signals
to real processes. Frames are looked at by the stage itself, twice a second.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.booth.memory import handles_and_threads, own_bytes, resident_bytes
from studio.booth.supervisor import Plan, Supervisor
from studio.files.paths import cache_folder, log_folder

LOOK_S = 0.1
SAMPLE_S = 5.0
WARM_S = 120.0
"""Memory is judged after so long, and so long after a model was seen for the first time."""
TOUR_S, TOUR_STEP_S = 60.0, 3.0
"""At first the show goes through its places, so that its models are loaded early."""
COURSE_S = 120.0
STALL_S = 10.0
MIB = 1 << 20
BLACK = 0.12
"""A share of the screen: where less can be told from black, the screen is black (words are over
the picture, and they alone are no picture); a picture of the night shows more."""
DARK = 0.25
"""Where less than so much can be told from black, the report says what was seen."""
TOLD = 40


@dataclass
class Fault:
    """A fault: when it was done, and when a picture moved and was live again, in seconds."""

    what: str
    at: float
    moving_s: float | None = None
    live_s: float | None = None
    drawn: int = 0
    """How many pictures the stage had shown until then."""
    file: Path | None = None
    """What asks for it: gone once it has happened, which is with the next picture."""
    gone: int = 0
    """The process it was done to, where that must be another one before it counts as back."""


@dataclass
class Diary:
    """What was seen: memory, handles, frames, faults."""

    samples: list[dict[str, float]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    black: int = 0
    frozen: int = 0
    dark: list[dict[str, Any]] = field(default_factory=list)
    seconds: int = 0
    slowest: list[tuple[float, float]] = field(default_factory=list)
    visitors: int = 0
    models: dict[str, float] = field(default_factory=dict)
    """When each was seen for the first time."""


def soak(words: argparse.Namespace, stage: Sequence[str], understudy: Sequence[str]) -> int:
    """Play for so many hours and report; exit code 1 where the screen was ever black or frozen."""
    harm = cache_folder() / "harm"
    harm.mkdir(parents=True, exist_ok=True)
    for old in harm.glob("dark-*.png"):
        old.unlink(missing_ok=True)
    robot = ["--robot", "--harm", str(harm)]
    plan = Plan(
        [*stage, *robot], [*understudy, *robot], log_folder(), engine_mb=words.memory,
        spare=not words.no_spare,
    )  # fmt: skip
    supervisor = Supervisor(plan)
    soaker = Soaker(supervisor, words.soak * 3600.0, words.faults, harm)
    try:
        soaker.run()
    finally:
        supervisor.close()
    report = soaker.report()
    sys.stdout.write(json.dumps(report, indent=1) + "\n")
    return 0 if report["black_seconds"] == report["frozen_seconds"] == 0 else 1


class Soaker:
    """Drives a supervisor that it owns, and does harm to what that supervises."""

    def __init__(
        self, supervisor: Supervisor, seconds: float, every_s: float, harm: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._supervisor, self._seconds, self._every = supervisor, seconds, every_s
        self._harm, self._clock = harm, clock
        self._random = random.Random(1)
        self._diary = Diary()
        self._begun = clock()
        self._next_sample = self._next_touch = self._next_second = 0.0
        self._visiting_until = self._quiet_until = 0.0
        self._next_fault = every_s if every_s > 0 else float("inf")
        self._round = 0
        self._stalled: list[tuple[int, float]] = []

    def run(self) -> None:
        """Until the time is over."""
        while self._elapsed < self._seconds:
            if self._supervisor.look():
                break
            now = self._elapsed
            self._touch(now)
            self._fault(now)
            self._follow(now)
            self._watch(now)
            if now >= self._next_sample:
                self._next_sample = now + SAMPLE_S
                self._sample(now)
            time.sleep(LOOK_S)

    @property
    def _elapsed(self) -> float:
        return self._clock() - self._begun

    # ---- the robot ------------------------------------------------------------------------------
    def _touch(self, now: float) -> None:
        """Visits of 20 to 60 seconds with pauses long enough for the show to forget them."""
        if now < min(TOUR_S, self._seconds / 4):
            if now >= self._next_touch and self._supervisor.stage_beat.get("live"):
                self._next_touch = now + TOUR_STEP_S
                self._supervisor.say_to_stage("order next")
            return
        if now < self._next_touch or now < self._quiet_until:
            return
        if now > self._visiting_until:
            self._visiting_until = now + self._random.uniform(20, 60)
        self._next_touch = now + self._random.uniform(0.05, 0.4)
        kind = self._random.random()
        if kind < 0.9:
            x, y = self._random.uniform(0.1, 0.9), self._random.uniform(0.15, 0.6)
            self._supervisor.say_to_stage(f"robot drag {x:.3f} {y:.3f}")
        else:
            key = self._random.choice("nnblccww123\n")
            self._supervisor.say_to_stage(f"robot key {ord(key)}")
        if now + 1 > self._visiting_until:
            self._quiet_until = now + self._random.uniform(40, 70)

    # ---- harm -----------------------------------------------------------------------------------
    def _fault(self, now: float) -> None:
        for pid, until in list(self._stalled):
            if now >= until:
                self._stalled.remove((pid, until))
                with suppress(OSError):
                    os.kill(pid, signal.SIGCONT)
        if now < self._next_fault or now > self._seconds - 40:
            return
        self._next_fault = now + self._every
        kinds = ("engine kill", "window kill", "engine stall", "not a number", "out of memory",
                 "window stall")  # fmt: skip
        what = kinds[self._round % len(kinds)]
        self._round += 1
        pids = self._supervisor.pids
        target = pids.get("stage" if what.startswith("window") else "engine", 0)
        if not target:
            return
        self._do(what, target, now)
        gone = target if "kill" in what or what == "window stall" else 0
        drawn = 0 if what.startswith("window") else int(self._supervisor.stage_beat.get("drawn", 0))
        drawn += what == "engine stall"  # a picture may have been on its way already
        file = None if "kill" in what or "stall" in what else self._file_of(what)
        self._diary.faults.append(Fault(what, now, drawn=drawn, file=file, gone=gone))

    def _do(self, what: str, pid: int, now: float) -> None:
        with suppress(OSError):
            if what.endswith("kill"):
                os.kill(pid, signal.SIGKILL)
            elif what.endswith("stall"):
                os.kill(pid, signal.SIGSTOP)
                self._stalled.append((pid, now + STALL_S))
            else:
                self._file_of(what).touch()

    def _file_of(self, what: str) -> Path:
        return self._harm / what.replace(" ", "-")

    def _follow(self, now: float) -> None:
        """When what was harmed plays again."""
        beat, pids = self._supervisor.stage_beat, self._supervisor.pids
        for fault in self._diary.faults:
            if fault.live_s is not None:
                continue
            if fault.file is not None and fault.file.exists():  # no picture was drawn since
                fault.at, fault.drawn = now, int(beat.get("drawn", 0))
            if now - fault.at < 1.0:
                continue
            key = "stage" if fault.what.startswith("window") else "engine"
            back = fault.gone == 0 or pids.get(key, fault.gone) != fault.gone
            heard = self._supervisor.stage_silence_s < 1.5
            seen = self._supervisor.seen_beat
            fresh = self._supervisor.seen_silence_s < 1.5
            if fault.moving_s is None and fresh and seen.get("still_s", 9.0) < 1.0:
                fault.moving_s = now - fault.at
            if back and heard and beat.get("engine_up") and beat.get("drawn", 0) > fault.drawn:
                fault.live_s = now - fault.at

    # ---- what is seen ---------------------------------------------------------------------------
    def _watch(self, now: float) -> None:
        """Once a second: was the screen black, did it stand still? Of whichever window is seen."""
        if now < self._next_second:
            return
        self._next_second = now + 1.0
        beat = self._supervisor.seen_beat
        self._diary.seconds += 1
        if "light" in beat:
            self._look_at(now, beat)
            still = max(beat.get("still_s", 0.0), self._supervisor.seen_silence_s - 1.0)
            self._diary.frozen += still >= 1.0
        if beat.get("live") and beat.get("model"):
            self._diary.models.setdefault(str(beat["model"]), now)
        if beat.get("slow_ms"):
            self._diary.slowest.append((now, float(beat["slow_ms"])))
        self._diary.visitors = max(self._diary.visitors, int(beat.get("visitors", 0)))

    def _look_at(self, now: float, beat: dict[str, Any]) -> None:
        """Black, or dark: then it is told which picture it was, and when."""
        seen = beat.get("seen", 1.0)
        self._diary.black += seen < BLACK
        if seen < DARK and len(self._diary.dark) < TOLD:
            told = {name: beat.get(name) for name in ("model", "stage", "live", "light", "seen")}
            black = {"black": True} if seen < BLACK else {}
            self._diary.dark.append({"at_s": round(now)} | black | told)

    def _sample(self, now: float) -> None:
        row = {"at": now}
        for name, pid in self._supervisor.pids.items():
            used, own = resident_bytes(pid), own_bytes(pid)
            open_ = handles_and_threads(pid)
            if used is not None:
                row[f"{name}_mb"] = used / MIB
            if own is not None:
                row[f"{name}_own_mb"] = own / MIB
            if open_ is not None:
                row[f"{name}_handles"], row[f"{name}_threads"] = map(float, open_)
        self._diary.samples.append(row)

    def report(self) -> dict[str, Any]:
        """Figures; slopes are fitted to what came after all was warm."""
        diary = self._diary
        warm = WARM_S + max([0.0, *diary.models.values()])
        later = [s for s in diary.samples if s["at"] > warm] or diary.samples
        names = sorted({key for row in later for key in row if key != "at"})
        third = self._elapsed / 3
        first = [ms for at, ms in diary.slowest if at < third]
        last = [ms for at, ms in diary.slowest if at > 2 * third]
        return {
            "minutes": round(self._elapsed / 60, 1),
            "visitors": diary.visitors,
            "seconds_looked_at": diary.seconds,
            "black_seconds": diary.black,
            "frozen_seconds": diary.frozen,
            "dark_moments": diary.dark,
            "dark_pictures": sorted(str(path) for path in self._harm.glob("dark-*.png")),
            "slowest_1_percent_ms": {"first third": _middle(first), "last third": _middle(last)},
            "models_first_seen_s": {name: round(at) for name, at in diary.models.items()},
            "warm_after_s": round(warm),
            "own_mb_course": _course(diary.samples),
            "slope_per_hour": {n: round(_slope(later, n), 2) for n in names},
            "last": {n: round(later[-1].get(n, 0.0), 1) for n in names} if later else {},
            "faults": [
                {
                    "what": f.what,
                    "at_s": round(f.at),
                    "moving_again_s": None if f.moving_s is None else round(f.moving_s, 1),
                    "live_again_s": None if f.live_s is None else round(f.live_s, 1),
                }
                for f in diary.faults
            ],
        }


def _middle(values: list[float]) -> float | None:
    return round(sorted(values)[len(values) // 2], 1) if values else None


def _course(rows: list[dict[str, float]]) -> dict[str, list[float]]:
    """What engine and stage held, every two minutes: a step is seen where a slope hides it."""
    names = ("engine_own_mb", "stage_own_mb")
    step = max(1, round(COURSE_S / SAMPLE_S))
    return {n: [round(row[n], 1) for row in rows[::step] if n in row] for n in names}


def _slope(rows: list[dict[str, float]], name: str) -> float:
    """Least squares: how much a figure grows in an hour."""
    points = [(row["at"] / 3600, row[name]) for row in rows if name in row]
    if len(points) < 3:
        return 0.0
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
