"""Keeps a show on the screen: two windows, the stage and behind it the understudy.

The stage shows the show. The understudy lies behind it and plays what was prepared, without an
engine; where the stage is killed it is seen at once, never the desktop. Whatever is dead, does not
beat or grows beyond its memory is ended and started again, without limit, with a pause that grows;
after five faults in ten minutes the stage plays the safe scene for a while before the engine is
tried again. All times are monotonic: a clock that jumps changes nothing.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from studio.booth.endpoint import Endpoint
from studio.booth.faults import FaultLine
from studio.booth.health import Health, read_status
from studio.booth.memory import handles_and_threads, resident_bytes
from studio.booth.operators import Operators
from studio.booth.player import Player
from studio.booth.single import Single
from studio.booth.spares import Spares
from studio.files.stillness import Stillness

LOOK_S = 0.1
SILENT_S = 4.0
STILL_S = 1.5
"""Silent for so long, and its thread has not woken once meanwhile: hung, not slow."""
BIRTH_S, GROWN = 30.0, 6
"""Patience with a window that has said so little that it may still be reading its code."""
SAFE_S = 120.0
LEFT = 77
"""How a window ends that the operator left; all other ends are faults."""
MIB = 1 << 20


@dataclass(frozen=True)
class Plan:
    """What to run: the words of the two windows, memory in MB, and where health is written."""

    stage: Sequence[str]
    understudy: Sequence[str]
    folder: Path
    window_mb: int = 1500
    engine_mb: int = 6000
    endpoint: int | None = None
    operator: Sequence[str] | None = None
    """The words of the operator's window; None: there is none."""
    spare: bool = False
    """Whether an engine is kept ready for a stage that loses its own."""


@dataclass
class _Role:
    """One of the two windows."""

    name: str
    words: Sequence[str]
    faults: FaultLine = field(default_factory=FaultLine)
    player: Player | None = None
    again_at: float = 0.0
    last_fault: str = ""
    stillness: Stillness = field(default_factory=Stillness)


