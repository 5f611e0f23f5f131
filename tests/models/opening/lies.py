"""Files whose shapes and facts lie: `python -m tests.models.opening.lies --minutes 10`.

Tiny real networks of every published architecture are taken as their tensors' names and shapes and
the facts beside them; then a few of these are changed in ways that a hostile file might. What comes
out must be identified, declared, loaded and drawn, or be refused by an error that is declared.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from studio.errors import StudioError
from studio.files.checkpoints.content import Fact, read_checkpoint
from studio.files.checkpoints.work import Listing, Shape
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.flow.glow.network import Glow, Layout, Level
from studio.models.gan import lucidrains
from studio.models.opening.finding import Finding
from studio.models.opening.identify import identify
from studio.models.opening.recognise import NONSENSE
from studio.models.opening.registry import built, declare
from studio.models.vae import burgess, jointvae
from studio.models.vae.grid import autoencoder_kl
from studio.values.card import Card
from tests.files.checkpoints.fuzz import hunt
from tests.helpers import residual_gans, student_gans, style_files
from tests.helpers.checkpoints import ConvVae, DenseVae, UpsampleGan, student_gan
from tests.helpers.flows import realnvp
from tests.helpers.slow_stylegan3 import tiny
from tests.models.chains.test_chains import Quantises, Rows, Squeezes, sketcher
from tests.models.diffusion.test_course import told_with_steps
from tests.models.diffusion.test_digits import weights as ddpm
from tests.models.diffusion.test_students import Skips
from tests.models.vae.test_conditional import Conditional
from tests.models.vae.test_opened_vaes import tiny_taesd

Shapes = dict[str, tuple[int, ...]]
Facts = dict[str, Fact]
MOST_NUMBERS = 3_000_000
"""More than this many numbers are not made, as no file of a few megabytes has them."""
MOST_PIXELS = 1 << 12
_SIZES = (0, 1, 2, 3, 5, 7, 12, 64, 1000, 4096, 1 << 16, 1 << 20, 1 << 31, (1 << 47) - 1)
_NUMBERS = ("0", "1", "2", "7", "29", "31", "64", "99", "999", "4096", "1000000000", "9" * 18,
            "9" * 200, "00")  # fmt: skip
_FACTS: tuple[Fact, ...] = (
    None, True, 0, -1, 1, 2, 64, 10**6, 1 << 30, 10**15, -(10**15), 0.5, -0.0, 1e-320, 1e300,
    -1e300, "", "lrelu", "linear", "skip", "x" * 200, [], [0], [1, 3, 3, 1], [10**15] * 4,
    [1e300, -1e300], [0.0] * 64, [True, None], [-5, 10**9, -5, 10**9],
)  # fmt: skip


# ---- tiny real models ---------------------------------------------------------------------------
@cache
def sources() -> dict[str, tuple[Shapes, Facts]]:
    """Name -> (paths of tensors with their shapes, facts) of one real network of each kind."""
    kl = autoencoder_kl.AutoencoderKL(autoencoder_kl.Layout((8, 8, 16), 1, 4, 3, 4))
    joint = jointvae.Facts(4, (3, 2), (3, 8, 8, 8), (8, 8, 8, 3), 20)
    taesd = tiny_taesd()
    lucid = lucidrains.Plan(6, 2, (6, 4), 3, True)
    plain: dict[str, Mapping[str, object]] = {
        "autoencoder-kl": kl.state_dict(),
        "biggan": residual_gans.WideBigGan().state_dict(),
        "biggan-deep": residual_gans.DeepBigGan().state_dict(),
        "fastgan": residual_gans.FastGan().state_dict(),
        "burgess-vae": burgess.shapes_of(4, 1, 32),
        "chain-autoencoder": Squeezes().state_dict(),
        "conditional-vae": Conditional("layer").state_dict(),
        "ddpm-course": told_with_steps(),
        "ddpm-layernorm": ddpm(),
        "dense-autoencoder": Rows().state_dict(),
        "glow": Glow(Layout((Level(2, 4), Level(1, 4)))).state_dict(),
        "glow lu": Glow(Layout((Level(1, 4, lu=True), Level(1, 4, lu=True)))).state_dict(),
        "joint-vae": jointvae.shapes_of(joint),
        "picture-changer": sketcher().state_dict(),
        "realnvp": realnvp("learned"),
        "realnvp scales": realnvp("scales"),
        "residual-gan": student_gans.Residual("c_sc", ("c1", "c2")).state_dict(),
        "lucidrains": {f"{n[0]}E{n[1:]}": shape for n, shape in lucid.shapes().items()},
        "sequential-gan": student_gan().state_dict(),
        "sequential-gan up": UpsampleGan().state_dict(),
        "sequential-gan classes": student_gans.Times().state_dict(),
        "sequential-gan spectral": student_gans.spectral(True).state_dict(),
        "sequential-gan shuffled": student_gans.shuffled().state_dict(),
        "sequential-gan forgetful": student_gans.forgetful("group_8").state_dict(),
        "sequential-vae": ConvVae().state_dict(),
        "sequential-vae dense": DenseVae().state_dict(),
        "student-denoiser": Skips().state_dict(),
        "stylegan2": style_files.bare(style_files.CONDITIONAL),
        "stylegan2 resnet": style_files.bare(
            replace(style_files.CONFIG, architecture="resnet", conv_clamp=2.0)
        ),
        "stylegan3": tiny(c_dim=3),
        "stylegan3 r": tiny(radial=True),
        "vq-vae": Quantises().state_dict(),
        "taesd": {n.partition(".")[2]: s for n, s in taesd.items() if n.startswith("decoder")},
    }
    found: dict[str, tuple[Shapes, Facts]] = {
        name: ({f"g/{n}": _shape(value) for n, value in tensors.items()}, {})
        for name, tensors in plain.items()
    }
    found["autoencoder-kl"][1].update(
        {"g/norm_num_groups": 4, "g/scaling_factor": 0.2, "g/_class_name": "AutoencoderKL"}
    )
    for name in ("stylegan3", "stylegan3 r"):
        found[name][1].update({f"g/{key}": value for key, value in _stylegan3_facts().items()})
    found |= {
        "stylegan2 nvidia": _read(style_files.nvidia_file()),
        "stylegan2 tensorflow": _read(style_files.tensorflow_file()),
        "stylegan2 rosinality": _read(_saved(
            {"g_ema": style_files.rosinality(), "latent_avg": torch.zeros(1, 8)}
        )),
    }  # fmt: skip
    return found


def _stylegan3_facts() -> Facts:
    """Facts as NVIDIA's code keeps them, for one layer and the whole."""
    layer = "synthesis.L1_36_6."
    return {
        "synthesis.input.sampling_rate": 16.0, "synthesis.input.bandwidth": 2.0,
        "synthesis.output_scale": 0.25, "mapping.fc0.bias_gain": 0.01,
        layer + "in_sampling_rate": 16.0, layer + "out_sampling_rate": 16.0,
        layer + "up_factor": 2, layer + "down_factor": 2, layer + "conv_clamp": 256,
        layer + "is_torgb": False, layer + "padding": None,
    }  # fmt: skip


