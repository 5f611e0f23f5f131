"""What a project knows of playing: mappings and scenes, each edit a step of its journal."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import Annotated

import msgspec

from studio.errors import InputError
from studio.library.project import Project
from studio.values.latent import Sha256
from studio.values.live.mapping import (
    MAX_MAPPINGS,
    MAX_SCENES,
    Beats,
    Bpm,
    Id,
    Mapping,
    Name,
    Scene,
    Setup,
    check_setup,
)
from studio.values.recipe import Recipe, from_json, to_json

KEY, PART = "live", "live-part:"


class _KeptScene(msgspec.Struct, frozen=True, omit_defaults=True):
    id: Id
    place: Sha256
    name: Name = ""


class _Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """As the project keeps it: places by their hash, each kept once."""

    mappings: Annotated[tuple[Mapping, ...], msgspec.Meta(max_length=MAX_MAPPINGS)] = ()
    scenes: Annotated[tuple[_KeptScene, ...], msgspec.Meta(max_length=MAX_SCENES)] = ()
    bpm: Bpm = 120.0
    fade_beats: Beats = 4.0
    safe: Sha256 | None = None


class ProjectLive:
    """Reads and writes the setup of one open project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: tuple[bytes | None, Setup] | None = None
        self._hashes: dict[int, tuple[Recipe, str]] = {}
        """Of the places of the setup kept last, by their identity: every edit asks for them."""

    def get(self) -> Setup:
        """The setup; scenes whose place is damaged are left out, a damaged whole is empty."""
        raw = self._project.state_bytes(KEY)
        if self._read is None or self._read[0] != raw:
            self._read = raw, self._found()
        return self._read[1]

    def _found(self) -> Setup:
        kept = _Kept()
        with suppress(msgspec.ValidationError):
            kept = msgspec.convert(self._project.state(KEY, {}), _Kept)
        scenes = []
        for scene in kept.scenes:
            recipe = self._place(scene.place)
            if recipe is not None:
                scenes.append(Scene(scene.id, recipe, scene.name))
        setup = Setup(
            kept.mappings, tuple(scenes), kept.bpm, kept.fade_beats, self._place(kept.safe)
        )
        with suppress(InputError):
            check_setup(setup)
            return setup
        return Setup()

    def put(self, setup: Setup, label: str) -> None:
        """Keep it as it is now, as one edit that can be undone; `label` says what was done.

        Raises:
            InputError: it holds what could not be read back; the one before stays.
            ProjectError: it is too large.
        """
        check_setup(setup)
        scenes = tuple(_KeptScene(s.id, self._keep(s.recipe), s.name) for s in setup.scenes)
        safe = None if setup.safe is None else self._keep(setup.safe)
        kept = _Kept(setup.mappings, scenes, setup.bpm, setup.fade_beats, safe)
        self._project.set_state(KEY, msgspec.to_builtins(kept), label)
        places = [*(scene.recipe for scene in setup.scenes), *filter(None, (setup.safe,))]
        self._hashes = {id(place): self._hashes[id(place)] for place in places}
        self._read = self._project.state_bytes(KEY), setup

    def _keep(self, recipe: Recipe) -> str:
        known = self._hashes.get(id(recipe))
        if known is not None and known[0] is recipe:
            return known[1]
        data = to_json(recipe)
        sha256 = hashlib.sha256(data).hexdigest()
        self._hashes[id(recipe)] = recipe, sha256
        if self._project.state_bytes(f"{PART}{sha256}") is None:
            self._project.set_state(f"{PART}{sha256}", msgspec.json.decode(data))
        return sha256

    def _place(self, sha256: str | None) -> Recipe | None:
        data = None if sha256 is None else self._project.state_bytes(f"{PART}{sha256}")
        if data is not None:
            with suppress(InputError):
                return from_json(data)
        return None
