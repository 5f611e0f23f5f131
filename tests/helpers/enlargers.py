"""Networks that enlarge, with numbers of their own in published layouts, and slow references."""

import math

import torch
from torch.nn import functional as F


def numbers(shapes, seed=0, scale=0.2):
    source = torch.Generator().manual_seed(seed)
    return {name: torch.randn(*shape, generator=source) * scale for name, shape in shapes.items()}


def conv_shapes(name, out, into, side=3):
    return {f"{name}.weight": (out, into, side, side), f"{name}.bias": (out,)}


def conv(state, name, x):
    weight = state[f"{name}.weight"]
    return F.conv2d(x, weight, state[f"{name}.bias"], padding=weight.shape[-1] // 2)


def bent(x):
    return torch.where(x > 0, x, 0.2 * x)


# ---- ESRGAN -------------------------------------------------------------------------------------
def esrgan(blocks=2, width=8, growth=4, ups=2, into=3):
    shapes = conv_shapes("conv_first", width, into)
    for block in range(blocks):
        for part in (1, 2, 3):
            for n in range(1, 6):
                out = width if n == 5 else growth
                name = f"body.{block}.rdb{part}.conv{n}"
                shapes |= conv_shapes(name, out, width + (n - 1) * growth)
    shapes |= conv_shapes("conv_body", width, width)
    for n in range(ups):
        shapes |= conv_shapes(f"conv_up{n + 1}", width, width)
    shapes |= conv_shapes("conv_hr", width, width) | conv_shapes("conv_last", 3, width)
    return numbers(shapes)


def esrgan_middle(state):
    """The names of 2019."""
    pairs = (("body.", "RRDB_trunk."), ("conv_body", "trunk_conv"), ("conv_up", "upconv"),
             ("conv_hr", "HRconv"), (".rdb", ".RDB"))  # fmt: skip
    found = {}
    for name, value in state.items():
        for new, old in pairs:
            name = name.replace(new, old, 1) if name.startswith(new) or new[0] == "." else name
        found[name] = value
    return found


def esrgan_old(state, ups=2):
    """The names of 2018: places in one sequence."""
    blocks = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("body."))
    roles = {"conv_first": "model.0", "conv_body": f"model.1.sub.{blocks}"}
    roles |= {f"conv_up{n + 1}": f"model.{3 * n + 3}" for n in range(ups)}
    roles |= {"conv_hr": f"model.{3 * ups + 2}", "conv_last": f"model.{3 * ups + 4}"}
    found = {}
    for name, value in state.items():
        head, _, kind = name.rpartition(".")
        if head in roles:
            found[f"{roles[head]}.{kind}"] = value
        else:
            _, block, part, which = head.split(".")
            found[f"model.1.sub.{block}.{part.upper()}.{which}.0.{kind}"] = value
    return found


def esrgan_reference(state, x, ups=2):
    blocks = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("body."))
    first = here = conv(state, "conv_first", x)
    for block in range(blocks):
        start = here
        for part in (1, 2, 3):
            parts = [here]
            for n in range(1, 5):
                name = f"body.{block}.rdb{part}.conv{n}"
                parts.append(bent(conv(state, name, torch.cat(parts, 1))))
            last = conv(state, f"body.{block}.rdb{part}.conv5", torch.cat(parts, 1))
            here = here + 0.2 * last
        here = start + 0.2 * here
    here = first + conv(state, "conv_body", here)
    for n in range(ups):
        doubled = here.repeat_interleave(2, 2).repeat_interleave(2, 3)
        here = bent(conv(state, f"conv_up{n + 1}", doubled))
    return conv(state, "conv_last", bent(conv(state, "conv_hr", here)))


