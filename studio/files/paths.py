"""Where things lie: shipped resources, and the folders of the person who uses the studio.

The environment variable `LATENT_STUDIO_HOME` moves all personal folders into one place.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import platformdirs

from studio.errors import InputError

HOME_VARIABLE = "LATENT_STUDIO_HOME"
_NAME = "latent-studio"


@cache
def resources() -> Path:
    """The folder of shipped data: inside the package when installed, beside it in a checkout.

    Raises:
        InputError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "models").is_dir():
            return folder
    raise InputError(f"The installation in {package} has no resources folder; install it again.")


def data_folder() -> Path:
    """Models, projects that have no file yet, caches that took long: kept for ever."""
    return _home("data") or platformdirs.user_data_path(_NAME, appauthor=False)


def config_folder() -> Path:
    """Settings."""
    return _home("config") or platformdirs.user_config_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """What can be made again: thumbnails, measurements."""
    return _home("cache") or platformdirs.user_cache_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """Log files."""
    return _home("logs") or platformdirs.user_log_path(_NAME, appauthor=False)


def pictures_folder() -> Path:
    """Where exports go until the person chooses another folder."""
    return _home("pictures") or platformdirs.user_pictures_path() / "Latent Studio"


def _home(part: str) -> Path | None:
    """The folder `part` of `LATENT_STUDIO_HOME`, None where it is not set. Made by who writes."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / part if home else None
