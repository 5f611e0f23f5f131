"""The walk of a pipeline: the house's own along flows, diffusers' schedulers elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.models.diffusion.pipeline.flows import FlowWalk, shares
from studio.models.diffusion.pipeline.samplers import FLOW_SAMPLERS
from studio.models.diffusion.pipeline.walk import Walk, Way


def walk_of(scheduler: Mapping[str, Any], way: Way, *, whole: bool = False) -> Walk:
    """The walk of a pipeline's schedule, fresh.

    Args:
        scheduler: its configuration.
        way: how to walk.
        whole: of flows; see `flows.shares`.

    Raises:
        RecipeError: the sampler does not know the schedule.
    """
    if way.sampler in FLOW_SAMPLERS:
        config = {} if way.tell else scheduler
        found = shares(config, way.steps, way.schedule, way.cells, whole=whole or way.tell)
        train = int(scheduler.get("num_train_timesteps", 1000))
        heun = way.sampler == "flow_heun"
        return FlowWalk(found, heun=heun, tell=way.tell, train=train)
    from studio.models.diffusion.pipeline.schedule import walk_of as discrete_walk

    return discrete_walk(scheduler, way)
