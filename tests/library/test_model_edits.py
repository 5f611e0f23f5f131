"""What is done to a model can be taken back, and its recipes never notice."""

import hashlib
import shutil

import msgspec
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from studio.errors import ExportError, InputError, ModelError, ProjectError
from studio.library import bin as bin_
from studio.library.disk import disk_use, size_words
from studio.library.edit_words import label_of
from studio.library.facts import LINES, TEXTS, changed, editable, put_facts, tidy, tidy_tags
from studio.library.folders import own_folders
from studio.library.imports import free_id
from studio.library.model_edits import files_written, small_files
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.library.settings import SettingsFile
from studio.library.store.library_changes import Binned, CardChanged
from studio.values.card import card_to_json
from tests.helpers.library import BareLibrary
from tests.helpers.shelf import card_called, named, put
from tests.library.landscape import seed


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    own = tmp_path / "home" / "data" / "models"
    put(tmp_path / "house", "Aurora", house=True)
    put(own, "My GAN", license="unknown licence")
    put(own / "faces" / "old", "Faces")
    return InstalledModels([tmp_path / "house", own, tmp_path / "not there"])


@pytest.fixture
def library(shelf, tmp_path):
    return BareLibrary(shelf, SettingsFile(tmp_path / "settings"))


@pytest.fixture
def project(library, tmp_path):
    with Project.untitled(tmp_path / "projects") as project:
        project.library = library
        yield project


