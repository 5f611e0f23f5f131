"""What a denoiser makes of words alone, kept from step to step and from picture to picture.

Every block that looks at words first turns them into keys and values. These depend on the words
and on nothing else, and a picture asks for the same ones at every step; so does the next seed.
They are kept by the content of the words and handed out again: the very numbers that were
computed, so that a picture has the same bytes whether anything was kept or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

MOST_BYTES = 192 << 20
MOST = 16
LAYERS = ("attn2.to_k", "attn2.to_v", "caption_projection", "caption_norm", "words")
"""How the layers are named that are given words, or what such a layer made of them."""
WORDS, TEXT = "encoder_hidden_states", 2
"""Under which name networks of diffusers take words, and at which place those of the house."""

_Place = tuple[int, tuple[int, ...], tuple[int, ...]]


@dataclass
class _Entry:
    """Words [M, L, D] and what the layers made of them, and of what they made."""

    words: Tensor
    made: dict[tuple[str, _Place], tuple[Tensor, Tensor]] = field(default_factory=dict)
    known: set[_Place] = field(default_factory=set)

    @property
    def size(self) -> int:
        """Bytes."""
        made = (tensor for _, tensor in self.made.values())
        return sum(t.numel() * t.element_size() for t in (self.words, *made))


class KeptWords:
    """Keeps what a network's layers make of words; bounded, the longest unused forgotten first."""

    def __init__(self, network: nn.Module, most_bytes: int = MOST_BYTES) -> None:
        self._kept: list[_Entry] = []
        self._now: _Entry | None = None
        self._most_bytes = most_bytes
        self.resting = False
        found = 0
        for name, layer in network.named_modules():
            if name.endswith(LAYERS):
                layer.forward = _Layer(name, layer, self)
                found += 1
        if found:
            network.register_forward_pre_hook(self._begun, with_kwargs=True)
            network.register_forward_hook(self._ended, always_call=True)

    def forget(self) -> None:
        """Forget all: the weights have changed, or are elsewhere."""
        self._kept.clear()
        self._now = None

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(entry.size for entry in self._kept)

    def made(self, name: str, given: Tensor, work: Any) -> Tensor:
        """What a layer makes of what it is given; the same again where it was kept."""
        now, place = self._now, _place(given)
        if now is None or place not in now.known:
            found: Tensor = work(given)
            return found
        if (name, place) not in now.made:
            found = work(given)
            now.made[name, place] = (given, found)
            now.known.add(_place(found))
        return now.made[name, place][1]

    def _begun(self, _network: nn.Module, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Before the network runs: its words are replaced by the equal ones that were kept."""
        self._now = None
        if self.resting:
            return None
        if isinstance(words := named.get(WORDS), Tensor):
            return args, named | {WORDS: self._entry(words).words}
        if len(args) > TEXT and isinstance(args[TEXT], tuple):
            words, *rest = args[TEXT]
            text = (self._entry(words).words, *rest)
            return (*args[:TEXT], text, *args[TEXT + 1 :]), named
        return None

    def _ended(self, _network: nn.Module, _given: object, _made: object) -> None:
        """After it: what does not fit any more is forgotten, these words last."""
        self._now = None
        while self._kept and (len(self._kept) > MOST or self.size > self._most_bytes):
            self._kept.pop(0)

    def _entry(self, words: Tensor) -> _Entry:
        for at, entry in enumerate(self._kept):
            like = entry.words
            same = (like.shape, like.dtype, like.device) == (words.shape, words.dtype, words.device)
            if same and torch.equal(like, words):
                self._kept.append(self._kept.pop(at))
                break
        else:
            entry = _Entry(words, known={_place(words)})
            self._kept.append(entry)
        self._now = entry
        return entry


class _Layer:
    """In place of a layer's own computation. A layer that is copied copies this along."""

    def __init__(self, name: str, layer: nn.Module, kept: KeptWords) -> None:
        self._name, self._layer, self._kept = name, layer, kept

    def __call__(self, given: Tensor) -> Tensor:
        return self._kept.made(self._name, given, self._work)

    def _work(self, given: Tensor) -> Tensor:
        found: Tensor = type(self._layer).forward(self._layer, given)
        return found


def _place(tensor: Tensor) -> _Place:
    """Where its numbers lie; nothing else lies there as long as it is held."""
    return tensor.data_ptr(), tuple(tensor.shape), tensor.stride()
