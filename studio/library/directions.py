"""The person's own directions of every model: found, learned, renamed, hidden."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.files.paths import data_folder
from studio.library.kept import read_kept, write_kept
from studio.values.directions import MAX_NAME, Direction
from studio.values.recipe import ModelRef


class OwnDirections(msgspec.Struct, frozen=True):
    """What belongs to one model: `added` in the order of the panel, `names` by direction id."""

    added: tuple[Direction, ...] = ()
    names: dict[str, str] = {}
    hidden: frozenset[str] = frozenset()


class DirectionLibrary:
    """One file a model, named by the hash of its weights."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder() / "directions"
        self._known: dict[str, OwnDirections] = {}

    def own(self, model: ModelRef) -> OwnDirections:
        """What the person has made of a model's directions."""
        if model.sha256 not in self._known:
            self._known[model.sha256] = read_kept(self._path(model), OwnDirections)
        return self._known[model.sha256]

    def shown(self, model: ModelRef, shipped: Iterable[Direction]) -> tuple[Direction, ...]:
        """The directions of the panel: the model's, then the person's, under the person's names."""
        own = self.own(model)
        unique = {d.id: d for d in (*shipped, *own.added)}
        return tuple(
            msgspec.structs.replace(d, name=own.names.get(key, d.name))
            for key, d in unique.items()
            if key not in own.hidden
        )

    def add(self, model: ModelRef, directions: Iterable[Direction]) -> None:
        """Keep directions; those known already are shown again.

        Raises:
            ExportError: they could not be written.
        """
        own, new = self.own(model), {d.id: d for d in directions}
        known = {d.id: d for d in own.added} | new
        self.put(model, OwnDirections(tuple(known.values()), own.names, own.hidden - new.keys()))

    def rename(self, model: ModelRef, direction_id: str, name: str) -> None:
        """Call a direction otherwise; an empty name brings the first one back.

        Raises:
            ExportError: it could not be written.
        """
        own = self.own(model)
        names = {key: value for key, value in own.names.items() if key != direction_id}
        if name.strip():
            names[direction_id] = " ".join(name.split())[:MAX_NAME]
        self.put(model, msgspec.structs.replace(own, names=names))

    def set_hidden(self, model: ModelRef, direction_id: str, hidden: bool) -> None:
        """Take a direction from the panel, or bring it back.

        Raises:
            ExportError: it could not be written.
        """
        own = self.own(model)
        ids = own.hidden | {direction_id} if hidden else own.hidden - {direction_id}
        self.put(model, msgspec.structs.replace(own, hidden=ids))

    def put(self, model: ModelRef, own: OwnDirections) -> None:
        """Set all at once; with what `own` gave before, an edit is taken back.

        Raises:
            ExportError: it could not be written.
        """
        if own != self.own(model):
            self._known[model.sha256] = own
            write_kept(self._path(model), own)

    def _path(self, model: ModelRef) -> Path:
        return self._folder / f"{model.sha256}.json"
