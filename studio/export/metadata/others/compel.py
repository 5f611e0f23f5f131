"""Weights of words as InvokeAI writes them, in brackets with a number as all others do.

word+   word--   (some words)++   (some words)1.3
"""

from __future__ import annotations

import re

STRONGER, WEAKER = 1.1, 0.9
MOST_SIGNS = 12
_NUMBER = re.compile(r"\(([^()]*)\)(\d{0,2}\.?\d{1,3})(?=[\s,.;|]|$)")
_SIGNS = re.compile(
    r"(?:\(([^()]*)\)|(?<![\w'+-])(\w[\w']*))"
    rf"(\+{{1,{MOST_SIGNS}}}|-{{1,{MOST_SIGNS}}})(?=[\s,.;|]|$)"
)


def read(text: str) -> str:
    """The same words with their weights as `(words:1.21)`."""
    return _SIGNS.sub(_signed, _NUMBER.sub(r"(\1:\2)", text))


def _signed(found: re.Match[str]) -> str:
    signs = found[3]
    weight = (STRONGER if signs[0] == "+" else WEAKER) ** len(signs)
    words = found[1] if found[1] is not None else found[2]
    return f"({words}:{f'{weight:.3f}'.rstrip('0').rstrip('.')})"
