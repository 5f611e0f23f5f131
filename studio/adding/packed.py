"""A packed model joins the library: believed in nothing that can be measured here."""

from __future__ import annotations

import io
from contextlib import suppress

import msgspec

from studio.adding.convert import About, seeded
from studio.adding.prove import proved
from studio.adding.watch import Watch
from studio.errors import InputError, RecipeError
from studio.files.atomic import printable, write_atomic
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.directions import DirectionLibrary, OwnDirections
from studio.library.disk import size_words
from studio.library.facts import changed, editable
from studio.library.folders import CARD, COVERS
from studio.library.imports import free_id, install, same_model, workshop
from studio.library.models import InstalledModels
from studio.library.packing import Packed, unpack
from studio.models.opening.finding import Finding
from studio.models.opening.registry import read_weights
from studio.values.card import FAMILY_WORDS, Card, Opener, card_to_json
from studio.values.directions import MAX_NAME, Direction, distinct
from studio.values.fitting import check_fits
from studio.values.messages import InstalledModel

MOST_OPENERS = 64
MOST_DIRECTIONS = 512
_COVER_SIDES = (64, 4096)


def found_packed(packed: Packed) -> Finding:
    """The verdict on a packed model."""
    card, path = packed.card, packed.path
    words = f"{FAMILY_WORDS[card.info.family]}, {card.license}, {size_words(packed.weight_bytes)}"
    reason = f"{path.name}: the model {printable(card.name)} with its card ({printable(words)})."
    return Finding("match", reason, card.info.family, card.info.architecture, sources=((path, {}),))


def add_packed(packed: Packed, about: About, watch: Watch) -> tuple[InstalledModel, bool]:
    """Put a packed model into the library; gives it, and whether it is new there.

    It is loaded as the engine will load it and must make finite pictures, the same ones twice. Its
    speed is measured anew; openers and directions that do not fit it are left out.

    Raises:
        InputError: it is damaged, or fails one of these.
        ExportError: the folder for new models cannot be written to.
        Cancelled: the watch's token was set; nothing was added.
    """
    source = InstalledModels()
    known = same_model(source, packed.card.sha256)
    if known is not None:
        _keep_directions(known.card, packed.directions)
        return known, False
    words = {"name": about.name, "license": about.license}
    told = {key: value for key, value in words.items() if value}
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        watch.step("Unpacking it")
        weights = unpack(packed, folder)
        card = _own(packed, free_id(source, told.get("name", packed.card.id)), told)
        architecture = _architecture(card, weights)
        proof, covers = proved(
            seeded(card), architecture, read_weights(weights), watch, measured=False
        )
        openers = tuple(_fitting(card))
        card = msgspec.structs.replace(
            card, draft_ms=proof.draft_ms, openers=openers or proof.openers
        )
        write_atomic(folder / CARD, card_to_json(card))
        if not packed.covers or not _is_strip(packed.covers):
            write_atomic(folder / COVERS, covers)
        watch.token.check()
        _keep_directions(card, packed.directions)
        return InstalledModel(card, install(folder, card)), True


def _own(packed: Packed, model_id: str, told: dict[str, str]) -> Card:
    """The card as one of the person's own, its words within bounds."""
    card = msgspec.structs.replace(packed.card, id=model_id, house=False)
    return changed(card, editable(card) | told, card.tags)


def _architecture(card: Card, weights: SafetensorsFile) -> str:
    """What the weights say that they are, which is what the card says."""
    architecture = weights.metadata.get("architecture", "")
    if architecture != card.info.architecture:
        raise InputError(
            f"{card.name} is called {card.info.architecture[:40]!r} on its card and"
            f" {architecture[:40]!r} in its weights; it was not added."
        )
    return architecture


def _fitting(card: Card) -> list[Opener]:
    """Its openers, those that are of this model and fit it."""
    found = []
    for opener in card.openers[:MOST_OPENERS]:
        if opener.recipe.model.sha256 != card.sha256:
            continue
        ref = msgspec.structs.replace(opener.recipe, model=card.ref)
        with suppress(RecipeError):
            check_fits(ref, card)
            found.append(Opener(printable(opener.name)[:60], ref))
    return found


def _keep_directions(card: Card, packed: OwnDirections) -> None:
    """The packed directions beside the person's own, those that lead anywhere in this model.

    What the person has or has named keeps its name; the rest is told apart from it.
    """
    sizes = {space.name: space.size for space in card.info.spaces}
    library = DirectionLibrary()
    own = library.own(card.ref)
    known = {d.id: d for d in (*card.info.directions, *own.added)}
    fitting = {d.id: d for d in packed.added[:MOST_DIRECTIONS] if _leads(d, sizes)}
    found = [d for key, d in fitting.items() if key not in known]
    named = packed.names.keys() - own.names.keys()
    shipped = [d for d in card.info.directions if d.id in named]
    new = distinct(
        (_called(d, packed.names) for d in (*shipped, *found)),
        [_called(d, own.names) for d in known.values()],
    )
    names, fresh = {d.id: d.name for d in new[: len(shipped)]}, new[len(shipped) :]
    hidden = own.hidden | (packed.hidden & (known.keys() | {d.id for d in fresh}))
    library.put(card.ref, OwnDirections((*fresh, *own.added), names | own.names, hidden))


def _called(direction: Direction, names: dict[str, str]) -> Direction:
    """The direction under the name that it was given, if any."""
    name = printable(names.get(direction.id) or direction.name)[:MAX_NAME]
    return msgspec.structs.replace(direction, name=name)


def _leads(direction: Direction, sizes: dict[str, int]) -> bool:
    length = sizes.get(direction.space, -1)
    return len(direction.vector) == 4 * length and direction.is_finite


def _is_strip(data: bytes) -> bool:
    """Whether bytes are a picture of four squares; decoded within bounds."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
            width, height = image.size
            if width != 4 * height or not _COVER_SIDES[0] <= height <= _COVER_SIDES[1] // 4:
                return False
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
