"""The show of a project: kept, undone, found again; and as a file."""

from __future__ import annotations

import os

import pytest
from msgspec.structs import replace

from studio.errors import InputError, NewerError
from studio.files.paths import HOME_VARIABLE
from studio.library.project import Project
from studio.library.shows import KEY, PART, ProjectShow, read_show, write_show
from studio.values import edit
from studio.values.show.document import Path, Place, Show, Visitor, to_json
from tests.helpers.fake_engine import fake_card

CARD = fake_card()
PLACES = tuple(edit.new_recipe(CARD, n) for n in (1, 2, 3))
SHOW = Show(
    "Booth",
    (Place(PLACES[0], 20.0), Path(PLACES[1:], 5.0)),
    visitor=Visitor(sliders=("Dusk",), idle_s=20.0),
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    made = Project.untitled()
    yield made
    made.close()


def test_a_show_is_kept_each_item_once_and_undone(project):
    kept = ProjectShow(project)
    assert kept.get() is None
    kept.put(SHOW, "made a show")
    parts = len(project.state_keys(PART))
    other = replace(SHOW, credits="The museum")
    kept.put(other, "changed the credits", SHOW)
    assert kept.get() == ProjectShow(project).get() == other
    assert len(project.state_keys(PART)) == parts == 2
    project.undo()
    assert ProjectShow(project).get() == SHOW
    project.undo()
    assert ProjectShow(project).get() is None


def test_what_is_refused_leaves_the_one_before(project):
    kept = ProjectShow(project)
    kept.put(SHOW, "made a show")
    with pytest.raises(InputError, match=r"look\.accent"):
        kept.put(replace(SHOW, look=replace(SHOW.look, accent="red")), "painted it red", SHOW)
    assert kept.get() == SHOW


def test_damaged_items_are_left_out_and_a_damaged_show_is_none(project):
    kept = ProjectShow(project)
    kept.put(SHOW, "made a show")
    names = project.state(KEY)["playlist"]
    project.set_state(f"{PART}{names[0]}", {"type": "place"})
    assert ProjectShow(project).get().playlist == SHOW.playlist[1:]
    for broken in (7, {"version": 99, "show": {}, "playlist": names}, {"playlist": "x"},
                   {"version": 1, "show": {"name": 3}, "playlist": names}):  # fmt: skip
        project.set_state(KEY, broken)
        assert ProjectShow(project).get() is None


def test_files_come_back_as_they_were(tmp_path):
    path = write_show(tmp_path / "booth.show", SHOW)
    assert read_show(path) == SHOW
    assert path.read_bytes() == to_json(SHOW)


def test_files_that_are_none_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match="no show"):
        read_show(tmp_path / "nowhere.show")
    for data, match in ((b"{}", "not a show"), (b"\xff\xfe", "not a readable show"),
                        (b"[" * 100_000, "nested|readable")):  # fmt: skip
        (tmp_path / "bad.show").write_bytes(data)
        with pytest.raises(InputError, match=match):
            read_show(tmp_path / "bad.show")
    newer = to_json(SHOW).replace(b'"version":', b'"version":9')
    (tmp_path / "new.show").write_bytes(newer)
    with pytest.raises(NewerError):
        read_show(tmp_path / "new.show")


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes in folders")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.show")
    with pytest.raises(InputError, match="no show"):
        read_show(tmp_path / "pipe.show")
