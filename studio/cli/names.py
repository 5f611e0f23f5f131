"""Which words are commands; told without loading any of them, so that the window does not wait."""

from __future__ import annotations

COMMANDS = (
    "models",
    "open",
    "get",
    "render",
    "film",
    "batch",
    "print",
    "palette",
    "tile",
    "queue",
    "inspect",
    "verify",
    "score",
    "bench",
    "show",
)
