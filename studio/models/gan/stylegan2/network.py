"""The whole StyleGAN2, its parameters and buffers under the names of NVIDIA's code."""

from __future__ import annotations

from collections.abc import Mapping as Names

import torch
from torch import Tensor, nn

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.mapping import Mapping, truncated
from studio.models.gan.stylegan2.noise import Noise, fixed_noise
from studio.models.gan.stylegan2.resampling import low_pass
from studio.models.gan.stylegan2.synthesis import Synthesis


class StyleGan2(nn.Module):
    """`mapping` from z to w, `synthesis` from the styles of all layers to a picture."""

    def __init__(self, config: Config, generator: torch.Generator | None = None) -> None:
        """With weights as training begins; `generator` draws them."""
        super().__init__()
        self.config = config
        self.mapping = Mapping(config, generator)
        self.synthesis = Synthesis(config, generator)

    def forward(
        self,
        z: Tensor,
        c: Tensor | None = None,
        psi: float = 1.0,
        cutoff: int | None = None,
        noise: Noise = fixed_noise,
    ) -> Tensor:
        """[N, colours, H, W] in about [-1, 1] of z [N, Z] and c [N, classes]."""
        ws = self.styles(self.mapping(z, c))
        picture: Tensor = self.synthesis(truncated(ws, self.mapping.w_avg, psi, cutoff), noise)
        return picture

    def styles(self, w: Tensor) -> Tensor:
        """[N, L, W]: w [N, W] for every layer."""
        return w[:, None].expand(-1, self.config.layers, -1)


def network_with(config: Config, tensors: Names[str, Tensor]) -> StyleGan2:
    """The network that a file's tensors are, in evaluation mode; nothing is drawn at random.

    The filters of the file are used where it has them. Missing noise and `w_avg` are zero.

    Raises:
        RuntimeError: the tensors are not exactly those of `config`.
    """
    with torch.device("meta"):
        network = StyleGan2(config)
    filters = [value for name, value in tensors.items() if name.endswith("resample_filter")]
    state = {name: value.float() for name, value in tensors.items()}
    for name, hole in network.state_dict().items():
        if name.endswith("resample_filter"):
            state[name] = _plane(filters[0]) if filters else low_pass(config.taps)
        elif name not in state and name.endswith(("noise_const", "w_avg")):
            state[name] = torch.zeros(hole.shape)
    network.load_state_dict(state, strict=True, assign=True)
    return network.eval().requires_grad_(False)


def _plane(kernel: Tensor) -> Tensor:
    kernel = kernel.float()
    return torch.outer(kernel, kernel) if kernel.dim() == 1 else kernel
