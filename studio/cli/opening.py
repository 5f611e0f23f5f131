"""`studio open`: what a file is, why, and on request a place for it in the library."""

from __future__ import annotations

import hashlib
import math
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from studio.cli.packed import add_packed, examine_packed
from studio.errors import FileFormatError, InputError, ModelError, RefusedFile
from studio.files.atomic import printable, write_atomic
from studio.files.checkpoints.folder import INDEX, PARTS
from studio.files.checkpoints.work import convert, describe
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.imports import free_id, install, same_model, workshop
from studio.library.models import InstalledModels
from studio.library.packing import is_packed
from studio.models.opening.assumptions import ASSUMPTIONS
from studio.models.opening.holdings import held_in
from studio.models.opening.identify import Finding, identify, together
from studio.models.opening.recognise import NONSENSE
from studio.models.opening.registry import declare, metadata_of, open_model, read_weights
from studio.values.card import UNKNOWN_LICENCE, Card, GeneratorInfo, Opener, card_to_json
from studio.values.edit import new_recipe
from studio.values.held import Held
from studio.values.messages import InstalledModel

COVER_PX = 256
COVERS_TRIED, COVERS_SHOWN = 8, 4
_MAX_NEIGHBOURS = 200


@dataclass(frozen=True)
class Told:
    """What a person says about a model: empty where nothing was said."""

    name: str = ""
    license: str = ""
    license_url: str = ""
    source: str = ""
    author: str = ""
    training_data: str = ""
    known_limits: str = ""


def examine(path: Path) -> Finding:
    """The verdict on a file or folder, with the missing half of a pair where it lies beside it.

    Raises:
        InputError: there is no such file or folder.
    """
    if is_packed(path):
        return examine_packed(path)
    try:
        found = identify(describe(path))
    except RefusedFile as error:
        return Finding("refused", str(error))
    except FileFormatError as error:
        return Finding("broken", str(error))
    return _with_partner(path, found) if found.partner else found


def _with_partner(path: Path, found: Finding) -> Finding:
    """A half completed by its neighbour: by the same name with the other word, then by content."""
    other = "encoder" if found.partner == "encoder" else "decoder"
    own = "decoder" if other == "encoder" else "encoder"
    wanted = path.name.lower().replace(own, other)
    if wanted == path.name.lower():
        return found
    try:
        beside = [p for p in sorted(path.parent.iterdir())[:_MAX_NEIGHBOURS] if p.is_file()]
    except OSError:
        return found
    for neighbour in beside:
        if neighbour != path and neighbour.name.lower() == wanted:
            try:
                both = together(found, identify(describe(neighbour)))
            except InputError:
                continue
            if both is not None:
                return both
    return found


def held(found: Finding) -> Held | None:
    """The directions or places in a file that is no model, read in a child process.

    Raises:
        FileFormatError: they cannot be used; says why.
    """
    if found.holding is None:
        return None
    with workshop() as bench:
        out = bench / WEIGHTS
        convert(found.sources, {}, out)
        arrays = {name: np.array(view) for name, _, view in SafetensorsFile(out).arrays()}
    return held_in(found.holding, arrays, printable(found.sources[0][0].stem))


def told_as_json(found: Finding) -> dict[str, Any]:
    """`{verdict, family, architecture, reason, files, candidates}`."""
    return {
        "verdict": found.verdict,
        "family": found.family or None,
        "architecture": found.architecture or None,
        "reason": printable(found.reason),
        "files": [str(path) for path, _ in found.sources],
        "candidates": [
            {
                "where": printable(c.where), "architecture": c.architecture, "family": c.family,
                "fits": c.fits, "reason": printable(c.reason),
            }
            for c in found.candidates
        ],
    }  # fmt: skip


