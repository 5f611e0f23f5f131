"""A made-up language for looking at: what is not translated shows, and so does what is too narrow.

Every sentence stands in brackets, its letters carry accents and its words are half as long again.
Placeholders, mnemonics and marks of rich text are kept.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTranslator

from studio.ui.language.words import CONTEXT

LONGER = 1.5
ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "åéîöûýÅÉÎÖÛÝçñšž")
VOWELS = frozenset("åéîöûýÅÉÎÖÛÝ")
KEPT = re.compile(r"\{[^{}]*\}|<[^<>]+>|&\w+;|%[n\d]|\t.*|&(?=\w)")
WORD = re.compile(r"[^\W\d_]+")


class Pseudo(QTranslator):
    """Translates everything it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Qt: an empty one would not be asked."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Qt: ours only; what Qt writes itself comes with Qt."""
        return pseudo(sourceText) if context == CONTEXT else None


def pseudo(text: str) -> str:
    """`text` as that language has it: `Keep {name}` becomes `[Kééééñ…`-like, half as long again."""
    words, key, tail = text.partition("\t")
    made, end = [], 0
    for kept in KEPT.finditer(words):
        made += [WORD.sub(_longer, words[end : kept.start()]), kept.group()]
        end = kept.end()
    made.append(WORD.sub(_longer, words[end:]))
    return f"[{''.join(made)}]{key}{tail}"


def _longer(word: re.Match[str]) -> str:
    """Its vowels said twice, or as often as it takes."""
    plain = word.group().translate(ACCENTS)
    wanted, made = round(LONGER * len(plain)), list(plain)
    places = [i for i, letter in enumerate(plain) if letter in VOWELS] or [len(plain) - 1]
    for extra in range(wanted - len(plain)):
        place = places[extra % len(places)]
        made[place] += made[place][0].lower()
    return "".join(made)
