"""A home of its own for every test: certificates are made there."""

import pytest

from studio.files.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Where the studio keeps its certificate."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder
