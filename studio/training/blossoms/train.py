"""Trains Blossoms: `python -m studio.training.blossoms --out DIR [--data DIR] [--seed S]`.

A class-conditional StyleGAN2 learns in two stages on the pictures of `blossoms_data`.

1. *Pairs*: the scene that belongs to a z is known, so the generator first learns to draw roughly
   that scene, at 16 pixels, then 32. It covers the whole data set from the start, at a fraction of
   the cost of a duel.
2. *Duel*: the adversarial game makes the blur into petals, at 32 pixels first, then at 64:
   logistic loss without saturation, lazy R1, adaptive augmentation, a moving average of the
   generator. The critic judges picture and label together; a small loss on downsized pairs goes on.

A run that stopped goes on from `checkpoint.pt`. `ema.safetensors` holds the generator to ship.

Sources: Goodfellow et al., "Generative Adversarial Nets", NIPS 2014, arXiv:1406.2661; Mescheder et
al., "Which Training Methods for GANs do actually Converge?", ICML 2018, arXiv:1801.04406; and those
of `blossoms_critic` and `blossoms_augment`.
"""

from __future__ import annotations

import argparse
import copy
import logging
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.network import StyleGan2
from studio.training.blossoms.augment import Pressure, augment
from studio.training.blossoms.critic import Critic, label_of
from studio.training.blossoms.data import LATENT, Corpus, draw_latents, make_corpus
from studio.training.blossoms.scenes import SPECIES
from studio.training.blossoms.sheet import write_sheet

R1_EVERY = 12
PAIR_PACE, DUEL_PACE = 60.0, 12.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train; lengths in thousands of pictures shown, from 4 px up."""

    pictures: int = 28_672
    seed: int = 1
    batch: int = 16
    pair_kimg: tuple[float, ...] = (0.0, 0.0, 12.0, 44.0)
    duel_kimg: tuple[float, ...] = (0.0, 0.0, 0.0, 60.0, 135.0)
    pair_rate: float = 6e-3
    rate: float = 2e-3
    r1: float = 0.3
    paired: float = 2.0
    ema_kimg: float = 10.0
    critic_first: int = 100
    channels: tuple[int, ...] = (128, 128, 128, 96, 48)
    critic_channels: tuple[int, ...] = (128, 128, 96, 64, 24)
    bf16: bool = True
    minutes: float = math.inf
    save_every_s: float = 300.0


def network(plan: Plan, generator: torch.Generator | None = None) -> StyleGan2:
    """The generator as training begins; a new size adds nothing until it has learnt to.

    It has no noise inputs: with them, petals too fine to be learnt became grain.
    """
    config = Config(
        channels=plan.channels, z_dim=LATENT, c_dim=len(SPECIES), w_dim=128,
        mapping_layers=4, mapping_features=128, embed_features=64, noise=False,
    )  # fmt: skip
    model = StyleGan2(config, generator)
    for _, block in model.synthesis.blocks[1:]:
        nn.init.zeros_(block.torgb.weight)
    set_channels_last(model)
    return model


def set_channels_last(model: nn.Module) -> None:
    """Lay the kernels out as the processor's convolutions like them."""
    for parameter in model.parameters():
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)


def one_hot(species: Tensor) -> Tensor:
    """[N, K] float32."""
    return functional.one_hot(species, len(SPECIES)).float()


