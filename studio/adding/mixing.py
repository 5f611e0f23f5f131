"""Two models of the same shape become a third: their layers between each other, or swapped.

Networks of one origin lie near enough to each other that what is between them still draws.

Source: Pinkney and Adler, "Resolution Dependent GAN Interpolation for Controllable Image Synthesis
Between Domains", 2020, arXiv:2010.05334, for layers swapped by depth; Wang et al., "Deep Network
Interpolation for Continuous Imagery Effect Transition", CVPR 2019, arXiv:1811.10515, for weights
between weights.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
import torch
from safetensors.torch import save
from torch import Tensor

from studio.adding.convert import seeded
from studio.adding.prove import proved
from studio.adding.watch import Watch
from studio.errors import InputError
from studio.files.atomic import write_atomic
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.imports import free_id, install, same_model, workshop
from studio.library.models import InstalledModels
from studio.models.base import Weights
from studio.models.opening.copies import parted
from studio.models.opening.registry import metadata_of, read_weights
from studio.values.card import Card, card_to_json
from studio.values.licences import stricter
from studio.values.messages import InstalledModel

PIPELINE = "diffusion-pipeline"
MOST_BYTES = 4 << 30


@dataclass(frozen=True)
class Mixture:
    """`share` of the second model in the layers from `begin` to `end` of the depth, both in [0, 1].

    Layers before and after are those of the first. 1 swaps them.
    """

    share: float = 0.5
    begin: float = 0.0
    end: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no mixture.

        Raises:
            InputError: says which number is wrong.
        """
        numbers = (self.share, self.begin, self.end)
        if not all(math.isfinite(n) and 0.0 <= n <= 1.0 for n in numbers):
            raise InputError("The share, and where the layers begin and end, go from 0 to 1.")
        if self.begin >= self.end or self.share == 0.0:
            raise InputError("Nothing of the second model would be in this mixture.")

    def sha256(self, first: Card, second: Card) -> str:
        """The hash that names such a mixture of two models, on any computer."""
        numbers = f"{self.share:.6f} {self.begin:.6f} {self.end:.6f}"
        return hashlib.sha256(f"mix {first.sha256} {second.sha256} {numbers}".encode()).hexdigest()

    @property
    def words(self) -> str:
        """`50 % of it in all layers`."""
        where = "all layers"
        if (self.begin, self.end) != (0.0, 1.0):
            where = f"the layers from {self.begin:.0%} to {self.end:.0%} of the depth"
        return f"{self.share:.0%} of it in {where}"


def mix(
    first: InstalledModel,
    second: InstalledModel,
    mixture: Mixture,
    name: str = "",
    watch: Watch | None = None,
) -> tuple[InstalledModel, bool]:
    """Put the mixture into the library; gives the model, and whether it is new there.

    Raises:
        InputError: the two are not of the same shape; says where they differ.
        ModelError: what came out makes no pictures.
        ExportError: the data folder cannot be written to.
        Cancelled: the watch's token was set; nothing was added.
    """
    watch = watch or Watch()
    watch.step("Reading both")
    one, other = _weights_of(first), _weights_of(second)
    check_alike(first.card, second.card, one, other)
    source, sha256 = InstalledModels(), mixture.sha256(first.card, second.card)
    known = same_model(source, sha256)
    if known is not None:
        return known, False
    watch.step("Mixing them")
    tensors = mixed_tensors(one, other, mixture)
    metadata = metadata_of(first.card.info.architecture, one.facts)
    data = save({key: value.contiguous() for key, value in tensors.items()}, metadata)
    weights_sha256 = hashlib.sha256(data).hexdigest()
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        write_atomic(folder / WEIGHTS, data)
        title = name or f"{first.card.name} × {second.card.name}"
        card = card_of(first.card, second.card, mixture, title, free_id(source, title), sha256)
        card = msgspec.structs.replace(card, weights_sha256=weights_sha256)
        weights = Weights(tensors, one.facts)
        card, covers = proved(card, card.info.architecture, weights, watch, measured=False)
        write_atomic(folder / CARD, card_to_json(card))
        write_atomic(folder / COVERS, covers)
        watch.token.check()
        return InstalledModel(card, install(folder, card)), True


