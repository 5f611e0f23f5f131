"""A model of the library is looked at once more: by a studio that has learned since, perhaps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from studio.adding.convert import Converted, assumed, chosen_on, parameters_of, seeded
from studio.adding.identify import examine
from studio.adding.prove import proved
from studio.adding.watch import Watch
from studio.errors import FileFormatError, ModelError, RecipeError
from studio.files.atomic import printable, write_atomic
from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.bin import to_bin
from studio.library.folders import CARD, COVERS, WEIGHTS, own_folders
from studio.library.imports import install, workshop
from studio.models.base import Weights
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import assumed_on
from studio.models.opening.copies import OTHER, offers
from studio.models.opening.finding import Finding
from studio.models.opening.readings import settled
from studio.models.opening.registry import (
    ARCHITECTURES,
    architecture_of,
    declare,
    metadata_of,
    read_weights,
)
from studio.values.card import Card, card_to_json
from studio.values.fitting import check_fits
from studio.values.loras import card_with, loras_on
from studio.values.messages import InstalledModel


def look_again(model: InstalledModel, watch: Watch | None = None) -> tuple[InstalledModel, str]:
    """Identify an installed model anew and measure it; gives it, and what came of it in words.

    What it makes, its sliders, covers and speed are found again; what people said on its card, its
    id and its hash stay, so every recipe finds it. Where it turns out to be of another
    architecture, the model as it was goes to the bin.

    Raises:
        ModelError: it came with the studio, was altered, or makes no pictures any more.
        ExportError: the folder cannot be written to.
        Cancelled: the watch's token was set; the model is as it was.
    """
    watch = watch or Watch()
    card, path = model.card, model.folder / WEIGHTS
    if card.house:
        raise ModelError(f"{card.name} came with the studio; there is nothing to find out.")
    watch.step("Looking at it")
    with Reading(watch.token) as reading:
        checked(model, reading)
        found = examine(path, reading)
        file = SafetensorsFile(path)
        before = file.metadata.get("architecture", "")
        if found.verdict == "match" and found.architecture != before:
            words = f"{card.name} is something else than it was taken for."
            return _as_another(model, found, reading, watch), words
    if before not in ARCHITECTURES:
        raise ModelError(f"{card.name} is of no architecture that this studio knows: {before!r}.")
    new, covers = _measured(card, before, read_weights(file), watch)
    new = card_with(new, loras_on(card.info))
    write_atomic(model.folder / COVERS, covers)
    write_atomic(model.folder / CARD, card_to_json(new))
    words = printable(found.reason.partition(": ")[2]) if found.verdict == "match" else new.summary
    what = f"{words.rstrip('.')}; {new.draft_ms:.0f} ms a draft"
    return InstalledModel(new, model.folder), f"{card.name} is what it was taken for: {what}."


def checked(model: InstalledModel, reading: Reading) -> None:
    """Check that the weights of a model are those on its card.

    Raises:
        ModelError: they are not.
    """
    card = model.card
    if _sha256(model.folder / WEIGHTS, reading) != (card.weights_sha256 or card.sha256):
        raise ModelError(
            f"{card.name} was altered: {WEIGHTS} is not the file on its card; add it again from"
            " its original."
        )


def with_both_copies(
    model: InstalledModel, found: Finding, reading: Reading, watch: Watch
) -> InstalledModel:
    """The model with the choice of weights, of whose file only one copy was kept when it came.

    `found` is what its original is, met again. What people said on its card, its id and its hash
    stay; the model as it was goes to the bin. Without another copy to choose it stays as it is.

    Raises:
        ModelError: it makes no pictures any more.
        ExportError: the folder cannot be written to.
        Cancelled: the watch's token was set; the model is as it was.
    """
    twice = any(name.startswith(OTHER) for _, plan in found.sources for name in plan)
    card = model.card
    own = any(model.folder.is_relative_to(folder) for folder in own_folders())
    if not twice or offers(card) or not own or card.info.architecture != found.architecture:
        return model
    return _as_another(model, found, reading, watch, if_=offers)


def _sha256(path: Path, reading: Reading) -> str:
    """Of the file that is looked at; empty where it cannot even be read as weights."""
    try:
        return reading.digests(path)[path.absolute()]
    except FileFormatError:
        return ""


def _as_another(
    model: InstalledModel,
    found: Finding,
    reading: Reading,
    watch: Watch,
    if_: Callable[[Card], bool] = lambda _card: True,
) -> InstalledModel:
    """The model converted anew, `if_` its new card is right; the one before goes to the bin."""
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        metadata = metadata_of(found.architecture, found.facts)
        sha256 = reading.convert(found.sources, metadata, folder / WEIGHTS)
        made = Converted.read(folder / WEIGHTS, found.architecture, sha256)
        card = msgspec.structs.replace(model.card, weights_sha256=sha256)
        new, covers = _measured(card, made.architecture, made.weights, watch)
        if not if_(new):
            return model
        write_atomic(folder / COVERS, covers)
        write_atomic(folder / CARD, card_to_json(new))
        watch.token.check()
        to_bin(model, own_folders())
        return InstalledModel(new, install(folder, new))


def _measured(card: Card, architecture: str, weights: Weights, watch: Watch) -> tuple[Card, bytes]:
    """The card with what `architecture` makes of the weights, and covers."""
    info, parameters = card.info, card.parameters
    if isinstance(architecture_of(architecture), Published):
        info = declare(architecture, weights)
        if chosen_on(card):
            info = settled(info, assumed_on(card))
        parameters = parameters_of(weights)
    notes = assumed(info) if card.notes == assumed(card.info) else card.notes
    fresh = msgspec.structs.replace(card, info=info, parameters=parameters, notes=notes)
    return measured_as(fresh, architecture, weights, watch)


def measured_as(
    card: Card, architecture: str, weights: Weights, watch: Watch
) -> tuple[Card, bytes]:
    """The card, whose `info` stands, with its speed, sliders, openers that fit, and its covers."""
    proof, covers = proved(seeded(card), architecture, weights, watch)
    kept = []
    for opener in card.openers:
        with suppress(RecipeError):
            check_fits(opener.recipe, proof)
            kept.append(opener)
    return msgspec.structs.replace(proof, openers=tuple(kept) or proof.openers), covers