class Trainer:
    """Everything that a run changes, so that it can be kept and gone on with."""

    def __init__(self, plan: Plan, corpus: Corpus) -> None:
        self.plan, self.corpus = plan, corpus
        self.source = torch.Generator().manual_seed(plan.seed)
        self.generator = network(plan, self.source)
        self.ema = copy.deepcopy(self.generator).eval().requires_grad_(False)
        self.critic = Critic(plan.critic_channels, LATENT + len(SPECIES), generator=self.source)
        set_channels_last(self.critic)
        parts = (self.generator.mapping, self.generator.synthesis)
        groups = [{"params": list(part.parameters())} for part in parts]
        self.draw = torch.optim.Adam(groups, plan.pair_rate, (0.0, 0.99), fused=True)
        self.judge = torch.optim.Adam(self.critic.parameters(), plan.rate, (0.0, 0.99), fused=True)
        self.pressure = Pressure()
        self.shown_pairs = self.shown = self.step = 0
        self.told: dict[str, float] = {}

    def _set_rate(self, rate: float, mapping_pace: float, momentum: float) -> None:
        """The mapping's weights, which NVIDIA's names store a hundredfold, may step further."""
        for group, pace in zip(self.draw.param_groups, (mapping_pace, 1.0), strict=True):
            group["lr"] = rate * pace
            group["betas"] = (momentum, 0.99)

    def state(self) -> dict[str, Any]:
        """All of it, for `torch.save`."""
        parts = ("generator", "ema", "critic", "draw", "judge")
        return {
            **{name: getattr(self, name).state_dict() for name in parts},
            "p": self.pressure.p,
            "counts": (self.shown_pairs, self.shown, self.step),
            "source": self.source.get_state(),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Go on where `state` was taken."""
        for name in ("generator", "ema", "critic", "draw", "judge"):
            getattr(self, name).load_state_dict(state[name])
        self.pressure.p = state["p"]
        self.shown_pairs, self.shown, self.step = state["counts"]
        self.source.set_state(state["source"])

    def _pick(self, count: int) -> Tensor:
        return torch.randint(0, len(self.corpus.latents), (count,), generator=self.source)

    def blocks(self) -> int | None:
        """How many blocks paint while pairs are learnt; None when it is time to duel."""
        done = 0.0
        for number, kimg in enumerate(self.plan.pair_kimg):
            done += 1000 * kimg
            if self.shown_pairs < done:
                return number + 1
        return None

    def grown(self) -> tuple[int, float]:
        """How many blocks paint in the duel, and how many pictures it has seen of that size."""
        seen, count = float(self.shown), len(self.plan.duel_kimg)
        for number, kimg in enumerate(self.plan.duel_kimg[:-1], 1):
            if seen < 1000 * kimg:
                return number, seen
            seen -= 1000 * kimg
        return count, seen

    def calm(self) -> float:
        """The share of the learning rate: one until the last two thirds of the last size."""
        left = 1000 * sum(self.plan.duel_kimg) - self.shown
        return min(1.0, max(0.1, left / (1000 * 2 / 3 * self.plan.duel_kimg[-1])))

    def done(self) -> bool:
        """Whether the plan has come to its end."""
        return self.shown >= 1000 * sum(self.plan.duel_kimg)

    def _real(self, index: Tensor, size: int) -> Tensor:
        """Pictures of the corpus [B, 3, size, size]."""
        pictures = self.corpus.batch(index)
        return functional.avg_pool2d(pictures, pictures.shape[-1] // size)

    def _paint(self, z: Tensor, species: Tensor, blocks: int | None = None) -> Tensor:
        """Pictures of the generator in training, its `w_avg` following."""
        w = self.generator.mapping(z, species)
        self.generator.mapping.follow(w)
        picture: Tensor = self.generator.synthesis(self.generator.styles(w.float()), blocks=blocks)
        return picture

    def _autocast(self) -> torch.autocast:
        return torch.autocast("cpu", torch.bfloat16, enabled=self.plan.bf16)

    def _tell(self, **values: Tensor | float) -> None:
        for name, value in values.items():
            self.told[name] = 0.95 * self.told.get(name, float(value)) + 0.05 * float(value)

    @torch.no_grad()
    def _average(self, shown: int) -> None:
        """Let the moving average follow; faster while little has been seen."""
        half = min(1000.0 * self.plan.ema_kimg, 0.05 * shown + 50)
        keep = 0.5 ** (self.plan.batch / half)
        for mean, now in zip(self.ema.parameters(), self.generator.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)
        self.ema.mapping.w_avg.copy_(self.generator.mapping.w_avg)

    def pair_step(self, blocks: int) -> None:
        """One step of stage 1, with the first so many blocks."""
        progress = self.shown_pairs / (1000 * sum(self.plan.pair_kimg))
        index = self._pick(self.plan.batch)
        self._set_rate(self.plan.pair_rate * (1.0 - 0.7 * progress), PAIR_PACE, 0.9)
        with self._autocast():
            z, species = self.corpus.latents[index], one_hot(self.corpus.species[index])
            made = self._paint(z, species, blocks)
        wanted = self._real(index, made.shape[-1])
        loss = paired_loss(made, wanted, (1, 2, 4))
        self._advance(self.draw, loss)
        self._tell(pairs=loss.detach())
        self.shown_pairs += self.plan.batch
        self._average(self.shown_pairs)

    def duel_step(self) -> None:
        """One step of the critic, then one of the generator, on the same made pictures."""
        rate = self.plan.rate * self.calm()
        self._set_rate(rate, DUEL_PACE, 0.0)
        self.judge.param_groups[0]["lr"] = rate
        index = self._pick(self.plan.batch)
        half = self.plan.batch // 2
        new = draw_latents(self.plan.batch - half, self.source)
        z = torch.cat((self.corpus.latents[index[:half]], new))
        species = one_hot(self.corpus.species[index])
        label = label_of(z, species)
        blocks, seen = self.grown()
        with self._autocast():
            made = self._paint(z, species, blocks)
        pictures = self._real(index, made.shape[-1])
        self._critic_step(pictures, label_of(self.corpus.latents[index], species), made, label)
        if seen >= self.plan.batch * self.plan.critic_first:  # a new size: let it look on first
            self._generator_step(made, label, pictures[:half])
        self.step += 1
        self.shown += self.plan.batch
        self._average(self.shown + self.shown_pairs)

    def _critic_step(self, pictures: Tensor, asked: Tensor, made: Tensor, label: Tensor) -> None:
        """Pictures shown for what was `asked` against those made for `label`."""
        p = self.pressure.p
        with self._autocast():
            real = self.critic(augment(pictures, p, self.source), asked)
            fake = self.critic(augment(made.detach(), p, self.source), label)
        loss = functional.softplus(fake).mean() + functional.softplus(-real).mean()
        self._advance(self.judge, loss)
        self.pressure.follow(real)
        self._tell(real=real.detach().mean(), fake=fake.detach().mean(), critic=loss.detach())
        if self.step % R1_EVERY == 0:
            half = self.plan.batch // 2
            self._smooth_critic(pictures[:half], asked[:half])

    def _smooth_critic(self, pictures: Tensor, labels: Tensor) -> None:
        """R1, seldom and so much the stronger: the critic's slope at real pictures."""
        shown = augment(pictures, self.pressure.p, self.source).requires_grad_(True)
        score = self.critic(shown, labels).sum()
        (slope,) = torch.autograd.grad(score, shown, create_graph=True)
        penalty = slope.square().sum((1, 2, 3)).mean()
        self._advance(self.judge, penalty * (0.5 * self.plan.r1 * R1_EVERY))
        self._tell(slope=penalty.detach())

    def _generator_step(self, made: Tensor, label: Tensor, wanted: Tensor) -> None:
        """Fool the critic; the first pictures also have to be like those `wanted`."""
        self.critic.requires_grad_(False)
        with self._autocast():
            score = self.critic(augment(made, self.pressure.p, self.source), label)
        fooled = functional.softplus(-score).mean()
        pairs = paired_loss(made[: len(wanted)], wanted, (2, 4, 8))
        self._advance(self.draw, fooled + self.plan.paired * pairs)
        self.critic.requires_grad_(True)
        self._tell(fooled=fooled.detach(), pairs=pairs.detach())

    @staticmethod
    def _advance(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        params = [p for group in optimiser.param_groups for p in group["params"]]
        nn.utils.clip_grad_norm_([p for p in params if p.grad is not None], 20.0)
        optimiser.step()


def paired_loss(made: Tensor, wanted: Tensor, sizes: tuple[int, ...]) -> Tensor:
    """Mean distance of pictures [N, 3, S, S], each seen at S / k for every k of `sizes`."""
    total = made.new_zeros(())
    for k in sizes:
        off = functional.avg_pool2d(made - wanted, k) if k > 1 else made - wanted
        total = total + off.abs().mean()
    return total / len(sizes)


def save_generator(model: StyleGan2, path: Path) -> None:
    """Write a generator's tensors, float32, under NVIDIA's names."""
    state = {key: value.detach().clone().contiguous() for key, value in model.state_dict().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(state, path)
    path.chmod(0o644)


def keep(trainer: Trainer, out: Path) -> None:
    """Write the checkpoint, the generator and a sheet of 64 pictures into `out`."""
    partial = out / "checkpoint.part"
    torch.save(trainer.state(), partial)
    partial.replace(out / "checkpoint.pt")
    save_generator(trainer.ema, out / "ema.safetensors")
    kimg = (trainer.shown_pairs + trainer.shown) // 1000
    blocks = trainer.blocks() or trainer.grown()[0]
    write_sheet(trainer.ema, out / f"sheet-{kimg:05d}.png", blocks)


def train(plan: Plan, out: Path, data: Path, follow: bool = False) -> Trainer:
    """Run both stages and leave `ema.safetensors` in `out`.

    `follow`: take the pictures that another process is rendering into `data`, as they come.
    """
    out.mkdir(parents=True, exist_ok=True)
    if not follow:
        make_corpus(data, plan.pictures, plan.seed)
    trainer = Trainer(plan, Corpus.read(data, plan.pictures, plan.seed))
    if (out / "checkpoint.pt").exists():
        trainer.load(torch.load(out / "checkpoint.pt", weights_only=True))
    clock = saved = time.monotonic()
    while not trainer.done() and time.monotonic() - clock < 60 * plan.minutes:
        blocks = trainer.blocks()
        if blocks is None:
            trainer.duel_step()
        else:
            trainer.pair_step(blocks)
        count = trainer.shown_pairs + trainer.shown
        if count % (100 * plan.batch) == 0:
            told = ", ".join(f"{name} {value:.3f}" for name, value in trainer.told.items())
            minutes = (time.monotonic() - clock) / 60
            log.info("%d: %s, p %.2f, %.1f min", count, told, trainer.pressure.p, minutes)
        if time.monotonic() - saved > plan.save_every_s:
            keep(trainer, out)
            saved = time.monotonic()
            if follow:
                trainer.corpus = Corpus.read(data, plan.pictures, plan.seed)
    keep(trainer, out)
    return trainer


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Blossoms from nothing.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="where the pictures lie; DIR/data if not said")
    parser.add_argument("--follow", action="store_true", help="another process renders them")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--pictures", type=int, default=Plan.pictures)
    parser.add_argument("--last-kimg", type=float, default=Plan.duel_kimg[-1])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=math.inf)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    plan = Plan(
        pictures=choice.pictures, seed=choice.seed, minutes=choice.minutes,
        duel_kimg=(*Plan.duel_kimg[:-1], choice.last_kimg),
    )  # fmt: skip
    train(plan, choice.out, choice.data or choice.out / "data", choice.follow)
