"""Words of a prompt that count more or less from child to child."""

from __future__ import annotations

import math
import re

from studio.values import edit
from studio.values.breed.dice import Dice
from studio.values.card import GeneratorInfo
from studio.values.controls import MAX_TEXT
from studio.values.mixing import TAKES_TEXT
from studio.values.prompt_weight import LEAST, MOST, STEP, weighed
from studio.values.recipe import Recipe

PROMPT = "prompt"
_WORDS = re.compile(r"[^\W\d_]{3,}")
"""Of three letters and more: those that mean something."""
EDITED = "|{}[]\\"
"""A prompt with such signs was written with care; its words are left as they are."""


def reweighed(recipe: Recipe, strength: float, dice: Dice, info: GeneratorInfo) -> Recipe:
    """The place with up to three words of its prompt counting more or less.

    Weights are multiplied by exp(strength x normal), as `(word:1.3)`. A prompt that has a notation
    of its own is left alone.
    """
    control = next((c for c in info.controls if c.key == PROMPT and c.kind == "text"), None)
    text = recipe.controls.get(PROMPT, "")
    if control is None or TAKES_TEXT not in info.abilities or not isinstance(text, str):
        return recipe
    words = [] if any(sign in text for sign in EDITED) else list(_WORDS.finditer(text))
    chosen = {dice.number(f"word/{nth}", len(words)) for nth in range(3)} if words else set()
    for index in sorted(chosen, reverse=True):  # from the end, so that places stay true
        found = words[index]
        weight = math.exp(strength * dice.normal(f"weight/{found.group().casefold()}"))
        steps = round((min(max(weight, LEAST), MOST) - 1.0) / STEP)
        text = weighed(text, found.start(), found.end(), steps).text
    if len(text) > MAX_TEXT:
        return recipe
    return edit.with_control(recipe, PROMPT, text, control.default)
