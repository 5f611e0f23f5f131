"""Everything a person does to the models of the library, each step with its way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.library.bin import Binned, restore, to_bin
from studio.library.facts import changed, write_card
from studio.library.models import InstalledModels
from studio.values.messages import InstalledModel

MOST_STEPS = 100


@dataclass(frozen=True)
class Step:
    """One thing that was done, in a sentence; `undo` and `redo` raise `StudioError`.

    `back` is the sentence once it was taken back; both are empty where the eye sees it.
    """

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    back: str = ""


class Curator:
    """Renames, tags, edits, deletes; keeps what was done so that it can be taken back.

    Every method that changes something raises `StudioError` where the disk refuses or the model is
    a house model, and then nothing has changed.
    """

    def __init__(self, models: InstalledModels) -> None:
        self._models = models
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and can be done again."""
        return bool(self._undone)

    def add(self, step: Step) -> Step:
        """Remember a step that was done elsewhere (favourites live in the settings)."""
        self._done.append(step)
        self._undone.clear()
        return step

    def undo(self) -> Step | None:
        """Take the last step back; a step that cannot be taken back is forgotten."""
        if not self._done:
            return None
        step = self._done.pop()
        step.undo()
        self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        step.redo()
        self._done.append(step)
        return step

    def change(
        self,
        model: InstalledModel,
        facts: Mapping[str, str],
        tags: Iterable[str] | None = None,
        text: str = "",
    ) -> Step | None:
        """Other facts or tags on a card; None where nothing is different."""
        before = model.card
        after = changed(before, facts, tags)
        if after == before:
            return None
        sha256 = before.sha256

        def put(card_is_new: bool) -> None:
            here = self._here(sha256, model)
            write_card(here, after if card_is_new else before)
            self._models.renew(here.folder)

        put(card_is_new=True)
        return self.add(Step(
            text or f"The card of {after.name} was changed.",
            lambda: put(card_is_new=False), lambda: put(card_is_new=True),
            f"The card of {before.name} is as it was.",
        ))  # fmt: skip

    def rename(self, model: InstalledModel, name: str) -> Step | None:
        """Another name; its id and its recipes stay."""
        now = changed(model.card, {"name": name}).name
        return self.change(model, {"name": name}, None, f"{model.card.name} is called {now} now.")

    def delete(self, model: InstalledModel) -> Step:
        """Into the bin; nothing is lost until the bin is emptied."""
        state: list[Binned] = []
        places: list[Path] = [model.folder]
        sha256 = model.card.sha256

        def away() -> None:
            here = self._here(sha256, InstalledModel(model.card, places[-1]))
            state.append(to_bin(here, self._models.folders[1:]))
            self._models.renew(here.folder)

        def back() -> None:
            places.append(restore(state.pop()))
            self._models.renew(places[-1])

        away()
        return self.add(
            Step(f"{model.card.name} is in the bin.", back, away, f"{model.card.name} is back.")
        )

    def restore(self, binned: Binned) -> Step:
        """Out of the bin again."""
        places: list[Path] = []
        state = [binned]

        def back() -> None:
            places.append(restore(state.pop()))
            self._models.renew(places[-1])

        def away() -> None:
            model = next(m for m in self._models.models() if m.folder == places[-1])
            state.append(to_bin(model, self._models.folders[1:]))
            self._models.renew(places[-1])

        back()
        text = f"{binned.name} is back in the library."
        return self.add(Step(text, away, back, f"{binned.name} is in the bin again."))

    def _here(self, sha256: str, otherwise: InstalledModel) -> InstalledModel:
        """The model where it lies now; it may have been moved since."""
        found = (m for m in self._models.models() if m.card.sha256 == sha256)
        return next(found, otherwise)
