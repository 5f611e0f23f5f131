"""What another tool wrote into a picture that it made, and how much of it can be carried over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from studio.errors import InputError
from studio.values import edit
from studio.values.card import Card
from studio.values.controls import Control, ControlValue
from studio.values.latent import Convention, Seed
from studio.values.loras import loras_on
from studio.values.recipe import Recipe

LONGEST = 4000
SHORT_HASH = 8
"""Fewer letters of a hash could mean any model."""
MOST_LEFT = 24
ADDS_NOISE = frozenset({"euler_a", "dpmpp_2m_sde", "ddpm", "lcm"})
"""Samplers whose every step draws numbers, which each tool draws in its own way."""
SAMPLERS = {
    "ddim": "ddim", "ddim ct": "ddim", "dpm++ 2m": "dpmpp_2m", "dpmpp 2m": "dpmpp_2m",
    "dpm++ 2m sde": "dpmpp_2m_sde", "dpmpp 2m sde": "dpmpp_2m_sde", "unipc": "unipc",
    "uni pc": "unipc", "euler": "euler", "euler a": "euler_a", "euler ancestral": "euler_a",
    "pndm": "pndm", "plms": "pndm", "ddpm": "ddpm", "lcm": "lcm", "k euler": "euler",
    "k euler a": "euler_a", "k dpmpp 2m": "dpmpp_2m", "heun": "heun",
}  # fmt: skip
SCHEDULES = {
    "karras": "karras", "exponential": "exponential", "sgm uniform": "sgm_uniform",
    "simple": "own", "normal": "own", "automatic": "own", "uniform": "linear",
    "ddim uniform": "leading",
}  # fmt: skip
ENDS = {"karras": "karras", "exponential": "exponential", "sgm uniform": "sgm uniform",
        "k": "karras"}  # fmt: skip
"""Schedules that are part of the name of a sampler."""


@dataclass(frozen=True)
class Foreign:
    """What another tool said of a picture; what it left out is empty or None.

    `size`: (width, height). `model_hash`: the beginning of a sha256, as far as it was written.
    `more`: what else was said, in the tool's own words. `seamless`: empty, x, y or both. `loras`:
    name and strength of each. `noise`: whose random numbers its seed counts.
    """

    tool: str
    prompt: str = ""
    negative: str = ""
    seed: int | None = None
    steps: int | None = None
    sampler: str = ""
    schedule: str = ""
    guidance: float | None = None
    strength: float | None = None
    size: tuple[int, int] | None = None
    model: str = ""
    model_hash: str = ""
    more: tuple[str, ...] = ()
    seamless: str = ""
    loras: tuple[tuple[str, float], ...] = ()
    noise: Convention = "torch_cpu"


@dataclass(frozen=True)
class Carried:
    """A place made of it, and what of it could not be carried over, in plain words."""

    recipe: Recipe
    left: tuple[str, ...] = field(default=())


def at_hand(foreign: Foreign, cards: Iterable[Card]) -> Card | None:
    """The model that made it, by its hash or else by its name; None where it is not here."""
    words = tuple(card for card in cards if "takes_text" in card.info.abilities)
    short = foreign.model_hash.casefold().removeprefix("sha256:").removeprefix("0x")
    if len(short) >= SHORT_HASH:
        for card in words:
            if card.sha256.startswith(short):
                return card
    name = _plain(foreign.model.replace("\\", "/").rsplit("/", 1)[-1])
    for card in words:
        if name and name in (_plain(card.id), _plain(card.name)):
            return card
    return None


def words_only(foreign: Foreign, here: Recipe, card: Card) -> Carried:
    """The place of now, told what the other picture was told."""
    only = Foreign(foreign.tool, foreign.prompt, foreign.negative)
    return _told(only, here, card)


def place_of(foreign: Foreign, card: Card) -> Carried:
    """The place that the other tool's words, seed and settings name in a model of here."""
    seed = foreign.seed if foreign.seed is not None else 0
    left = [] if foreign.seed is not None else ["the seed, which it does not tell"]
    fresh = edit.new_recipe(card, max(0, seed) % 2**63)
    if isinstance(fresh.latent, Seed):
        there = Seed(fresh.latent.n, fresh.latent.space, foreign.noise)
        fresh = edit.with_latent(fresh, there)
    recipe, unfit = _sized(fresh, foreign, card)
    told = _told(foreign, recipe, card)
    laid, missing = _laid_over(foreign, told.recipe, card)
    unfit += [*told.left, *missing]
    if laid.controls.get("sampler") in ADDS_NOISE:
        unfit.append("the noise that its sampler adds at every step")
    return Carried(laid, tuple(dict.fromkeys((*left, *unfit, *foreign.more)))[:MOST_LEFT])


