"""The loop from noise to latents: guidance, pictures painted over, previews, steps used again.

The numbers of a run depend on noise, words and plan alone: whether steps were kept from an earlier
run, whether anybody looks at previews, and what else was rendered in between changes none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.base import StepCallback
from studio.models.diffusion.pipeline.denoiser import Denoiser
from studio.models.diffusion.pipeline.guided import Question, answers, mixed, question
from studio.models.diffusion.pipeline.told import Told
from studio.models.diffusion.pipeline.trajectories import Mark, Passed, Trajectories, Trajectory
from studio.models.diffusion.pipeline.walk import Grain, Stepped, Walk
from studio.values.cancel import CancelToken

Shown = Callable[[Tensor], None]
"""Is given the latents [N, C, h, w] of the picture as it seems to become."""


@dataclass(frozen=True)
class Plan:
    """How a picture is made of noise.

    Attributes:
        walk_key: all that shapes the walk, as text: sampler, schedule, steps.
        guidance: how strongly the words are followed; 1 asks for them alone.
        begins, ends: shares of the steps between which that holds; outside it is 1.
        strength: how far a picture is left behind, in [0, 1]; without a picture 1.
        grain: the seed whose further numbers are the noise that some samplers add.
        tuned: all else that changes what the network says, as text: seams, weights added.
    """

    walk_key: str
    guidance: float = 1.0
    begins: float = 0.0
    ends: float = 1.0
    strength: float = 1.0
    grain: int = 0
    tuned: str = ""

    def guidance_at(self, share: float) -> float:
        """The guidance at a share of the steps."""
        return self.guidance if self.begins <= share < self.ends else 1.0


@dataclass(frozen=True)
class Watch:
    """Who looks on: may stop the run, sees it become, is told how far it is."""

    token: CancelToken
    shown: Shown | None = None
    on_step: StepCallback | None = None


@dataclass(frozen=True)
class Task:
    """A picture to be made of noise [N, C, h, w] float32, standard normal.

    `walk`: fresh, and used by nobody else.
    """

    denoiser: Denoiser
    walk: Walk
    noise: Tensor
    told: Told
    plan: Plan
    watch: Watch


def sample(task: Task, kept: Trajectories | None = None) -> Tensor:
    """The latents [N, C, h, w] float32 that noise becomes.

    Args:
        task: what to make.
        kept: steps of earlier pictures, and where to keep those of this one.

    Raises:
        Cancelled: the token was set.
    """
    run = _Run(task)
    if not run.marks:
        return run.untouched()
    old, same = kept.nearest(task.noise, run.marks) if kept is not None else (None, 0)
    made = run.taken_up(old, same) if old is not None else run.begun()
    found = run.walked(made)
    if kept is not None:
        kept.keep(made)
    return found


def follow(task: Task, kept: Trajectories, most: int) -> Tensor | None:
    """As `sample`, for a draft that is cheap since most of its steps were taken before.

    Args:
        task: what to make.
        kept: steps of earlier full pictures.
        most: steps that a draft may take.

    Returns:
        [N, C, h, w] float32; None where more steps would be left.

    Raises:
        Cancelled: the token was set.
    """
    run = _Run(task)
    old, begins = kept.akin(task.noise, run.marks)
    if old is None or not run.marks or len(run.marks) - begins > most:
        return None
    return run.walked(run.taken_up(old, begins))


class _Run:
    """One picture on its way."""

    def __init__(self, task: Task) -> None:
        self._task, self._walk, self._noise = task, task.walk, task.noise
        self._told, self._watch = task.told, task.watch
        count, plan, over = task.walk.count, task.plan, task.told.picture is not None
        self.first = task.walk.begins(first_step(count, plan.strength)) if over else 0
        self._asked = [
            question(
                task.denoiser, task.told, i / count, plan.guidance_at(i / count),
                task.walk.stride(i),
            )
            for i in range(self.first, count)
        ]  # fmt: skip
        same = (
            plan.walk_key, plan.tuned, self.first, plan.grain, task.told.key if over else "",
        )  # fmt: skip
        self.marks = [Mark((*same, *asked.key), asked.weights) for asked in self._asked]
        self._grain = Grain(plan.grain, tuple(task.noise.shape[1:]), len(task.noise))

    def untouched(self) -> Tensor:
        """The picture itself, of which nothing is left behind."""
        assert self._told.picture is not None
        return self._told.picture.to(self._noise).expand_as(self._noise)

    # ---- where to begin -----------------------------------------------------------------------
    def begun(self) -> Trajectory:
        """From the first step on."""
        x = self._walk.start(self._noise)
        if self._told.picture is not None:
            x = self._walk.noised(self._told.picture.to(x), self._noise, self.first)
        made = Trajectory(self._noise)
        made.passed.append(Passed(x, self._walk.state(), self._grain.state()))
        return made

    def taken_up(self, old: Trajectory, same: int) -> Trajectory:
        """From the first step that differs, as a trajectory of its own."""
        made = Trajectory(self._noise, list(old.marks[:same]), list(old.passed[:same]))
        if same == len(self.marks) and old.end is not None:
            made.end = old.end
            return made
        if same == len(old.passed):
            return self.begun()
        there = old.passed[same]
        reused = same < len(old.marks) and old.marks[same].asked == self.marks[same].asked
        answered = there.answers if reused else ()
        made.passed.append(Passed(there.latents, there.state, there.grain, answered))
        self._walk.restore(there.state)
        self._grain.restore(there.grain)
        return made

    # ---- and on --------------------------------------------------------------------------------
    def walked(self, made: Trajectory) -> Tensor:
        """The latents at the end of a trajectory, which is completed."""
        if made.end is not None:
            return made.end
        total = len(self.marks)
        while len(made.marks) < total:
            self._watch.token.check()
            at = len(made.marks)
            stepped = self._stepped(at, made.passed[-1])
            x = self._over(stepped.latents, at + 1)
            made.marks.append(self.marks[at])
            if at + 1 < total:
                made.passed.append(Passed(x, self._walk.state(), self._grain.state()))
            if self._watch.on_step is not None:
                self._watch.on_step(at + 1, total)
            if self._watch.shown is not None and at + 1 < total:
                self._watch.shown(self._over(stepped.clean, total))
        made.end = x
        return x

    def _stepped(self, at: int, passed: Passed) -> Stepped:
        """Step `at`, counted from where this run begins."""
        asked = self._asked[at]
        known = [passed.answers] if passed.answers else []

        def predict(x: Tensor, time: float) -> Tensor:
            said = known.pop() if known else self._said(asked, x, time)
            passed.answers = passed.answers or said
            return mixed(asked, said)

        return self._walk.step(self.first + at, passed.latents, predict, self._grain)

    def _said(self, asked: Question, x: Tensor, time: float) -> tuple[Tensor, ...]:
        self._watch.token.check()
        return answers(self._task.denoiser, asked, x, time)

    def _over(self, x: Tensor, at: int) -> Tensor:
        """`x` with the picture in place wherever it is not painted over yet, `at` steps on.

        A cell whose mask is m takes part in the last share m of the steps.

        Source: Levin and Fried, "Differential Diffusion", 2023, arXiv:2306.00950.
        """
        told = self._told
        if told.picture is None or told.mask is None:
            return x
        done = at / len(self.marks)
        mask = told.mask.to(x)
        keeps = mask <= 0.0 if at == len(self.marks) else mask < 1.0 - done
        picture = self._walk.noised(told.picture.to(x), self._noise, self.first + at)
        return torch.where(keeps, picture, x)


def first_step(count: int, strength: float) -> int:
    """The step at which a picture is taken up, so that `strength` of the steps are left."""
    return count - min(int(count * strength), count)
