"""A model of the library is read otherwise than it was taken for: on a person's word, and back."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from studio.adding.again import checked, measured_as
from studio.adding.convert import Converted, with_choice
from studio.adding.readings import Drawn, reading_named, side_by_side, taken
from studio.adding.watch import Watch
from studio.errors import ModelError
from studio.files.atomic import write_atomic
from studio.files.checkpoints.work import Reading as Files
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.bin import to_bin
from studio.library.folders import CARD, COVERS, WEIGHTS, own_folders
from studio.library.imports import install, workshop
from studio.models.opening.copies import OTHER
from studio.models.opening.readings import Reading
from studio.models.opening.registry import metadata_of, read_weights
from studio.values.card import card_to_json
from studio.values.messages import InstalledModel


def readings_on(model: InstalledModel, watch: Watch) -> list[Drawn]:
    """The ways to read an installed model, the one on its card first.

    Raises:
        ModelError: it came with the studio, was altered, or cannot be drawn with.
    """
    with Files(watch.token) as files:
        return side_by_side(_made(model, files), watch)


def read_otherwise(model: InstalledModel, key: str, watch: Watch) -> tuple[InstalledModel, str]:
    """The model under another reading; gives it, and what was done in words.

    Its id and its hash stay, so every recipe finds it. Where the reading makes pictures of another
    size, the weights are named anew and the model as it was goes to the bin.

    Raises:
        InputError: there is no such reading.
        ModelError: it came with the studio, was altered, or draws nothing so.
        ExportError: the folder cannot be written to.
    """
    with Files(watch.token) as files:
        made = _made(model, files)
        reading = reading_named(made, key)
        read = taken(made, reading)
        card = msgspec.structs.replace(
            model.card, info=read.info, notes=with_choice(read.info, reading.words)
        )
        words = f"{card.name} is read otherwise now: {reading.words[:1].lower()}{reading.words[1:]}"
        if reading.names:
            return _renamed(model, made, reading, files, watch), f"{words}."
        new, covers = measured_as(card, made.architecture, made.weights, watch)
        write_atomic(model.folder / COVERS, covers)
        write_atomic(model.folder / CARD, card_to_json(new))
        return InstalledModel(new, model.folder), f"{words}."


def _made(model: InstalledModel, files: Files) -> Converted:
    """The weights of an installed model, under what its card says of them."""
    if model.card.house:
        raise ModelError(f"{model.card.name} came with the studio; there is nothing to choose.")
    path = model.folder / WEIGHTS
    checked(model, files)
    file = SafetensorsFile(path)
    architecture, weights = file.metadata.get("architecture", ""), read_weights(file)
    return Converted(architecture, weights, model.card.weights_sha256, model.card.info)


def _renamed(
    model: InstalledModel, made: Converted, reading: Reading, files: Files, watch: Watch
) -> InstalledModel:
    names = {
        copy + new: copy + old
        for copy in ("", OTHER)
        for new, old in reading.names.items()
        if copy + old in made.weights
    }
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        metadata = metadata_of(made.architecture, made.weights.facts)
        sources = ((model.folder / WEIGHTS, names),)
        sha256 = files.convert(sources, metadata, folder / WEIGHTS)
        read = Converted.read(folder / WEIGHTS, made.architecture, sha256)
        read = taken(read, replace(reading, names={}))
        card = msgspec.structs.replace(
            model.card, weights_sha256=sha256, info=read.info,
            notes=with_choice(read.info, reading.words),
        )  # fmt: skip
        new, covers = measured_as(card, made.architecture, read.weights, watch)
        write_atomic(folder / COVERS, covers)
        write_atomic(folder / CARD, card_to_json(new))
        watch.token.check()
        to_bin(model, own_folders())
        return InstalledModel(new, install(folder, new))
