"""What a measurement is, what it may cost, and how a table of them is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Budget:
    """One line of the budgets: `limits` by the name of the figure; `at_least` turns them round."""

    title: str
    limits: dict[str, float]
    unit: str
    at_least: bool = False


BUDGETS: dict[str, Budget] = {
    "P1": Budget(
        "process start to window painted / to first rendered picture",
        {"painted": 1.0, "picture": 5.0},
        "s",
    ),
    "P2": Budget(
        "event-loop gap while rendering flat out, 99th percentile / worst / worst during imports",
        {"p99": 16.0, "worst": 50.0, "imports": 300.0},
        "ms",
    ),
    "P3": Budget(
        "frames reaching the canvas against the bare model loop", {"ratio": 0.95}, "x", True
    ),
    "P4": Budget("control moved to pixels painted, beyond the render, p95", {"p95": 8.0}, "ms"),
    "FLOOD": Budget(
        "P4 with 1,000 OSC messages a second / while a film is rendered",
        {"osc": 8.0, "film": 8.0},
        "ms",
    ),
    "P5": Budget(
        "last frame after a drag, beyond one render / frames missing of 10 in a 3 s drag",
        {"after_ms": 50.0, "missing": 0.0},
        "ms, frames",
    ),
    "P7": Budget(
        "film against rendering the same frames with no encoder (Ridgelines, 512, H.264)",
        {"ratio": 1.2},
        "x",
    ),
    "SCRUB": Budget(
        "a moment of a film under the pointer, beyond one draft, p95 / after a pull, longest",
        {"p95": 30.0, "stop": 30.0},
        "ms",
    ),
    "P8": Budget(
        "memory growth over a film of 10,000 frames, from the thousandth on",
        {"growth_mb": 50.0},
        "MB",
    ),
    "MARK": Budget(
        "the invisible mark against writing the PNG of 1024 × 1024 that carries it",
        {"share": 0.08},
        "x",
    ),
    "P10": Budget(
        "diffusion against the plain diffusers call: first picture with previews / next seed /"
        " change of guidance as it is seen / change in the later steps, exact / first preview and"
        " cancel beyond a step / Postcards' draft / full",
        {
            "first": 1.0, "again": 0.9, "guidance": 0.6, "late": 0.6, "preview_ms": 30.0,
            "cancel_ms": 30.0, "draft_ms": 80.0, "full_ms": 600.0,
        },
        "x, ms",
    ),
    "P11": Budget(
        "studio show to its first picture / a picture moving after the window / after the engine"
        " was killed",
        {"first": 1.0, "window": 15.0, "engine": 15.0},
        "s",
    ),
    "P12": Budget(
        "first map of Atlas on a house model / a paint while panning 10,000 places, p95",
        {"first_s": 2.0, "pan_ms": 16.7},
        "s, ms",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """What was measured for one budget; `details` are for engineers."""

    key: str
    values: dict[str, float]
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether every value is within its limit."""
        budget = BUDGETS[self.key]
        pairs = [(self.values[name], limit) for name, limit in budget.limits.items()]
        return all(v >= limit if budget.at_least else v <= limit for v, limit in pairs)

    def as_json(self) -> dict[str, Any]:
        """`{value, budget, met, unit, what, details}`."""
        budget = BUDGETS[self.key]
        return {
            "value": {name: round(value, 4) for name, value in self.values.items()},
            "budget": budget.limits,
            "met": self.met,
            "unit": budget.unit,
            "what": budget.title,
            "details": self.details,
        }

    def line(self) -> str:
        """One plain line."""
        budget = BUDGETS[self.key]
        told = " / ".join(
            f"{self.values[name]:.3g} (budget {limit:g})" for name, limit in budget.limits.items()
        )
        verdict = "met   " if self.met else "MISSED"
        return f"{self.key}  {verdict}  {told} {budget.unit}  {budget.title}"


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of `values` lie; the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
