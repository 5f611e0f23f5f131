"""Bytes as one line of text that any metadata can hold, and back within bounds."""

from __future__ import annotations

import base64
import zlib

from studio.errors import RecipeError
from studio.values.latent import short_bytes

MAX_LINE = 4 << 20


def packed_line(data: bytes) -> str:
    """Compressed, as URL-safe base64."""
    return short_bytes(zlib.compress(data, 9))


def unpacked_line(text: str, most: int) -> bytes:
    """What `packed_line` was given, at most `most` bytes.

    Raises:
        RecipeError: it is damaged, or larger.
    """
    if len(text) > MAX_LINE:
        raise RecipeError("What the file says of its film is larger than can be read.")
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed, most + 1)
    except (ValueError, zlib.error):
        raise RecipeError("What the file says of its film is damaged.") from None
    if len(data) > most or unpacker.unconsumed_tail or not unpacker.eof:
        raise RecipeError("What the file says of its film is damaged.")
    return data
