"""What was found in a file from outside, before anybody has made sense of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Inside:
    """The metadata of a file of format `kind`: an XMP packet, an EXIF block, named texts.

    `skipped` counts the texts that were too large or damaged.
    """

    kind: str
    xmp: bytes = b""
    exif: bytes = b""
    texts: dict[str, str] = field(default_factory=dict)
    skipped: int = 0
