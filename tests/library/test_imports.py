"""The folder in which a model is put together goes, also where its program was killed."""

from __future__ import annotations

import os
import time

from studio.files.paths import HOME_VARIABLE
from studio.library.folders import new_models_folder
from studio.library.imports import workshop


def test_a_workshop_goes_and_takes_forgotten_ones_along(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    models = new_models_folder()
    for name in (".new-forgotten", ".new-at-work", "a-model"):
        (models / name / "model").mkdir(parents=True)
    for name in (".new-forgotten", "a-model"):
        os.utime(models / name, (time.time() - 25 * 3600,) * 2)
    with workshop() as folder:
        assert {p.name for p in models.iterdir()} == {folder.name, ".new-at-work", "a-model"}
    assert {p.name for p in models.iterdir()} == {".new-at-work", "a-model"}
