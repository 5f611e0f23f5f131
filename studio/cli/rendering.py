"""`studio render` and the rendering half of `studio verify`: words in, one file out."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypedDict

import msgspec

from studio.cli.colouring import Proofing, colour_of
from studio.cli.wording import lost_words
from studio.errors import InputError, ModelError, RenderError
from studio.export.batches.typed import seed_of, size_of, with_pair
from studio.export.credentials.seal import Seal
from studio.export.enlarge import MAX_PIXELS
from studio.export.formats.descriptor import Rows
from studio.export.formats.table import format_of, in_words, still_format
from studio.export.marks.marker import why_unmarked
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Enlarge, Quantize
from studio.export.names import fields_of, next_path
from studio.export.reading import read_recipe
from studio.export.spec import PRESETS, StillSpec, preset
from studio.export.still import StillExport
from studio.export.verify import Render
from studio.files.atomic import printable
from studio.files.enlargers import named_enlarger
from studio.library.models import InstalledModels
from studio.library.settings import SettingsFile
from studio.library.word_lists import kept_word_lists, read_word_lists
from studio.values.card import Card
from studio.values.edit import new_recipe, with_control, with_size
from studio.values.enlarging import Enlarging
from studio.values.latent import first_seed
from studio.values.mixing import TAKES_TEXT
from studio.values.recipe import Recipe
from studio.values.wildcards import resolved

OnProgress = Callable[[int, int], None]


class Wish(TypedDict):
    """What was typed; empty where nothing was."""

    model: str
    seed: str
    recipe: str
    size: str
    controls: list[str]
    words: list[Path]
    out: Path
    format: str
    bits: str
    quality: str
    dpi: str
    preset: str
    lossless: bool
    dither: bool
    include_recipe: bool
    mark: bool
    label: bool
    profile: str
    intent: str
    black_point: bool
    soft_proof: Path | None
    enlarge: str


def run(wish: Wish) -> dict[str, Any]:
    """Render and write one picture; gives `{path, recipe_id, width, height, notes}`.

    With a soft proof also `proof`: `{path, outside, words}`.

    Raises:
        InputError: something typed cannot be used; said before anything is rendered.
        StudioError: it could not be rendered or written.
    """
    source = InstalledModels()
    recipe, card = recipe_of(wish, source)
    spec = spec_of(wish)
    folder = os.path.isdir(wish["out"])
    out = wish["out"]
    if folder:
        out = next_path(out, "{model} {seed}", fields_of(recipe, card), spec.suffix)
    seal = Seal(SettingsFile().value.signing)
    register = Register() if wish["mark"] and SettingsFile().value.marking else None
    asked = wish["soft_proof"]
    proofing = Proofing(asked, recipe, card, spec.colour) if asked else None
    larger = _larger(wish, recipe, spec)
    sink = StillExport(
        out, recipe, card, spec, overwrite=not folder, seal=seal, register=register, enlarge=larger
    )
    try:
        engine, job = engine_of(source), sink.job(0)
        with progress(card.name) as step:
            for band in engine.bands(
                recipe, job.bits, job.dither, job.dither_seed, step, job.enlarging
            ):
                sink.band(band.y0, band.rows)
                if proofing:
                    proofing.band(band.rows)
        path = sink.finish(engine.notes)
    finally:
        sink.abort()
    size = (larger.width, larger.height) if larger else (recipe.width, recipe.height)
    unmarked = why_unmarked(*size) if register else ""
    problems = [*lost_words(engine, (recipe,)), *filter(None, (sink.problem, unmarked))]
    told = {
        "path": str(path), "recipe_id": recipe.id, "width": size[0], "height": size[1],
        "notes": [*engine.notes, *problems],
    }  # fmt: skip
    if proofing:
        told["proof"] = proofing.finish()
    return told


def recipe_of(wish: Wish, source: InstalledModels) -> tuple[Recipe, Card]:
    """The recipe that was asked for, and its model's card.

    Raises:
        InputError: neither or both of seed and recipe, or one that cannot be used.
    """
    if bool(wish["seed"]) == bool(wish["recipe"]):
        raise InputError("Give either --seed with --model, or --recipe.")
    if wish["recipe"]:
        path = Path(wish["recipe"])
        recipe = read_recipe(path).need_recipe(printable(path.name))
        card = source.find(recipe.model).card
        if wish["model"] and source.named(wish["model"]).card.sha256 != card.sha256:
            raise ModelError(f"The recipe belongs to {card.id}, not to {wish['model'][:64]}.")
    else:
        if not wish["model"]:
            raise InputError("A seed needs a model: give --model; `studio models` lists them.")
        card = source.named(wish["model"]).card
        recipe = new_recipe(card, seed_of(wish["seed"]))
    if wish["size"] and not wish["enlarge"]:
        recipe = with_size(recipe, *size_of(wish["size"], spec_of(wish).dpi))
    for pair in wish["controls"]:
        recipe = with_pair(recipe, card, pair)
    return _with_choices(recipe, card, wish["words"]), card


def _larger(wish: Wish, recipe: Recipe, spec: StillSpec) -> Enlarge | None:
    """How the picture becomes as large as was typed, where that was asked for.

    Raises:
        InputError: no size, one that is too large, or no such enlarger.
    """
    if not wish["enlarge"]:
        return None
    if not wish["size"]:
        raise InputError("--enlarge needs the size that it leads to: give --size.")
    width, height = size_of(wish["size"], spec.dpi)
    if width * height > MAX_PIXELS:
        raise InputError(f"Pictures are enlarged up to {MAX_PIXELS // 10**6} million pixels.")
    if wish["enlarge"].strip().lower() == "lanczos":
        return Enlarge(width, height, spec.working_bits)
    known = named_enlarger(wish["enlarge"])
    return Enlarge(width, height, spec.working_bits, "network", known.name, known.sha256)


def _with_choices(recipe: Recipe, card: Card, lists: list[Path]) -> Recipe:
    """The recipe with what its prompts leave to the seed chosen."""
    texts = [c for c in card.info.controls if c.kind == "text" and c.key in recipe.controls]
    if TAKES_TEXT not in card.info.abilities:
        return recipe
    known = {**kept_word_lists(), **read_word_lists(lists)}
    for control in texts:
        chosen = resolved(str(recipe.controls[control.key]), first_seed(recipe.latent), known)
        recipe = with_control(recipe, control.key, chosen, control.default)
    return recipe


def spec_of(wish: Wish) -> StillSpec:
    """How to write the file, from the preset, the options and the file's name.

    Raises:
        InputError: an option that cannot be used.
    """
    spec = preset(wish["preset"]).spec if wish["preset"] else StillSpec()
    changes: dict[str, Any] = {}
    if wish["format"]:
        changes["format"] = still_format(wish["format"]).key
    elif not os.path.isdir(wish["out"]):
        changes["format"] = format_of(wish["out"].name).key
    if changes.get("format", spec.format) != spec.format:
        spec = msgspec.structs.replace(spec, bits=8, lossless=False)
    changes |= {
        key: _number(key, wish[key], low, high)  # type: ignore[literal-required]
        for key, low, high in (("bits", 8, 16), ("quality", 1, 100), ("dpi", 1, 9600))
        if wish[key]  # type: ignore[literal-required]
    }
    if changes.get("bits", 8) not in (8, 16):
        raise InputError(f"--bits is {changes['bits']:g}; expected 8 or 16.")
    changes |= {"lossless": True} if wish["lossless"] else {}
    changes |= {} if wish["dither"] else {"dither": False}
    changes |= {} if wish["include_recipe"] else {"include_recipe": False}
    changes |= {"label": True} if wish["label"] else {}
    if wish["profile"]:
        changes["colour"] = colour_of(wish["profile"], wish["intent"], wish["black_point"])
    return msgspec.structs.replace(spec, **changes)


def _number(key: str, text: str, low: int, high: int) -> float:
    whole = key != "dpi"
    pattern = r"[0-9]{1,6}" if whole else r"[0-9]{1,6}(\.[0-9]{1,4})?"
    if not re.fullmatch(pattern, text.strip()) or not low <= float(text) <= high:
        raise InputError(f"--{key} is {text[:20]!r}; expected a number from {low} to {high}.")
    return int(text) if whole else float(text)


def option_words() -> dict[str, str]:
    """What the options of `render` say about formats and presets, by parameter."""
    *names, last = (known.key for known in PRESETS)
    return {
        "format": in_words(lambda kind: True, of="key") + ".",
        "bits": f"8, or 16 for {in_words(lambda kind: 16 in kind.depths, 'and')}.",
        "quality": f"1 … 100 for {in_words(lambda kind: kind.packing != 'lossless', 'and')}.",
        "lossless": f"For {in_words(lambda kind: kind.packing == 'either', 'and')}.",
        "preset": f"{', '.join(names)} or {last}.",
    }


def engine_of(source: InstalledModels) -> Any:
    """An engine on this thread, for any number of pictures."""
    from studio.files.paths import cache_folder
    from studio.inference.direct import DirectEngine

    return DirectEngine(source, cache_folder())


def renderer() -> tuple[Render, dict[str, None]]:
    """(how `verify` renders again, the notes of fallbacks that it collects).

    A recipe that cannot be rendered here is a `RenderError`: nothing is wrong with the file.
    """
    source = InstalledModels()
    notes: dict[str, None] = {}
    engines: list[Any] = []

    def render(
        recipe: Recipe, quantize: Quantize, enlarging: Enlarging | None = None
    ) -> Iterator[tuple[int, Rows]]:
        try:
            card = source.find(recipe.model).card
            engine = engines[0] if engines else engine_of(source)
            engines[:] = [engine]
            engine.notes.clear()
            with progress(card.name) as step:
                for band in engine.bands(
                    recipe, quantize.bits, quantize.dither, quantize.seed, step, enlarging
                ):  # fmt: skip
                    yield band.y0, band.rows
        except InputError as error:
            raise RenderError(str(error)) from error
        notes.update(engine.notes)

    return render, notes


@contextmanager
def progress(name: str) -> Iterator[OnProgress | None]:
    """A bar on stderr with a time to go, where somebody looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield step
