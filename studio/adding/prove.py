"""A new model proves itself: it is loaded once, as the engine will, and drawn with."""

from __future__ import annotations

import io
import time
from typing import Any

import msgspec
import torch
from PIL import Image
from torch import Tensor

from studio.adding.convert import Converted, seeded, trial_card
from studio.adding.doubts import doubts_of
from studio.adding.watch import Watch
from studio.core.pixels import to_u8
from studio.errors import ModelError
from studio.models.axes import axis_directions
from studio.models.base import Encodes, FollowsSize, Generator, RenderRequest, Weights
from studio.models.diffusion.students import architecture as students
from studio.models.diffusion.students.measure import BELIEVED, missed_by
from studio.models.opening.assumptions import assumed_on
from studio.models.opening.copies import parted
from studio.models.opening.recognise import NONSENSE
from studio.models.opening.registry import built
from studio.models.surprise import sample_range
from studio.models.vae.grid.swatches import swatches
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import ControlValue
from studio.values.latent import Latent

COVER_PX, LOOKED_PX = 256, 128
"""Sides of pictures on a cover, and of those by which a model of any size is told."""
COVERS_SHOWN = 4
PATIENCE_S = 6.0
"""A slow model proves itself on its first place; others are drawn while this lasts."""
GIVE_BACK = ("chain-autoencoder", "vq-vae")
FAR_OFF = 40.0
"""Mean error in 8-bit steps of a picture that hardly came back."""
LARGE, TRIAL_STEPS = 50_000_000, 4
"""From so many numbers on, a model is tried in so few steps."""
SMALL_STEPS = 25
"""In how many steps a smaller one is tried."""


def proved(
    card: Card, architecture: str, weights: Weights, watch: Watch, measured: bool = True
) -> tuple[Card, bytes]:
    """The card with its speed, openers and sliders, and its covers.

    `measured`: with the sliders of a short latent and the range of surprise too, which a card that
    brings its own has no need of.

    Raises:
        ModelError: it cannot be loaded, or makes no pictures worth the name.
        Cancelled: the watch's token was set.
    """
    try:
        watch.step("Loading it")
        generator = built(architecture, card, weights, torch.device("cpu"))
        if generator.info != card.info:
            raise ModelError(f"{card.name}: its card describes another generator.")
        card, covers = _tried(card, generator, watch)
        return _measured(card, generator, watch) if measured else card, covers
    except NONSENSE:
        raise ModelError(
            f"{card.name} cannot be drawn with: its tensors do not go together, or take more memory"
            " than there is."
        ) from None


def doubts_on(made: Converted, watch: Watch) -> tuple[str, ...]:
    """Why the pictures of a few seeds do not look like what weights were taken for.

    Raises:
        ModelError: they cannot be drawn with.
        Cancelled: the watch's token was set.
    """
    watch.step("Drawing with it")
    try:
        card = seeded(trial_card(made))
        if card.info.sizes.any_size or card.info.family == "diffusion":
            card = msgspec.structs.replace(card, openers=card.openers[:COVERS_SHOWN])
        doubts = doubts_of(first_pictures(card, made, watch))
        if made.architecture == students.NAME:
            doubts = (*_unseen_noise(made), *doubts)
        return doubts if doubts or made.architecture not in GIVE_BACK else _given_back(made, watch)
    except NONSENSE:
        raise ModelError("Its tensors do not go together.") from None


def _unseen_noise(made: Converted) -> tuple[str, ...]:
    """Whether a denoiser finds the noise that is put into made-up pictures."""
    weights = {name: value.float() for name, value in parted(made.weights)[0].items()}
    seen = missed_by(weights, assumed_on(trial_card(made))) < BELIEVED
    return () if seen else ("it does not find the noise that is put into pictures",)


def _given_back(made: Converted, watch: Watch) -> tuple[str, ...]:
    """Whether an autoencoder gives back what it takes, told by made-up pictures."""
    generator = built(made.architecture, trial_card(made), made.weights, torch.device("cpu"))
    assert isinstance(generator, Encodes)
    pixels = swatches(1, LOOKED_PX, seed=3)
    report = generator.encode(pixels, made.info.fits[0], watch.token).report
    if report["mean_error"] > FAR_OFF:
        return ("it does not give back the pictures that it takes",)
    return ()


