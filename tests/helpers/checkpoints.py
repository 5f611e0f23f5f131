"""Small networks of the kinds that people publish, saved as they save them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import torch
from torch import nn

from studio.adding.identify import examine
from studio.files.checkpoints.work import Listing, Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import Generator, Weights
from studio.models.opening.finding import Finding
from studio.models.opening.identify import identify
from studio.models.opening.pairs import together
from studio.models.opening.registry import built, declare, metadata_of, read_weights
from studio.values.card import Card

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "checkpoints"


def shared(name: str) -> Path:
    """A published file, or a skip where there is none."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"needs the published file {name}, which a clone has not")
    return path


def described(path: Path, seconds: int = 120) -> Listing:
    """What a file lists, in a process of its own."""
    with Reading(seconds=seconds) as reading:
        return reading.describe(path)


def examined(path: Path) -> Finding:
    """The verdict on a file."""
    with Reading() as reading:
        return examine(path, reading)


def converted(sources, metadata, out: Path) -> str:
    """Write planned tensors to `out`; gives its hash."""
    with Reading() as reading:
        return reading.convert(sources, metadata, out)


@cache
def opened(*names: str) -> Generator:
    """A published file (or pair) as a loaded generator, by the way of every opened file."""
    paths = [shared(name) for name in names]
    finding = identify(described(paths[0]))
    for path in paths[1:]:
        both = together(finding, identify(described(path)))
        assert both is not None
        finding = both
    with TemporaryDirectory() as folder:
        out = Path(folder) / "model.safetensors"
        converted(finding.sources, metadata_of(finding.architecture, finding.facts), out)
        return loaded(finding.architecture, read_weights(SafetensorsFile(out)))


def loaded(architecture: str, weights: Weights) -> Generator:
    """Weights of an architecture as a generator on the CPU."""
    info = declare(architecture, weights)
    card = Card("x", "X", "", "CC0", "", "", "", "a" * 64, info)
    return built(architecture, card, weights, torch.device("cpu"))


@cache
def student_gan(latent: int = 16, uniform: bool = False, leak: float = 0.0) -> nn.Sequential:
    """A DCGAN of 16 px that has seen enough z for its batch norms to remember them."""
    torch.manual_seed(3)
    net = nn.Sequential(
        nn.ConvTranspose2d(latent, 24, 4, 1, 0, bias=False), nn.BatchNorm2d(24), nn.LeakyReLU(leak),
        nn.ConvTranspose2d(24, 12, 4, 2, 1, bias=False), nn.BatchNorm2d(12), nn.LeakyReLU(leak),
        nn.ConvTranspose2d(12, 3, 4, 2, 1), nn.Tanh(),
    )  # fmt: skip
    # Kernels that blend, as trained ones do: its pictures are smooth.
    blend = torch.tensor([0.25, 0.75, 0.75, 0.25])
    with torch.no_grad():
        for layer in (net[3], net[6]):
            layer.weight.copy_(3 * layer.weight.mean((2, 3), keepdim=True) * blend.outer(blend))
    for norm in (net[1], net[4]):
        norm.momentum = None  # the plain average over all batches
    net.train()
    with torch.no_grad():
        for _ in range(40):
            z = torch.rand(256, latent, 1, 1) * 2 - 1 if uniform else torch.randn(256, latent, 1, 1)
            net(z)
    return net.eval()


class UpsampleGan(nn.Module):
    """A linear front, then upsampling and convolutions, as in many tutorials."""

    def __init__(self) -> None:
        super().__init__()
        self.l1 = nn.Sequential(nn.Linear(10, 8 * 4 * 4))
        self.conv_blocks = nn.Sequential(
            nn.BatchNorm2d(8), nn.Upsample(scale_factor=2), nn.Conv2d(8, 8, 3, 1, 1),
            nn.BatchNorm2d(8), nn.LeakyReLU(0.2), nn.Upsample(scale_factor=2),
            nn.Conv2d(8, 4, 3, 1, 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2),
            nn.Conv2d(4, 1, 3, 1, 1), nn.Tanh(),
        )  # fmt: skip

    def forward(self, z):
        return self.conv_blocks(self.l1(z).reshape(len(z), 8, 4, 4))


class DenseVae(nn.Module):
    """Two layers in, two heads, two layers out, as in many first lessons."""

    def __init__(self, numbers: int = 64, hidden: int = 40, latent: int = 3) -> None:
        super().__init__()
        self.fc1 = nn.Linear(numbers, hidden)
        self.fc21 = nn.Linear(hidden, latent)
        self.fc22 = nn.Linear(hidden, latent)
        self.fc3 = nn.Linear(latent, hidden)
        self.fc4 = nn.Linear(hidden, numbers)

    def mean(self, pictures):
        return self.fc21(torch.relu(self.fc1(pictures.flatten(1))))

    def forward(self, z):
        return torch.sigmoid(self.fc4(torch.relu(self.fc3(z))))


class ConvVae(nn.Module):
    """Halving convolutions with norms, two heads, and the way back to 3 × 32 × 32."""

    def __init__(self, channels: int = 3, latent: int = 4, one_head: bool = False) -> None:
        super().__init__()
        wide = (channels, 8, 12, 16)
        self.encoder = nn.Sequential(
            *(
                nn.Sequential(nn.Conv2d(a, b, 3, 2, 1), nn.BatchNorm2d(b), nn.LeakyReLU())
                for a, b in pairwise(wide)
            )
        )
        self.one_head = one_head
        self.fc_mu = nn.Linear(16 * 16, 2 * latent if one_head else latent)
        if not one_head:
            self.fc_var = nn.Linear(16 * 16, latent)
        self.decoder_input = nn.Linear(latent, 16 * 16)
        self.decoder = nn.Sequential(
            *(
                nn.Sequential(
                    nn.ConvTranspose2d(a, b, 3, 2, 1, 1), nn.BatchNorm2d(b), nn.LeakyReLU()
                )
                for a, b in ((16, 12), (12, 8))
            )
        )
        self.final_layer = nn.Sequential(
            nn.ConvTranspose2d(8, 8, 3, 2, 1, 1), nn.BatchNorm2d(8), nn.LeakyReLU(),
            nn.Conv2d(8, channels, 3, padding=1), nn.Tanh(),
        )  # fmt: skip

    def mean(self, pictures):
        told = self.fc_mu(self.encoder(pictures * 2 - 1).flatten(1))
        return told[:, : told.shape[1] // 2] if self.one_head else told

    def forward(self, z):
        x = self.decoder_input(z).reshape(len(z), 16, 4, 4)
        return (self.final_layer(self.decoder(x)) + 1) / 2


def taught(net: nn.Module, latent: int, steps: int = 150) -> nn.Module:
    """The network after a little training to find its own points again, as a VAE's halves do."""
    torch.manual_seed(6)
    optimizer = torch.optim.Adam(net.parameters(), 3e-3)
    net.train()
    for _ in range(steps):
        z = torch.randn(64, latent)
        loss = (net.mean(net(z)) - z).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net.eval()
