"""What the person prefers, kept between starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.files.paths import config_folder
from studio.library.kept import read_kept, write_kept
from studio.values.signing import Signing

Theme = Literal["dark", "light", "system"]


class Settings(msgspec.Struct, frozen=True):
    """Every preference with its default; keys of other versions are ignored.

    `window`, `docks`: Qt's geometry and layout as opaque bytes. `export`: the last choices of the
    export dialog. `shortcuts`: action -> keys, only where changed. `first_run` until the first
    touch. `pad`: what the pad shows. `workspace`: the tab last used. `model_folders`: where else
    models lie, the first takes new ones. `favourites`: hashes of models. `house_tags`: hash of a
    house model -> the person's tags. `used`: hash -> when a model was last used (unix seconds).
    `engine_apart`: the engine in a process of its own, from the next start on.
    `signing`: whether exports carry Content Credentials, and whose. `marking`: whether they carry
    an invisible mark. `extra`: what a part of the window keeps for itself.
    """

    theme: Theme = "dark"
    window: bytes = b""
    docks: bytes = b""
    export: dict[str, Any] = {}
    export_folder: str = ""
    shortcuts: dict[str, str] = {}
    first_run: bool = True
    pad: Literal["axes", "nearby", "corners"] = "axes"
    workspace: str = "explore"
    last_model: str = ""
    last_project: str = ""
    panels: dict[str, bool] = {}
    reduced_motion: bool = False
    model_folders: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    house_tags: dict[str, tuple[str, ...]] = {}
    used: dict[str, float] = {}
    signing: Signing = Signing()
    marking: bool = True
    engine_apart: bool = False
    extra: dict[str, Any] = {}


class SettingsFile:
    """The settings on disk; `value` is what they are now."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or config_folder()) / "settings.json"
        self.value = read_kept(self._path, Settings)

    def change(self, **fields: Any) -> Settings:
        """Set some preferences and keep them.

        Raises:
            ExportError: they apply, but could not be written.
        """
        new = msgspec.structs.replace(self.value, **fields)
        if new != self.value:
            self.value = new
            write_kept(self._path, new)
        return new
