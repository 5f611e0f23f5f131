"""BigGANs and a FastGAN as their papers draw them, layer by layer, with the published names."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils import spectral_norm


def seasoned(network: nn.Module) -> nn.Module:
    """With statistics, gains, biases and singular vectors away from where training begins."""
    network.train()
    for layer in network.modules():
        for hook in layer._forward_pre_hooks.values():
            for _ in range(5):
                hook(layer, None)
    generator = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for name, value in [*network.named_buffers(), *network.named_parameters()]:
            if name.endswith(("mean", "means", "bias")):
                value.normal_(0, 0.2, generator=generator)
            elif name.endswith(("var", "vars")):
                value.uniform_(0.5, 1.5, generator=generator)
            elif name.endswith("gamma"):
                value.fill_(0.7)
    return network.eval()


class Norm(nn.Module):
    """Statistics of its own, gain and bias from a condition, or learned where there is none."""

    def __init__(self, channels, condition):
        super().__init__()
        self.register_buffer("stored_mean", torch.zeros(channels))
        self.register_buffer("stored_var", torch.ones(channels))
        if condition:
            self.gain = spectral_norm(nn.Linear(condition, channels, bias=False))
            self.bias = spectral_norm(nn.Linear(condition, channels, bias=False))
        else:
            self.gain = nn.Parameter(torch.ones(channels) * 1.2)
            self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x, y=None):
        x = (x - self.stored_mean[:, None, None]) / (self.stored_var + 1e-5)[:, None, None].sqrt()
        gain = self.gain if y is None else 1 + self.gain(y)
        bias = self.bias if y is None else self.bias(y)
        return x * gain[..., None, None] + bias[..., None, None]


class Look(nn.Module):
    """Attention, one pixel after the other."""

    names = ("theta", "phi", "g", "o")

    def __init__(self, channels):
        super().__init__()
        sizes = ((8, 1), (8, 1), (2, 1), (1, 2))
        for name, (out, into) in zip(self.names, sizes, strict=True):
            layer = spectral_norm(nn.Conv2d(channels // into, channels // out, 1, bias=False))
            self.add_module(name, layer)
        self.gamma = nn.Parameter(torch.zeros(()))

    def forward(self, x, y=None):
        theta, phi, g, o = (self.get_submodule(name) for name in self.names)
        asked, key = theta(x), functional.max_pool2d(phi(x), 2).flatten(2)
        value = functional.max_pool2d(g(x), 2).flatten(2)
        found = torch.zeros(len(x), value.shape[1], *x.shape[2:])
        for row in range(x.shape[2]):
            for column in range(x.shape[3]):
                likeness = (asked[:, :, row, column, None] * key).sum(1).softmax(-1)
                found[:, :, row, column] = (value * likeness[:, None]).sum(-1)
        return x + self.gamma * o(found)


class WideBlock(nn.Module):
    def __init__(self, into, out, condition):
        super().__init__()
        self.conv1 = spectral_norm(nn.Conv2d(into, out, 3, padding=1))
        self.conv2 = spectral_norm(nn.Conv2d(out, out, 3, padding=1))
        self.conv_sc = spectral_norm(nn.Conv2d(into, out, 1))
        self.bn1, self.bn2 = Norm(into, condition), Norm(out, condition)

    def forward(self, x, y):
        def double(t):
            return t.repeat_interleave(2, 2).repeat_interleave(2, 3)

        h = self.conv1(double(self.bn1(x, y).relu()))
        return self.conv2(self.bn2(h, y).relu()) + self.conv_sc(double(x))


class WideBigGan(nn.Module):
    """Three blocks, the second one looks around; z 20 in four parts of five, 6 classes."""

    channels = (16, 16, 8, 8)

    def __init__(self):
        super().__init__()
        self.shared = nn.Embedding(6, 7)
        self.linear = spectral_norm(nn.Linear(5, 16 * 16))
        self.blocks = nn.ModuleList()
        for k in range(3):
            block = [WideBlock(self.channels[k], self.channels[k + 1], 12)]
            if k == 1:
                block.append(Look(8))
            self.blocks.append(nn.ModuleList(block))
        last = spectral_norm(nn.Conv2d(8, 3, 3, padding=1))
        self.output_layer = nn.Sequential(Norm(8, 0), nn.ReLU(), last)

    def forward(self, z, embedded):
        first, *rest = z.split(5, 1)
        x = self.linear(first).reshape(len(z), 16, 4, 4)
        for part, block in zip(rest, self.blocks, strict=True):
            for layer in block:
                x = layer(x, torch.cat((embedded, part), 1))
        return self.output_layer(x).tanh()


class TableNorm(nn.Module):
    """Statistics from a table of truncations 0, 0.5 and 1."""

    def __init__(self, channels, condition):
        super().__init__()
        self.register_buffer("running_means", torch.zeros(3, channels))
        self.register_buffer("running_vars", torch.ones(3, channels))
        if condition:
            self.scale = spectral_norm(nn.Linear(condition, channels, bias=False))
            self.offset = spectral_norm(nn.Linear(condition, channels, bias=False))
        else:
            self.weight = nn.Parameter(torch.ones(channels))
            self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x, row, y=None):
        x = x - self.running_means[row][:, None, None]
        x = x / (self.running_vars[row] + 1e-4)[:, None, None].sqrt()
        gain = self.weight if y is None else 1 + self.scale(y)
        bias = self.bias if y is None else self.offset(y)
        return x * gain[..., None, None] + bias[..., None, None]


class DeepBlock(nn.Module):
    def __init__(self, into, out, condition, rises):
        super().__init__()
        middle = into // 4
        chain = (into, middle, middle, middle, out)
        for k, side in enumerate((1, 3, 3, 1)):
            self.add_module(f"bn_{k}", TableNorm(chain[k], condition))
            conv = nn.Conv2d(chain[k], chain[k + 1], side, padding=side // 2)
            self.add_module(f"conv_{k}", spectral_norm(conv))
        self.rises, self.out = rises, out

    def forward(self, x, row, y):
        h = x
        for k in range(4):
            h = self.get_submodule(f"bn_{k}")(h, row, y).relu()
            if self.rises and k == 1:
                h = h.repeat_interleave(2, 2).repeat_interleave(2, 3)
            h = self.get_submodule(f"conv_{k}")(h)
        x = x[:, : self.out]
        return h + (x.repeat_interleave(2, 2).repeat_interleave(2, 3) if self.rises else x)


class DeepLook(Look):
    names = ("snconv1x1_theta", "snconv1x1_phi", "snconv1x1_g", "snconv1x1_o_conv")

    def __init__(self, channels):
        super().__init__(channels)
        self.gamma = nn.Parameter(torch.zeros(1))


class DeepBigGan(nn.Module):
    """Four blocks, a look between; z 6, 5 classes of 6 numbers, 16 px."""

    def __init__(self):
        super().__init__()
        self.embeddings = nn.Linear(5, 6, bias=False)
        self.generator = nn.Module()
        self.generator.gen_z = spectral_norm(nn.Linear(12, 16 * 32))
        self.generator.layers = nn.ModuleList([
            DeepBlock(32, 32, 12, False), DeepBlock(32, 16, 12, True), DeepLook(16),
            DeepBlock(16, 16, 12, False), DeepBlock(16, 8, 12, True),
        ])  # fmt: skip
        self.generator.bn = TableNorm(8, 0)
        self.generator.conv_to_rgb = spectral_norm(nn.Conv2d(8, 8, 3, padding=1))

    def forward(self, z, classes, row):
        y = torch.cat((z, self.embeddings(classes)), 1)
        net = self.generator
        x = net.gen_z(y).reshape(len(z), 4, 4, 32).permute(0, 3, 1, 2)
        for layer in net.layers:
            x = layer(x) if isinstance(layer, Look) else layer(x, row, y)
        return net.conv_to_rgb(net.bn(x, row).relu())[:, :3].tanh()


class Grain(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.full((1,), 0.3))


def _lean(into, out):
    return [
        nn.Upsample(scale_factor=2),
        _conv(into, 2 * out, 3, 1),
        nn.BatchNorm2d(2 * out),
        nn.GLU(1),
    ]


def _rich(into, out):
    return [
        nn.Upsample(scale_factor=2), _conv(into, 2 * out, 3, 1), Grain(), nn.BatchNorm2d(2 * out),
        nn.GLU(1), _conv(out, 2 * out, 3, 1), Grain(), nn.BatchNorm2d(2 * out), nn.GLU(1),
    ]  # fmt: skip


def _conv(into, out, side, pad):
    return spectral_norm(nn.Conv2d(into, out, side, padding=pad, bias=False))


class FastGan(nn.Module):
    """64 px from z 12: blocks of both kinds, one gate."""

    def __init__(self):
        super().__init__()
        self.init = nn.Module()
        front = spectral_norm(nn.ConvTranspose2d(12, 16, 4, bias=False))
        self.init.init = nn.Sequential(front, nn.BatchNorm2d(16), nn.GLU(1))
        self.feat_8, self.feat_16 = nn.Sequential(*_rich(8, 8)), nn.Sequential(*_lean(8, 6))
        self.feat_32, self.feat_64 = nn.Sequential(*_rich(6, 4)), nn.Sequential(*_lean(4, 4))
        self.se_64 = nn.Module()
        self.se_64.main = nn.Sequential(
            nn.AdaptiveAvgPool2d(4), _conv(8, 4, 4, 0), nn.SiLU(), _conv(4, 4, 1, 0), nn.Sigmoid()
        )
        self.to_big = _conv(4, 3, 3, 1)
        self.to_128 = _conv(4, 3, 1, 0)

    def forward(self, z, grain):
        """`grain(name, side)`: [side, side] noise."""
        maps = {4: self.init.init(z[:, :, None, None])}
        for side in (8, 16, 32, 64):
            x = maps[side // 2]
            for at, layer in enumerate(self.get_submodule(f"feat_{side}")):
                if isinstance(layer, Grain):
                    x = x + layer.weight * grain(f"feat_{side}.{at}", side)
                else:
                    x = layer(x)
            maps[side] = x
        return self.to_big(maps[64] * self.se_64.main(maps[4]))
