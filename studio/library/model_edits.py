"""What a person does to the models of the library: made into records, and applied.

A record says what was before and what is after. Applying one makes the disk as after, where it is
as before; it does nothing where the disk is as after already, and refuses where it is neither:
then somebody else was there since. So a record may be applied again, turned round, and on a later
day, which is what the journal of a project does with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from studio.errors import InputError, ModelError
from studio.files.atomic import refuse, write_atomic
from studio.library.bin import Binned as InBin, in_bin, new_slot, restore, to_bin
from studio.library.facts import changed, differing, facts_of, put_facts
from studio.library.folders import CARD, COVERS, own_folders
from studio.library.models import InstalledModels, read_card
from studio.library.settings import Settings
from studio.library.store.library_changes import (
    Binned,
    CardChanged,
    Favoured,
    Files,
    FilesWritten,
    FoldersChosen,
    HouseTagged,
    LibraryChange,
)
from studio.values.card import card_from_json
from studio.values.messages import InstalledModel

Blob = Callable[[str], bytes | None]


class ModelEdits:
    """Makes and applies the records; holds favourites, tags and folders as they are now.

    `keep(**fields)` puts fields of `Settings` on disk. What is made raises `ModelError` where the
    model came with the studio; what is applied raises `StudioError` where it is not possible, and
    then nothing has changed.
    """

    def __init__(
        self, models: InstalledModels, settings: Settings, keep: Callable[..., Any]
    ) -> None:
        self.favourites = dict.fromkeys(settings.favourites)
        self.house_tags = dict(settings.house_tags)
        self.folders = own_folders(settings.model_folders)
        self._models = models
        self._keep = keep

    # ---- made -----------------------------------------------------------------------------------
    def change(
        self,
        model: InstalledModel,
        facts: Mapping[str, str],
        tags: Iterable[str] | None = None,
    ) -> CardChanged | None:
        """Other facts or tags on a card; None where nothing is different from what was seen."""
        seen = model.card
        after = changed(seen, facts, tags)
        keys = differing(seen, after)
        if not keys:
            return None
        there = read_card(model.folder)
        return CardChanged(seen.sha256, seen.name, facts_of(there, keys), facts_of(after, keys))

    def tag(self, model: InstalledModel, tags: tuple[str, ...]) -> CardChanged | HouseTagged | None:
        """Other tags: on the card of a model of one's own, beside that of a house model."""
        if not model.card.house:
            return self.change(model, {}, tags)
        sha256 = model.card.sha256
        before = self.house_tags.get(sha256, ())
        return HouseTagged(sha256, model.card.name, before, tags) if tags != before else None

    def favour(self, model: InstalledModel) -> Favoured:
        """A favourite, or none where it is one."""
        sha256 = model.card.sha256
        return Favoured(sha256, model.card.name, sha256 not in self.favourites)

    def delete(self, model: InstalledModel) -> Binned:
        """Into the bin; nothing is lost until the bin is emptied."""
        return Binned(model.card.sha256, model.card.name, new_slot(), True)

    def restore(self, binned: InBin) -> Binned:
        """Out of the bin again."""
        sha256 = binned.card.sha256 if binned.card is not None else ""
        return Binned(sha256, binned.name, binned.slot, False)

    def choose_folders(self, folders: Iterable[Path]) -> FoldersChosen | None:
        """Look into other folders; None where they are the same."""
        before, after = _texts(self.folders), _texts(own_folders(_texts(folders)))
        return FoldersChosen(before, after) if before != after else None

    # ---- applied --------------------------------------------------------------------------------
    def apply(self, change: LibraryChange, blob: Blob) -> None:
        """Make it as after.

        Raises:
            StudioError: it is neither as before nor as after, or the disk refuses.
        """
        match change:
            case CardChanged():
                self._put_facts(change)
            case Favoured():
                self._put_favourite(change)
            case HouseTagged():
                self._put_tags(change)
            case Binned():
                (self._to_bin if change.after else self._from_bin)(change)
            case FoldersChosen():
                self._put_folders(change)
            case FilesWritten():
                self._put_files(change, blob)

    def _put_facts(self, change: CardChanged) -> None:
        here = self._here(change.model, change.name)
        now = facts_of(read_card(here.folder), change.after)
        if now == change.after:
            return
        if now != change.before:
            self._models.renew(here.folder)
            raise ModelError(f"The card of {here.card.name} was changed since.")
        put_facts(here, change.after)
        self._models.renew(here.folder)

    def _put_favourite(self, change: Favoured) -> None:
        if change.after:
            self.favourites[change.model] = None
        else:
            self.favourites.pop(change.model, None)
        self._keep(favourites=tuple(self.favourites))

    def _put_tags(self, change: HouseTagged) -> None:
        now = self.house_tags.get(change.model, ())
        if now not in (change.before, change.after):
            raise ModelError(f"The tags of {change.name} were changed since.")
        self.house_tags = {k: v for k, v in self.house_tags.items() if k != change.model}
        if change.after:
            self.house_tags[change.model] = change.after
        self._keep(house_tags=dict(self.house_tags))

    def _to_bin(self, change: Binned) -> None:
        if self._binned(change.slot) is None:
            here = self._here(change.model, change.name)
            to_bin(here, self.folders, change.slot)
            self._models.renew(here.folder)

    def _from_bin(self, change: Binned) -> None:
        binned = self._binned(change.slot)
        if binned is not None:
            self._models.renew(restore(binned))
        elif self._found(change.model) is None:
            raise InputError(f"{change.name} is not in the bin any more.")

    def _binned(self, slot: str) -> InBin | None:
        return next((binned for binned in in_bin(self.folders) if binned.slot == slot), None)

    def _put_folders(self, change: FoldersChosen) -> None:
        if _texts(self.folders) not in (change.before, change.after):
            raise InputError("The folders of the library were changed since.")
        self.folders = own_folders(change.after)
        self._keep(model_folders=_texts(self.folders))

    def _put_files(self, change: FilesWritten, blob: Blob) -> None:
        place = self._here(change.model, change.name).folder
        now = {name: meaning(name, data) for name, data in small_files(place).items()}
        before, after = (
            {name: blob(sha256) or b"" for name, sha256 in files.items()}
            for files in (change.before, change.after)
        )
        if now == {name: meaning(name, data) for name, data in after.items()}:
            return
        if now != {name: meaning(name, data) for name, data in before.items()}:
            raise ModelError(f"{change.name} was changed since.")
        if CARD in after and card_from_json(after[CARD]).sha256 != change.model:
            raise ModelError(f"The card kept for {change.name} is another model's.")
        for name in before.keys() | after.keys():
            _put_file(place / name, after.get(name))
        self._models.renew(place)

    def _found(self, sha256: str) -> InstalledModel | None:
        return next((m for m in self._models.models() if m.card.sha256 == sha256), None)

    def _here(self, sha256: str, name: str) -> InstalledModel:
        """The model where it lies now, also in a folder that was chosen just now."""
        if self._found(sha256) is None and self._models.folders[1:] != self.folders:
            self._models.look_into((*self._models.folders[:1], *self.folders))
        found = self._found(sha256)
        if found is None:
            raise ModelError(f"{name} is not in the library any more.")
        return found


def small_files(place: Path) -> dict[str, bytes]:
    """A model's card and covers, as far as they can be read."""
    files = {}
    for name in (COVERS, CARD):
        try:
            files[name] = (place / name).read_bytes()
        except OSError:
            continue
    return files


def files_written(
    model: InstalledModel, before: Mapping[str, bytes], keep_blob: Callable[[bytes], str]
) -> FilesWritten | None:
    """The record of a card and covers that were made anew; None where they are as they were."""
    after = small_files(model.folder)
    if after == before:
        return None
    kept: list[Files] = [
        {name: keep_blob(data) for name, data in files.items()}  # type: ignore[misc]
        for files in (before, after)
    ]
    return FilesWritten(model.card.sha256, model.card.name, *kept)


def meaning(name: str, data: bytes) -> object:
    """What two files of one meaning have in common: a card may be written in two ways."""
    if name == CARD:
        try:
            return card_from_json(data)
        except InputError:
            pass
    return hashlib.sha256(data).hexdigest()


def _put_file(path: Path, data: bytes | None) -> None:
    if data is not None:
        write_atomic(path, data)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        refuse(path, error)


def _texts(folders: Iterable[Path]) -> tuple[str, ...]:
    return tuple(str(folder) for folder in folders)
