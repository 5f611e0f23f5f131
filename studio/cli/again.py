"""A model of the library is looked at once more: by a studio that has learned since, perhaps."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from studio.cli.opening import assumed, declared, examine, proved, seeded
from studio.errors import ModelError, RecipeError
from studio.files.atomic import printable, write_atomic
from studio.files.checkpoints.work import convert
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.library.bin import to_bin
from studio.library.folders import CARD, COVERS, WEIGHTS, own_folders
from studio.library.imports import install, workshop
from studio.models.opening.architecture import Published
from studio.models.opening.identify import Finding
from studio.models.opening.registry import ARCHITECTURES, architecture_of, metadata_of
from studio.values.card import Card, card_to_json
from studio.values.fitting import check_fits
from studio.values.messages import InstalledModel


def look_again(model: InstalledModel) -> tuple[InstalledModel, str]:
    """Identify an installed model anew and measure it; gives it, and what came of it in words.

    What it makes, its sliders, covers and speed are found again; what people said on its card, its
    id and its hash stay, so every recipe finds it. Where it turns out to be of another
    architecture, the model as it was goes to the bin.

    Raises:
        ModelError: it came with the studio, was altered, or makes no pictures any more.
        ExportError: the folder cannot be written to.
    """
    card, weights = model.card, model.folder / WEIGHTS
    if card.house:
        raise ModelError(f"{card.name} came with the studio; there is nothing to find out.")
    if sha256_of(weights) != (card.weights_sha256 or card.sha256):
        raise ModelError(
            f"{card.name} was altered: {WEIGHTS} is not the file on its card; add it again from"
            " its original."
        )
    before = SafetensorsFile(weights).metadata.get("architecture", "")
    found = examine(weights)
    if found.verdict == "match" and found.architecture != before:
        return _as_another(model, found), f"{card.name} is something else than it was taken for."
    if before not in ARCHITECTURES:
        raise ModelError(f"{card.name} is of no architecture that this studio knows: {before!r}.")
    new, covers = _measured(card, model.folder, before)
    write_atomic(model.folder / COVERS, covers)
    write_atomic(model.folder / CARD, card_to_json(new))
    words = printable(found.reason.partition(": ")[2]) if found.verdict == "match" else new.summary
    what = f"{words.rstrip('.')}; {new.draft_ms:.0f} ms a draft"
    return InstalledModel(new, model.folder), f"{card.name} is what it was taken for: {what}."


def _as_another(model: InstalledModel, found: Finding) -> InstalledModel:
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        convert(found.sources, metadata_of(found.architecture, found.facts), folder / WEIGHTS)
        weights_sha256 = sha256_of(folder / WEIGHTS)
        card = msgspec.structs.replace(model.card, weights_sha256=weights_sha256)
        new, covers = _measured(card, folder, found.architecture)
        write_atomic(folder / COVERS, covers)
        write_atomic(folder / CARD, card_to_json(new))
        to_bin(model, own_folders())
        return InstalledModel(new, install(folder, new))


def _measured(card: Card, folder: Path, architecture: str) -> tuple[Card, bytes]:
    """The card with what `architecture` makes of the weights, and covers."""
    info, parameters = card.info, card.parameters
    if isinstance(architecture_of(architecture), Published):
        info, parameters = declared(folder / WEIGHTS, architecture)
    notes = assumed(info) if card.notes == assumed(card.info) else card.notes
    fresh = msgspec.structs.replace(card, info=info, parameters=parameters, notes=notes)
    proof, covers = proved(seeded(fresh), folder)
    kept = []
    for opener in card.openers:
        with suppress(RecipeError):
            check_fits(opener.recipe, proof)
            kept.append(opener)
    return msgspec.structs.replace(proof, openers=tuple(kept) or proof.openers), covers
