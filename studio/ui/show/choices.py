"""What a visitor is given to choose from: three children of their place, or words to lay together.

One thing is open at a time, in the lower half, over the picture that goes on being theirs.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.qimage import to_qimage
from studio.ui.show.drawing import Drawing
from studio.ui.show.guest import Guest
from studio.ui.show.zone import Zone
from studio.values.messages import ThumbReady
from studio.values.recipe import Recipe
from studio.values.show.wording import Phrases
from studio.values.show.words import WordList, chosen_in

CHILDREN = 3
CHILD_PX = 384


class Choices(QObject):
    """`changed` says that what is open looks otherwise; what is chosen becomes the guest's place.

    Args:
        guest: whose place it is.
        drawing: draws children; None where nothing is drawn.
        words: the curated list; None where the show has none.
    """

    changed = Signal()

    def __init__(
        self, guest: Guest, drawing: Drawing | None, words: WordList | None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._guest, self._drawing, self.words = guest, drawing, words
        self.open: Literal["", "children", "words"] = ""
        self._children: tuple[Recipe, ...] = ()
        self._images: list[QImage | None] = []
        self._brood = 0
        if drawing is not None:
            drawing.small.connect(self._take)

    def breed(self) -> bool:
        """Three children of the guest's place; whether there are any."""
        self._children = self._guest.children(CHILDREN)
        if not self._children or self._drawing is None:
            return False
        self.open, self._images = "children", [None] * CHILDREN
        self._brood += 1
        for n, child in enumerate(self._children):
            self._drawing.small_picture(self._key(n), child, CHILD_PX)
        return True

    def lay_words(self) -> bool:
        """The words; whether the guest is at a place of a model that takes them."""
        if self.words is None or not self._guest.to_words(self.words):
            return False
        self.open = "words"
        return True

    def close(self) -> None:
        """Nothing to choose from."""
        if self.open == "children" and self._drawing is not None:
            self._drawing.drop_small()
        self.open, self._children, self._images = "", (), []

    def press(self, key: str) -> bool:
        """One of `zones`; whether the guest's place is another one now."""
        kind, _, rest = key.partition(":")
        if key == "back":
            self.close()
        elif key == "breed":
            self.breed()
        elif kind == "child" and rest.isdigit() and int(rest) < len(self._children):
            chosen = self._children[int(rest)]
            self.close()
            return self._guest.to(chosen)
        elif kind == "word" and self.words is not None:
            return self._toggle(self.words, rest)
        return False

    def key_for(self, typed: str) -> str:
        """What a key of the keyboard means here; empty: nothing."""
        if typed in ("\b", "\n"):
            return "back"
        number = int(typed) - 1 if typed.isascii() and typed.isdigit() else -1
        if self.open == "children":
            return f"child:{number}" if 0 <= number < CHILDREN else "breed" if typed == "c" else ""
        if self.words is None or not 0 <= number < len(self.words.rows):
            return ""
        now = self._chosen(self.words)[number]
        following = 0 if now is None else now + 1
        return f"word:{number}:{following % len(self.words.rows[number])}"

    # ---- what is seen ---------------------------------------------------------------------------
    def zones(
        self, phrases: Phrases, language: str, aspect: float, waits: bool = False
    ) -> tuple[Zone, ...]:
        """Everything to touch. `aspect` is that of pictures that are not drawn yet.

        `waits`: what is seen is not the guest's place yet, and that is said.
        """
        if self.open == "children":
            pictures = [
                Zone(f"child:{n}", "", "picture", image=image, aspect=_aspect(image, aspect))
                for n, image in enumerate(self._images)
            ]
            return (
                Zone("heading", phrases.choose, "heading"), *pictures,
                Zone("back", phrases.back, "button"), Zone("breed", phrases.breed, "button"),
            )  # fmt: skip
        if self.words is None or not self.open:
            return ()
        chosen = self._chosen(self.words)
        chips = [
            Zone(f"word:{r}:{n}", word.read(language), "chip", row=r, on=chosen[r] == n)
            for r, row in enumerate(self.words.rows) for n, word in enumerate(row)
        ]  # fmt: skip
        done = Zone("back", phrases.done, "button")
        says = phrases.preparing if waits else phrases.lay
        return (Zone("heading", says, "heading"), *chips, done)

    # ---- inside ---------------------------------------------------------------------------------
    def _key(self, number: int) -> str:
        return f"child {self._brood} {number}"

    @Slot(object)
    def _take(self, ready: ThumbReady) -> None:
        for n in range(len(self._images)):
            if ready.key == self._key(n):
                self._images[n] = to_qimage(ready.pixels)
                self.changed.emit()

    def _chosen(self, words: WordList) -> list[int | None]:
        return chosen_in(words, self._guest.prompt)

    def _toggle(self, words: WordList, where: str) -> bool:
        """A word on, or off where it was on already."""
        row, _, number = where.partition(":")
        chosen = self._chosen(words)
        try:
            r, n = int(row), int(number)
            chosen[r] = None if chosen[r] == n else n
            return self._guest.says(words, chosen)
        except (ValueError, IndexError):
            return False


def _aspect(image: QImage | None, usual: float) -> float:
    return usual if image is None else image.width() / max(1, image.height())
