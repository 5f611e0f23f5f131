"""LoRAs on the card of a model: one control `lora_<n>` for each that is kept beside it."""

from __future__ import annotations

import re

import msgspec

from studio.values.card import Card, GeneratorInfo
from studio.values.controls import Control

KEY = re.compile(r"lora_[0-9]{1,3}")
GROUP = "LoRA"
MOST = 16
REACH = 2.0


def loras_on(info: GeneratorInfo) -> tuple[Control, ...]:
    """The controls of the LoRAs that are beside a model."""
    return tuple(control for control in info.controls if KEY.fullmatch(control.key))


def lora_control(key: str, title: str) -> Control:
    """The strength of a LoRA; 0, where it begins, leaves the model as it is."""
    return Control(
        key, title, "float", 0.0, -REACH, REACH, 0.05, group=GROUP,
        help="How strongly this LoRA changes the model; at 0 it is as if it were not there.",
    )  # fmt: skip


def with_loras(info: GeneratorInfo, loras: tuple[Control, ...]) -> GeneratorInfo:
    """What a model declares with these LoRAs beside it, and no others."""
    own = tuple(control for control in info.controls if not KEY.fullmatch(control.key))
    return msgspec.structs.replace(info, controls=own + loras)


def card_with(card: Card, loras: tuple[Control, ...]) -> Card:
    """A card with these LoRAs, and no others."""
    return msgspec.structs.replace(card, info=with_loras(card.info, loras))


def free_key(info: GeneratorInfo) -> str:
    """The key of the next LoRA; that of one that was taken away is not used again before others."""
    numbers = [int(control.key.removeprefix("lora_")) for control in loras_on(info)]
    return f"lora_{max(numbers, default=0) + 1}"
