"""Networks of the closed table: built without their numbers, then filled with those of a file."""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from studio.errors import ModelError
from studio.models.diffusion.pipeline.bounds import Config, checked
from studio.models.diffusion.pipeline.parts import CLASSES, PartClass
from studio.models.diffusion.pipeline.singlefile.clip import TURNED
from studio.models.diffusion.pipeline.singlefile.tokens import parted
from studio.models.opening.recognise import NONSENSE

Tensors = Mapping[str, Tensor]
_HELD = (torch.float32, torch.float16, torch.bfloat16, torch.float64)
_MOST_POSITIONS = 1 << 27
_OLD_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}
_OLD = re.compile(r"(.*attentions\.\d+)\.(query|key|value|proj_attn)\.(weight|bias)")
_COUNTS = re.compile(r"(^|\.)position_ids$")
"""Positions that older files hold, and that every network makes itself."""
_TIED = ("shared.weight", "encoder.embed_tokens.weight")
"""Two names of T5's for the same numbers."""
_BEGINNINGS = ("text_model.", "model.", "transformer.")
"""What the names in a file may begin with, or those of a class of another version."""


class _Empty(TorchFunctionMode):
    """What a file will fill has no memory; what a network computes itself is computed."""

    _FILLED = (torch.empty, torch.ones, torch.rand, torch.randn, torch.zeros)

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        kwargs = dict(kwargs or {})
        if func in self._FILLED:
            kwargs["device"] = torch.device("meta")
        return func(*args, **kwargs)


def empty_network(name: str, config: Config, tensors: int, part: str) -> tuple[nn.Module, Config]:
    """A network of a class of the table without its numbers, and the configuration it was built by.

    Args:
        name: of the class.
        config: as in the file.
        tensors: how many the file holds for it.
        part: named in errors.

    Raises:
        ModelError: the class is not in the table, or the configuration makes none of it.
    """
    known = CLASSES.get(name)
    if known is None:
        raise ModelError(f"{part} is a {name[:60]}, which this studio does not know.")
    if not known.module:
        return _own(name, config, part)
    kept = checked(config, known.keys, tensors, part)
    _few_positions(kept, part)
    try:
        return _built(known, kept), kept
    except (*NONSENSE, NotImplementedError) as error:
        words = str(error).strip().partition("\n")[0][:120].rstrip(".")
        raise ModelError(f"{part}/config.json makes no {name}: {words}.") from None


def _built(known: PartClass, config: Config) -> nn.Module:
    module = importlib.import_module(known.module)
    kind = getattr(module, known.name)
    _hush()
    with _Empty() if known.computes else torch.device("meta"):
        if known.config:
            # None is what transformers takes for "not said".
            said = {key: value for key, value in config.items() if value is not None}
            network: nn.Module = kind(getattr(module, known.config)(**said))
        else:
            network = kind(**config)
    return network.eval().requires_grad_(requires_grad=False)


