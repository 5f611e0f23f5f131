"""Installed models: found by reading their cards, without opening a weight."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.errors import InputError, MissingModel, ModelError
from studio.files.paths import data_folder, resources
from studio.values.card import MAX_CARD_BYTES, Card, card_from_json
from studio.values.fitting import missing
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef

CARD, WEIGHTS, COVERS = "card.json", "model.safetensors", "covers.webp"
SHELF = "shelf.json"
"""In a folder of models: their ids in the order in which they are shown."""


def model_folders() -> tuple[Path, ...]:
    """Where models lie: those that came with the studio, then the person's own."""
    return resources() / "models", data_folder() / "models"


class InstalledModels:
    """The models below `folders`, one folder each; the first folder holds the house models.

    Implements `ModelSource`. Safe from any thread; read once, and again after `refresh`. Weights
    are checked against the card's hash by the engine when it loads them.
    """

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        self._folders = tuple(model_folders() if folders is None else folders)
        self._lock = threading.Lock()
        self._found: tuple[InstalledModel, ...] | None = None
        self._problems: dict[str, str] = {}

    def models(self) -> tuple[InstalledModel, ...]:
        """All installed models, house models first, in the order of the shelf, then by name."""
        with self._lock:
            if self._found is None:
                self._found, self._problems = _look(self._folders)
            return self._found

    def problems(self) -> dict[str, str]:
        """Model id (a folder's name where its card is unreadable) -> what is wrong, as a sentence.

        A model whose weights are missing is listed all the same, so that it can be shown with it.
        """
        self.models()
        with self._lock:
            return dict(self._problems)

    def refresh(self) -> None:
        """Read the folders again when next asked."""
        with self._lock:
            self._found = None

    def find(self, ref: ModelRef) -> InstalledModel:
        """The model that a recipe names: its hash decides, whatever its id is here.

        Raises:
            MissingModel: not installed, or installed with other weights; says what is.
        """
        installed = self.models()
        for model in installed:
            if model.card.sha256 == ref.sha256:
                return model
        problem = self.problems().get(ref.id)
        raise MissingModel(problem or missing(ref, [model.card for model in installed]))

    def named(self, model_id: str) -> InstalledModel:
        """The model with this id, as typed by a person.

        Raises:
            MissingModel: there is none; says what is installed.
        """
        installed = self.models()
        for model in installed:
            if model.card.id == model_id.strip().lower():
                return model
        problem = self.problems().get(model_id.strip().lower())
        raise MissingModel(
            problem or f"There is no model {model_id[:64]!r} installed; {self._names(installed)}."
        )

    def _names(self, installed: tuple[InstalledModel, ...]) -> str:
        if not installed:
            return "no model is"
        return "installed are " + ", ".join(model.card.id for model in installed)


def covers(model: InstalledModel) -> Path | None:
    """The strip of four cover pictures, None where the model has none."""
    path = model.folder / COVERS
    return path if path.is_file() else None


def _look(folders: tuple[Path, ...]) -> tuple[tuple[InstalledModel, ...], dict[str, str]]:
    found: dict[str, InstalledModel] = {}
    problems: dict[str, str] = {}
    for folder in folders:
        for model in _in_folder(folder, problems):
            found.setdefault(model.card.sha256, model)
    shelf = {model_id: place for place, model_id in enumerate(_shelf(folders))}
    ordered = sorted(
        found.values(), key=lambda m: (not m.card.house, shelf.get(m.card.id, len(shelf)))
    )
    return tuple(ordered), problems


def _shelf(folders: tuple[Path, ...]) -> list[str]:
    if not folders:
        return []
    try:
        return msgspec.json.decode((folders[0] / SHELF).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        return []


def _in_folder(folder: Path, problems: dict[str, str]) -> list[InstalledModel]:
    try:
        inside = sorted(place for place in folder.iterdir() if place.is_dir())
    except OSError:
        return []
    places = [place for place in inside if (place / CARD).is_file()]
    for place in inside:
        if place not in places and (place / WEIGHTS).is_file():
            problems[place.name] = f"The model in {place} lacks its file {CARD}; install it again."
    models = []
    for place in places:
        try:
            model = InstalledModel(_card(place), place)
        except ModelError as error:
            problems[place.name] = str(error)
            continue
        models.append(model)
        weights = place / WEIGHTS
        if not weights.is_file() or not weights.stat().st_size:
            problems[model.card.id] = (
                f"{model.card.name} cannot be used: {weights} is missing or empty; install it"
                " again."
            )
    return sorted(models, key=lambda m: m.card.name.casefold())


def _card(place: Path) -> Card:
    path = place / CARD
    try:
        if path.stat().st_size > MAX_CARD_BYTES:
            raise ModelError("it is larger than 32 MB")
        return card_from_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise ModelError(f"{path} cannot be read: {reason}.") from None
    except InputError as error:
        raise ModelError(f"The model in {place} is not listed: {error}") from None
