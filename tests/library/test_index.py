"""The index answers at once, and never against what the disk holds."""

import shutil

import pytest

from studio.errors import ExportError
from studio.library.folders import own_folders, usual_folder
from studio.library.imports import workshop
from studio.library.models import InstalledModels
from studio.library.seals import read_seals, seal, seal_on_shelf
from studio.library.settings import SettingsFile
from tests.helpers.shelf import named, put


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    put(tmp_path / "house", "Aurora", house=True, covers=b"strip")
    put(tmp_path / "own", "Faces")
    put(tmp_path / "own", "Birds")
    return [tmp_path / "house", tmp_path / "own"]


def names(models):
    return [model.card.name for model in models.models()]


def test_the_index_tells_what_was_there_and_a_look_what_is(folders, tmp_path):
    index = tmp_path / "cache" / "models.index"
    first = InstalledModels(folders, index)
    assert names(first) == ["Aurora", "Birds", "Faces"]
    assert first.look() is False
    second = InstalledModels(folders, index)
    shutil.rmtree(tmp_path / "own" / "birds")
    put(tmp_path / "own", "Cats")
    assert names(second) == ["Aurora", "Birds", "Faces"]
    assert second.look() is True
    assert names(second) == ["Aurora", "Cats", "Faces"]
    assert names(InstalledModels(folders, index)) == ["Aurora", "Cats", "Faces"]
    assert second.look() is False


def test_refresh_never_believes_the_index(folders, tmp_path):
    index = tmp_path / "models.index"
    InstalledModels(folders, index).look()
    models = InstalledModels(folders, index)
    shutil.rmtree(tmp_path / "own" / "birds")
    models.refresh()
    assert names(models) == ["Aurora", "Faces"]


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xc1" * 50, b"[" * 9999])
def test_a_broken_index_is_no_index(folders, tmp_path, raw):
    index = tmp_path / "models.index"
    index.write_bytes(raw)
    assert names(InstalledModels(folders, index)) == ["Aurora", "Birds", "Faces"]


def test_the_index_tells_only_of_the_folders_asked_for(folders, tmp_path):
    index = tmp_path / "models.index"
    InstalledModels(folders, index).look()
    put(tmp_path / "other", "Dogs")
    assert names(InstalledModels([folders[0], tmp_path / "other"], index)) == ["Aurora"]


def test_a_moved_library_is_found_again_by_its_hashes(folders, tmp_path):
    models = InstalledModels(folders)
    ref = named(models, "Faces").card.ref
    (tmp_path / "own").rename(tmp_path / "elsewhere")
    models.look_into([folders[0], tmp_path / "elsewhere"])
    assert models.find(ref).folder == tmp_path / "elsewhere" / "faces"
    (tmp_path / "elsewhere" / "faces").rename(tmp_path / "elsewhere" / "people")
    models.refresh()
    assert models.find(ref).folder.name == "people"


def test_renew_looks_at_one_place_only(folders, tmp_path):
    models = InstalledModels(folders)
    assert len(models.models()) == 3
    place = put(tmp_path / "own", "Cats")
    put(tmp_path / "own", "Dogs")
    models.renew(place)
    assert names(models) == ["Aurora", "Birds", "Cats", "Faces"]
    shutil.rmtree(place)
    models.renew(place)
    assert names(models) == ["Aurora", "Birds", "Faces"]


def test_altered_and_missing_small_files_of_house_models_are_named(folders, tmp_path):
    place = tmp_path / "house" / "aurora"
    seal_on_shelf(place)
    assert read_seals(place.parent) == {}
    seal(place)
    assert InstalledModels(folders).flaws() == {}
    (place / "covers.webp").unlink()
    assert InstalledModels(folders).flaws()["aurora"].startswith("Aurora lacks its covers")
    card = place / "card.json"
    card.write_bytes(card.read_bytes().replace(b"CC0", b"MIT"))
    models = InstalledModels(folders)
    assert (
        "lacks its covers (covers.webp), and has another file than it was made with: its card"
        in (models.flaws()["aurora"])
    )
    assert names(models) == ["Aurora", "Birds", "Faces"]
    assert models.problems() == {}


def test_every_house_model_is_sealed_as_it_lies_there():
    """After a card or covers were made again: `python -m studio.training.shelf`."""
    models = InstalledModels()
    house = [m for m in models.models() if m.card.house]
    assert house
    assert models.flaws() == {}
    assert {m.card.id for m in house} <= read_seals(models.folders[0]).keys()


def test_the_first_folder_of_the_settings_takes_new_models(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    assert own_folders() == (usual_folder(),)
    big = tmp_path / "big disk"
    SettingsFile().change(model_folders=(str(big),))
    assert own_folders() == (big, usual_folder())
    with pytest.raises(ExportError, match="big disk, is not there"), workshop():
        pass
    big.mkdir()
    with workshop() as bench:
        assert bench.parent == big
    assert InstalledModels().folders[1:] == (big, usual_folder())
