"""Trains Garden, in three stages.

1. *Growing*: for z the scene is known, so mapping and heads first learn its numbers. Hundreds of
   scenes a step cost nothing, since nothing is drawn.
2. *Colouring*: the shading networks learn the colour of every visible fragment of true scenes, in
   windows at random places and scales; growing goes on beside it.
3. *Duel*: the whole generator against a critic that sees windows and is told their place, scale and
   species; the pixels of known scenes go on pulling.

A run that stopped goes on from `checkpoint.pt`; `ema.safetensors` holds the generator to ship.

Sources: Goodfellow et al., "Generative Adversarial Nets", NIPS 2014, arXiv:1406.2661; Mescheder et
al., "Which Training Methods for GANs do actually Converge?", ICML 2018, arXiv:1801.04406; Chai et
al., "Any-Resolution Training for High-Resolution Image Synthesis", ECCV 2022, arXiv:2204.07156.
"""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.garden import surface
from studio.models.gan.garden.network import Config, Garden, Plan
from studio.models.gan.garden.plant import grown
from studio.models.gan.garden.raster import layers
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.surface import Seen
from studio.models.gan.garden.tiles import TILE, Tiles, unfold
from studio.training.garden import looks
from studio.training.garden.critic import Critic, Windows
from studio.training.garden.resume import pack, unpack
from studio.training.garden.scenes import FACTORS, draw_factors, make_scenes
from studio.training.garden.species import SPECIES

log = logging.getLogger(__name__)
R1_EVERY = 12
AGAIN, EXERCISES = 3, 48
"""Every so many steps there is a new exercise; so many of the last ones are kept."""


@dataclass(frozen=True)
class Lesson:
    """How long and how hard to train: steps of each stage.

    `scenes`: so many are drawn to learn the range of every number. `calm`: the share of the rate at
    which scenes go on being learnt while colours are, and in the duel.
    """

    grow_steps: int = 4_500
    colour_steps: int = 4_000
    duel_steps: int = 2_000
    seed: int = 3
    scenes: int = 20_000
    grow_batch: int = 256
    colour_batch: int = 12
    window: int = 32
    duel_batch: int = 8
    duel_window: int = 32
    rate: float = 2e-3
    calm: float = 0.1
    duel_rate: float = 4e-4
    critic_rate: float = 1e-3
    r1: float = 0.2
    pixels: float = 6.0
    ema: float = 0.992
    minutes: float = math.inf
    save_every_s: float = 600.0


