"""Changes of loaded layers, with a strength each; the layers' own weights are never touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.errors import ModelError
from studio.models.diffusion.pipeline.lora.matching import Layer
from studio.models.diffusion.pipeline.lora.naming import DENOISER, bare
from studio.models.diffusion.pipeline.packed import packed, plain
from studio.models.opening.loras import KEPT

NONE = 1e-6


@dataclass(frozen=True)
class Change:
    """What a LoRA adds to one layer: `scale` x `up` [out, r] x `down` [r, in].

    For convolutions `down` is [r, in, h, w], or [r, in, 1, 1] with `mid` [r, r, h, w] between.
    """

    down: Tensor
    up: Tensor
    mid: Tensor | None
    scale: float

    def delta(self, like: Tensor) -> Tensor:
        """What a strength of 1 adds to a weight `like` this: its shape, float32, its device."""
        up = self.up.to(like.device, torch.float32).flatten(1)
        down = self.down.to(like.device, torch.float32)
        if self.mid is not None:
            mid = self.mid.to(like.device, torch.float32)
            found = torch.einsum("or,rshw,si->oihw", up, mid, down.flatten(1))
        else:
            found = up @ down.flatten(1)
        return (self.scale * found).reshape(like.shape)


class Adapters:
    """All LoRAs of a loaded model. Layers get other weights while strengths are not 0.

    At strength 0 a layer has its own weights again, the very same numbers.
    """

    def __init__(
        self, changes: Mapping[str, Mapping[Layer, Change]], networks: Mapping[str, nn.Module]
    ) -> None:
        """Prepare changes of networks.

        Args:
            changes: key of the control -> layer -> change.
            networks: part -> network; the denoising one is `DENOISER`.

        Raises:
            ModelError: a layer is not there.
        """
        self._changes = changes
        self._modules: dict[Layer, nn.Module] = {}
        self._own: dict[Layer, nn.Parameter] = {}
        self._now: dict[str, float] = {}
        layers = {
            (part, bare(name)): module
            for part, network in networks.items()
            for name, module in network.named_modules()
        }
        for key, sites in changes.items():
            for layer in sites:
                module = layers.get(layer)
                if module is None or not isinstance(getattr(module, "weight", None), Tensor):
                    raise ModelError(f"{key} changes {layer[1][:80]}, which the model lacks.")
                self._modules[layer] = module

    @property
    def key(self) -> str:
        """The strengths as they are, as a short text; empty where nothing is changed."""
        return ",".join(f"{key}={value!r}" for key, value in sorted(self._now.items()))

    def put(self, strengths: Mapping[str, float]) -> bool:
        """Change the layers by these strengths (missing ones are 0); whether words read otherwise.

        Nothing is computed where the strengths are as they were.
        """
        wanted = {k: float(s) for k, s in strengths.items() if k in self._changes and abs(s) > NONE}
        if wanted == self._now:
            return False
        read_before = {k: s for k, s in self._now.items() if self._of_texts(k)}
        before = {layer for key in self._now for layer in self._changes[key]}
        after = {layer for key in wanted for layer in self._changes[key]}
        for layer in before - after:
            self._restore(layer)
        with torch.inference_mode(mode=False), torch.no_grad():
            for layer in after:
                self._merge(layer, wanted)
        self._now = wanted
        return read_before != {k: s for k, s in wanted.items() if self._of_texts(k)}

    def release(self) -> None:
        """Give every layer its own weights: before the networks move or change their precision."""
        for layer in list(self._own):
            self._restore(layer)
        self._now = {}

    def _of_texts(self, key: str) -> bool:
        return any(part != DENOISER for part, _ in self._changes[key])

    def _merge(self, layer: Layer, strengths: Mapping[str, float]) -> None:
        module = self._modules[layer]
        own = self._own.setdefault(layer, module.weight)  # type: ignore[arg-type]
        weight = plain(own).clone(memory_format=torch.preserve_format).float()
        for key, strength in strengths.items():
            change = self._changes[key].get(layer)
            if change is not None:
                weight.add_(change.delta(weight), alpha=strength)
        weight = weight.to(own.dtype)
        if own.is_mkldnn:
            assert isinstance(module, nn.Conv2d)
            weight = packed(module, weight)
        module.weight = nn.Parameter(weight, requires_grad=False)

    def _restore(self, layer: Layer) -> None:
        own = self._own.pop(layer, None)
        if own is not None:
            self._modules[layer].weight = own


def adapters_of(tensors: Mapping[str, Tensor], networks: Mapping[str, nn.Module]) -> Adapters:
    """The LoRAs among the tensors of a model as the registry read them.

    Raises:
        ModelError: one does not fit the networks.
    """
    found: dict[str, dict[Layer, dict[str, Tensor]]] = {}
    for name, value in tensors.items():
        if name.startswith(KEPT):
            key, _, rest = name.removeprefix(KEPT).partition("/")
            where, _, role = rest.rpartition("|")
            part, _, module = where.partition("/")
            found.setdefault(key, {}).setdefault((part, module), {})[role] = value
    changes = {
        key: {layer: _change(key, layer, roles) for layer, roles in sites.items()}
        for key, sites in found.items()
    }
    return Adapters(changes, networks)


def _change(key: str, layer: Layer, roles: Mapping[str, Tensor]) -> Change:
    if not {"down", "up", "scale"} <= roles.keys():
        raise ModelError(f"The file of {key} is broken at {layer[1][:80]}; add the LoRA again.")
    return Change(roles["down"], roles["up"], roles.get("mid"), float(roles["scale"]))
