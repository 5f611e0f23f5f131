"""Which samplers and schedules there are and which of them fit a pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Prediction = Literal["epsilon", "v_prediction", "sample", "flow", "consistency"]
OWN = "own"
"""The sampler, or the schedule, that the pipeline's own file asks for."""
FLOW_SAMPLERS = {"flow_euler": "Euler", "flow_heun": "Heun"}
SAMPLERS: Mapping[str, str] = {
    "ddim": "DDIM",
    "dpmpp_2m": "DPM-Solver++ 2M",
    "dpmpp_2m_sde": "DPM-Solver++ 2M SDE",
    "unipc": "UniPC",
    "euler": "Euler",
    "euler_a": "Euler ancestral",
    "pndm": "PNDM",
    "ddpm": "DDPM",
    "lcm": "LCM",
}
SCHEDULES: Mapping[str, str] = {
    OWN: "As the model says",
    "karras": "Karras",
    "exponential": "Exponential",
    "sgm_uniform": "SGM uniform",
    "linear": "Evenly spaced",
    "leading": "Leading",
}
FLOW_SCHEDULES: Mapping[str, str] = {key: SCHEDULES[key] for key in (OWN, "karras", "exponential")}
_CLASSES: Mapping[str, str] = {
    "DDIMScheduler": "ddim",
    "DDPMScheduler": "ddpm",
    "DPMSolverMultistepScheduler": "dpmpp_2m",
    "UniPCMultistepScheduler": "unipc",
    "EulerDiscreteScheduler": "euler",
    "EulerAncestralDiscreteScheduler": "euler_a",
    "PNDMScheduler": "pndm",
    "LCMScheduler": "lcm",
}
"""Which sampler a scheduler's class is."""


def prediction_of(scheduler: Mapping[str, Any]) -> Prediction:
    """What the network of a pipeline gives, by its scheduler's configuration."""
    name = str(scheduler.get("_class_name"))
    if name.startswith("FlowMatch"):
        return "flow"
    if name == "CMStochasticIterativeScheduler":
        return "consistency"
    match scheduler.get("prediction_type"):
        case "v_prediction":
            return "v_prediction"
        case "sample":
            return "sample"
        case "flow_prediction":
            return "flow"
        case _:
            return "epsilon"


def offered_samplers(scheduler: Mapping[str, Any]) -> dict[str, str]:
    """Key -> words of the samplers that fit, the pipeline's own first."""
    own = own_sampler(scheduler)
    match prediction_of(scheduler):
        case "consistency":
            return {OWN: "Consistency"}
        case "flow" if own == OWN:
            return {OWN: "As the model says", **FLOW_SAMPLERS}
        case "flow":
            found = FLOW_SAMPLERS
        case _:
            found = dict(SAMPLERS)
    return {own: found.get(own, "As the model says")} | found


def offered_schedules(scheduler: Mapping[str, Any]) -> Mapping[str, str]:
    """Key -> words of the schedules that fit."""
    match prediction_of(scheduler):
        case "consistency":
            return {OWN: SCHEDULES[OWN]}
        case "flow":
            return FLOW_SCHEDULES
        case _:
            return SCHEDULES


def own_sampler(scheduler: Mapping[str, Any]) -> str:
    """The sampler that a pipeline's own file asks for."""
    name = str(scheduler.get("_class_name"))
    if name == "FlowMatchHeunDiscreteScheduler":
        return "flow_heun"
    if name.startswith("FlowMatch"):
        return "flow_euler"
    flows = prediction_of(scheduler) == "flow"
    return OWN if flows else _CLASSES.get(name, OWN)