def _laid_over(foreign: Foreign, recipe: Recipe, card: Card) -> tuple[Recipe, list[str]]:
    """The recipe with the strengths of those LoRAs that are kept beside the model."""
    beside = {_plain(control.label): control for control in loras_on(card.info)}
    left = []
    for name, strength in foreign.loras:
        found = _set(recipe, beside.get(_plain(name)), strength)
        if found is None:
            left.append(f"LoRA {name} ({strength:g})")
        recipe = found or recipe
    return recipe, left


def _sized(recipe: Recipe, foreign: Foreign, card: Card) -> tuple[Recipe, list[str]]:
    if foreign.size is None or foreign.size == (recipe.width, recipe.height):
        return recipe, []
    width, height = foreign.size
    sizes = card.info.sizes
    step = sizes.multiple
    fits = foreign.size in sizes.fixed or (
        sizes.any_size and width % step == 0 and height % step == 0
        and 0 < max(width, height) <= sizes.largest and (sizes.any_aspect or width == height)
    )  # fmt: skip
    if not fits:
        return recipe, [f"the size {width} × {height}"]
    return edit.with_size(recipe, width, height), []


def _told(foreign: Foreign, recipe: Recipe, card: Card) -> Carried:
    """The recipe with every control that the other tool set and this model has."""
    known = {control.key: control for control in card.info.controls}
    wanted: dict[str, tuple[ControlValue | None, str]] = {
        "prompt": (foreign.prompt[:LONGEST], "the prompt"),
        "negative": (foreign.negative[:LONGEST], "the negative prompt"),
        "steps": (foreign.steps, f"{foreign.steps} steps"),
        "guidance": (foreign.guidance, f"guidance {foreign.guidance}"),
        "seamless": (foreign.seamless, "edges that meet"),
    }
    left = []
    for key, (value, words) in wanted.items():
        if value is None or value == "":
            continue
        found = _set(recipe, known.get(key), value)
        if found is None:
            left.append(words)
        recipe = found or recipe
    sampler, schedule = _sampling(foreign)
    for key, chosen, words in (
        ("sampler", sampler, f"the sampler {foreign.sampler}"),
        ("schedule", schedule, f"the schedule {foreign.schedule or schedule}"),
    ):
        if chosen is None:
            continue
        found = _set(recipe, known.get(key), chosen)
        if found is None and key == "sampler":  # of a straight flow it goes by another name
            found = _set(recipe, known.get(key), f"flow_{chosen}")
        if found is None:
            left.append(words)
        recipe = found or recipe
    if any(len(text) > LONGEST for text in (foreign.prompt, foreign.negative)):
        left.append(f"words beyond the first {LONGEST:,} letters")
    if foreign.strength is not None and foreign.strength < 1.0:
        left.append("the picture that it began with")
    return Carried(recipe, tuple(left))


def _set(recipe: Recipe, control: Control | None, value: ControlValue) -> Recipe | None:
    if control is None:
        return None
    try:
        return edit.with_control(recipe, control.key, control.check(value), control.default)
    except InputError:
        return None


def _sampling(foreign: Foreign) -> tuple[str | None, str | None]:
    """Sampler and schedule by our keys; an unknown word stays, so that it is refused by name."""
    name, schedule = _plain(foreign.sampler), _plain(foreign.schedule)
    for end, means in ENDS.items():
        if name.endswith(f" {end}"):
            name, schedule = name.removesuffix(f" {end}"), schedule or means
    sampler = SAMPLERS.get(name, name) if name else None
    return sampler, SCHEDULES.get(schedule, schedule) if schedule else None


def _plain(name: str) -> str:
    """A name without its suffix, capitals and marks."""
    text = name.casefold().strip()
    for suffix in (".safetensors", ".ckpt", ".pt", ".gguf"):
        text = text.removesuffix(suffix)
    return " ".join(text.replace("_", " ").replace("-", " ").split())