def _few_positions(config: Config, part: str) -> None:
    """Check that a table of positions, which is computed, can be held.

    Raises:
        ModelError: it would have more numbers than memory.
    """
    side = config.get("sample_size")
    side = max(side) if isinstance(side, list | tuple) and side else side
    cells = (int(side or 0) // max(int(config.get("patch_size") or 1), 1)) ** 2
    heads, each = config.get("num_attention_heads"), config.get("attention_head_dim")
    width = heads * each if isinstance(heads, int) and isinstance(each, int) else 0
    positions = config.get("max_position_embeddings") or 0
    if max(cells * width, positions) > _MOST_POSITIONS:
        raise ModelError(f"{part}/config.json asks for pictures of {side:,} cells a side.")


def _own(name: str, config: Config, part: str) -> tuple[nn.Module, Config]:
    """A network of Postcards."""
    from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
    from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
    from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout

    layouts: dict[str, tuple[Any, Any]] = {
        "PostcardTransformer": (TransformerLayout, PostcardTransformer),
        "PostcardAutoencoder": (AutoencoderLayout, PostcardAutoencoder),
        "PostcardTextEncoder": (TextLayout, PostcardTextEncoder),
    }
    layout, kind = layouts[name]
    sizes = {field.name: config[field.name] for field in fields(layout) if field.name in config}
    for key, value in sizes.items():
        listed = value if isinstance(value, list) else [value]
        if len(listed) > 4 or not all(type(v) is int and 0 < v <= 1 << 13 for v in listed):
            raise ModelError(f"{part}/config.json says {key} = {str(value)[:40]}.")
    sizes = {key: tuple(v) if isinstance(v, list) else v for key, v in sizes.items()}
    try:
        with torch.device("meta"):
            network: nn.Module = kind(layout(**sizes))
    except NONSENSE as error:
        raise ModelError(f"{part}/config.json makes no {name}: {str(error)[:80]}.") from None
    return network.eval().requires_grad_(requires_grad=False), dict(config)


def _hush() -> None:
    """Let the libraries keep what they say of configurations, which are checked here."""
    for name in ("diffusers", "transformers"):
        logging.getLogger(name).setLevel(logging.ERROR)


def named(found: Tensors, wanted: Mapping[str, Any]) -> dict[str, Tensor]:
    """The tensors of a file under the names of a network, as far as they can be told.

    Older files call attention by other words, hold positions, or have a beginning before every
    name; newer ones leave out what is tied to another.
    """
    tensors = dict(_apart((n, v) for n, v in found.items() if not _COUNTS.search(n)))
    tensors = {_today(name, wanted): value for name, value in tensors.items()}
    best = max(_beginnings(tensors), key=lambda names: sum(name in wanted for name in names))
    for here, there in (_TIED, _TIED[::-1]):
        if here in wanted and here not in best and there in best:
            best[here] = best[there]
        elif here in best and here not in wanted and there in wanted:
            best.setdefault(there, best[here])
            del best[here]
    return best


def _apart(tensors: Iterable[tuple[str, Tensor]]) -> Iterator[tuple[str, Tensor]]:
    """Queries, keys and values that stand in one matrix apart, and projections the usual way up."""
    for name, value in tensors:
        stem, found, kind = name.rpartition(".in_proj_")
        if found:
            for part, third in zip(("q_proj", "k_proj", "v_proj"), value.chunk(3), strict=False):
                yield f"{stem}.{part}.{kind}", third
        elif name.endswith(TURNED) and value.dim() == 2:
            yield name.replace(TURNED, "text_projection.weight"), value.T
        elif (pieces := parted(name, value)) is not None:
            yield from pieces.items()
        else:
            yield name, value


def _today(name: str, wanted: Mapping[str, Any]) -> str:
    old = None if name in wanted else _OLD.fullmatch(name)
    return f"{old[1]}.{_OLD_ATTENTION[old[2]]}.{old[3]}" if old is not None else name


def _beginnings(tensors: dict[str, Tensor]) -> Iterator[dict[str, Tensor]]:
    yield tensors
    for beginning in _BEGINNINGS:
        yield {name.removeprefix(beginning): value for name, value in tensors.items()}
        yield {beginning + name: value for name, value in tensors.items()}


def fill(network: nn.Module, found: Tensors, part: str, dtype: torch.dtype = torch.float32) -> None:
    """Put the tensors of a file into a network, in one precision.

    Raises:
        ModelError: one is missing, foreign, of another shape, not floating point or not finite.
    """
    wanted = network.state_dict()
    tensors = named(found, wanted)
    check_fits(wanted, tensors, part)
    state: dict[str, Tensor] = {}
    made: dict[int, Tensor] = {}
    for name, value in tensors.items():
        if wanted[name].is_floating_point():
            if id(value) not in made:
                made[id(value)] = _finite(value, part, name).to(dtype)
            state[name] = made[id(value)].reshape(wanted[name].shape)
        else:
            state[name] = value.to(wanted[name].dtype).reshape(wanted[name].shape)
    network.load_state_dict(state, strict=True, assign=True)
    network.requires_grad_(requires_grad=False)
    left = [name for name, value in network.named_buffers() if value.is_meta]
    if left:
        raise ModelError(f"{part} lacks {left[0]!r}.")


def check_fits(wanted: Tensors, found: Tensors, part: str) -> None:
    """Check that the tensors of a file are those of a network.

    Raises:
        ModelError: the first that is missing, foreign, of another shape or no floating point.
    """
    for name, like in wanted.items():
        if name not in found:
            raise ModelError(f"{part} does not fit its config.json: it lacks {name[:80]!r}.")
        shape, expected = tuple(found[name].shape), tuple(like.shape)
        if shape != expected and not _linear_as_convolution(shape, expected):
            raise ModelError(
                f"{part} does not fit its config.json: {name[:80]!r} is {shape}, expected"
                f" {expected}."
            )
        if like.is_floating_point() and found[name].dtype not in _HELD:
            kind = str(found[name].dtype).removeprefix("torch.")
            raise ModelError(f"{part} holds {name[:80]!r} in {kind}, which is no floating point.")
    foreign = next((name for name in found if name not in wanted), None)
    if foreign is not None:
        raise ModelError(f"{part} does not fit its config.json: {foreign[:80]!r} is foreign to it.")


def _linear_as_convolution(shape: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    """Whether a layer of points is stored as a convolution of 1 x 1, or the other way."""
    ones = (1, 1)
    return (shape[:2] == expected and shape[2:] == ones) or (
        expected[:2] == shape and expected[2:] == ones
    )


def _finite(value: Tensor, part: str, name: str) -> Tensor:
    if not torch.isfinite(value).all():
        raise ModelError(f"{part} holds numbers in {name[:80]!r} that are not finite.")
    return value
