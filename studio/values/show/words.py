"""Words that a visitor may lay together, for models that take words: curated, nothing is typed.

Rows of words; a prompt takes at most one of each row, in the order of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from studio.values.recipe import Recipe
from studio.values.show.wording import LanguageCode, Line

MOST_ROWS, MOST_WORDS = 4, 5
"""As many as a finger finds in the lower half of a small screen."""


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the model is told, and how a visitor reads it in their language; else as it is told."""

    says: Annotated[str, msgspec.Meta(pattern="^[^,]{1,60}$")]
    reads: Annotated[dict[LanguageCode, Line], msgspec.Meta(max_length=12)] = {}

    def read(self, language: str) -> str:
        """In a language."""
        return self.reads.get(language, self.says)


Row = Annotated[tuple[Word, ...], msgspec.Meta(min_length=1, max_length=MOST_WORDS)]


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`place`: where a visitor comes to who asks for words, of the model that takes them.

    `always` stands behind whatever was chosen: a style that becomes the show.
    """

    place: Recipe
    rows: Annotated[tuple[Row, ...], msgspec.Meta(min_length=1, max_length=MOST_ROWS)]
    always: Annotated[str, msgspec.Meta(max_length=120)] = ""


def prompt_of(words: WordList, chosen: Sequence[int | None]) -> str:
    """The words that were chosen, one of each row or none, as a prompt."""
    pairs = zip(words.rows, chosen, strict=True)
    found = [row[n].says for row, n in pairs if n is not None]
    return ", ".join((*found, words.always) if words.always else found)


def chosen_in(words: WordList, prompt: str) -> list[int | None]:
    """Which words of each row a prompt holds; those that it was made of."""
    parts = {part.strip() for part in prompt.split(",")}
    return [
        next((n for n, word in enumerate(row) if word.says in parts), None) for row in words.rows
    ]
