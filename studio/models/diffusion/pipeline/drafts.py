"""How a picture is made while something moves: few steps, long ones where a network takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.models.diffusion.pipeline.samplers import FLOW_SAMPLERS, Prediction
from studio.models.diffusion.pipeline.walk import Way

STEPS = 4
LONG_STEPS = 2
MOST_FOLLOWED = 12
"""Steps that a draft takes from the middle of a picture that was made before."""


def takes_long_steps(index: Mapping[str, Any]) -> bool:
    """Whether a pipeline of the house learned steps of some length, guidance included."""
    notes = index.get("postcards")
    return isinstance(notes, Mapping) and bool(notes.get("long"))


def drafted(way: Way, prediction: Prediction, *, long: bool) -> Way:
    """The way to a draft of the picture to which `way` leads."""
    if long:
        return Way("flow_euler", "own", min(way.steps, LONG_STEPS), tell=True)
    steps = min(way.steps, STEPS)
    if prediction == "consistency" or way.sampler == "lcm" or steps == way.steps:
        return Way(way.sampler, way.schedule, steps, way.cells, way.clip)
    sampler = "flow_euler" if way.sampler in FLOW_SAMPLERS else "dpmpp_2m"
    schedule = way.schedule if prediction == "flow" else "own"
    return Way(sampler, schedule, steps, way.cells, way.clip)
