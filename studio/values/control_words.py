"""What a model's controls are called on screen; the field's own word stands in the tooltip."""

from __future__ import annotations

import msgspec

from studio.values.controls import Control

PLAIN = {"Truncation": "Variety", "Truncated layers": "Reach of variety"}


def plain_label(label: str) -> str:
    """The word on screen for a control that the field calls `label`."""
    return PLAIN.get(label, label)


def in_plain_words(control: Control) -> Control:
    """The control as a person meets it: a plain label, and a help that begins with the term."""
    if control.label not in PLAIN:
        return control
    term = f"{control.label}: {control.help[:1].lower()}{control.help[1:]}" if control.help else ""
    return msgspec.structs.replace(
        control, label=plain_label(control.label), help=term or f"{control.label}."
    )