def _weights_of(model: InstalledModel) -> Weights:
    path = model.folder / WEIGHTS
    if model.card.info.architecture == PIPELINE or not path.is_file():
        raise InputError(f"{model.card.name} is of several files; only single networks are mixed.")
    if path.stat().st_size > MOST_BYTES:
        raise InputError(f"{model.card.name} is too large to be mixed here.")
    main, _ = parted(read_weights(SafetensorsFile(path)))
    return main


def check_alike(one: Card, other: Card, first: Weights, second: Weights) -> None:
    """Refuse two models that are not of the same shape.

    Raises:
        InputError: says in one sentence what differs first.
    """
    if one.sha256 == other.sha256:
        raise InputError(f"{one.name} and {other.name} are the same model.")
    kinds = one.info.architecture, other.info.architecture
    if kinds[0] != kinds[1]:
        raise InputError(
            f"{one.name} and {other.name} cannot be mixed: one is {kinds[0]}, the other {kinds[1]}."
        )
    for key in sorted(set(first) ^ set(second)):
        has, lacks = (one, other) if key in first else (other, one)
        raise InputError(
            f"{one.name} and {other.name} cannot be mixed: {has.name} has a layer {key[:60]!r},"
            f" {lacks.name} has none."
        )
    for key, value in first.items():
        shapes = tuple(value.shape), tuple(second[key].shape)
        if shapes[0] != shapes[1]:
            raise InputError(
                f"{one.name} and {other.name} cannot be mixed: {key[:60]!r} is"
                f" {'×'.join(map(str, shapes[0]))} in one and {'×'.join(map(str, shapes[1]))} in"
                " the other."
            )


def mixed_tensors(
    first: Mapping[str, Tensor], second: Mapping[str, Tensor], mixture: Mixture
) -> dict[str, Tensor]:
    """Every tensor between those of two models, each of the type that the first has."""
    found = {}
    for key, depth in depths_of(first).items():
        a, b = first[key], second[key]
        inside = mixture.begin <= depth <= mixture.end
        if not inside:
            found[key] = a.clone()
        elif not a.is_floating_point():
            found[key] = (b if mixture.share >= 0.5 else a).clone()
        else:
            found[key] = torch.lerp(a.double(), b.double(), mixture.share).to(a.dtype)
    return found


def depths_of(tensors: Mapping[str, Tensor]) -> dict[str, float]:
    """How deep each tensor's layer lies, 0 the first and 1 the last.

    Layers are told by their names, numbers in them as numbers: so they are called in the order in
    which they draw.
    """
    layers = {key: _natural(key.rpartition(".")[0]) for key in tensors}
    order = {layer: n for n, layer in enumerate(sorted(set(layers.values())))}
    last = max(1, len(order) - 1)
    return {key: order[layer] / last for key, layer in layers.items()}


def _natural(name: str) -> tuple[tuple[int, str, int], ...]:
    parts = re.split(r"(\d+)", name)
    return tuple((1, "", int(p)) if p.isdecimal() else (0, p, 0) for p in parts if p)


def card_of(
    first: Card, second: Card, mixture: Mixture, name: str, model_id: str, sha256: str
) -> Card:
    """The card of a mixture: both parents, both licences, the stricter said."""
    licence = stricter(first.license, second.license)
    url = second.license_url if licence == second.license else first.license_url
    both = f"{first.name} is under {first.license}, {second.name} under {second.license}."
    stricter_words = f" The stricter holds for what is made of both: {licence}."
    same = first.license == second.license
    card = Card(
        id=model_id,
        name=name,
        summary=f"{first.name} mixed with {second.name}: {mixture.words}.",
        license=licence,
        license_url=url,
        source=(
            f"Mixed here from {first.name} ({first.sha256[:12]}) and {second.name}"
            f" ({second.sha256[:12]}), {mixture.words}."
        ),
        author=", ".join(dict.fromkeys(filter(None, (first.author, second.author)))),
        training_data=_of_both(first, second, "training_data"),
        known_limits=_of_both(first, second, "known_limits"),
        known_biases=_of_both(first, second, "known_biases"),
        sha256=sha256,
        info=first.info,
        notes=both + ("" if same else stricter_words),
        created=datetime.now(UTC).strftime("%Y-%m-%d"),
        parameters=first.parameters,
        tags=("mixed",),
    )
    return seeded(card)


def _of_both(first: Card, second: Card, field: str) -> str:
    told = [str(getattr(card, field)) for card in (first, second)]
    if told[0] == told[1] or not told[1]:
        return told[0]
    return " ".join(f"{c.name}: {words}" for c, words in zip((first, second), told, strict=True))
