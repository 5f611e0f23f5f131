"""The whole StyleGAN3, its parameters and buffers under the names of NVIDIA's code."""

from __future__ import annotations

from collections.abc import Mapping as Names

import torch
from torch import Tensor, nn

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.mapping import Mapping
from studio.models.gan.stylegan3.plan import Plan
from studio.models.gan.stylegan3.synthesis import Synthesis


class StyleGan3(nn.Module):
    """`mapping` from z to w, `synthesis` from the styles of all layers to a picture."""

    def __init__(self, plan: Plan) -> None:
        """Without weights: `network_with` gives it those of a file."""
        super().__init__()
        self.plan = plan
        self.mapping = Mapping(
            Config(
                (), plan.z_dim, plan.c_dim, plan.w_dim, mapping_layers=plan.mapping_layers,
                mapping_features=plan.mapping_features, embed_features=plan.embed_features,
                mapping_rate=plan.mapping_rate,
            )
        )  # fmt: skip
        self.synthesis = Synthesis(plan)


def network_with(plan: Plan, tensors: Names[str, Tensor]) -> StyleGan3:
    """The network that a file's tensors are, ready to draw in float32.

    Raises:
        RuntimeError: the tensors are not exactly those of `plan`.
    """
    with torch.device("meta"):
        network = StyleGan3(plan)
    state = {name: value.float() for name, value in tensors.items()}
    network.load_state_dict(state, strict=True, assign=True)
    network.eval().requires_grad_(False)
    network.synthesis.prepare()
    return network
