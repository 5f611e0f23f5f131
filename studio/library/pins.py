"""Named pins of all recent projects, searchable from any of them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from studio.errors import InputError
from studio.library.store.opening import damaged, reader
from studio.values.recipe import Recipe, from_json

MOST_PER_PROJECT = 2000
_PINS = (
    "SELECT id, name, created, recipe, recipe_id FROM nodes WHERE deleted = 0"
    " AND (pinned = 1 OR name != '') ORDER BY id DESC LIMIT ?"
)
Stamp = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FoundPin:
    """A pinned or named place of a project; `recipe_id` names its thumbnail."""

    project: Path
    node: int
    name: str
    created: float
    recipe: Recipe
    recipe_id: str


class PinIndex:
    """Reads projects without changing them, and again only when their file has changed."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[Stamp, tuple[FoundPin, ...]]] = {}

    def search(self, text: str, projects: Iterable[Path], most: int = 200) -> tuple[FoundPin, ...]:
        """Pins whose name holds every word of `text`, in the order of the projects.

        A project that cannot be read has no pins.
        """
        words = text.casefold().split()
        found: list[FoundPin] = []
        for path in projects:
            for pin in self._pins(path):
                if all(word in pin.name.casefold() for word in words):
                    found.append(pin)
                    if len(found) == most:
                        return tuple(found)
        return tuple(found)

    def thumb(self, pin: FoundPin) -> bytes | None:
        """The thumbnail that the project keeps of a pin."""
        with suppress(InputError, OSError), damaged(pin.project.name):
            sql = "SELECT data FROM thumbs WHERE recipe_id = ?"
            with closing(reader(pin.project)) as connection:
                row = connection.execute(sql, (pin.recipe_id,)).fetchone()
            return row[0] if row and isinstance(row[0], bytes) else None
        return None

    def _pins(self, path: Path) -> tuple[FoundPin, ...]:
        stamp = _stamp(path)
        known = self._seen.get(path)
        if known is not None and known[0] == stamp:
            return known[1]
        pins = _read(path)
        self._seen[path] = (stamp, pins)
        return pins


def _stamp(path: Path) -> Stamp:
    stamps = []
    for file in (path, path.with_name(path.name + "-wal")):
        with suppress(OSError):
            facts = file.stat()
            stamps.append((facts.st_mtime_ns, facts.st_size))
    return tuple(stamps)


def _read(path: Path) -> tuple[FoundPin, ...]:
    pins = []
    with suppress(InputError, OSError), damaged(path.name), closing(reader(path)) as connection:
        for node, name, created, raw, recipe_id in connection.execute(_PINS, (MOST_PER_PROJECT,)):
            with suppress(InputError):
                recipe = from_json(raw)
                pins.append(FoundPin(path, node, str(name), created, recipe, recipe_id))
    return tuple(pins)