def new_model(seed: int, scenes: int = 20_000) -> Garden:
    """A generator as training begins, with the data's ranges."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)  # layer initialisation has no generator argument
        model = Garden(Config(FACTORS, len(SPECIES)))
    rows = make_scenes(*draw_factors(scenes, torch.Generator().manual_seed(seed + 1)))
    spread = rows.std(0)
    model.heads.mean.copy_(rows.mean(0))
    model.heads.spread.copy_(torch.where(spread < 1e-5, 1e-3, spread))
    slack = 0.15 * spread + 1e-4
    model.heads.low.copy_(rows.amin(0) - slack)
    model.heads.high.copy_(rows.amax(0) + slack)
    return model


def draw_windows(count: int, size: int, source: torch.Generator) -> Windows:
    """Windows at random scales and places: from the whole picture to a sixteenth of its side."""
    span = 2.0 ** (-3.5 * torch.rand(count, generator=source).square()) * 1.02
    room = (1.0 - span).clamp(min=0.0) + 0.04
    x = -0.5 * span + room * (torch.rand(count, generator=source) - 0.5)
    y = 0.5 * span + room * (torch.rand(count, generator=source) - 0.5)
    return Windows(x, y, span / size, size)


@dataclass(frozen=True)
class Exercise:
    """Visible fragments of true scenes and their colours; `ground` [V, F] is of scenes `index`."""

    factors: Tensor
    kinds: Tensor
    scene: Scene
    blades: Seen
    beads: Seen
    ground: Tensor
    index: Tensor
    truth: tuple[Tensor, Tensor, Tensor]


class Trainer:
    """Everything that a run changes, so that it can be kept and gone on with."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.source = torch.Generator().manual_seed(lesson.seed)
        self.model = new_model(lesson.seed, lesson.scenes)
        self.ema = copy.deepcopy(self.model).eval().requires_grad_(False)
        with torch.random.fork_rng():
            torch.manual_seed(lesson.seed + 2)
            self.critic = Critic(len(SPECIES))
        numbers = [*self.model.mapping.parameters(), *self.model.heads.parameters()]
        groups = [{"params": numbers}, {"params": list(self.model.shading.parameters())}]
        self.draw = torch.optim.Adam(groups, lesson.rate, (0.9, 0.99))
        self.judge = torch.optim.Adam(self.critic.parameters(), lesson.critic_rate, (0.0, 0.99))
        self.step = 0
        self.told: dict[str, float] = {}
        self.exercises: list[Exercise] = []

    def state(self) -> dict[str, Any]:
        """All of it, for `torch.save`."""
        parts = ("model", "ema", "critic", "draw", "judge")
        return {
            **{name: getattr(self, name).state_dict() for name in parts},
            "step": self.step, "source": self.source.get_state(),
        }  # fmt: skip

    def load(self, state: dict[str, Any]) -> None:
        """Go on where `state` was taken."""
        for name in ("model", "ema", "critic", "draw", "judge"):
            part = getattr(self, name)
            if name in ("model", "ema"):
                part.load_state_dict(state[name], strict=False)
            else:
                part.load_state_dict(state[name])
        self.step = state["step"]
        self.source.set_state(state["source"])

    @property
    def stage(self) -> str:
        """Which stage it is in."""
        lesson = self.lesson
        if self.step < lesson.grow_steps:
            return "grow"
        if self.step < lesson.grow_steps + lesson.colour_steps:
            return "colour"
        end = lesson.grow_steps + lesson.colour_steps + lesson.duel_steps
        return "duel" if self.step < end else "done"

    def advance(self) -> None:
        """One step of the stage it is in."""
        match self.stage:
            case "grow":
                self._rate(self._fade(0, self.lesson.grow_steps))
                self._take(self.draw, self._rows_loss(self.lesson.grow_batch))
            case "colour":
                rate = self._fade(self.lesson.grow_steps, self.lesson.colour_steps)
                self._rate(rate, self.lesson.calm * rate)
                self._take(self.draw, self._rows_loss(64) + self._colour_loss())
            case _:
                self._duel()
        self.step += 1
        self._average()

    def _fade(self, first: int, count: int) -> float:
        part = (self.step - first) / count
        warm = min(1.0, (self.step - first + 1) / 100)
        return self.lesson.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * part)))

    def _rate(self, rate: float, numbers: float | None = None) -> None:
        """Set the rate of the shading, and that of mapping and heads where it is another."""
        self.draw.param_groups[0]["lr"] = rate if numbers is None else numbers
        self.draw.param_groups[1]["lr"] = rate

    def _tell(self, **values: Tensor | float) -> None:
        for name, value in values.items():
            value = float(value.detach()) if isinstance(value, Tensor) else value
            self.told[name] = 0.97 * self.told.get(name, value) + 0.03 * value

    def _take(self, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        params = [p for group in optimiser.param_groups for p in group["params"]]
        nn.utils.clip_grad_norm_([p for p in params if p.grad is not None], 2.0)
        optimiser.step()

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(self.lesson.ema, 1.0 - 1.0 / (self.step + 2))
        for mean, now in zip(self.ema.parameters(), self.model.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)

    def _drawn(self, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """(factors [N, F], species one-hot [N, K], true rows [N, R])."""
        factors, species = draw_factors(count, self.source)
        kinds = functional.one_hot(species, len(SPECIES)).float()
        return factors, kinds, make_scenes(factors, species)

    def _ws(self, factors: Tensor, kinds: Tensor) -> Tensor:
        w: Tensor = self.model.mapping(factors, kinds)
        return self.model.every_layer(w)

    def _rows_loss(self, count: int) -> Tensor:
        """How far the heads' numbers are from those of the scene, in spreads."""
        factors, kinds, rows = self._drawn(count)
        normal, _ = self.model.heads(self._ws(factors, kinds))
        off = normal - self.model.heads.normal_rows(rows)
        loss = functional.smooth_l1_loss(off, torch.zeros_like(off), beta=0.1)
        self._tell(rows=off.detach().square().mean().sqrt())
        return loss

    def _colour_loss(self) -> Tensor:
        """How far the shading networks are from the true colours of what is seen.

        Finding out what is seen costs more than learning from it, so some of the last exercises
        are done again in between.
        """
        if len(self.exercises) < 4 or self.step % AGAIN == 0:
            self.exercises = [*self.exercises, self._exercise()][-EXERCISES:]
            which = len(self.exercises) - 1
        else:
            which = int(torch.randint(len(self.exercises), (1,), generator=self.source))
        task = self.exercises[which]
        _, styles = self.model.heads(self._ws(task.factors, task.kinds))
        normal = self.model.heads.normal_rows(task.scene.rows)
        shading = self.model.shading
        blades, beads, ground = shading.modulations(normal, styles)
        made = (
            shading.blade_colours(task.scene, task.blades, blades),
            shading.bead_colours(task.scene, task.beads, beads),
            shading.ground_colours(task.scene, task.ground, task.index, ground),
        )
        total = normal.new_zeros(())
        for name, have, want in zip(("blade", "bead", "bare"), made, task.truth, strict=True):
            if len(have):
                off = have.detach() - want
                self._tell(**{name: off.square().sum(1).mean().sqrt()})
                total = total + 10.0 * functional.smooth_l1_loss(have, want, beta=0.02)
        return total

    @torch.no_grad()
    def _exercise(self) -> Exercise:
        """What is seen in windows of new scenes, and its true colours."""
        factors, kinds, rows = self._drawn(self.lesson.colour_batch)
        tiles = draw_windows(len(rows), self.lesson.window, self.source).tiles()
        scene = Scene(rows)
        blades, beads = grown(scene)
        found = layers(scene, blades, beads, tiles)
        ground = surface.ground(scene, found.ground_lit, tiles).flatten(0, 1)
        index = tiles.scene[:, None].expand(-1, TILE * TILE).reshape(-1)
        bare = (found.open.reshape(-1) > 0.5).nonzero()[:, 0]
        one = surface.seen_blades(scene, blades, found, tiles)
        two = surface.seen_beads(scene, beads, found, tiles)
        truth = (
            looks.blade_colours(scene, one),
            looks.bead_colours(scene, two),
            looks.ground_colours(scene, ground[bare], index[bare]),
        )
        return Exercise(factors, kinds, scene, one, two, ground[bare], index[bare], truth)

    # ---- duel -----------------------------------------------------------------------------------
    def _plan(self, factors: Tensor, kinds: Tensor) -> Plan:
        return self.model.planned(self._ws(factors, kinds))

    @staticmethod
    def _truth(rows: Tensor, tiles: Tiles, size: int) -> Tensor:
        from studio.training.garden.pictures import paint

        with torch.no_grad():
            return unfold(paint(Scene(rows), tiles), len(rows), size)

    def _duel(self) -> None:
        lesson = self.lesson
        part = (self.step - lesson.grow_steps - lesson.colour_steps) / lesson.duel_steps
        ease = 0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * part))
        self._rate(lesson.duel_rate * ease, lesson.calm * lesson.duel_rate * ease)
        self.judge.param_groups[0]["lr"] = lesson.critic_rate * ease
        factors, kinds, rows = self._drawn(lesson.duel_batch)
        window = draw_windows(len(rows), lesson.duel_window, self.source)
        tiles = window.tiles()
        real = self._truth(rows, tiles, window.size)
        made = unfold(self.model.seen(self._plan(factors, kinds), tiles), len(rows), window.size)
        self._critic_step(real, made.detach(), window, kinds)
        self.critic.requires_grad_(False)
        score = self.critic(made, window, kinds)
        fooled = functional.softplus(-score).mean()
        pixels = functional.smooth_l1_loss(made, real, beta=0.05)
        # Without the exercises veins and shading grow pale, as pixels hardly miss them.
        known = 2.0 * self._rows_loss(64) + self._colour_loss()
        loss = fooled + lesson.pixels * pixels * 10.0 + known
        self._take(self.draw, loss)
        self.critic.requires_grad_(True)
        self._tell(fooled=fooled, pixels=pixels)

    def _critic_step(self, real: Tensor, made: Tensor, window: Windows, kinds: Tensor) -> None:
        yes, no = self.critic(real, window, kinds), self.critic(made, window, kinds)
        loss = functional.softplus(-yes).mean() + functional.softplus(no).mean()
        if self.step % R1_EVERY == 0:
            shown = real.detach().requires_grad_(True)
            score = self.critic(shown, window, kinds).sum()
            (slope,) = torch.autograd.grad(score, shown, create_graph=True)
            loss = loss + 0.5 * self.lesson.r1 * R1_EVERY * slope.square().sum((1, 2, 3)).mean()
        self._take(self.judge, loss)
        self._tell(real=yes.mean(), fake=no.mean())