class Supervisor:
    """Runs until the operator leaves the stage or `stop` is called; then both windows end.

    Raises:
        InputError: another supervisor is running.
    """

    def __init__(
        self, plan: Plan, start: Callable[[Sequence[str], Path], Player] = Player,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._plan, self._start, self._clock = plan, start, clock
        self._single = Single(plan.folder / "show.lock")
        self.health = Health(plan.folder)
        self._spares: Spares | None = None
        stage = list(plan.stage)
        if plan.spare:
            self._spares = Spares(plan.folder / "spare.log", start)
            stage += ["--spares", str(self._spares.folder)]
        self._stage = _Role("stage", stage)
        self._under = _Role("understudy", plan.understudy)
        self._engine = FaultLine()
        self._engine_told = 0
        self._safe_until = 0.0
        self._safe = False
        self._stopped = False
        self._born = clock()
        self._minute = -1
        self._left_over = _left_over(plan.folder)
        self._operators: Operators | None = None
        if plan.operator is not None:
            self._operators = Operators(plan.operator, plan.folder / "operator.log", start)
        self._endpoint: Endpoint | None = None
        if plan.endpoint is not None:
            with suppress(OSError):
                self._endpoint = Endpoint(lambda: self.health.status, plan.endpoint)

    @property
    def pids(self) -> dict[str, int]:
        """The processes that run now, for who wants to do them harm."""
        roles = (self._stage, self._under)
        found = {r.name: r.player.pid for r in roles if r.player and r.player.code is None}
        engine = self._stage.player.beat.get("engine_pid") if self._stage.player else None
        spare = self._spares.pid if self._spares is not None else None
        found |= {"engine": engine} if isinstance(engine, int) else {}
        return found | ({"spare": spare} if spare is not None else {})

    @property
    def stage_beat(self) -> dict[str, Any]:
        """What the stage last said of itself."""
        return self._stage.player.beat if self._stage.player else {}

    @property
    def stage_silence_s(self) -> float:
        """Since the stage last said anything."""
        player = self._stage.player
        return player.silence_s if player is not None and player.beats else float("inf")

    @property
    def seen_beat(self) -> dict[str, Any]:
        """What the window in front says: the stage's, else the understudy's."""
        return self._in_front.beat if self._in_front else {}

    @property
    def seen_silence_s(self) -> float:
        """Since the window in front said anything."""
        return self._in_front.silence_s if self._in_front else 0.0

    @property
    def _in_front(self) -> Player | None:
        stage, under = self._stage.player, self._under.player
        if stage is not None and stage.beats and stage.code is None:
            return stage
        return under if under is not None and under.beats else None

    def say_to_stage(self, word: str) -> None:
        """One word to the stage."""
        if self._stage.player is not None:
            self._stage.player.tell(word)

    def stop(self, *_: object) -> None:
        """End at the next look."""
        self._stopped = True

    def run(self) -> int:
        """Watch until it is over; gives the exit code."""
        self._listen_to_signals()
        self.health.say("began", pid=os.getpid())
        try:
            while not self._stopped:
                if self.look():
                    break
                time.sleep(LOOK_S)
        finally:
            self.close()
        return 0

    def close(self) -> None:
        """Nothing of the show is left running."""
        for role in (self._stage, self._under):
            if role.player is not None:
                role.player.end(gently=True)
                role.player = None
        if self._operators is not None:
            self._operators.close()
        if self._spares is not None:
            self._spares.close()
        self.health.say("ended", uptime_s=round(self._clock() - self._born))
        self.health.close()
        if self._endpoint is not None:
            self._endpoint.close()
        self._single.close()

    def look(self) -> bool:
        """One look at everything; whether the operator has left."""
        now = self._clock()
        if self._over(self._stage, now):
            return True
        self._count_engine_faults(now)
        stage = self._stage.player
        if stage is not None and stage.beats > 0:  # the first picture comes before all else
            self._over(self._under, now)
            while self._left_over:  # windows of a supervisor that was killed: only now, no sooner
                _kill(self._left_over.pop())
        self._set_cover(stage is not None and stage.beats > 0)
        self._set_safe(now)
        if self._spares is not None:
            self._spares.look(now, self.stage_beat)
        self._tell(now)
        if self._operators is not None and stage is not None and stage.beats > 0:
            under = self._under.player
            self._operators.look(now, self._stage.player, under, self.health.status)
        return False

    # ---- the windows ----------------------------------------------------------------------------
    def _over(self, role: _Role, now: float) -> bool:
        """Watch one window, starting it where need be; whether its operator has left it."""
        player = role.player
        if player is None:
            if now >= role.again_at:
                role.player = self._start(role.words, self._plan.folder / f"{role.name}.log")
            return False
        code = player.code
        if code == LEFT:
            return True
        problem = self._problem(player, code, role.stillness.look(player.pid, now))
        if problem:
            self._fault(role, problem, now)
        return False

    def _problem(self, player: Player, code: int | None, still_s: float) -> str:
        if code is not None:
            return f"ended with {code}"
        if player.silence_s > (SILENT_S if player.beats >= GROWN else BIRTH_S):
            return f"silent for {player.silence_s:.0f} s"
        if player.beats >= GROWN and min(player.silence_s, still_s) > STILL_S:
            return f"still for {still_s:.1f} s"
        used = resident_bytes(player.pid)
        if used is not None and used > self._plan.window_mb * MIB:
            return f"uses {used // MIB} MB"
        return ""

    def _fault(self, role: _Role, problem: str, now: float) -> None:
        player, role.player = role.player, None
        role.last_fault = problem
        role.again_at = now + role.faults.note(now)
        self.health.say("fault", of=role.name, what=problem, total=role.faults.total)
        if role is self._stage:
            self._set_cover(False)
            self._engine_told = 0
            self._end_engine(player)
        if player is not None:
            player.end()

    def _end_engine(self, player: Player | None) -> None:
        """The engine of a window that is gone ends by itself; one that hangs does not."""
        pid = player.beat.get("engine_pid") if player is not None else None
        if isinstance(pid, int) and pid > 1:
            _kill(pid)

    def _set_cover(self, covered: bool) -> None:
        """The understudy rests while the stage plays in front of it."""
        if self._under.player is not None:
            self._under.player.set("cover", "rest" if covered else "play")

    # ---- the engine -----------------------------------------------------------------------------
    def _count_engine_faults(self, now: float) -> None:
        beat = self._stage.player.beat if self._stage.player else {}
        told = beat.get("engine_faults", 0)
        if isinstance(told, int) and told > self._engine_told:
            for _ in range(told - self._engine_told):
                self._engine.note(now)
            self.health.say("fault", of="engine", total=self._engine.total)
            self._engine_told = told
        pid = beat.get("engine_pid")
        if not isinstance(pid, int) or pid <= 1:
            return
        used = resident_bytes(pid)
        if used is not None and used > self._plan.engine_mb * MIB:
            self.health.say("memory", of="engine", mb=used // MIB)
            _kill(pid)

    def _set_safe(self, now: float) -> None:
        """The safe scene for a while after many faults; then the engine is tried again."""
        many = self._engine.many(now) or self._stage.faults.many(now)
        if many and not self._safe and now >= self._safe_until:
            self._safe, self._safe_until = True, now + SAFE_S
            self.health.say("safe scene")
        elif self._safe and now >= self._safe_until:
            self._safe, self._safe_until = False, now + SAFE_S
            self.health.say("trying the engine again")
        if self._stage.player is not None:
            self._stage.player.set("safe", "safe" if self._safe else "try")

    # ---- telling --------------------------------------------------------------------------------
    def _tell(self, now: float) -> None:
        second = int(now - self._born)
        if second == self._minute:
            return
        self._minute = second
        status = self._status(now)
        self.health.tell(status)
        if second % 60 == 0:
            self.health.say("well" if status["state"] == "playing" else status["state"], **status)

    def _status(self, now: float) -> dict[str, Any]:
        stage = self._stage.player
        beat = dict(stage.beat) if stage else {}
        beat.pop("picture", None)  # no file shows what a visitor sees
        state = "safe scene" if self._safe else "playing" if stage and stage.beats else "starting"
        pids = self.pids
        used = {name: resident_bytes(pid) for name, pid in pids.items()}
        handles = {name: handles_and_threads(pid) for name, pid in pids.items()}
        return {
            "state": state,
            "uptime_s": round(now - self._born),
            "faults": {
                "stage": self._stage.faults.total,
                "understudy": self._under.faults.total,
                "engine": self._engine.total,
            },
            "last_fault": self._stage.last_fault,
            "memory_mb": {k: v // MIB for k, v in used.items() if v is not None},
            "handles_threads": {k: list(v) for k, v in handles.items() if v is not None},
            "pids": pids,
            "window": beat,
            "behind": dict(self._under.player.beat) if self._under.player else {},
        }

    def _listen_to_signals(self) -> None:
        def stop(_signal: int, _frame: FrameType | None) -> None:
            self.stop()

        with suppress(ValueError):  # not on the main thread
            signal.signal(signal.SIGTERM, stop)
            signal.signal(signal.SIGINT, stop)


def _left_over(folder: Path) -> list[int]:
    """Windows that play on without their supervisor, as far as the system tells what they are."""
    found = []
    for pid in read_status(folder).get("pids", {}).values():
        with suppress(OSError, ValueError, TypeError):
            words = Path(f"/proc/{int(pid)}/cmdline").read_bytes().split(b"\0")
            if b"studio" in words and b"stage" in words:
                found.append(int(pid))
    return found


def _kill(pid: int) -> None:
    with suppress(OSError):
        os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
