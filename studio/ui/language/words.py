"""What is written on screen, in the language of the window.

Whoever writes a sentence writes `tr("Opens {name}", name=card.name)`: the whole sentence, filled
after it was translated, never an f-string inside. What is read when a module loads is only marked
there, `HINT = mark("Drag the picture")`, and translated where it is shown, `tr(HINT)`. What comes
from a room without Qt (an error, a note, a word on a card) passes through `said` where it enters.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from studio.ui.language import catalogue

CONTEXT = "studio"
_translate = QCoreApplication.translate


def tr(text: str, /, **values: object) -> str:
    """`text` in the language of the window, then its `{names}` filled with `values`."""
    words = _translate(CONTEXT, text)
    return words.format_map(values) if values else words


def counted(count: int, one: str, many: str, /, **values: object) -> str:
    """`one` or `many`, whichever `count` asks for; another language may have more forms, or one.

    `{n}` in them is `count`. A translator finds it under `many`.
    """
    words = _translate(CONTEXT, many, None, count)
    if words == many and count == 1:
        words = one
    return words.format_map({"n": count, **values})


def mark(text: str) -> str:
    """`text` as it is, to be translated later by whoever shows it."""
    return text


def tr_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(value, label) pairs whose labels were marked, as they are shown now."""
    return tuple((value, tr(label)) for value, label in pairs)


def said(text: object) -> str:
    """A sentence or word from a room without Qt, its figures and names kept.

    What nobody could have translated, such as a person's own name for a place, stays as it is.
    """
    known = catalogue.current()
    return known.translated(str(text), _in_catalogue) if known is not None else str(text)


def _in_catalogue(text: str) -> str:
    return _translate(CONTEXT, text)
