"""The tokenizer of the grammar: all words of all phrases, in alphabetical order."""

from __future__ import annotations

from studio.models.diffusion.postcards.words import PostcardTokenizer
from studio.training.postcards.phrases import ALIASES, FILLERS, phrase_table


def vocabulary() -> PostcardTokenizer:
    """Every word that a caption may hold, and other spellings of them."""
    words = {word for phrase in phrase_table() for word in phrase} | set(FILLERS) | {","}
    aliases = {
        other: word for other, word in ALIASES.items() if word in words and other not in words
    }
    return PostcardTokenizer(tuple(sorted(words)), aliases)
