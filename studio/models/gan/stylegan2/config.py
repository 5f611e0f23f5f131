"""What one StyleGAN2 is like: sizes, channels, kind of skips, activations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from studio.models.gan.stylegan2.layers import ACTIVATIONS
from studio.models.opening.recognise import Facts, MismatchError, Shapes, check_latent, check_map

Architecture = Literal["skip", "resnet", "orig"]


@dataclass(frozen=True)
class Config:
    """A StyleGAN2 as numbers.

    `channels`: of each block, smallest pictures first. `start`: (h, w) of the constant that the
    first block grows from; each further block doubles it. `architecture`: `skip` adds up pictures
    of all sizes, `resnet` adds up activations, `orig` does neither. `mapping_rate`: by which the
    mapping's weights are multiplied. `conv_clamp`: activations stay within ± this.
    """

    channels: tuple[int, ...]
    z_dim: int = 512
    c_dim: int = 0
    w_dim: int = 512
    start: tuple[int, int] = (4, 4)
    img_channels: int = 3
    architecture: Architecture = "skip"
    mapping_layers: int = 8
    mapping_features: int = 0
    embed_features: int = 0
    mapping_rate: float = 0.01
    mapping_activation: str = "lrelu"
    activation: str = "lrelu"
    conv_clamp: float | None = None
    noise: bool = True
    kernel: int = 3
    taps: tuple[float, ...] = (1.0, 3.0, 3.0, 1.0)

    @classmethod
    def of(
        cls,
        resolution: int,
        channel_base: int = 32768,
        channel_max: int = 512,
        z_dim: int = 512,
        c_dim: int = 0,
        w_dim: int = 512,
        img_channels: int = 3,
        architecture: Architecture = "skip",
        mapping_layers: int = 8,
        conv_clamp: float | None = None,
    ) -> Config:
        """The usual kind: square, with `min(channel_base // r, channel_max)` channels at size r."""
        blocks = resolution.bit_length() - 2
        if resolution < 4 or 4 << (blocks - 1) != resolution:
            raise ValueError(f"{resolution} is no power of two from 4 on")
        channels = tuple(min(channel_base // (4 << k), channel_max) for k in range(blocks))
        return cls(
            channels, z_dim, c_dim, w_dim, (4, 4), img_channels, architecture, mapping_layers,
            w_dim, w_dim if c_dim else 0, conv_clamp=conv_clamp,
        )  # fmt: skip

    @property
    def names(self) -> tuple[int, ...]:
        """The number in each block's name: 4, 8, 16 and so on."""
        return tuple(4 << k for k in range(len(self.channels)))

    @property
    def layers(self) -> int:
        """L: how many styles it takes."""
        return 2 * len(self.channels)

    def size(self, block: int) -> tuple[int, int]:
        """(h, w) of what block number `block` makes."""
        return self.start[0] << block, self.start[1] << block

    @property
    def features(self) -> tuple[int, ...]:
        """Widths through the mapping, its input first."""
        inner = self.mapping_features or self.w_dim
        into = self.z_dim + (self.embed_features if self.c_dim else 0)
        return (into, *[inner] * (self.mapping_layers - 1), self.w_dim)

    def facts(self) -> Facts:
        """What the shapes of the tensors do not tell; `config_of` takes it back."""
        return {key: getattr(self, key) for key in _UNSEEN} | {"taps": list(self.taps)}


_UNSEEN = ("mapping_rate", "mapping_activation", "activation", "conv_clamp")


def config_of(shapes: Shapes, facts: Facts) -> Config:
    """The network that holds exactly such tensors, under NVIDIA's names.

    Filters (`resample_filter`), `mapping.w_avg` and `noise_const` may be missing. `facts` are
    those of `Config.facts`; each missing one is taken as usual.

    Raises:
        MismatchError: the tensors are not those of a StyleGAN2; says which one is odd.
    """
    const = shapes.get("synthesis.b4.const")
    if const is None or len(const) != 3:
        raise MismatchError("it lacks 'synthesis.b4.const', which a StyleGAN2 grows from")
    blocks = _blocks(shapes)
    first = _need(shapes, "mapping.fc0.weight", 2)
    layers = next(k for k in range(len(shapes) + 1) if f"mapping.fc{k}.weight" not in shapes)
    last = _need(shapes, f"mapping.fc{layers - 1}.weight", 2)
    embed = shapes.get("mapping.embed.weight", (0, 0))
    conv = _need(shapes, "synthesis.b4.conv1.weight", 4)
    rgb = _need(shapes, f"synthesis.b{4 << (blocks - 1)}.torgb.weight", 4)
    told = _told(facts)
    try:
        config = Config(
            channels=tuple(
                _need(shapes, f"synthesis.b{4 << k}.conv1.weight", 4)[0] for k in range(blocks)
            ),
            z_dim=first[1] - embed[0],
            c_dim=embed[1],
            w_dim=last[0],
            start=(const[1], const[2]),
            img_channels=rgb[0],
            architecture=_architecture(shapes, blocks),
            mapping_layers=layers,
            mapping_features=first[0] if layers > 1 else 0,
            embed_features=embed[0],
            noise="synthesis.b4.conv1.noise_strength" in shapes,
            kernel=conv[2],
            **told,
        )
    except IndexError:
        raise MismatchError("its tensors have another number of dimensions") from None
    filters = [shape for name, shape in shapes.items() if name.endswith("resample_filter")]
    if config.kernel != 3 or any(not s or s[0] % 2 for s in filters):
        raise MismatchError("its kernels are of an unusual size")
    if config.z_dim < 1 or config.img_channels not in (1, 3, 4):
        raise MismatchError(f"it makes pictures of {config.img_channels} channels")
    check_latent(max(config.z_dim, config.w_dim), config.c_dim)
    for block, channels in enumerate(config.channels):
        check_map(*config.size(block), channels)
    return config


def _told(facts: Facts) -> dict[str, Any]:
    """The facts that a config takes, checked."""
    told: dict[str, Any] = {key: facts[key] for key in _UNSEEN if facts.get(key) is not None}
    taps = facts.get("taps")
    if isinstance(taps, list) and taps:
        if not all(isinstance(tap, int | float) for tap in taps) or len(taps) % 2 or not sum(taps):
            raise MismatchError("its filter is of an unusual kind")
        told["taps"] = tuple(float(tap) for tap in taps)
    for key in ("mapping_activation", "activation"):
        if told.get(key, "lrelu") not in ACTIVATIONS:
            raise MismatchError(f"its activation {str(told[key])[:20]!r} is unknown")
    for key in ("mapping_rate", "conv_clamp"):
        value = told.get(key, 1.0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
            raise MismatchError(f"its {key} is no positive number")
    return told


def _blocks(shapes: Shapes) -> int:
    blocks = next(
        k for k in range(len(shapes) + 1) if f"synthesis.b{4 << k}.conv1.weight" not in shapes
    )
    if not blocks:
        raise MismatchError("it lacks 'synthesis.b4.conv1.weight'")
    return blocks


def _architecture(shapes: Shapes, blocks: int) -> Architecture:
    if "synthesis.b8.skip.weight" in shapes:
        return "resnet"
    skip = blocks == 1 or "synthesis.b4.torgb.weight" in shapes
    return "skip" if skip else "orig"


def _need(shapes: Shapes, name: str, dimensions: int) -> tuple[int, ...]:
    shape = shapes.get(name)
    if shape is None:
        raise MismatchError(f"it lacks {name!r}")
    if len(shape) != dimensions:
        raise MismatchError(f"{name!r} has {len(shape)} dimensions, expected {dimensions}")
    return tuple(shape)