# ---- compact ------------------------------------------------------------------------------------
def compact(layers=3, width=8, scale=4):
    shapes = conv_shapes("body.0", width, 3) | {"body.1.weight": (width,)}
    for n in range(layers):
        shapes |= conv_shapes(f"body.{2 * n + 2}", width, width)
        shapes |= {f"body.{2 * n + 3}.weight": (width,)}
    return numbers(shapes | conv_shapes(f"body.{2 * layers + 2}", 3 * scale**2, width), 1)


def compact_reference(state, x, layers=3, scale=4):
    here = x
    for n in range(layers + 1):
        here = conv(state, f"body.{2 * n}", here)
        slope = state[f"body.{2 * n + 1}.weight"][None, :, None, None]
        here = torch.where(here > 0, here, slope * here)
    here = shuffled(conv(state, f"body.{2 * layers + 2}", here), scale)
    return here + x.repeat_interleave(scale, 2).repeat_interleave(scale, 3)


def shuffled(x, scale):
    count, channels, height, width = x.shape
    x = x.reshape(count, channels // scale**2, scale, scale, height, width)
    x = x.permute(0, 1, 4, 2, 5, 3)
    return x.reshape(count, channels // scale**2, height * scale, width * scale)


# ---- CARN ---------------------------------------------------------------------------------------
def carn(width=8, ups=("up2", "up3", "up4")):
    shapes = conv_shapes("entry", width, 3) | conv_shapes("exit", 3, width)
    for outer in (1, 2, 3):
        shapes |= conv_shapes(f"c{outer}.body.0", width, width * (outer + 1), 1)
        for inner in (1, 2, 3):
            for n in (0, 2):
                shapes |= conv_shapes(f"b{outer}.b{inner}.body.{n}", width, width)
            shapes |= conv_shapes(f"b{outer}.c{inner}.body.0", width, width * (inner + 1), 1)
    for up in ups:
        each = 9 if up == "up3" else 4
        for n in (0, 3) if up == "up4" else (0,):
            shapes |= conv_shapes(f"upsample.{up}.body.{n}", each * width, width)
    state = numbers(shapes, 2)
    mean = torch.tensor([0.4488, 0.4371, 0.4040])
    for name, sign in (("sub_mean", -1), ("add_mean", 1)):
        state[f"{name}.shifter.weight"] = torch.eye(3)[:, :, None, None]
        state[f"{name}.shifter.bias"] = sign * mean
    return state


def carn_reference(state, x):
    mean = torch.tensor([0.4488, 0.4371, 0.4040])[None, :, None, None]

    def cascade(prefix, here, part):
        seen = here
        for n in (1, 2, 3):
            seen = torch.cat((seen, part(n, here)), 1)
            here = conv(state, f"{prefix}c{n}.body.0", seen).clamp(min=0)
        return here

    def block(outer, here):
        def residual(inner, x):
            name = f"b{outer}.b{inner}.body"
            bend = conv(state, f"{name}.0", x).clamp(min=0)
            return (conv(state, f"{name}.2", bend) + x).clamp(min=0)

        return cascade(f"b{outer}.", here, residual)

    here = cascade("", conv(state, "entry", x - mean), block)
    for n in (0, 3):
        here = shuffled(conv(state, f"upsample.up4.body.{n}", here).clamp(min=0), 2)
    return conv(state, "exit", here) + mean


# ---- SwinIR -------------------------------------------------------------------------------------
def swinir(width=12, heads=2, window=4, depths=(2, 2), scale=2):
    shapes = conv_shapes("conv_first", width, 3) | conv_shapes("conv_after_body", width, width)
    shapes |= conv_shapes("upsample.0", 3 * scale**2, width)
    for name in ("patch_embed.norm", "norm"):
        shapes |= {f"{name}.weight": (width,), f"{name}.bias": (width,)}
    for group, depth in enumerate(depths):
        shapes |= conv_shapes(f"layers.{group}.conv", width, width)
        for n in range(depth):
            block = f"layers.{group}.residual_group.blocks.{n}"
            for name, out, into in (
                ("attn.qkv", 3 * width, width), ("attn.proj", width, width),
                ("mlp.fc1", 2 * width, width), ("mlp.fc2", width, 2 * width),
            ):  # fmt: skip
                shapes |= {f"{block}.{name}.weight": (out, into), f"{block}.{name}.bias": (out,)}
            for name in ("norm1", "norm2"):
                shapes |= {f"{block}.{name}.weight": (width,), f"{block}.{name}.bias": (width,)}
            table = ((2 * window - 1) ** 2, heads)
            shapes[f"{block}.attn.relative_position_bias_table"] = table
    state = numbers(shapes, 3)
    for group, depth in enumerate(depths):  # what the published files keep beside
        for n in range(depth):
            block = f"layers.{group}.residual_group.blocks.{n}"
            place = torch.zeros(window**2, window**2, dtype=torch.int64)
            state[f"{block}.attn.relative_position_index"] = place
            if n % 2:
                state[f"{block}.attn_mask"] = torch.zeros(4, window**2, window**2)
    return state


def swinir_reference(state, x, heads=2, window=4, depths=(2, 2), scale=2):
    """Pixel by pixel: which others it sees, and with which bias."""
    mean = torch.tensor([0.4488, 0.4371, 0.4040])[None, :, None, None]
    first = conv(state, "conv_first", x - mean)
    height, width = first.shape[2:]

    def norm(name, rows):
        return F.layer_norm(rows, rows.shape[-1:], state[f"{name}.weight"], state[f"{name}.bias"])

    def line(name, rows):
        return rows @ state[f"{name}.weight"].T + state[f"{name}.bias"]

    def attention(block, rows, shift):
        qkv = line(f"{block}.attn.qkv", rows)  # [H, W, 3 C]
        query, key, value = qkv.chunk(3, -1)
        size = query.shape[-1] // heads
        table = state[f"{block}.attn.relative_position_bias_table"]
        out = torch.zeros_like(query)
        for y in range(height):
            for x in range(width):
                ry, rx = (y - shift) % height, (x - shift) % width
                wy, wx = ry // window, rx // window
                others = [
                    ((wy * window + a + shift) % height, (wx * window + b + shift) % width, a, b)
                    for a in range(window)
                    for b in range(window)
                ]
                same = [
                    (oy, ox, a, b)
                    for oy, ox, a, b in others
                    if not shift or ((oy < shift) == (y < shift) and (ox < shift) == (x < shift))
                ]
                for head in range(heads):
                    part = slice(head * size, (head + 1) * size)
                    scores = []
                    for oy, ox, a, b in same:
                        dy, dx = ry % window - a, rx % window - b
                        entry = (dy + window - 1) * (2 * window - 1) + dx + window - 1
                        dot = query[y, x, part] @ key[oy, ox, part] / math.sqrt(size)
                        scores.append(dot + table[entry, head])
                    shares = torch.softmax(torch.stack(scores), 0)
                    seen = torch.stack([value[oy, ox, part] for oy, ox, _, _ in same])
                    out[y, x, part] = shares @ seen
        return line(f"{block}.attn.proj", out)

    rows = norm("patch_embed.norm", first[0].permute(1, 2, 0))
    for group, depth in enumerate(depths):
        start = rows
        for n in range(depth):
            block = f"layers.{group}.residual_group.blocks.{n}"
            shift = window // 2 if n % 2 else 0
            rows = rows + attention(block, norm(f"{block}.norm1", rows), shift)
            hidden = F.gelu(line(f"{block}.mlp.fc1", norm(f"{block}.norm2", rows)))
            rows = rows + line(f"{block}.mlp.fc2", hidden)
        mixed = conv(state, f"layers.{group}.conv", rows.permute(2, 0, 1)[None])
        rows = start + mixed[0].permute(1, 2, 0)
    deep = norm("norm", rows).permute(2, 0, 1)[None]
    here = conv(state, "conv_after_body", deep) + first
    return shuffled(conv(state, "upsample.0", here), scale) + mean
