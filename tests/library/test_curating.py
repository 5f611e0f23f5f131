"""What is done to a model can be taken back, and its recipes never notice."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import ExportError, InputError, ModelError
from studio.library import bin as bin_
from studio.library.curator import Curator
from studio.library.disk import disk_use, size_words
from studio.library.facts import LINES, TEXTS, changed, editable, tidy, tidy_tags
from studio.library.imports import free_id
from studio.library.models import InstalledModels
from tests.helpers.shelf import card_called, named, put


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    own = tmp_path / "home" / "data" / "models"
    put(tmp_path / "house", "Aurora", house=True)
    put(own, "My GAN", license="unknown licence")
    put(own / "faces" / "old", "Faces")
    return InstalledModels([tmp_path / "house", own, tmp_path / "not there"])


def everything(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def cards(models):
    return {model.card.sha256: model.card for model in models.models()}


def test_models_are_found_in_folders_of_folders(shelf):
    assert [m.card.name for m in shelf.models()] == ["Aurora", "Faces", "My GAN"]
    assert not named(shelf, "My GAN").card.license_known


@pytest.mark.parametrize(
    "do",
    [
        lambda c, m: c.rename(m, "  Another   name "),
        lambda c, m: c.change(m, {"license": "MIT", "known_biases": "young faces\nmostly"}),
        lambda c, m: c.change(m, {}, ["Portrait", "portrait", "  "]),
        lambda c, m: c.delete(m),
    ],
)
@pytest.mark.parametrize("name", ["My GAN", "Faces"])
def test_undo_then_redo_is_the_identity(shelf, tmp_path, do, name):
    home = tmp_path / "home"
    before, first = everything(home), cards(shelf)
    curator, model = Curator(shelf), named(shelf, name)
    step = do(curator, model)
    after, second = everything(home), cards(shelf)
    assert second != first
    assert curator.undo() is step
    assert (everything(home), cards(shelf)) == (before, first)
    assert not curator.can_undo
    curator.redo()
    assert cards(shelf) == second
    assert {k: v for k, v in everything(home).items() if ".bin" not in k} == {
        k: v for k, v in after.items() if ".bin" not in k
    }
    assert InstalledModels(shelf.folders).models() == shelf.models()
    kept = {m.card.sha256: m.card.openers for m in shelf.models()}
    assert all(first[sha].openers == openers for sha, openers in kept.items())


def test_a_change_keeps_what_makes_the_pictures(shelf):
    model = named(shelf, "My GAN")
    Curator(shelf).change(model, {"name": "x", "notes": "n" * 9000}, ["a"])
    now = named(shelf, "x").card
    was = model.card
    assert (now.id, now.sha256, now.weights_sha256, now.info, now.openers) == (
        was.id, was.sha256, was.weights_sha256, was.info, was.openers,
    )  # fmt: skip
    assert len(now.notes) == 4000


def test_nothing_changed_is_no_step(shelf):
    model = named(shelf, "Faces")
    curator = Curator(shelf)
    assert curator.change(model, editable(model.card), model.card.tags) is None
    assert curator.undo() is None
    assert curator.redo() is None


def test_house_models_cannot_be_changed_or_deleted(shelf, tmp_path):
    before = everything(tmp_path / "house")
    model, curator = named(shelf, "Aurora"), Curator(shelf)
    with pytest.raises(ModelError, match="came with the studio"):
        curator.rename(model, "Mine")
    with pytest.raises(ModelError, match="came with the studio"):
        curator.delete(model)
    assert everything(tmp_path / "house") == before


def test_a_card_that_claims_to_be_of_the_house_is_not_believed(shelf, tmp_path):
    put(shelf.folders[1], "Impostor", house=True)
    shelf.refresh()
    assert not named(shelf, "Impostor").card.house


def test_only_facts_can_be_changed():
    card = card_called("X")
    with pytest.raises(ModelError, match="sha256 cannot be changed"):
        changed(card, {"sha256": "0" * 64})
    assert changed(card, {"name": " ", "license": ""}).name == "X"
    assert not changed(card, {"license": ""}).license_known


@given(st.sampled_from([*LINES, *TEXTS]), st.text(max_size=300))
def test_tidy_is_idempotent_and_bounded(key, text):
    once = tidy(key, text)
    assert tidy(key, once) == once
    assert len(once) <= (LINES | TEXTS)[key]


@given(st.lists(st.text(max_size=60), max_size=40))
def test_tags_are_tidy(tags):
    found = tidy_tags(tags)
    assert tidy_tags(found) == found
    assert len(set(found)) == len(found) <= 24


def test_the_bin_lists_restores_and_empties(shelf):
    curator = Curator(shelf)
    curator.delete(named(shelf, "Faces"))
    curator.delete(named(shelf, "My GAN"))
    lying = bin_.in_bin(shelf.folders)
    assert [one.name for one in lying] == ["My GAN", "Faces"]
    assert free_id(shelf, "My GAN") == "my-gan-2"
    shelf.refresh()
    assert [m.card.name for m in shelf.models()] == ["Aurora"]
    curator.restore(lying[1])
    assert named(shelf, "Faces").folder.parent.name == "old"
    curator.undo()
    assert [m.card.name for m in shelf.models()] == ["Aurora"]
    bin_.empty(bin_.in_bin(shelf.folders))
    assert bin_.in_bin(shelf.folders) == []
    with pytest.raises(InputError, match="not in the bin any more"):
        bin_.restore(lying[0])


def test_a_model_comes_back_beside_what_lies_there_now(shelf):
    curator = Curator(shelf)
    place = named(shelf, "My GAN").folder
    curator.delete(named(shelf, "My GAN"))
    place.mkdir()
    curator.undo()
    assert named(shelf, "My GAN").folder.name == "my-gan-2"


def test_a_note_that_is_broken_or_points_elsewhere_is_not_followed(shelf, tmp_path):
    Curator(shelf).delete(named(shelf, "My GAN"))
    (one,) = bin_.in_bin(shelf.folders)
    note = one.folder.parent / "binned.json"
    note.write_text('{"name": "x", "place": "/somewhere/else", "when": 1}')
    (moved,) = bin_.in_bin(shelf.folders)
    assert moved.place == shelf.folders[1] / "else"
    note.write_text("{")
    (broken,) = bin_.in_bin(shelf.folders)
    assert broken.place == shelf.folders[1] / "my-gan"


def test_a_disk_that_refuses_changes_nothing(shelf, monkeypatch):
    model = named(shelf, "Faces")
    place = model.folder

    def closed(*_words):
        raise PermissionError(13, "closed")

    monkeypatch.setattr(type(place), "rename", closed)
    with pytest.raises(ExportError, match="read-only"):
        Curator(shelf).delete(model)
    assert named(shelf, "Faces") == model
    assert bin_.in_bin(shelf.folders) == []


def test_disk_use_counts_what_lies_there(shelf):
    Curator(shelf).delete(named(shelf, "Faces"))
    use = disk_use(shelf.models(), shelf.folders, bin_.in_bin(shelf.folders))
    assert use.folders[shelf.folders[1]][0] == 1
    assert use.folders[shelf.folders[2]] == (0, 0)
    assert use.binned > 0
    assert use.total == sum(u.bytes for u in use.models) > 0
    assert [size_words(n) for n in (7, 7000, 7_400_000, 2_100_000_000)] == [
        "7 bytes", "7 KB", "7.4 MB", "2.1 GB",
    ]  # fmt: skip
