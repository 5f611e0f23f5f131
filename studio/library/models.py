"""Installed models: found by reading their cards, without opening a weight."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from studio.errors import InputError, MissingModel, ModelError
from studio.library.folders import CARD, COVERS, SHELF, WEIGHTS, model_folders, places_in
from studio.library.index import Seen, Stamp, read_index, stamp_of, write_index
from studio.library.seals import flaw, read_seals
from studio.values.card import MAX_CARD_BYTES, Card, card_from_json
from studio.values.fitting import installed_words, missing
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef

_NO_SEALS: dict[str, dict[str, str]] = {}


@dataclass
class _Found:
    """One look at the folders."""

    models: dict[str, InstalledModel] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    flaws: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)

    def same(self, other: _Found) -> bool:
        """Whether another look found the same."""
        return (self.models, self.problems, self.flaws) == (
            other.models, other.problems, other.flaws,
        )  # fmt: skip


class InstalledModels:
    """The models below `folders`, one folder each; the first folder holds the house models.

    Implements `ModelSource`. Safe from any thread; read once, and again after `refresh`. Cards that
    did not change are not read again. With an `index` (a file of the studio's own) the first answer
    comes from there at once; `look` then says whether the disk holds something else.

    Weights are checked against the card's hash by the engine when it loads them.
    """

    def __init__(self, folders: Iterable[Path] | None = None, index: Path | None = None) -> None:
        self._folders = tuple(model_folders() if folders is None else folders)
        self._index = index
        self._lock = threading.RLock()
        self._looking = threading.Lock()
        self._found: _Found | None = None
        self._believe = index is not None
        self._edits = 0
        self._kept: dict[str, Seen] = {}
        self._seen: dict[str, Seen] = {}
        self._shown: tuple[InstalledModel, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where models are looked for, the house models' folder first."""
        return self._folders

    def models(self) -> tuple[InstalledModel, ...]:
        """All installed models, house models first, in the order of the shelf, then by name."""
        with self._lock:
            if self._found is None:
                self._take(self._first() or _look(self._folders, self._seen))
            return self._shown

    def problems(self) -> dict[str, str]:
        """Model id (a folder's name where its card is unreadable) -> what is wrong, as a sentence.

        A model whose weights are missing is listed all the same, so that it can be shown with it.
        """
        with self._lock:
            self.models()
            return dict(self._found.problems) if self._found else {}

    def flaws(self) -> dict[str, str]:
        """Id of a house model that works but is not as it was shipped -> what is different."""
        with self._lock:
            self.models()
            return dict(self._found.flaws) if self._found else {}

    def refresh(self) -> None:
        """Read the folders again when next asked."""
        with self._lock:
            self._found = None
            self._believe = False

    def look(self) -> bool:
        """Read the folders now, on this thread; whether they hold something else than was told."""
        with self._looking:
            while True:
                edits = self._edits
                found = _look(self._folders, self._seen)
                with self._lock:
                    if edits != self._edits:  # what was just edited may have been read before
                        continue
                    changed = self._found is None or not self._found.same(found)
                    if self._found is not None and not changed:
                        found.models = self._found.models  # equal ones; who knows them keeps them
                    self._take(found)
                    break
            if self._index is not None and found.seen != self._kept:
                write_index(self._index, found.seen)
                self._kept = dict(found.seen)
            return changed

    def look_into(self, folders: Iterable[Path]) -> bool:
        """Look into these folders from now on; as `look`."""
        with self._lock:
            self._folders = tuple(folders)
            self._edits += 1
        return self.look()

    def renew(self, place: Path) -> None:
        """Something was changed, put or taken at one place: look there only."""
        with self._lock:
            self.models()
            assert self._found is not None
            self._edits += 1
            found = self._found
            gone = [sha for sha, model in found.models.items() if model.folder == place]
            for sha in gone:
                found.problems.pop(found.models.pop(sha).card.id, None)
            found.seen.pop(str(place), None)
            if (place / CARD).is_file():
                house = bool(self._folders) and place.is_relative_to(self._folders[0])
                _take_place(str(place), house, _NO_SEALS, {}, found)
            self._take(found)

    def find(self, ref: ModelRef) -> InstalledModel:
        """The model that a recipe names: its hash decides, whatever its id is here.

        Raises:
            MissingModel: not installed, or installed with other weights; says what is.
        """
        with self._lock:
            installed = self.models()
            found = self._found.models.get(ref.sha256) if self._found else None
        if found is not None:
            return found
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
        words = installed_words(model.card for model in installed)
        raise MissingModel(problem or f"There is no model {model_id[:64]!r} installed; {words}.")

    # ---- inside ---------------------------------------------------------------------------------
    def _first(self) -> _Found | None:
        """What the index tells, where it may be believed: once, and until the first real look."""
        if self._index is None or not self._believe:
            return None
        self._believe = False
        known = read_index(self._index)
        if not known:
            return None
        found = _look(self._folders[:1], {})
        inside = tuple(f"{folder}{os.sep}" for folder in self._folders[1:])
        for place, seen in known.items():
            if place.startswith(inside):
                found.seen[place] = seen
                _add(place, seen, house=False, found=found)
        self._kept = dict(found.seen)
        return found

    def _take(self, found: _Found) -> None:
        self._found = found
        self._seen = found.seen
        shelf = {model_id: at for at, model_id in enumerate(_shelf(self._folders))}
        ordered = sorted(
            found.models.values(),
            key=lambda m: (
                not m.card.house, shelf.get(m.card.id, len(shelf)), m.card.name.casefold(),
            ),
        )  # fmt: skip
        self._shown = tuple(ordered)


def covers(model: InstalledModel) -> Path | None:
    """The strip of four cover pictures, None where the model has none."""
    path = model.folder / COVERS
    return path if path.is_file() else None


def _look(folders: tuple[Path, ...], known: dict[str, Seen]) -> _Found:
    found = _Found()
    for at, folder in enumerate(folders):
        seals = read_seals(folder) if at == 0 else _NO_SEALS
        for entry in places_in(folder):
            _take_place(entry.path, at == 0, seals, known, found)
    return found


def _take_place(
    place: str, house: bool, seals: dict[str, dict[str, str]], known: dict[str, Seen], found: _Found
) -> None:
    card = os.path.join(place, CARD)
    stamp = stamp_of(card, os.path.join(place, WEIGHTS))
    seen = known.get(place)
    if seen is None or seen.stamp != stamp or seen.card is None:
        seen = _read(place, stamp)
    if not house:
        found.seen[place] = seen
    _add(place, seen, house, found)
    if house and seen.card is not None:
        words = flaw(Path(place), seen.card.name, seals)
        if words:
            found.flaws[seen.card.id] = words


def _add(place: str, seen: Seen, house: bool, found: _Found) -> None:
    card = seen.card
    if card is None:
        found.problems[os.path.basename(place)] = seen.problem
        return
    if card.house and not house:
        card = msgspec.structs.replace(card, house=False)
    found.models.setdefault(card.sha256, InstalledModel(card, Path(place)))
    if seen.stamp[2] <= 0:
        found.problems[card.id] = (
            f"{card.name} cannot be used: {Path(place) / WEIGHTS} is missing or empty; install it"
            " again."
        )


def _read(place: str, stamp: Stamp) -> Seen:
    if stamp[1] < 0:
        return Seen(stamp, None, f"The model in {place} lacks its file {CARD}; install it again.")
    try:
        return Seen(stamp, read_card(Path(place)))
    except ModelError as error:
        return Seen(stamp, None, str(error))


def read_card(place: Path) -> Card:
    """The card in a model's folder.

    Raises:
        ModelError: it cannot be read, or is no card; names it.
    """
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


def _shelf(folders: tuple[Path, ...]) -> list[str]:
    if not folders:
        return []
    try:
        return msgspec.json.decode((folders[0] / SHELF).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        return []