def add(found: Finding, told: Told) -> tuple[InstalledModel, bool]:
    """Put an identified model into the library; gives it, and whether it is new there.

    It is converted in a child process, loaded as the engine will load it, and must make finite
    pictures, the same ones twice. The originals are only read.

    Raises:
        InputError: it is no model, or fails one of these.
        ExportError: the data folder cannot be written to.
    """
    if found.verdict != "match":
        raise InputError(found.reason)
    if is_packed(found.sources[0][0]):
        return add_packed(found.sources[0][0], told.name, told.license)
    source = InstalledModels()
    digest = _digest_of(found)
    known = same_model(source, digest)
    if known is not None:
        return known, False
    stem = _stem_of(found.sources[0][0])
    with workshop() as bench:
        folder = bench / "model"
        folder.mkdir()
        weights = folder / WEIGHTS
        convert(found.sources, metadata_of(found.architecture, found.facts), weights)
        info, parameters = declared(weights, found.architecture)
        name = told.name or _title(stem, len(found.sources) > 1)
        card = _card(free_id(source, name), name, digest, weights, found, info, told, parameters)
        card, covers = proved(card, folder)
        write_atomic(folder / CARD, card_to_json(card))
        write_atomic(folder / COVERS, covers)
        return InstalledModel(card, install(folder, card)), True


