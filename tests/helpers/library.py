"""A library without a window, whose edits a project's journal keeps."""

from __future__ import annotations

from studio.library.edit_words import label_of
from studio.library.model_edits import ModelEdits
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.library.settings import SettingsFile


class BareLibrary(ModelEdits):
    """The records and what applies them, over a settings file; called `key` in journals."""

    def __init__(self, models: InstalledModels, settings: SettingsFile, key: str = "here") -> None:
        super().__init__(models, settings.value, settings.change)
        self.key = key
        self.models = models

    def do(self, project: Project, change):
        """Do a record as one edit of a project."""
        project.library = self
        return project.edit_library(label_of(change), change)
