"""The words that Postcards knows: text to numbers and back, with what is unknown said by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SPECIAL = ("<pad>", "<unknown>", "<begin>")
PAD, UNKNOWN, BEGIN = range(3)
LENGTH = 64
"""Most tokens of a prompt, the beginning among them."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|,")


@dataclass(frozen=True)
class Tokens:
    """A prompt as numbers.

    Attributes:
        ids: [L] int64, starting with `BEGIN`; unknown words are left out.
        words: the word of each id after the first.
        unknown: words the model never learned, in order, each once.
        cut: words that did not fit any more.
    """

    ids: NDArray[np.int64]
    words: tuple[str, ...]
    unknown: tuple[str, ...]
    cut: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A word in a text: characters `start` to before `end`; `number` is None where unknown."""

    start: int
    end: int
    number: int | None


class PostcardTokenizer:
    """Splits prompts into the words of a closed grammar."""

    def __init__(self, words: tuple[str, ...], aliases: dict[str, str]) -> None:
        self.words, self.aliases = words, aliases
        self._number = {word: number + len(SPECIAL) for number, word in enumerate(words)}

    @property
    def size(self) -> int:
        """How many different ids there are."""
        return len(SPECIAL) + len(self.words)

    def encode(self, text: str) -> Tokens:
        """Numbers of a text; case, other spellings and punctuation do not matter."""
        known: list[str] = []
        unknown: dict[str, None] = {}
        for found in _WORD.findall(text.lower()):
            word = self.aliases.get(found, found)
            if word in self._number:
                known.append(word)
            else:
                unknown[found] = None
        kept, cut = known[: LENGTH - 1], known[LENGTH - 1 :]
        ids = np.array([BEGIN, *(self._number[word] for word in kept)], np.int64)
        return Tokens(ids, tuple(kept), tuple(unknown), tuple(cut))

    def found(self, text: str) -> list[Found]:
        """Every word of a text in small letters, known or not, with its place."""
        found = []
        for match in _WORD.finditer(text):
            word = self.aliases.get(match[0], match[0])
            found.append(Found(match.start(), match.end(), self._number.get(word)))
        return found

    def decode(self, ids: NDArray[np.int64]) -> str:
        """The words of some numbers, in one line; special ones are left out."""
        first = len(SPECIAL)
        return " ".join(self.words[number - first] for number in ids.tolist() if number >= first)

    def batch(self, texts: list[str]) -> NDArray[np.int64]:
        """[N, L] int64 of several texts, padded at the end to the longest."""
        rows = [self.encode(text).ids for text in texts]
        padded = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
        for row, ids in zip(padded, rows, strict=True):
            row[: len(ids)] = ids
        return padded

    def config(self) -> dict[str, object]:
        """What `tokenizer_config.json` says."""
        return {
            "_class_name": "PostcardTokenizer",
            "words": list(self.words),
            "aliases": dict(self.aliases),
            "length": LENGTH,
        }
