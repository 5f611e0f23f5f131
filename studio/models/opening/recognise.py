"""What an architecture is asked about a group of tensors, and how it answers.

`Published.recognise(group)` gives a `Match`, or raises `MismatchError` with its reason where the
group is not its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.files.checkpoints.content import Fact

Shapes = Mapping[str, tuple[int, ...]]
Facts = Mapping[str, Fact]


MAX_SIDE = 4096
MAX_MAP = 1 << 28
MAX_LATENT, MAX_CLASSES = 1 << 13, 1 << 15
NONSENSE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError,
    StopIteration, TypeError, ValueError,
)  # fmt: skip
"""What code for real networks raises at tensors that lie about each other."""


class MismatchError(Exception):
    """Why an architecture does not fit; a clause without a full stop."""


def check_latent(latent: int, classes: int = 0) -> None:
    """Check that a latent, and the classes beside it, are of a length that is ever trained.

    Raises:
        MismatchError: they are not, and drawing from them could take all memory.
    """
    if not 1 <= latent <= MAX_LATENT or classes > MAX_CLASSES:
        beside = f" beside {classes:,} classes" if classes else ""
        raise MismatchError(f"its latent has {latent:,} numbers{beside}")


def check_map(height: int, width: int, channels: int = 1) -> None:
    """Check that the map which a layer makes is of a size that is ever drawn.

    Names and strides tell sizes too, so a small file can ask for maps without end.

    Raises:
        MismatchError: it is not.
    """
    if max(height, width) > MAX_SIDE or height * width * channels > MAX_MAP:
        # Long numbers would make long sentences.
        size = " × ".join(f"{min(size, 10**9):,}" for size in (channels, height, width))
        raise MismatchError(f"it would make maps of {size}, larger than any real network's")


@dataclass(frozen=True)
class Group:
    """Tensors of a file that may be one network, with the facts that lie beside them.

    `where` is the path of the dict that holds them; `shapes` and `facts` are named from there.
    `beside`: tensors of the dict above it, by their names there; a match calls them `../name`.
    """

    where: str
    shapes: Shapes
    facts: Facts = field(default_factory=dict)
    beside: Shapes = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """A group that is this architecture: in words, and what to keep of it.

    `names`: the name in the converted file -> the name in the group. `facts` go with the weights
    to the architecture's `load` (`Weights.facts`); numbers, short words and short lists only.
    """

    reason: str
    names: Mapping[str, str]
    facts: Facts = field(default_factory=dict)

    @classmethod
    def whole(cls, reason: str, shapes: Shapes, facts: Facts | None = None) -> Match:
        """All tensors of the group under their own names."""
        return cls(reason, {name: name for name in shapes}, facts or {})


def same_shapes(found: Shapes, wanted: Shapes) -> None:
    """Check that a group holds exactly these tensors.

    Raises:
        MismatchError: says the first that is missing, foreign or of another shape.
    """
    for name, shape in wanted.items():
        if name not in found:
            raise MismatchError(f"it lacks {name!r}")
        if tuple(found[name]) != tuple(shape):
            raise MismatchError(f"{name!r} is {tuple(found[name])}, expected {tuple(shape)}")
    extra = next((name for name in found if name not in wanted), None)
    if extra is not None:
        raise MismatchError(f"{extra!r} is foreign to it")
