"""What the window is given by the app: engine, models, project, settings, resources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.library.recents import Recents
from studio.library.settings import SettingsFile
from studio.values.client import EngineClient


@dataclass
class Services:
    """Built once by `studio.app`, or by a test with a fake engine."""

    client: EngineClient
    models: InstalledModels
    project: Project
    settings: SettingsFile
    recents: Recents
    resources: Path
