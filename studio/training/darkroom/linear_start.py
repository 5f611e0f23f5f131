"""Gives an untrained `AutoencoderKL` the weights of a good linear autoencoder, in closed form.

Every resnet begins as its shortcut, so what is left of the network is a chain of convolutions. On
the way down each level keeps the principal components of what it sees; the strongest of the last
level, of unit variance, are the latent. On the way up each level is fitted by least squares to
the blocks of pixels it stands for. The normalisation and SiLU before the last convolution of each
half are passed in pairs, since silu(x) - silu(-x) = x, beside a large constant that keeps the
normalisation from changing contrasts. Channels that the chain leaves free stay random.

Training then starts from some 20 dB instead of from noise.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Double, Norm, Resnet

CONSTANT = 30.0
SPREAD = 0.08
"""Of the posterior at the start."""
_RIDGE = 1e-4


@torch.no_grad()
def start_linear(model: AutoencoderKL, pixels: Tensor) -> None:
    """Set the weights from pictures [N, 3, H, W] in [-1, 1]; some dozens of 64 x 64 are enough.

    For layouts of three colours without attention and 1 x 1 convolutions around the latent, with
    channels for the constants: at least four in a group.
    """
    for module in model.modules():
        if isinstance(module, Resnet):
            for parameter in module.conv2.parameters():
                nn.init.zeros_(parameter)
    latents = _read(model, pixels)
    _draw(model, latents, pixels)


def _read(model: AutoencoderKL, pixels: Tensor) -> Tensor:
    encoder: Any = model.encoder
    latent = model.layout.latent
    _copy(encoder.conv_in, 3, centre=True)
    x, kept = encoder.conv_in(pixels), 3
    for block in encoder.down_blocks:
        if block.resnets[0].conv_shortcut is not None:
            _copy(block.resnets[0].conv_shortcut, kept)
        for resnet in block.resnets:
            x = resnet(x)
        for halve in block.downsamplers:
            blocks = functional.pixel_unshuffle(x[:, :kept], 2)  # channel (c, row, column)
            basis = _principal(blocks)
            count = min(len(basis), (3 * halve.conv.out_channels) // 4)
            weight = torch.zeros(count, kept, 3, 3)
            weight[:, :, :2, :2] = basis[:count].reshape(count, kept, 2, 2)
            halve.conv.weight[:count] = 0
            halve.conv.weight[:count, :kept] = weight
            halve.conv.bias[:count] = 0
            x, kept = halve(x), count
    shortcut = encoder.down_blocks[-1].resnets[0].conv_shortcut
    _to_pairs(shortcut, encoder.conv_norm_out, _spreads(model, pixels, latent))
    last = encoder.mid_block.resnets[-1]
    _stand(last, encoder.conv_norm_out)
    x = pixels
    for block in (encoder.conv_in, *encoder.down_blocks, encoder.mid_block):
        x = block(x)
    features = functional.silu(encoder.conv_norm_out(x))
    return _from_pairs(encoder, features, x, latent)


def _spreads(model: AutoencoderKL, pixels: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Mean and spread [count] of the strongest components that reach the last level."""
    encoder: Any = model.encoder
    x = encoder.conv_in(pixels)
    for block in encoder.down_blocks[:-1]:
        x = block(x)
    flat = x[:, :count].transpose(0, 1).flatten(1)
    return flat.mean(1), flat.std(1)


def _to_pairs(shortcut: nn.Conv2d, norm: Norm, moments: tuple[Tensor, Tensor]) -> None:
    """Let each component appear with both signs, of unit variance, spread over the groups."""
    mean, spread = moments
    for index, place in enumerate(_places(norm, len(mean))):
        for sign, at in ((1.0, place), (-1.0, place + 1)):
            shortcut.weight[at] = 0
            shortcut.weight[at, index] = sign / spread[index]
            assert shortcut.bias is not None
            shortcut.bias[at] = -sign * mean[index] / spread[index]