def _digest_of(found: Finding) -> str:
    """The hash that names a model: of its file, its pair of files, or its folder's manifest."""
    paths = [path for path, _ in found.sources]
    if len(found.files) < 2:
        return _digest(paths)
    top = paths[0] if paths[0].is_dir() else paths[0].parent
    names = [os.path.relpath(file, top).replace(os.sep, "/") for file in found.files]
    lines = [f"{sha256_of(f)}  {name}" for f, name in zip(found.files, names, strict=True)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _stem_of(path: Path) -> str:
    """What a person would call it: a part of a pipeline by the pipeline's name too."""
    if path.is_dir():
        return f"{path.parent.name} {path.name}" if path.name in PARTS else path.name
    return path.name.removesuffix(INDEX).removesuffix(path.suffix)


def _digest(paths: list[Path]) -> str:
    """Of one file its hash; of a pair that of their sorted hashes, one a line."""
    hashes = sorted(sha256_of(path) for path in paths)
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def _title(stem: str, pair: bool) -> str:
    words = printable(stem).replace("_", " ").replace("-", " ").split()
    if pair:
        words = [word for word in words if word.lower() not in ("encoder", "decoder")]
    return " ".join(words).capitalize()[:60] or "Model"


def declared(weights: Path, architecture: str) -> tuple[GeneratorInfo, int]:
    """What converted weights make, and how many numbers they are."""
    found = read_weights(SafetensorsFile(weights))
    count = sum(math.prod(value.shape) for value in found.values())
    return declare(architecture, found), count


def _card(
    model_id: str,
    name: str,
    digest: str,
    weights: Path,
    found: Finding,
    info: GeneratorInfo,
    told: Told,
    parameters: int,
) -> Card:
    files = " and ".join(path.name for path, _ in found.sources)
    reason = printable(found.reason.partition(": ")[2] or found.reason)
    card = Card(
        id=model_id,
        name=name,
        summary=reason[:1].upper() + reason[1:],
        license=told.license or UNKNOWN_LICENCE,
        license_url=told.license_url,
        source=told.source or f"Opened from {printable(files)}.",
        author=told.author,
        training_data=told.training_data or "Unknown: the file does not say.",
        known_limits=told.known_limits or "Unknown: the file does not say.",
        sha256=digest,
        weights_sha256=sha256_of(weights),
        info=info,
        notes=assumed(info),
        created=datetime.now(UTC).strftime("%Y-%m-%d"),
        parameters=parameters,
        tags=("opened",),
    )
    return seeded(card)


def assumed(info: GeneratorInfo) -> str:
    """What is assumed of a model and can be changed in the panel, in words."""
    words = [
        f"{control.label.lower()}: {dict(control.choices)[str(control.default)]}"
        for control in info.controls
        if control.group == ASSUMPTIONS
    ]
    if not words:
        return ""
    return (
        "The file does not say how it was trained. Assumed, by what its own statistics agree with"
        f" best, and open to change in the panel: {'; '.join(words)}."
    )


def seeded(card: Card) -> Card:
    """The card with a few seeds as openers, to be tried."""
    seeds = range(1, COVERS_TRIED + 1)
    openers = tuple(Opener(f"Seed {seed}", new_recipe(card, seed)) for seed in seeds)
    return msgspec.structs.replace(card, openers=openers)


def proved(card: Card, folder: Path) -> tuple[Card, bytes]:
    """The card of what lies in `folder` with its speed, openers and sliders; and its covers.

    Raises:
        ModelError: it cannot be loaded, or makes no pictures worth the name.
    """
    try:
        card, covers = tried(InstalledModel(card, folder))
        card = _with_axes(InstalledModel(card, folder))
        return _with_surprise(InstalledModel(card, folder)), covers
    except NONSENSE:
        raise ModelError(
            f"{card.name} cannot be drawn with: its tensors do not go together, or take more memory"
            " than there is."
        ) from None


def tried(model: InstalledModel) -> tuple[Card, bytes]:
    """The card with its speed and openers, and the covers, once the model has proved itself.

    Of a few seeds, those of most contrast stand on the cover.
    """
    import torch

    from studio.core.pixels import to_u8
    from studio.models.base import CancelToken, RenderRequest

    generator = open_model(model, torch.device("cpu"))
    card = model.card
    pictures: list[Any] = []
    spent: list[float] = []
    for opener in card.openers:
        latents = generator.resolve(opener.recipe.latent, {})
        request = RenderRequest(latents, *_trial_size(card.info))
        began = time.perf_counter()
        first = generator.render(request, CancelToken())
        spent.append(1000 * (time.perf_counter() - began))
        if not torch.isfinite(first).all():
            raise ModelError(f"{card.name} makes broken numbers; it was not added.")
        again = first if pictures else generator.render(request, CancelToken())
        if not torch.equal(first, again):
            raise ModelError(f"{card.name} gives two pictures for one place; it was not added.")
        pictures.append(to_u8(first)[0])
    if max(int(picture.max()) - int(picture.min()) for picture in pictures) < 3:
        raise ModelError(f"{card.name} makes only empty pictures; it was not added.")
    best = sorted(range(len(pictures)), key=lambda at: -float(pictures[at].std()))[:COVERS_SHOWN]
    openers = tuple(card.openers[at] for at in sorted(best))
    card = msgspec.structs.replace(card, draft_ms=round(min(spent), 1), openers=openers)
    return card, _strip([pictures[at] for at in sorted(best)])


def _trial_size(info: GeneratorInfo) -> tuple[int, int]:
    """Of models of any size, the cover's: large ones would take minutes at their own."""
    default = info.sizes.default
    if not info.sizes.any_size or default[0] != default[1]:
        return default
    side = min(COVER_PX, default[0])
    return side, side


def _with_axes(model: InstalledModel) -> Card:
    """The card with sliders for the axes of a short latent."""
    import torch

    from studio.models.axes import axis_directions

    found = axis_directions(open_model(model, torch.device("cpu")))
    info = msgspec.structs.replace(model.card.info, directions=found)
    return msgspec.structs.replace(model.card, info=info)


def _with_surprise(model: InstalledModel) -> Card:
    """The card with the range of surprise of the model's own samples, where it measures any."""
    if "scores" not in model.card.info.abilities:
        return model.card
    import torch

    from studio.models.surprise import sample_range

    found = sample_range(open_model(model, torch.device("cpu")))
    return msgspec.structs.replace(model.card, surprise=found)


def _strip(pictures: list[Any]) -> bytes:
    import io

    from PIL import Image

    strip = Image.new("RGB", (len(pictures) * COVER_PX, COVER_PX))
    for place, picture in enumerate(pictures):
        image = Image.fromarray(picture).convert("RGB")
        strip.paste(
            image.resize((COVER_PX, COVER_PX), Image.Resampling.LANCZOS), (place * COVER_PX, 0)
        )
    data = io.BytesIO()
    strip.save(data, "WEBP", quality=90, method=4)
    return data.getvalue()
