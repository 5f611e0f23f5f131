"""Generators of the kinds that tutorials and courses teach, tiny, with random weights."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn.utils import parametrizations, spectral_norm


def remembered(network: nn.Module, inputs, rounds: int = 40) -> nn.Module:
    """After enough batches of `inputs()` for its batch norms to remember them."""
    for layer in network.modules():
        if isinstance(layer, nn.modules.batchnorm._BatchNorm):
            layer.momentum = None  # the plain average over all batches
    network.train()
    with torch.no_grad():
        for _ in range(rounds):
            network(*inputs())
    return network.eval()


def _body(channels: int, leak: float = 0.2, epsilon: float = 1e-5) -> nn.Sequential:
    return nn.Sequential(
        nn.ConvTranspose2d(channels, 16, 4, 1, 0, bias=False), nn.BatchNorm2d(16, epsilon),
        nn.LeakyReLU(leak),
        nn.ConvTranspose2d(16, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8, epsilon),
        nn.LeakyReLU(leak), nn.ConvTranspose2d(8, 3, 4, 2, 1), nn.Tanh(),
    )  # fmt: skip


class Beside(nn.Module):
    """A table of classes whose rows stand before or behind z."""

    def __init__(self, first: bool):
        super().__init__()
        self.label_emb = nn.Embedding(4, 6)
        nn.init.normal_(self.label_emb.weight, 0.7, 1.5)
        self.main, self.first = _body(18), first

    def forward(self, z, shares):
        told = shares @ self.label_emb.weight
        x = torch.cat((told, z) if self.first else (z, told), 1)
        return self.main(x[:, :, None, None])


class Times(nn.Module):
    """A table of classes that multiplies z, a linear front, upsampling and convolutions."""

    def __init__(self):
        super().__init__()
        self.label_emb = nn.Embedding(5, 12)
        self.l1 = nn.Sequential(nn.Linear(12, 8 * 4 * 4))
        self.conv_blocks = nn.Sequential(
            nn.BatchNorm2d(8), nn.Upsample(scale_factor=2), nn.Conv2d(8, 8, 3, 1, 1),
            nn.BatchNorm2d(8, 0.8), nn.LeakyReLU(0.2), nn.Upsample(scale_factor=2),
            nn.Conv2d(8, 4, 3, 1, 1), nn.BatchNorm2d(4, 0.8), nn.LeakyReLU(0.2),
            nn.Conv2d(4, 3, 3, 1, 1), nn.Tanh(),
        )  # fmt: skip

    def forward(self, z, shares):
        x = self.l1(z * (shares @ self.label_emb.weight))
        return self.conv_blocks(x.reshape(len(x), 8, 4, 4))


class OneHot(nn.Module):
    """The class itself beside z, in a length that only this explains."""

    def __init__(self):
        super().__init__()
        self.net = _body(42)

    def forward(self, z, shares):
        return self.net(torch.cat((z, shares), 1)[:, :, None, None])


class Dense(nn.Module):
    """Linear layers alone, with a table of classes."""

    def __init__(self):
        super().__init__()
        self.label_embedding = nn.Embedding(4, 4)
        self.model = nn.Sequential(
            nn.Linear(14, 24), nn.LeakyReLU(0.2), nn.Linear(24, 32), nn.BatchNorm1d(32),
            nn.LeakyReLU(0.2), nn.Linear(32, 256), nn.Tanh(),
        )  # fmt: skip

    def forward(self, z, shares):
        told = shares @ self.label_embedding.weight
        return self.model(torch.cat((told, z), 1)).reshape(-1, 1, 16, 16)


def spectral(old: bool) -> nn.Sequential:
    """Spectral normalization on every layer; two layers with as many inputs as outputs."""
    norm = spectral_norm if old else parametrizations.spectral_norm
    net = nn.Sequential(
        norm(nn.ConvTranspose2d(8, 8, 4, 1, 0)), nn.ReLU(),
        norm(nn.ConvTranspose2d(8, 8, 4, 2, 1)), nn.ReLU(),
        norm(nn.ConvTranspose2d(8, 3, 4, 2, 1)), nn.Tanh(),
    )  # fmt: skip
    with torch.no_grad():
        for _ in range(10):
            net(torch.randn(2, 8, 1, 1))
    return net.eval()


def shuffled() -> nn.Sequential:
    """Pixels out of channels, learned leaks, and colours out of channels at the end."""
    return nn.Sequential(
        nn.ConvTranspose2d(8, 16, 4, 1, 0), nn.PReLU(16, 0.1),
        nn.Conv2d(16, 32, 3, 1, 1), nn.PixelShuffle(2), nn.BatchNorm2d(8), nn.PReLU(1, 0.3),
        nn.Conv2d(8, 12, 3, 1, 1), nn.PixelShuffle(2), nn.Tanh(),
    )  # fmt: skip


def forgetful(norm: str) -> nn.Sequential:
    """Norms with gains and without memory."""
    kinds = {
        "instance": lambda n: nn.InstanceNorm2d(n, affine=True),
        "group_8": lambda n: nn.GroupNorm(8, n),
        "layer": lambda n: nn.GroupNorm(1, n),
    }
    net = nn.Sequential(
        nn.ConvTranspose2d(8, 16, 4, 1, 0), kinds[norm](16), nn.ReLU(),
        nn.ConvTranspose2d(16, 16, 4, 2, 1), kinds[norm](16), nn.ReLU(),
        nn.ConvTranspose2d(16, 3, 4, 2, 1), nn.Tanh(),
    )  # fmt: skip
    for layer in (net[1], net[4]):
        nn.init.uniform_(layer.weight, 0.5, 1.5)
        nn.init.normal_(layer.bias)
    return net


def oblong(channels: int) -> nn.Sequential:
    """A first kernel that is wider than high: 16 x 24 pixels."""
    return nn.Sequential(
        nn.ConvTranspose2d(8, 16, (4, 6), 1, 0), nn.ReLU(),
        nn.ConvTranspose2d(16, 8, 4, 2, 1), nn.ReLU(),
        nn.ConvTranspose2d(8, channels, 4, 2, 1), nn.Tanh(),
    )  # fmt: skip


class Bent(nn.Module):
    """A block with norms before its convolutions; its own names, a way round where it is wanted."""

    def __init__(self, into: int, out: int, names: tuple[str, str, str], norm):
        super().__init__()
        first, second, short = names
        self.parts = names
        self.add_module(first, norm(nn.Conv2d(into, out, 3, 1, 1)))
        self.add_module(second, norm(nn.Conv2d(out, out, 3, 1, 1)))
        self.b1, self.b2 = nn.BatchNorm2d(into), nn.BatchNorm2d(out)
        if short:
            self.add_module(short, norm(nn.Conv2d(into, out, 1)))

    def forward(self, x):
        first, second, short = self.parts
        y = self.get_submodule(first)(_double(self.b1(x).relu()))
        y = self.get_submodule(second)(self.b2(y).relu())
        return y + (self.get_submodule(short)(_double(x)) if short else _double(x))


class Residual(nn.Module):
    """z 9 to 16 px in two blocks."""

    def __init__(self, short: str, names: tuple[str, str], norm=lambda layer: layer):
        super().__init__()
        self.l1 = nn.Linear(9, 8 * 16)
        self.block2 = Bent(8, 8, (*names, ""), norm)
        self.block3 = Bent(8, 6, (*names, short), norm)
        self.b4, self.c4 = nn.BatchNorm2d(6), nn.Conv2d(6, 3, 3, 1, 1)

    def forward(self, z):
        x = self.block3(self.block2(self.l1(z).reshape(len(z), 8, 4, 4)))
        return self.c4(self.b4(x).relu()).tanh()


def _double(x):
    return x.repeat_interleave(2, 2).repeat_interleave(2, 3)