def _places(norm: Norm, count: int) -> list[int]:
    """Where pairs begin: behind the two constants of each group, in turn."""
    wide = norm.num_channels // norm.num_groups
    places = [
        group * wide + 2 + 2 * row
        for row in range((wide - 2) // 2)
        for group in range(norm.num_groups)
    ]
    assert len(places) >= count, "too few channels for pairs"
    return places[:count]


def _stand(last: Resnet, norm: Norm) -> None:
    """A large constant of both signs in every group."""
    wide = norm.num_channels // norm.num_groups
    assert last.conv2.bias is not None
    for group in range(norm.num_groups):
        last.conv2.bias[group * wide] = CONSTANT
        last.conv2.bias[group * wide + 1] = -CONSTANT
    keep = torch.tensor([c % wide > 1 for c in range(norm.num_channels)])
    shortcut = last.conv_shortcut
    if shortcut is not None:
        shortcut.weight[~keep] = 0


def _from_pairs(encoder: Any, features: Tensor, x: Tensor, latent: int) -> Tensor:
    conv, norm = encoder.conv_out, encoder.conv_norm_out
    nn.init.zeros_(conv.weight)
    nn.init.zeros_(conv.bias)
    found = []
    for index, place in enumerate(_places(norm, latent)):
        pair = features[:, place] - features[:, place + 1]
        gain = float((pair * x[:, place]).sum() / pair.square().sum())
        conv.weight[index, place, 1, 1], conv.weight[index, place + 1, 1, 1] = gain, -gain
        found.append(gain * pair)
    conv.bias[latent:] = 2 * torch.log(torch.tensor(SPREAD))
    return torch.stack(found, 1)


def _draw(model: AutoencoderKL, latents: Tensor, pixels: Tensor) -> None:
    decoder: Any = model.decoder
    levels = len(model.layout.widths)
    latent = latents.shape[1]
    near = torch.zeros(9 * latent, latent, 3, 3)
    for index in range(9 * latent):
        near[index, index // 9, index % 9 // 3, index % 3] = 1.0
    decoder.conv_in.weight[: 9 * latent] = near
    decoder.conv_in.bias[: 9 * latent] = 0
    noise = torch.Generator().manual_seed(1)
    x = decoder.conv_in(latents + SPREAD * torch.randn(latents.shape, generator=noise))
    kept = 9 * latent
    for level, block in enumerate(decoder.up_blocks):
        if block.resnets[0].conv_shortcut is not None:
            _copy(block.resnets[0].conv_shortcut, kept)
        if level == levels - 1:
            break
        for resnet in block.resnets:
            x = resnet(x)
        target = pixels
        for _ in range(levels - 2 - level):
            target = functional.pixel_unshuffle(target, 2)
        x = _fitted(block.upsamplers[0], x[:, :kept], x, target)
        kept = target.shape[1]
    block, norm = decoder.up_blocks[-1], decoder.conv_norm_out
    shortcut = block.resnets[0].conv_shortcut
    spread = x[:, :3].transpose(0, 1).flatten(1).std(1)
    _to_pairs(shortcut, norm, (torch.zeros(3), spread))
    _stand(block.resnets[-1], norm)
    for resnet in block.resnets:
        x = resnet(x)
    features = functional.silu(norm(x))
    places = _places(norm, 3)
    pairs = torch.stack([features[:, at] - features[:, at + 1] for at in places], 1)
    weight, bias = _least_squares(pairs, pixels)
    nn.init.zeros_(decoder.conv_out.weight)
    for index, at in enumerate(places):
        decoder.conv_out.weight[:, at], decoder.conv_out.weight[:, at + 1] = (
            weight[:, index], -weight[:, index],
        )  # fmt: skip
    decoder.conv_out.bias.copy_(bias)


def _fitted(double: Double, used: Tensor, x: Tensor, target: Tensor) -> Tensor:
    """Fit a doubling convolution on its first channels; what comes out of it."""
    wide = functional.interpolate(used, scale_factor=2.0, mode="nearest")
    weight, bias = _least_squares(wide, target)
    count = len(weight)
    assert double.conv.bias is not None
    double.conv.weight[:count] = 0
    double.conv.weight[:count, : used.shape[1]] = weight
    double.conv.bias[:count] = bias
    out: Tensor = double(x)
    return out


def _least_squares(x: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Weight [T, C, 3, 3] and bias [T] of the convolution that best makes `target` of `x`.

    The border, where padding is seen, is left out.
    """
    channels, wanted = x.shape[1], target.shape[1]
    size = 9 * channels + 1
    inner, cross = torch.zeros(size, size).double(), torch.zeros(size, wanted).double()
    for one, other in zip(x, target, strict=True):
        columns = functional.unfold(one[None], 3)[0]  # [9C, n]
        columns = torch.cat((columns, torch.ones(1, columns.shape[1])))
        inner += (columns @ columns.T).double()
        cross += (columns @ other[:, 1:-1, 1:-1].flatten(1).T).double()
    ridge = _RIDGE * inner.diagonal().mean() * torch.eye(size).double()
    found = torch.linalg.solve(inner + ridge, cross).float().T
    return found[:, :-1].reshape(wanted, channels, 3, 3), found[:, -1]


def _principal(blocks: Tensor) -> Tensor:
    """The principal axes [K, K] of channels of [N, K, h, w], strongest first."""
    flat = blocks.transpose(0, 1).flatten(1).double()
    flat = flat - flat.mean(1, keepdim=True)
    _, axes = torch.linalg.eigh(flat @ flat.T / flat.shape[1])
    strongest: Tensor = axes.T.flip(0).float()
    return strongest


def _copy(conv: nn.Conv2d, count: int, *, centre: bool = False) -> None:
    """Let the first `count` channels pass as they are."""
    assert conv.bias is not None
    conv.weight[:count], conv.bias[:count] = 0, 0
    at = 1 if centre else 0
    for index in range(count):
        conv.weight[index, index, at, at] = 1.0
