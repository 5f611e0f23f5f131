"""Projects that earlier studios wrote open as they were left; `old/` holds one of each version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.errors import NewerError
from studio.library.pins import PinIndex
from studio.library.project import Project
from studio.library.store import schema
from studio.library.untitled import recoverable
from tests.library.landscape import moved, seed

OLD = Path(__file__).parent / "old"
VERSIONS = range(1, schema.VERSION)


def write_old(path, version):
    """The project of that version, as its studio left it, at `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((OLD / f"v{version}.sql").read_text())
    return path


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    return write_old(tmp_path / "Dusk study.latent", request.param)


def test_there_is_one_of_each_version():
    assert {file.name for file in OLD.iterdir()} == {f"v{n}.sql" for n in VERSIONS}


def test_everything_is_there_and_the_original_beside_it(old):
    original = old.read_bytes()
    with Project.open(old) as project:
        (note,) = project.notes
        assert "the original is Dusk study.v1.latent" in note
        assert [(n.id, n.parent, n.name, n.pinned) for n in project.trail] == [
            (1, None, "first light", True), (2, 1, "dusk", False), (3, 2, "", False),
        ]  # fmt: skip
        assert project.trail.get(2).recipe == moved(1, dusk=1.0)
        assert (project.state("film"), project.state("current")) == (None, 2)
        assert project.get_thumb(seed(1)) == b"webp"
    assert old.with_name("Dusk study.v1.latent").read_bytes() == original
    with Project.open(old) as project:
        assert project.notes == ()


def test_its_journal_goes_on(old):
    with Project.open(old) as project:
        assert project.redo().label == "Keyframe"
        assert project.state("film") == [1, 2]
        labels = []
        while (undone := project.undo()) is not None:
            labels.append(undone.label)
        assert labels == [
            "Keyframe", "Delete a place", "2 new places", "Pin", "Rename", "New place", "New place",
        ]  # fmt: skip
        assert list(project.trail) == []
        for _ in labels:
            project.redo()
        assert [node.id for node in project.trail] == [1, 2, 3]


def test_pins_of_an_old_project_are_found_without_changing_it(old):
    before = old.read_bytes()
    assert [pin.name for pin in PinIndex().search("first", [old])] == ["first light"]
    assert old.read_bytes() == before


def test_the_original_of_an_untitled_project_is_not_offered_beside_it(tmp_path):
    path = write_old(tmp_path / "2026-01-01 12.00.00 abcdef.latent", 1)
    Project.open(path).close()
    assert len(list(tmp_path.glob("*.latent"))) == 2
    assert [found.path for found in recoverable(tmp_path)] == [path]


def test_the_studio_of_the_version_before_refuses_what_this_one_writes(tmp_path, monkeypatch):
    with Project.untitled(tmp_path) as project:
        project.save_as(tmp_path / "new.latent")
    monkeypatch.setattr("studio.library.store.opening.VERSION", schema.VERSION - 1)
    with pytest.raises(NewerError, match="newer studio"):
        Project.open(tmp_path / "new.latent")