def first_pictures(card: Card, made: Converted, watch: Watch) -> Tensor:
    """[N, 3|4, H, W] in [0, 1]: what the openers of a trial card look like.

    Raises:
        ModelError: they cannot be drawn with.
        Cancelled: the watch's token was set.
    """
    generator = built(made.architecture, card, made.weights, torch.device("cpu"))
    width, height = _trial_size(card.info, LOOKED_PX)
    drawn = [
        generator.render(
            RenderRequest(
                _point(generator, opener.recipe.latent, width, height), width, height,
                dict(opener.recipe.controls) | _trial_controls(card, TRIAL_STEPS * 5),
            ),
            watch.token,
        )
        for opener in card.openers
    ]  # fmt: skip
    return torch.cat(drawn)


def _tried(card: Card, generator: Generator, watch: Watch) -> tuple[Card, bytes]:
    """The card with its speed and openers, and the covers.

    Of a few seeds, those of most contrast stand on the cover. The first is drawn twice, which is
    the proof; a model that takes long is not asked for all of the others.
    """
    pictures: list[Any] = []
    spent: list[float] = []
    ends = time.perf_counter() + PATIENCE_S
    controls, (width, height) = _trial_controls(card), _trial_size(card.info)
    for at, opener in enumerate(card.openers):
        if spent and time.perf_counter() + spent[0] / 1000 > ends:
            break
        watch.step("Trying it", at, len(card.openers))
        latents = _point(generator, opener.recipe.latent, width, height)
        request = RenderRequest(latents, width, height, controls)
        began = time.perf_counter()
        first = generator.render(request, watch.token)
        spent.append(1000 * (time.perf_counter() - began))
        if not torch.isfinite(first).all():
            raise ModelError(f"{card.name} makes broken numbers; it was not added.")
        again = first if pictures else generator.render(request, watch.token)
        if not torch.equal(first, again):
            raise ModelError(f"{card.name} gives two pictures for one place; it was not added.")
        pictures.append(to_u8(first)[0])
    if max(int(picture.max()) - int(picture.min()) for picture in pictures) < 3:
        raise ModelError(f"{card.name} makes only empty pictures; it was not added.")
    best = sorted(range(len(pictures)), key=lambda at: -float(pictures[at].std()))[:COVERS_SHOWN]
    untried = range(len(pictures), len(card.openers))
    shown = [*sorted(best), *untried][:COVERS_SHOWN]
    openers = tuple(card.openers[at] for at in shown)
    card = msgspec.structs.replace(card, draft_ms=round(min(spent), 1), openers=openers)
    return card, _strip([pictures[at] for at in sorted(best)])


def _point(generator: Generator, latent: Latent, width: int, height: int) -> Tensor:
    """Where an expression is, for a picture of that size."""
    if isinstance(generator, FollowsSize):
        return generator.resolve_at(latent, {}, width, height)
    return generator.resolve(latent, {})


def _trial_controls(card: Card, most: int = SMALL_STEPS) -> dict[str, ControlValue]:
    """Of a model that comes to its picture in steps, fewer of them; of a large one very few."""
    steps = next((control for control in card.info.controls if control.key == "steps"), None)
    if steps is None or not isinstance(steps.default, int):
        return {}
    few = most if card.parameters < LARGE else TRIAL_STEPS
    return {steps.key: min(steps.default, few)}


def _trial_size(info: GeneratorInfo, most_px: int = COVER_PX) -> tuple[int, int]:
    """Of models of any size, the cover's: large ones would take minutes at their own."""
    default = info.sizes.default
    if not info.sizes.any_size or default[0] != default[1]:
        return default
    side = min(most_px, default[0])
    return side, side


def _measured(card: Card, generator: Generator, watch: Watch) -> Card:
    """The card with sliders for the axes of a short latent, and what the model finds usual."""
    watch.step("Measuring its sliders")
    info = msgspec.structs.replace(card.info, directions=axis_directions(generator))
    card = msgspec.structs.replace(card, info=info)
    if "scores" not in info.abilities:
        return card
    watch.step("Measuring its surprise")
    return msgspec.structs.replace(card, surprise=sample_range(generator))


def _strip(pictures: list[Any]) -> bytes:
    strip = Image.new("RGB", (len(pictures) * COVER_PX, COVER_PX))
    for place, picture in enumerate(pictures):
        image = Image.fromarray(picture).convert("RGB")
        strip.paste(
            image.resize((COVER_PX, COVER_PX), Image.Resampling.LANCZOS), (place * COVER_PX, 0)
        )
    data = io.BytesIO()
    strip.save(data, "WEBP", quality=90, method=4)
    return data.getvalue()
