"""Walks of models that learned noise in discrete steps: diffusers' schedulers, asked one by one.

Loaded only when such a model draws; the house model's walks need none of it.

Notation: at step i latents are a x0 + s e, of picture x0 and noise e. Some schedulers divide all by
a ("scaled": x0 + s/a e).
"""

from __future__ import annotations

import importlib
import inspect
import math
from collections.abc import Mapping
from typing import Any

from torch import Tensor

from studio.errors import RecipeError
from studio.models.diffusion.pipeline.samplers import OWN, SAMPLERS, SCHEDULES, prediction_of
from studio.models.diffusion.pipeline.walk import Grain, Predict, Stepped, Way

_SCHEDULERS: Mapping[str, str] = {
    "ddim": "DDIMScheduler",
    "ddpm": "DDPMScheduler",
    "dpmpp_2m": "DPMSolverMultistepScheduler",
    "dpmpp_2m_sde": "DPMSolverMultistepScheduler",
    "unipc": "UniPCMultistepScheduler",
    "euler": "EulerDiscreteScheduler",
    "euler_a": "EulerAncestralDiscreteScheduler",
    "pndm": "PNDMScheduler",
    "lcm": "LCMScheduler",
}
"""Sampler -> the class whose steps it takes."""
_MODULES: Mapping[str, str] = {
    "CMStochasticIterativeScheduler": "consistency_models",
    "DDIMScheduler": "ddim",
    "DDPMScheduler": "ddpm",
    "DPMSolverMultistepScheduler": "dpmsolver_multistep",
    "EulerAncestralDiscreteScheduler": "euler_ancestral_discrete",
    "EulerDiscreteScheduler": "euler_discrete",
    "HeunDiscreteScheduler": "heun_discrete",
    "LCMScheduler": "lcm",
    "PNDMScheduler": "pndm",
    "UniPCMultistepScheduler": "unipc_multistep",
}
_SCALED = ("EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler", "HeunDiscreteScheduler",
           "CMStochasticIterativeScheduler")  # fmt: skip
_BY_ALPHAS = ("DDIMScheduler", "DDPMScheduler", "PNDMScheduler", "LCMScheduler")
_SPACINGS = {"sgm_uniform": "trailing", "linear": "linspace", "leading": "leading"}
_SIGMAS = {"karras": "use_karras_sigmas", "exponential": "use_exponential_sigmas"}


def walk_of(scheduler: Mapping[str, Any], way: Way) -> DiscreteWalk:
    """The walk that a scheduler's configuration makes, by a sampler and a schedule.

    Raises:
        RecipeError: the sampler does not know the schedule, or takes fewer steps.
    """
    own = str(scheduler.get("_class_name"))
    name = own if way.sampler == OWN else _SCHEDULERS[way.sampler]
    if name not in _MODULES:
        raise RecipeError(f"This studio does not walk as {name} does; choose another sampler.")
    path = f"diffusers.schedulers.scheduling_{_MODULES[name]}"
    kind = getattr(importlib.import_module(path), name)
    takes = set(inspect.signature(kind.__init__).parameters) - {"self"}
    config = _config(scheduler, way, takes, own=own == name)
    made = kind(**config)
    try:
        made.set_timesteps(way.steps)
    except ValueError:
        words = SAMPLERS.get(way.sampler, "This sampler")
        raise RecipeError(f"{words} does not take {way.steps:,} steps; take fewer.") from None
    return DiscreteWalk(made, prediction_of(scheduler))


def _config(
    scheduler: Mapping[str, Any], way: Way, takes: set[str], *, own: bool
) -> dict[str, Any]:
    """The settings of a scheduler that `takes` these, from those in the pipeline's file."""
    config = {k: v for k, v in scheduler.items() if k in takes}
    if not own and "algorithm_type" in takes:
        config["algorithm_type"] = "dpmsolver++"
    if not own and "skip_prk_steps" in takes:
        config["skip_prk_steps"] = True
    if way.sampler == "dpmpp_2m_sde":
        config["algorithm_type"] = "sde-dpmsolver++"
    if str(config.get("variance_type", "")).startswith("learned"):
        config["variance_type"] = "fixed_small"
    if "clip_sample" in takes and (way.clip is not None or not own):
        config["clip_sample"] = bool(way.clip)
    if way.schedule in _SPACINGS:
        if "timestep_spacing" not in takes:
            raise _unknown(way)
        config["timestep_spacing"] = _SPACINGS[way.schedule]
    if way.schedule != OWN:
        config = {k: v for k, v in config.items() if k not in _SIGMAS.values()}
    if way.schedule in _SIGMAS:
        if _SIGMAS[way.schedule] not in takes:
            raise _unknown(way)
        config[_SIGMAS[way.schedule]] = True
    return config


