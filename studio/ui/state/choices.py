"""Prompts that name word lists: what was typed, and what a place holds instead.

A place holds the words that were chosen, so that it needs no list to be drawn again. What was
typed is remembered beside it: it stays in the field, and a new place chooses anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping

from studio.errors import InputError
from studio.library.word_lists import kept_word_lists
from studio.ui.language.words import said
from studio.values import edit
from studio.values.card import Card
from studio.values.latent import first_seed
from studio.values.recipe import Recipe

REMEMBERED = 512
Lists = Mapping[str, tuple[str, ...]]


class Choices:
    """Chooses by the seed of a place; remembers of which prompt each choice was made."""

    def __init__(self, lists: Callable[[], Lists] = kept_word_lists) -> None:
        self.lists = lists
        self._typed: OrderedDict[tuple[str, str], str] = OrderedDict()

    def written(self, key: str, text: str, recipe: Recipe) -> tuple[str, str]:
        """(what the place holds, why nothing could be chosen) of a prompt as typed."""
        from studio.values.wildcards import names_lists, resolved

        if "__" not in text or not names_lists(text):
            return text, ""
        try:
            chosen = resolved(text, first_seed(recipe.latent), self.lists())
        except InputError as error:
            return text, said(error)
        self._typed[key, chosen] = text
        self._typed.move_to_end((key, chosen))
        while len(self._typed) > REMEMBERED:
            self._typed.popitem(last=False)
        return chosen, ""

    def typed(self, key: str, held: str) -> str:
        """What was typed for what a place holds; that itself where nothing was chosen."""
        return self._typed.get((key, held), held)

    def anew(self, recipe: Recipe, card: Card) -> Recipe:
        """A new place with everything chosen again, by its own seed."""
        for control in card.info.controls:
            held = recipe.controls.get(control.key)
            if control.kind != "text" or not isinstance(held, str):
                continue
            text = self._typed.get((control.key, held))
            if text is not None:
                chosen, _ = self.written(control.key, text, recipe)
                recipe = edit.with_control(recipe, control.key, chosen, control.default)
        return recipe