def everything(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def called(models):
    return [model.card.name for model in models.models()]


def cards(models):
    return {model.card.sha256: model.card for model in models.models()}


def test_models_are_found_in_folders_of_folders(shelf):
    assert [m.card.name for m in shelf.models()] == ["Aurora", "Faces", "My GAN"]
    assert not named(shelf, "My GAN").card.license_known


EDITS = {
    "name": lambda e, m: e.change(m, {"name": "  Another   name "}),
    "facts": lambda e, m: e.change(m, {"license": "MIT", "known_biases": "young faces\nmostly"}),
    "tags": lambda e, m: e.tag(m, ("portrait", "dusk")),
    "bin": lambda e, m: e.delete(m),
}


@pytest.mark.parametrize("do", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("name", ["My GAN", "Faces"])
def test_undo_then_redo_is_the_identity(shelf, library, project, tmp_path, do, name):
    home = tmp_path / "home"
    before, first = everything(home), cards(shelf)
    change = do(library, named(shelf, name))
    library.do(project, change)
    after, second = everything(home), cards(shelf)
    assert second != first
    undone = project.undo()
    assert (undone.label, undone.problem) == (label_of(change), "")
    assert (everything(home), cards(shelf)) == (before, first)
    assert project.undo() is None
    assert project.redo().problem == ""
    assert cards(shelf) == second
    assert everything(home).keys() == after.keys()
    assert InstalledModels(shelf.folders).models() == shelf.models()
    kept = {m.card.sha256: m.card.openers for m in shelf.models()}
    assert all(first[sha].openers == openers for sha, openers in kept.items())


@pytest.mark.parametrize("do", EDITS.values(), ids=EDITS)
def test_a_step_of_yesterday_is_taken_back_after_a_restart(shelf, tmp_path, do):
    home, file = tmp_path / "home", tmp_path / "study.latent"
    before = everything(home)
    with Project.untitled(tmp_path / "projects") as project:
        project.save_as(file)
        library = BareLibrary(shelf, SettingsFile(tmp_path / "settings"))
        library.do(project, do(library, named(shelf, "Faces")))
        after = cards(shelf)
    with Project.open(file) as project:
        models = InstalledModels(shelf.folders)
        project.library = BareLibrary(models, SettingsFile(tmp_path / "settings"))
        assert project.undo().problem == ""
        assert everything(home) == before
    with Project.open(file) as project:
        models = InstalledModels(shelf.folders)
        project.library = BareLibrary(models, SettingsFile(tmp_path / "settings"))
        assert project.redo().problem == ""
        assert cards(models) == after


def test_favourites_tags_and_folders_come_and_go(shelf, library, project, tmp_path):
    house = named(shelf, "Aurora")
    file = SettingsFile(tmp_path / "settings")
    library.do(project, library.favour(house))
    library.do(project, library.tag(house, ("night",)))
    library.do(project, library.choose_folders([tmp_path / "disk"]))
    value = SettingsFile(tmp_path / "settings").value
    assert value.favourites == (house.card.sha256,)
    assert value.house_tags == {house.card.sha256: ("night",)}
    assert value.model_folders[0] == str(tmp_path / "disk")
    for _ in range(3):
        assert project.undo().problem == ""
    value = SettingsFile(tmp_path / "settings").value
    assert (value.favourites, value.house_tags) == ((), {})
    assert own_folders(value.model_folders) == own_folders(file.value.model_folders)
    assert library.tag(house, ()) is None
    assert library.choose_folders(library.folders) is None


def test_covers_and_card_made_anew_are_taken_back_with_their_bytes(shelf, library, project):
    model = named(shelf, "Faces")
    before = small_files(model.folder)
    (model.folder / "covers.webp").write_bytes(b"new covers")
    new = replace(model.card, summary="looked at again")
    (model.folder / "card.json").write_bytes(card_to_json(new))
    library.do(project, files_written(model, before, project.put_blob))
    assert files_written(model, small_files(model.folder), project.put_blob) is None
    shelf.refresh()
    library.do(project, library.change(named(shelf, "Faces"), {"name": "People"}))
    for _ in range(2):
        assert project.undo().problem == ""
    assert small_files(model.folder) == before
    assert named(shelf, "Faces").card.summary == ""
    assert project.redo().problem == ""
    assert named(shelf, "Faces").card.summary == "looked at again"
    assert (model.folder / "covers.webp").read_bytes() == b"new covers"


def test_a_card_somebody_else_changed_is_left_and_gone_past(shelf, library, project):
    library.do(project, library.change(named(shelf, "My GAN"), {"summary": "mine"}))
    library.do(project, library.change(named(shelf, "Faces"), {"name": "People"}))
    other = named(InstalledModels(shelf.folders), "People")
    put_facts(other, {"name": "Persons"})
    undone = project.undo()
    assert undone.problem == "The card of People was changed since."
    assert called(shelf) == ["Aurora", "My GAN", "Persons"]
    assert project.undo().problem == ""
    assert named(shelf, "My GAN").card.summary == ""
    put_facts(named(shelf, "Persons"), {"name": "People"})
    assert [project.redo().problem for _ in range(2)] == ["", ""]
    assert project.undo().problem == ""
    assert called(shelf) == ["Aurora", "Faces", "My GAN"]


def test_what_could_not_be_taken_back_is_not_lost_by_the_next_edit(
    shelf, library, project, tmp_path
):
    library.do(project, library.favour(named(shelf, "Faces")))
    library.do(project, library.change(named(shelf, "Faces"), {"name": "People"}))
    away = shelf.folders[1] / "faces"
    away.rename(tmp_path / "unplugged")
    shelf.refresh()
    assert project.undo().problem == "Faces is not in the library any more."
    project.add_place(seed(1), None)
    (tmp_path / "unplugged").rename(away)
    shelf.refresh()
    assert called(shelf) == ["Aurora", "My GAN", "People"]
    assert [project.undo().label for _ in range(2)] == ["new place", "renamed Faces to People"]
    assert called(shelf) == ["Aurora", "Faces", "My GAN"]
    assert project.undo().label == "made Faces a favourite"
    assert project.undo() is None
    assert [bool(project.redo()) for _ in range(4)] == [True, True, True, False]


def test_another_library_is_left_alone(shelf, library, project, tmp_path):
    library.do(project, library.favour(named(shelf, "Faces")))
    before = everything(tmp_path / "home")
    project.library = BareLibrary(shelf, SettingsFile(tmp_path / "settings"), "there")
    assert project.undo().problem == "That was done in another library."
    project.library = None
    assert project.redo().problem == "That was done in another library."
    with pytest.raises(ProjectError, match="No library"):
        project.edit_library("x", library.favour(named(shelf, "Faces")))
    assert everything(tmp_path / "home") == before
    assert project.undo_label == "made Faces a favourite"


def test_this_very_step_is_taken_back_whatever_was_done_since(shelf, library, project):
    model = named(shelf, "Faces")
    renamed = library.do(project, library.change(model, {"name": "People"}))
    project.take_back(renamed)
    assert project.undo_label is None  # it was the last one: plain undo
    with pytest.raises(ProjectError, match="taken back already"):
        project.take_back(renamed)
    assert project.redo().problem == ""
    place = project.add_place(seed(1), None)
    project.take_back(renamed)
    assert called(shelf) == ["Aurora", "Faces", "My GAN"]
    assert list(project.trail) == [place]
    assert project.undo_label == "took back: renamed Faces to People"
    assert project.undo().problem == ""
    assert called(shelf) == ["Aurora", "My GAN", "People"]
    for _ in range(2):
        project.undo()
    project.add_place(seed(2), None)
    with pytest.raises(ProjectError, match="not in the journal"):
        project.take_back(renamed)


def test_a_refused_edit_leaves_the_journal_as_it_was(shelf, library, project, tmp_path):
    project.add_place(seed(1), None)
    project.add_place(seed(2), None)
    project.undo()
    change = library.change(named(shelf, "Faces"), {"name": "People"})
    put_facts(named(shelf, "Faces"), {"name": "Persons"})
    with pytest.raises(ModelError, match="changed since"):
        library.do(project, change)
    assert project.redo_label == "new place"
    copy = project.save_copy(tmp_path / "copy.latent")
    with Project.open(copy) as again:
        assert (again.undo_label, again.redo_label) == ("new place", "new place")
        again.redo()
        assert len(again.trail) == 2


def test_an_edit_is_in_the_journal_before_it_is_in_the_library(shelf, library, project, tmp_path):
    seen = []

    class Looking(BareLibrary):
        def apply(self, change, blob):
            copy = tmp_path / f"{len(seen)}.latent"
            shutil.copy(project.path, copy)
            wal = project.path.with_name(project.path.name + "-wal")
            shutil.copy(wal, copy.with_name(copy.name + "-wal"))
            with Project.open(copy) as killed:
                seen.append((killed.undo_label, killed.redo_label))
            super().apply(change, blob)

    looking = Looking(shelf, SettingsFile(tmp_path / "settings"))
    looking.do(project, looking.favour(named(shelf, "Faces")))
    project.undo()
    project.redo()
    label = "made Faces a favourite"
    assert seen == [(label, None), (label, None), (label, None)]


def test_a_change_keeps_what_makes_the_pictures(shelf, library, project):
    model = named(shelf, "My GAN")
    library.do(project, library.change(model, {"name": "x", "notes": "n" * 9000}, ["a"]))
    now = named(shelf, "x").card
    was = model.card
    assert (now.id, now.sha256, now.weights_sha256, now.info, now.openers) == (
        was.id, was.sha256, was.weights_sha256, was.info, was.openers,
    )  # fmt: skip
    assert len(now.notes) == 4000


def test_a_fact_that_somebody_else_changed_stays(shelf, library, project):
    model = named(shelf, "Faces")
    put_facts(model, {"summary": "by another window"})
    library.do(project, library.change(model, {**editable(model.card), "name": "People"}))
    assert named(shelf, "People").card.summary == "by another window"
    project.undo()
    assert named(shelf, "Faces").card.summary == "by another window"


def test_nothing_changed_is_no_step(shelf, library):
    model = named(shelf, "Faces")
    assert library.change(model, editable(model.card), model.card.tags) is None


def test_house_models_cannot_be_changed_or_deleted(shelf, library, project, tmp_path):
    before = everything(tmp_path / "house")
    model = named(shelf, "Aurora")
    with pytest.raises(ModelError, match="came with the studio"):
        library.change(model, {"name": "Mine"})
    with pytest.raises(ModelError, match="came with the studio"):
        library.do(project, library.delete(model))
    sneaky = CardChanged(model.card.sha256, "Aurora", {"name": "Aurora"}, {"name": "Mine"})
    with pytest.raises(ModelError, match="not the model"):
        library.do(project, sneaky)
    assert everything(tmp_path / "house") == before
    assert project.undo_label is None


@pytest.mark.parametrize("facts", [{"sha256": "0" * 64}, {"id": "mine"}, {"name": ("a", "b")}])
def test_a_record_made_by_hand_changes_no_more_than_a_person_may(shelf, library, project, facts):
    model = named(shelf, "Faces")
    before = (model.folder / "card.json").read_bytes()
    seen = {key: getattr(model.card, key) for key in facts}
    with pytest.raises(ModelError):
        library.do(project, CardChanged(model.card.sha256, "Faces", seen, facts))
    assert (model.folder / "card.json").read_bytes() == before


@pytest.mark.parametrize("slot", ["../../x", "..", "", "a/b", "a\\b", "x" * 65])
def test_a_journal_made_by_hand_names_no_other_folder(slot):
    raw = msgspec.json.encode(Binned("a" * 64, "x", "slot", True))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(
            raw.replace(b'"slot":"slot"', b'"slot":' + msgspec.json.encode(slot)), type=Binned
        )


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


def test_the_bin_lists_restores_and_empties(shelf, library, project):
    library.do(project, library.delete(named(shelf, "Faces")))
    library.do(project, library.delete(named(shelf, "My GAN")))
    lying = bin_.in_bin(shelf.folders)
    assert [one.name for one in lying] == ["My GAN", "Faces"]
    assert free_id(shelf, "My GAN") == "my-gan-2"
    shelf.refresh()
    assert called(shelf) == ["Aurora"]
    library.do(project, library.restore(lying[1]))
    assert named(shelf, "Faces").folder.parent.name == "old"
    project.undo()
    assert called(shelf) == ["Aurora"]
    bin_.empty(bin_.in_bin(shelf.folders))
    assert bin_.in_bin(shelf.folders) == []
    with pytest.raises(InputError, match="not in the bin any more"):
        bin_.restore(lying[0])
    for name in ("My GAN", "Faces"):
        assert project.undo().problem == f"{name} is not in the bin any more."
    assert project.undo() is None


def test_a_model_comes_back_beside_what_lies_there_now(shelf, library, project):
    place = named(shelf, "My GAN").folder
    library.do(project, library.delete(named(shelf, "My GAN")))
    place.mkdir()
    project.undo()
    assert named(shelf, "My GAN").folder.name == "my-gan-2"


def test_a_note_that_is_broken_or_points_elsewhere_is_not_followed(shelf, library, project):
    library.do(project, library.delete(named(shelf, "My GAN")))
    (one,) = bin_.in_bin(shelf.folders)
    note = one.folder.parent / "binned.json"
    note.write_text('{"name": "x", "place": "/somewhere/else", "when": 1}')
    (moved,) = bin_.in_bin(shelf.folders)
    assert moved.place == shelf.folders[1] / "else"
    note.write_text("{")
    (broken,) = bin_.in_bin(shelf.folders)
    assert broken.place == shelf.folders[1] / "my-gan"


def test_a_disk_that_refuses_changes_nothing(shelf, library, project, monkeypatch):
    model = named(shelf, "Faces")
    place = model.folder

    def closed(*_words):
        raise PermissionError(13, "closed")

    monkeypatch.setattr(type(place), "rename", closed)
    with pytest.raises(ExportError, match="read-only"):
        library.do(project, library.delete(model))
    assert named(shelf, "Faces") == model
    assert bin_.in_bin(shelf.folders) == []
    assert project.undo_label is None


def test_disk_use_counts_what_lies_there(shelf, library, project):
    library.do(project, library.delete(named(shelf, "Faces")))
    use = disk_use(shelf.models(), shelf.folders, bin_.in_bin(shelf.folders))
    assert use.folders[shelf.folders[1]][0] == 1
    assert use.folders[shelf.folders[2]] == (0, 0)
    assert use.binned > 0
    assert use.total == sum(u.bytes for u in use.models) > 0
    assert [size_words(n) for n in (7, 7000, 7_400_000, 2_100_000_000)] == [
        "7 bytes", "7 KB", "7.4 MB", "2.1 GB",
    ]  # fmt: skip
