"""What the supervisor tells of a show, as words for its operator."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from studio.ui.language.words import mark, tr

SPAN_S = 5.0
HEALTH = {
    "playing": mark("Playing"), "safe scene": mark("Safe scene: the engine failed too often"),
    "starting": mark("Starting"), "ended": mark("Ended"),
}  # fmt: skip


@dataclass(frozen=True)
class Meter:
    """A figure with its name; `bad` where somebody should look."""

    name: str
    value: str
    bad: bool = False


class Meters:
    """Reads one status after another; anything in it may be missing or of another kind."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, int]] = deque()

    def read(self, status: dict[str, Any], now: float) -> tuple[Meter, ...]:
        """The figures at a monotonic second."""
        window = _map(status.get("window"))
        faults, memory = _map(status.get("faults")), _map(status.get("memory_mb"))
        failed = sum(_whole(v) for v in faults.values())
        rate = self._rate(_whole(window.get("frames")), now)
        state = str(status.get("state", "starting"))
        drawn = tr("live") if window.get("live") is True else tr("from what was prepared")
        return (
            Meter(tr("Health"), tr(HEALTH.get(state, state[:40])), state != "playing"),
            Meter(tr("Picture"), drawn, window.get("live") is not True),
            Meter(tr("Frames a second"), f"{rate:.0f}", 0 < rate < 10),
            Meter(tr("Memory"), tr("{n:,} MB", n=sum(_whole(v) for v in memory.values()))),
            Meter(tr("Up for"), _time(_whole(status.get("uptime_s")))),
            Meter(tr("Visitors"), f"{_whole(window.get('visitors')):,}"),
            Meter(tr("Faults"), f"{failed:,}", failed > 0),
        )

    def _rate(self, frames: int, now: float) -> float:
        """Frames a second in the last seconds; a stage that was restarted counts anew."""
        if self._frames and frames < self._frames[-1][1]:
            self._frames.clear()
        self._frames.append((now, frames))
        while now - self._frames[0][0] > SPAN_S:
            self._frames.popleft()
        (began, first), (ended, last) = self._frames[0], self._frames[-1]
        return (last - first) / (ended - began) if ended > began else 0.0


def notes(status: dict[str, Any]) -> tuple[str, ...]:
    """What failed lately, the newest first."""
    window = _map(status.get("window"))
    told = window.get("problems")
    found = [str(p)[:200] for p in told if isinstance(p, str)] if isinstance(told, list) else []
    found += [str(why)[:200] for why in _map(window.get("inputs")).values()]
    for name in missing(status):
        found.append(tr("The display {name} is not there; the show plays without it.", name=name))
    last = status.get("last_fault")
    if isinstance(last, str) and last:
        found.append(tr("The stage was restarted: {why}", why=last[:120]))
    return tuple(reversed(found))


def missing(status: dict[str, Any]) -> tuple[str, ...]:
    """The displays that the show wants and does not find."""
    told = _map(status.get("window")).get("missing")
    return tuple(str(n)[:80] for n in told if isinstance(n, str)) if isinstance(told, list) else ()


def _map(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _whole(found: object) -> int:
    usable = isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**15
    return found if usable and isinstance(found, int) else 0


def _time(seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3600)
    clock = f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return tr("{n} d {clock}", n=days, clock=clock) if days else clock
