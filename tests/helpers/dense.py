"""Dense generators of discs of light, trained for a moment with one activation or another."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

SIDE, LATENT = 28, 8


def discs(z):
    """[N, 784] in [-1, 1]: a disc whose place and size the first numbers of z tell."""
    line = torch.linspace(-1, 1, SIDE)
    x, y = line[None, None, :], line[None, :, None]
    far = (x - 0.5 * z[:, 0, None, None]) ** 2 + (y - 0.5 * z[:, 1, None, None]) ** 2
    size = 0.4 + 0.15 * torch.tanh(z[:, 2, None, None])
    return torch.tanh(12 * (size - far.sqrt())).flatten(1)


def dense_gan(slope: float, steps: int = 250, width: int = 96):
    """A network of three linear layers that draws `discs` of z."""
    seeds = torch.Generator().manual_seed(1)
    with torch.random.fork_rng():
        torch.manual_seed(1)
        network = nn.Sequential(
            nn.Linear(LATENT, width), nn.LeakyReLU(slope), nn.Linear(width, width),
            nn.LeakyReLU(slope), nn.Linear(width, SIDE * SIDE), nn.Tanh(),
        )  # fmt: skip
    adam = torch.optim.Adam(network.parameters(), 4e-3)
    for _ in range(steps):
        z = torch.randn(64, LATENT, generator=seeds)
        adam.zero_grad()
        functional.mse_loss(network(z), discs(z)).backward()
        adam.step()
    return network
