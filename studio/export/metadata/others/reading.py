"""Which other tool made a picture, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studio.export.metadata.others import a1111, comfyui, invokeai
from studio.export.metadata.provenance import SOFTWARE
from studio.values.foreign import Foreign

READERS: tuple[tuple[str, Callable[[str], Foreign | None]], ...] = (
    ("invokeai_metadata", invokeai.read),
    ("sd-metadata", invokeai.read_older),
    ("Dream", invokeai.read_command),
    ("parameters", a1111.read),
    ("prompt", comfyui.read),
    ("workflow", comfyui.read_workflow),
)
"""The names of texts in a file; the first that can be read is believed."""


def foreign_in(texts: Mapping[str, str]) -> Foreign | None:
    """What another tool wrote; None where nobody did, or it cannot be read."""
    for key, read in READERS:
        text = texts.get(key, "")
        if text and f"Version: {SOFTWARE} " not in text:
            found = read(text)
            if found is not None:
                return found
    return None
