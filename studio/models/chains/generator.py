"""A chain as a generator: takes photographs, its places are grids, assumptions are controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from studio.models.base import RenderRequest
from studio.models.chains.measure import coded, shown
from studio.models.chains.steps import Chain, chain_of
from studio.models.chains.walk import DOWN, MIDDLE, RANGES, UP
from studio.models.opening.assumptions import ACTIVATIONS, Assumptions, assumption
from studio.models.plain import Tensors, as_channels, planned
from studio.models.vae.grid.generator import Check, GridEncoder
from studio.models.vae.grid.prior import GridPrior, measured as measured_prior
from studio.models.vae.grid.swatches import swatches
from studio.values.card import GeneratorInfo
from studio.values.controls import Control, ControlValue, check_controls

HIDDEN: dict[str, tuple[str, ...]] = {"instance": ("Instance norm",), "none": ("Nothing",)}
BLOCKS: dict[str, tuple[str, ...]] = {
    "kept": ("What came in",), "changed": ("What its first activation leaves",),
}  # fmt: skip
PRIOR_PICTURES, PRIOR_CELLS = 16, 16
"""How many made-up pictures the prior of a model is measured on, and their side in cells."""


def chain_controls(chain: Chain, assumed: Assumptions, middle: bool) -> tuple[Control, ...]:
    """What is assumed of the layers; `middle`: also what stands in the narrowest place."""
    known = {key: (words,) for key, (words, _) in ACTIVATIONS.items()}
    told = "The weights do not say which activation stands here."
    controls = [
        assumption("range", "At the end", RANGES, assumed, "How the last layer becomes colours."),
        assumption(DOWN, "Going in", known, assumed, told),
        assumption(UP, "Coming out", known, assumed, told),
    ]
    if middle:
        controls.append(assumption(MIDDLE, "In the middle", known, assumed, told))
    if any(step.hidden for step in chain.steps):
        words = "The numbering of the layers leaves room for a norm without weights."
        controls.append(assumption("hidden", "Norms", HIDDEN, assumed, words))
    if "blocks" in assumed:
        words = "What goes on beside a block: its code may change it in passing."
        controls.append(assumption("blocks", "Beside blocks", BLOCKS, assumed, words))
    return tuple(controls)


def chain_in(tensors: Tensors, facts: Mapping[str, object], words: str) -> Chain:
    """The chain of a converted file.

    Raises:
        ModelError: it holds none; `words` say what it is not.
    """
    middle = facts.get("middle", 0)
    told = middle if isinstance(middle, int) and not isinstance(middle, bool) else 0
    return planned(tensors, lambda shapes: chain_of(shapes, told), words)


class ChainHalves:
    """Both halves of a chain, under what a card assumes."""

    def __init__(self, tensors: dict[str, Tensor], chain: Chain, assumed: Mapping[str, str]):
        self.tensors = tensors
        self.chain = chain
        self.assumed = {MIDDLE: "none"} | dict(assumed)
        self.channels = chain.latent

    @property
    def like(self) -> Tensor:
        """A tensor of its device and precision."""
        return self.tensors[self.chain.steps[0].stem + ".weight"]

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights."""
        for name, value in self.tensors.items():
            self.tensors[name] = value.to(device, dtype)

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """Latents [N, C, h, w] of pictures [N, 3, H, W], sides multiples of the cell."""
        seen = as_channels(pixels, self.chain.channels)
        return coded(self.tensors, self.chain, seen, self.assumed, check)

    def draw(self, latents: Tensor, check: Check) -> Tensor:
        """Pictures [N, 1|3|4, H, W] about in [0, 1] of latents."""
        return self.shown(latents, self.assumed, check)

    def shown(self, latents: Tensor, assumed: Mapping[str, str], check: Check) -> Tensor:
        """As `draw`, under other assumptions."""
        return shown(self.tensors, self.chain, latents, dict(assumed), check)

    def seen(self, latents: Tensor, level: int, check: Check) -> Tensor:
        """Never asked: such networks are small and drafts are whole pictures."""
        raise NotImplementedError


@torch.inference_mode()
def own_prior(read: Callable[[Tensor], Tensor], cell: int) -> GridPrior:
    """What the latents of made-up pictures look like from afar."""
    return measured_prior([read(swatches(PRIOR_PICTURES, PRIOR_CELLS * cell, seed=2)).float()])


class ChainGenerator(GridEncoder):
    """Draws whole pictures, under the assumptions that a recipe may change."""

    def __init__(self, info: GeneratorInfo, network: ChainHalves, prior: GridPrior) -> None:
        super().__init__(info, network, prior)
        self._halves = network

    def assumed_in(self, request: RenderRequest) -> dict[str, str]:
        """What a recipe assumes: its card's assumptions where it says nothing."""
        values = check_controls(self._info.controls, dict(request.controls))
        return self._halves.assumed | told_in(values)

    def _drawn(self, latents: Tensor, request: RenderRequest, quick: bool, check: Check) -> Tensor:
        del quick
        latents = latents.to(self._halves.like)
        return self._halves.shown(latents, self.assumed_in(request), check).float()


def told_in(values: Mapping[str, ControlValue]) -> dict[str, str]:
    """The assumptions among controls."""
    return {
        key: str(values[key])
        for key in ("range", DOWN, UP, MIDDLE, "hidden", "blocks")
        if key in values
    }