def _unknown(way: Way) -> RecipeError:
    sampler, schedule = SAMPLERS.get(way.sampler, "This sampler"), SCHEDULES[way.schedule]
    return RecipeError(
        f"{sampler} has no schedule {schedule!r}; choose DPM-Solver++, UniPC or Euler for it, or"
        f" the schedule {SCHEDULES[OWN]!r}."
    )


class DiscreteWalk:
    """The steps of one of diffusers' schedulers."""

    def __init__(self, scheduler: Any, prediction: str) -> None:
        """`scheduler`: fresh, its steps set."""
        self._made = scheduler
        self._prediction = prediction
        self._name = type(scheduler).__name__
        self._takes_noise = "generator" in inspect.signature(scheduler.step).parameters
        self._begun = False

    @property
    def count(self) -> int:
        """How many steps."""
        return len(self._made.timesteps)

    @property
    def spread(self) -> float:
        """That of the noise it starts from."""
        return float(self._made.init_noise_sigma)

    def begins(self, i: int) -> int:
        """The step at or before `i` where a walk can begin."""
        return i - i % 2 if self._name == "HeunDiscreteScheduler" else i

    def stride(self, i: int) -> float:
        """The networks are not told."""
        del i
        return 0.0

    def start(self, noise: Tensor) -> Tensor:
        """Noise of the spread that belongs to the first step."""
        return noise * self.spread

    def noised(self, picture: Tensor, noise: Tensor, i: int) -> Tensor:
        """[N, C, h, w]: the latents of a picture as they are at step i."""
        if i == self.count:
            return picture
        a, s = self._levels(i)
        if self._name in _SCALED:
            return picture + s / a * noise
        return a * picture + s * noise

    def step(self, i: int, x: Tensor, predict: Predict, grain: Grain) -> Stepped:
        """Go on from `x` at step i."""
        made = self._made
        if not self._begun and hasattr(made, "set_begin_index"):
            made.set_begin_index(i)
        self._begun = True
        time = made.timesteps[i]
        said = predict(made.scale_model_input(x, time), float(time))
        more = {"generator": grain.generators} if self._takes_noise else {}
        out = made.step(said, time, x, **more)
        clean = self._clean(i, x, said)
        return Stepped(out.prev_sample, out.prev_sample if clean is None else clean)

    def gain(self, i: int) -> float:
        """How much step i enlarges what it begins with."""
        if self._name not in _BY_ALPHAS:
            return 1.0
        a, _ = self._levels(i)
        following = self._levels(i + 1)[0] if i + 1 < self.count else self._final()
        return float(following / a)

    def state(self) -> object:
        """All that the scheduler remembers."""
        kept = {k: list(v) if isinstance(v, list) else v for k, v in vars(self._made).items()}
        return self._begun, kept

    def restore(self, state: object) -> None:
        """Let the scheduler remember that."""
        assert isinstance(state, tuple)
        self._begun = state[0]
        vars(self._made).update(
            {k: list(v) if isinstance(v, list) else v for k, v in state[1].items()}
        )

    # ---- how much noise there is --------------------------------------------------------------
    def _levels(self, i: int) -> tuple[float, float]:
        """(a, s) at step i."""
        if self._name in _BY_ALPHAS:
            kept = float(self._made.alphas_cumprod[int(self._made.timesteps[i])])
            return kept**0.5, (1.0 - kept) ** 0.5
        sigma = float(self._made.sigmas[i])
        if self._prediction == "flow":
            return 1.0 - sigma, sigma
        if self._name == "CMStochasticIterativeScheduler":
            return 1.0, sigma
        a = 1.0 / (sigma * sigma + 1.0) ** 0.5
        return a, sigma * a

    def _final(self) -> float:
        last = getattr(self._made, "final_alpha_cumprod", 1.0)
        return math.sqrt(float(last))

    def _clean(self, i: int, x: Tensor, said: Tensor) -> Tensor | None:
        """The picture that `x` seems to hold by what the network `said` of it."""
        a, s = self._levels(i)
        if self._name in _SCALED:
            x = x * a
        match self._prediction:
            case "epsilon":
                return (x - s * said) / max(a, 1e-4)
            case "v_prediction":
                return a * x - s * said
            case "sample":
                return said
            case "flow":
                return x - s * said
            case _:
                return None
