"""Folders: personal ones follow the variable, shipped ones are found."""

from studio.files import paths


def test_home_variable_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    for folder in (paths.data_folder, paths.config_folder, paths.cache_folder, paths.log_folder,
                   paths.pictures_folder):  # fmt: skip
        assert folder().is_relative_to(tmp_path)


def test_without_it_the_usual_places(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert "latent-studio" in str(paths.config_folder())


def test_resources_hold_the_models():
    assert (paths.resources() / "models").is_dir()