def halved(model: Garden) -> dict[str, Tensor]:
    """Its tensors in half precision, but for the ranges of a scene's numbers."""
    whole = {f"heads.{name}" for name in ("mean", "spread", "low", "high")}
    return {
        name: (value if name in whole else value.half()).detach().clone().contiguous()
        for name, value in model.state_dict().items()
    }


def save_model(model: Garden, path: Path) -> None:
    """Write a generator's tensors."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(halved(model), path, metadata={"architecture": "garden-1"})
    path.chmod(0o644)


@torch.no_grad()
def settle(model: Garden) -> None:
    """Measure the middle of w over seeds of all species."""
    factors, _ = draw_factors(2048, torch.Generator().manual_seed(11))
    for kind in range(len(SPECIES)):
        kinds = functional.one_hot(torch.full((2048,), kind), len(SPECIES)).float()
        model.mapping.middles[kind] = model.mapping(factors, kinds).mean(0)
    model.mapping.w_avg.copy_(model.mapping.middles.mean(0))


def keep(trainer: Trainer, out: Path) -> None:
    """Write the checkpoint, the generator and a sheet of 64 pictures into `out`."""
    from studio.training.garden.sheet import write_sheet

    settle(trainer.ema)
    partial = out / "checkpoint.part"
    torch.save(trainer.state(), partial)
    partial.replace(out / "checkpoint.pt")
    save_model(trainer.ema, out / "ema.safetensors")
    pack(trainer, out / "run.safetensors")
    if trainer.stage != "grow":
        write_sheet(trainer.ema, out / f"sheet-{trainer.step:06d}.png", 30, 128)


def train(
    lesson: Lesson,
    out: Path,
    start: Path | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Trainer:
    """Run what is left of the stages, or until `stopped`; leave `ema.safetensors` in `out`.

    Where `out` holds no checkpoint, it goes on from the packed run `start`.
    """
    out.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(lesson)
    if (out / "checkpoint.pt").exists():
        trainer.load(torch.load(out / "checkpoint.pt", weights_only=True))
    elif start is not None:
        unpack(trainer, start)
    clock = saved = time.monotonic()
    while trainer.stage != "done" and time.monotonic() - clock < 60 * lesson.minutes:
        if stopped():
            break
        trainer.advance()
        if trainer.step % 100 == 0:
            told = ", ".join(f"{name} {value:.4f}" for name, value in trainer.told.items())
            spent = (time.monotonic() - clock) / 60
            log.info("%s %d: %s, %.1f min", trainer.stage, trainer.step, told, spent)
        if time.monotonic() - saved > lesson.save_every_s:
            keep(trainer, out)
            saved = time.monotonic()
    keep(trainer, out)
    return trainer