def _shape(value: object) -> tuple[int, ...]:
    return tuple(getattr(value, "shape", value))  # type: ignore[call-overload, no-any-return]


def _saved(value: object) -> bytes:
    out = BytesIO()
    torch.save(value, out)
    return out.getvalue()


def _read(data: bytes) -> tuple[Shapes, Facts]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        found = read_checkpoint(path)
        return {name: tensor.shape for name, tensor in found.tensors.items()}, dict(found.facts)


# ---- lies ---------------------------------------------------------------------------------------
def lied(shapes: Shapes, facts: Facts, dice: random.Random) -> tuple[Shapes, Facts]:
    """A copy with one to three changes."""
    shapes, facts = dict(shapes), dict(facts)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        dice.choice(_LIES)(shapes, facts, dice)
    return shapes, facts


def _one(shapes: Shapes, dice: random.Random) -> str:
    return dice.choice(list(shapes) or ["g/x.weight"])


def _drop(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    shapes.pop(_one(shapes, dice), None)


def _resize(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    """One size of one tensor, or of all tensors in which it stands."""
    name = _one(shapes, dice)
    sizes = list(shapes.get(name, ()))
    if sizes:
        at, new = dice.randrange(len(sizes)), dice.choice(_SIZES)
        old, everywhere = sizes[at], dice.random() < 0.4
        sizes[at] = new
        shapes[name] = tuple(sizes)
        if everywhere:
            for key, shape in shapes.items():
                shapes[key] = tuple(new if size == old else size for size in shape)


def _reshape(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    name = _one(shapes, dice)
    sizes = list(shapes.get(name, ()))
    match dice.randrange(4):
        case 0:
            sizes = sizes[:-1]
        case 1:
            sizes = [*sizes, dice.choice((1, 2, 3))]
        case 2:
            sizes = sizes[::-1]
        case _:
            sizes = []
    shapes[name] = tuple(sizes)


def _rename(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    """Another number in a name, in one tensor or in all that begin alike."""
    name = _one(shapes, dice)
    numbers = list(re.finditer(r"\d+", name))
    if not numbers:
        shapes[name[: dice.randrange(2, len(name) + 1)] + dice.choice(("", ".x", "_orig"))] = (
            shapes.pop(name, ())
        )
        return
    found, new = dice.choice(numbers), dice.choice(_NUMBERS)
    stem = name[: found.end()]
    renamed = {
        (name[: found.start()] + new + key[found.end() :] if key.startswith(stem) else key): shape
        for key, shape in shapes.items()
    }
    copied = dice.random() < 0.5
    if not copied:
        shapes.clear()
    shapes.update({key[:256]: shape for key, shape in renamed.items()})


def _swap(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    one, two = _one(shapes, dice), _one(shapes, dice)
    shapes[one], shapes[two] = shapes.get(two, ()), shapes.get(one, ())


def _borrow(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    """A tensor of another architecture."""
    other = dice.choice(list(sources().values()))[0]
    name = dice.choice(list(other))
    shapes[name] = other[name]


def _grow(shapes: Shapes, _facts: Facts, dice: random.Random) -> None:
    """One more of what is counted, again and again, as often as 40 times."""
    name = _one(shapes, dice)
    numbers = list(re.finditer(r"\d+", name))
    if numbers:
        found = dice.choice(numbers)
        stem, number = name[: found.start()], int(found[0])
        doubles = number >= 4 and number & (number - 1) == 0
        like = {k: s for k, s in shapes.items() if k.startswith(name[: found.end()])}
        for step in range(1, dice.choice((2, 3, 9, 40))):
            new = number << step if doubles else number + step
            shapes.update({f"{stem}{new}{k[found.end() :]}"[:256]: s for k, s in like.items()})


def _tell(_shapes: Shapes, facts: Facts, dice: random.Random) -> None:
    if facts:
        facts[dice.choice(list(facts))] = dice.choice(_FACTS)


Lie = Callable[[Shapes, Facts, random.Random], None]
_LIES: tuple[Lie, ...] = (
    _drop, _resize, _resize, _resize, _reshape, _rename, _rename, _swap, _borrow, _grow, _tell,
    _tell,
)  # fmt: skip


# ---- what comes of them -------------------------------------------------------------------------
def outcome(shapes: Shapes, facts: Facts, dice: random.Random) -> str:
    """How far such a file gets; anything but the declared errors escapes."""
    dtype = "I64" if dice.random() < 0.02 else "F32"
    tensors = {name: Shape(dtype, shape) for name, shape in shapes.items()}
    found = identify(Listing(Path("lie.pt"), "zip", tensors, facts))
    if found.verdict != "match":
        return found.verdict
    if sum(math.prod(shape) for shape in shapes.values()) > MOST_NUMBERS:
        return "too large to try"
    try:
        return _drawn(found, shapes, dice)
    except StudioError as error:
        words = str(error)
        if not words.isprintable() or not 5 < len(words) < 700:
            raise AssertionError(repr(words)) from error
        return type(error).__name__


def _drawn(found: Finding, shapes: Shapes, dice: random.Random) -> str:
    told = dict(found.facts)
    if told and dice.random() < 0.3:
        told[dice.choice(list(told))] = dice.choice(_FACTS)
    weights = Weights(_numbers(found, shapes, dice), told)
    info = declare(found.architecture, weights)
    card = Card("x", "X", "", "", "", "", "", "0" * 64, info)
    generator = built(found.architecture, card, weights, torch.device("cpu"))
    width, height = info.sizes.default
    if width * height > MOST_PIXELS:
        return "large"
    points = torch.randn(1, *info.spaces[0].shape)
    request = RenderRequest(points, width, height, draft=dice.random() < 0.5)
    try:
        generator.render(request, CancelToken())
    except NONSENSE as error:  # adding a model tries it before, and says so
        return f"does not draw: {type(error).__name__}"
    return "drawn"


def _numbers(found: Finding, shapes: Shapes, dice: random.Random) -> dict[str, torch.Tensor]:
    scale = dice.choice((0.1, 0.1, 0.1, 0.0, 1e20, math.nan))
    draws = torch.Generator().manual_seed(dice.randrange(1 << 30))
    return {
        new: torch.randn(shapes[old], generator=draws) * scale
        for new, old in found.sources[0][1].items()
    }


def case(number: int) -> str:
    """What comes of case `number` of the endless sequence."""
    dice = random.Random(number)
    name = sorted(sources())[number % len(sources())]
    torch.manual_seed(number)
    return outcome(*lied(*sources()[name], dice), dice)


def main() -> None:
    """Count what comes of many lies, for so many minutes."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=10)
    words.add_argument("--first", type=int, default=0)
    words.add_argument("--memory-mb", type=int, default=3000)
    asked = words.parse_args()
    torch.set_num_threads(1)
    sources()
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = used + (asked.memory_mb << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    sys.stdout.write(hunt(case, asked.first, asked.minutes))


if __name__ == "__main__":
    main()
