"""U-Nets as their own codebases lay them out: plain modules, to compare numbers with."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn import functional as f


def waves(t, width, over, cosines_first):
    rates = torch.exp(torch.arange(width // 2) * -math.log(10_000) / over)
    angles = t[:, None].float() * rates[None]
    pair = (angles.cos(), angles.sin()) if cosines_first else (angles.sin(), angles.cos())
    return torch.cat(pair, 1)


# ---- improved-diffusion and guided-diffusion ----------------------------------------------------
class OpenResidual(nn.Module):
    def __init__(self, before, told, after, film, turn=None):
        super().__init__()
        self.in_layers = nn.Sequential(
            nn.GroupNorm(32, before), nn.SiLU(), nn.Conv2d(before, after, 3, padding=1)
        )
        self.emb_layers = nn.Sequential(nn.SiLU(), nn.Linear(told, (1 + film) * after))
        self.out_layers = nn.Sequential(
            nn.GroupNorm(32, after), nn.SiLU(), nn.Dropout(0), nn.Conv2d(after, after, 3, padding=1)
        )
        self.skip_connection = nn.Conv2d(before, after, 1) if before != after else nn.Identity()
        self.film, self.turn = film, turn

    def forward(self, x, told):
        h = self.in_layers[1](self.in_layers[0](x))
        if self.turn is not None:
            h, x = self.turn(h), self.turn(x)
        h = self.in_layers[2](h)
        said = self.emb_layers(told)[:, :, None, None]
        if self.film:
            scale, shift = said.chunk(2, 1)
            h = self.out_layers[1:](self.out_layers[0](h) * (1 + scale) + shift)
        else:
            h = self.out_layers(h + said)
        return self.skip_connection(x) + h


class OpenAttention(nn.Module):
    def __init__(self, width, heads, heads_first):
        super().__init__()
        self.norm = nn.GroupNorm(32, width)
        self.qkv = nn.Conv1d(width, 3 * width, 1)
        self.proj_out = nn.Conv1d(width, width, 1)
        self.heads, self.heads_first = heads, heads_first

    def forward(self, x, told):
        n, c, h, w = x.shape
        parts = self.qkv(self.norm(x.reshape(n, c, -1)))
        each = c // self.heads
        seen = []
        for head in range(self.heads):
            if self.heads_first:
                q, k, v = parts[:, 3 * each * head : 3 * each * (head + 1)].split(each, 1)
            else:
                q, k, v = (part[:, each * head : each * (head + 1)] for part in parts.chunk(3, 1))
            weight = torch.einsum("nct,ncs->nts", q, k) / math.sqrt(each)
            seen.append(torch.einsum("nts,ncs->nct", weight.softmax(-1), v))
        return x + self.proj_out(torch.cat(seen, 1)).reshape(n, c, h, w)


class OpenTurn(nn.Module):
    def __init__(self, width, down):
        super().__init__()
        self.down = down
        name = "op" if down else "conv"
        setattr(self, name, nn.Conv2d(width, width, 3, stride=2 if down else 1, padding=1))

    def forward(self, x, told):
        return self.op(x) if self.down else self.conv(f.interpolate(x, scale_factor=2))


class OpenUNet(nn.Module):
    def __init__(
        self, channels=3, width=32, mults=(1, 2, 2), blocks=1, looks=(1, 2), heads=4,
        heads_first=True, film=True, turns=False, classes=0, variance=False,
    ):  # fmt: skip
        super().__init__()
        told, self.width = 4 * width, width
        self.time_embed = nn.Sequential(nn.Linear(width, told), nn.SiLU(), nn.Linear(told, told))
        self.label_emb = nn.Embedding(classes, told) if classes else None

        def count(now):
            return heads or now // 64

        def attention(now):
            return OpenAttention(now, count(now), heads_first)

        def turn(now, down):
            if not turns:
                return OpenTurn(now, down)
            change = (lambda x: f.avg_pool2d(x, 2)) if down else (
                lambda x: f.interpolate(x, scale_factor=2))  # fmt: skip
            return OpenResidual(now, told, now, film, change)

        now = int(mults[0] * width)
        first = now
        self.input_blocks = nn.ModuleList([nn.ModuleList([nn.Conv2d(channels, now, 3, padding=1)])])
        widths = [now]
        for level, mult in enumerate(mults):
            for _ in range(blocks):
                layers = [OpenResidual(now, told, int(mult * width), film)]
                now = int(mult * width)
                layers += [attention(now)] if level in looks else []
                self.input_blocks.append(nn.ModuleList(layers))
                widths.append(now)
            if level + 1 < len(mults):
                self.input_blocks.append(nn.ModuleList([turn(now, down=True)]))
                widths.append(now)
        self.middle_block = nn.ModuleList(
            [OpenResidual(now, told, now, film), attention(now), OpenResidual(now, told, now, film)]
        )
        self.output_blocks = nn.ModuleList()
        for level, mult in list(enumerate(mults))[::-1]:
            for block in range(blocks + 1):
                layers = [OpenResidual(now + widths.pop(), told, int(mult * width), film)]
                now = int(mult * width)
                layers += [attention(now)] if level in looks else []
                layers += [turn(now, down=False)] if level and block == blocks else []
                self.output_blocks.append(nn.ModuleList(layers))
        last = nn.Conv2d(first, channels * (2 if variance else 1), 3, padding=1)
        self.out = nn.Sequential(nn.GroupNorm(32, now), nn.SiLU(), last)

    def forward(self, x, t, labels=None):
        told = self.time_embed(waves(t, self.width, self.width // 2, cosines_first=True))
        if labels is not None:
            told = told + self.label_emb(labels)
        seen = []
        for at, layers in enumerate(self.input_blocks):
            for layer in layers:
                x = layer(x, told) if at else layer(x)
            seen.append(x)
        for layer in self.middle_block:
            x = layer(x, told)
        for layers in self.output_blocks:
            x = torch.cat((x, seen.pop()), 1)
            for layer in layers:
                x = layer(x, told)
        return self.out(x)


# ---- denoising_diffusion_pytorch ----------------------------------------------------------------
class Length(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.g = nn.Parameter(torch.ones(1, width, 1, 1))

    def forward(self, x):
        return x / x.norm(dim=1, keepdim=True).clamp_min(1e-12) * self.g * x.shape[1] ** 0.5


class LayerNorm(Length):
    def forward(self, x):
        return f.layer_norm(x.movedim(1, -1), x.shape[1:2]).movedim(-1, 1) * self.g


class LucidBlock(nn.Module):
    def __init__(self, before, after, old):
        super().__init__()
        self.proj = nn.Conv2d(before, after, 3, padding=1)
        self.norm = nn.GroupNorm(8, after) if old else Length(after)
        self.old = old

    def forward(self, x, scale=0, shift=0):
        weight = self.proj.weight
        if self.old:
            flat = weight.flatten(1)
            weight = f.layer_norm(flat, flat.shape[1:]).reshape(weight.shape)
        x = self.norm(f.conv2d(x, weight, self.proj.bias, padding=1))
        return f.silu(x * (scale + 1) + shift)


class LucidResidual(nn.Module):
    def __init__(self, before, after, told, old):
        super().__init__()
        self.mlp = nn.Sequential(nn.SiLU(), nn.Linear(told, 2 * after))
        self.block1, self.block2 = LucidBlock(before, after, old), LucidBlock(after, after, old)
        self.res_conv = nn.Conv2d(before, after, 1) if before != after else nn.Identity()

    def forward(self, x, told):
        scale, shift = self.mlp(told)[:, :, None, None].chunk(2, 1)
        return self.block2(self.block1(x, scale, shift)) + self.res_conv(x)


class LucidAttention(nn.Module):
    def __init__(self, width, linear, memory, heads=4, each=32, normed=True, norm=Length):
        super().__init__()
        self.linear, self.heads, self.each = linear, heads, each
        inner = heads * each
        if normed:
            self.norm = norm(width)
        if memory:
            shape = (2, heads, each, 4) if linear else (2, heads, 4, each)
            self.mem_kv = nn.Parameter(torch.randn(shape))
        self.to_qkv = nn.Conv2d(width, 3 * inner, 1, bias=False)
        last = nn.Conv2d(inner, width, 1)
        self.to_out = nn.Sequential(last, norm(width)) if linear else last

    def forward(self, x):
        h, w = x.shape[2:]
        x = self.norm(x) if hasattr(self, "norm") else x
        rows = []
        for row in self.to_qkv(x).flatten(2):
            q, k, v = row.reshape(3, self.heads, self.each, -1)
            if hasattr(self, "mem_kv"):
                keys, values = self.mem_kv if self.linear else self.mem_kv.transpose(2, 3)
                k, v = torch.cat((keys, k), -1), torch.cat((values, v), -1)
            if self.linear:
                q, k = q.softmax(1) * self.each**-0.5, k.softmax(2)
                rows.append(((v @ k.transpose(1, 2)) @ q).reshape(-1, h, w))
            else:
                weight = (q.transpose(1, 2) @ k * self.each**-0.5).softmax(-1)
                rows.append((weight @ v.transpose(1, 2)).transpose(1, 2).reshape(-1, h, w))
        return self.to_out(torch.stack(rows))


class Before(nn.Module):
    """A normalisation before something, and a way past both."""

    def __init__(self, width, inner, norm):
        super().__init__()
        self.fn = nn.Module()
        self.fn.norm, self.fn.fn = norm(width), inner

    def forward(self, x):
        return self.fn.fn(self.fn.norm(x)) + x


class Beside(nn.Module):
    def __new__(cls, inner):
        forward = inner.forward
        inner.forward = lambda x: forward(x) + x
        return inner


class LucidUNet(nn.Module):
    def __init__(
        self, channels=3, width=16, mults=(1, 2, 4), *, old=False, classes=0, memory=True,
        variance=False, conditioned=False,
    ):  # fmt: skip
        super().__init__()
        told, self.width, self.conditioned = 4 * width, width, conditioned
        nested, norm = old or classes > 0, LayerNorm if old else Length
        self.init_conv = nn.Conv2d(channels * (1 + conditioned), width, 7, padding=3)
        self.time_mlp = nn.Sequential(
            nn.Identity(), nn.Linear(width, told), nn.GELU(), nn.Linear(told, told)
        )
        if classes:
            self.classes_emb = nn.Embedding(classes, width)
            self.null_classes_emb = nn.Parameter(torch.randn(width))
            self.classes_mlp = nn.Sequential(
                nn.Linear(width, told), nn.GELU(), nn.Linear(told, told)
            )

        def residual(before, after):
            return LucidResidual(before, after, told * (2 if classes else 1), old)

        def attention(now, linear):
            if nested:
                inner = LucidAttention(now, linear, False, normed=False, norm=norm)
                return Before(now, inner, norm)
            return Beside(LucidAttention(now, linear, memory))

        def half(before, after):
            if nested:
                return nn.Conv2d(before, after, 4, 2, 1)
            return nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(4 * before, after, 1))

        pairs = list(zip((width, *(m * width for m in mults)), [m * width for m in mults],
                         strict=False))  # fmt: skip
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()
        for at, (before, after) in enumerate(pairs):
            last = at + 1 == len(pairs)
            self.downs.append(nn.ModuleList([
                residual(before, before), residual(before, before),
                attention(before, linear=nested or not last),
                nn.Conv2d(before, after, 3, padding=1) if last else half(before, after),
            ]))  # fmt: skip
        deep = pairs[-1][1]
        self.mid_block1, self.mid_block2 = residual(deep, deep), residual(deep, deep)
        self.mid_attn = attention(deep, linear=False)
        for at, (before, after) in enumerate(pairs[::-1]):
            last = at + 1 == len(pairs)
            double = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(after, before, 3, 1, 1))
            self.ups.append(nn.ModuleList([
                residual(after + before, after), residual(after + before, after),
                attention(after, linear=nested or at > 0),
                nn.Conv2d(after, before, 3, padding=1) if last else double,
            ]))  # fmt: skip
        self.final_res_block = residual(2 * width, width)
        self.final_conv = nn.Conv2d(width, channels * (2 if variance else 1), 1)

    def forward(self, x, t, label=None):
        """`label`: [N, width] an embedding of a class."""
        if self.conditioned:
            x = torch.cat((torch.zeros_like(x), x), 1)
        x = first = self.init_conv(x)
        told = self.time_mlp(waves(t, self.width, self.width // 2 - 1, cosines_first=False))
        if label is not None:
            told = torch.cat((told, self.classes_mlp(label)), 1)
        seen = []
        for one, two, look, half in self.downs:
            x = one(x, told)
            seen.append(x)
            x = look(two(x, told))
            seen.append(x)
            x = half(x)
        x = self.mid_block2(self.mid_attn(self.mid_block1(x, told)), told)
        for one, two, look, double in self.ups:
            x = one(torch.cat((x, seen.pop()), 1), told)
            x = double(look(two(torch.cat((x, seen.pop()), 1), told)))
        return self.final_conv(self.final_res_block(torch.cat((x, first), 1), told))


def with_numbers(network, seed=3, spread=0.15):
    """The network with numbers that reach every layer."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for value in network.parameters():
            value.copy_(torch.randn_like(value) * spread)
    return network.eval()
