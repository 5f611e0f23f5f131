"""The films of a project: every edit is a step of its journal, the places are kept once."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from studio.errors import InputError, ProjectError
from studio.library.project import Project
from studio.values.film.model import Film
from studio.values.film.packed import pack, packed_of, unpack

FILM, PART = "film:", "film-part:"
MAX_FILMS = 1000


@dataclass(frozen=True)
class FilmName:
    """A film of a project as a list shows it."""

    id: str
    name: str


class ProjectFilms:
    """Reads and writes the films of one open project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, tuple[bytes, Film, int]] = {}

    def names(self) -> tuple[FilmName, ...]:
        """All films that can be read, in the order in which they were made."""
        found = []
        for key in self._project.state_keys(FILM):
            with suppress(InputError):
                film = self.get(key.removeprefix(FILM))
                found.append(FilmName(key.removeprefix(FILM), film.name))
        return tuple(sorted(found, key=lambda film: (len(film.id), film.id)))

    def get(self, film_id: str) -> Film:
        """A film; keys whose place is damaged are left out of it (see `lost`).

        Raises:
            ProjectError: there is none with this id.
            RecipeError: it is damaged, or of a newer studio.
        """
        return self._found(film_id)[1]

    def lost(self, film_id: str) -> int:
        """How many keys of a film are damaged and left out."""
        return self._found(film_id)[2]

    def named(self, name: str) -> str:
        """The id of the film of this name, in any case of letters, or with this id.

        Raises:
            ProjectError: there is none, or there are several.
        """
        every = self.names()
        wanted = name.strip().casefold()
        found = [f.id for f in every if f.name.casefold() == wanted] or [
            f.id for f in every if f.id == name
        ]
        if len(found) == 1:
            return found[0]
        told = ", ".join(f.name or f.id for f in every[:8]) or "none"
        many = "more than one film" if found else "no film"
        raise ProjectError(f"The project has {many} called {name[:40]!r}; it has {told}.")

    def add(self, film: Film, label: str = "made a film") -> str:
        """Keep a new film; gives its id.

        Raises:
            InputError: it holds numbers that could not be read back, or there are too many films.
        """
        ids = [key.removeprefix(FILM) for key in self._project.state_keys(FILM)]
        if len(ids) >= MAX_FILMS:
            raise ProjectError(f"A project holds at most {MAX_FILMS:,} films.")
        new = str(max((int(i) for i in ids if i.isdigit()), default=0) + 1)
        self.put(new, film, label)
        return new

    def stamps(self) -> dict[str, bytes]:
        """Each film as it is stored, by its id in the order of making; equal ones are unchanged."""
        found = {}
        for key in self._project.state_keys(FILM):
            raw = self._project.state_bytes(key)
            if raw is not None:
                found[key.removeprefix(FILM)] = raw
        return dict(sorted(found.items(), key=lambda film: (len(film[0]), film[0])))

    def put(self, film_id: str, film: Film, label: str) -> None:
        """Keep a film as it is now, as one edit that can be undone; `label` says what was done.

        Edits with one label within a short time are one edit.

        Raises:
            InputError: it holds numbers that could not be read back; the one before stays.
        """
        packed = pack(film, self._keep)
        self._project.set_state(f"{FILM}{film_id}", msgspec.to_builtins(packed), label)

    def settle(self, film_id: str, film: Film) -> None:
        """Keep what was measured of a film with it: no edit of a person's, and no step of undo.

        Raises:
            InputError: it holds numbers that could not be read back.
        """
        packed = pack(film, self._keep)
        self._project.set_state(f"{FILM}{film_id}", msgspec.to_builtins(packed))

    def remove(self, film_id: str, label: str = "removed a film") -> None:
        """Take a film out of the project; undo brings it back."""
        self._project.set_state(f"{FILM}{film_id}", None, label)

    def _found(self, film_id: str) -> tuple[bytes, Film, int]:
        raw = self._project.state_bytes(f"{FILM}{film_id}")
        if raw is None:
            raise ProjectError("That film is not in the project any more.")
        known = self._read.get(film_id)
        if known is None or known[0] != raw:
            film, lost = unpack(packed_of(self._project.state(f"{FILM}{film_id}")), self._fetch)
            known = self._read[film_id] = (raw, film, lost)
        return known

    def _keep(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        key = f"{PART}{sha256}"
        if self._project.state_bytes(key) is None:
            self._project.set_state(key, msgspec.json.decode(data))
        return sha256

    def _fetch(self, sha256: str) -> bytes | None:
        return self._project.state_bytes(f"{PART}{sha256}")
