import os
import sqlite3
import threading
from contextlib import closing

import pytest

from studio.errors import NewerError, ProjectBusy, ProjectError, RecipeError
from studio.library import untitled
from studio.library.project import Project
from studio.library.store import schema
from studio.library.store.opening import connect
from tests.library.landscape import moved, seed


@pytest.fixture
def path(tmp_path):
    """A closed project with two places, a photo and a thumbnail."""
    made = tmp_path / "Dusk study.latent"
    with Project.untitled(tmp_path / "untitled") as project:
        project.save_as(made)
        one = project.add_place(seed(1), None)
        project.add_place(moved(1, dusk=1.0), one.id)
        project.set_pin(one.id, True, "first light")
        project.put_blob(b"a photo" * 100)
        project.put_thumb(seed(1), b"webp")
    return made


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for sql in statements:
            connection.execute(sql)
        connection.commit()


def test_a_closed_project_is_one_file_and_no_thread_is_left(path):
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
    assert not [thread for thread in threading.enumerate() if thread.name == "project-writer"]


def test_photos_and_thumbnails_come_back(path):
    with Project.open(path) as project:
        sha256 = project.put_blob(b"a photo" * 100)
        assert project.get_blob(sha256) == b"a photo" * 100
        assert project.get_blob("0" * 64) is None
        assert project.get_thumb(seed(1)) == b"webp"
        assert project.get_thumb(seed(2)) is None
        for number in range(100):
            project.put_thumb(seed(number), b"%d" % number)
        project.flush()
        project.put_thumb(seed(100), b"100")
        assert [project.get_thumb(seed(n)) for n in (0, 99, 100)] == [b"0", b"99", b"100"]


def test_a_photo_changed_on_disk_is_not_shown(path):
    change(path, "UPDATE blobs SET data = x'00'")
    with Project.open(path) as project:
        assert project.get_blob("0" * 64) is None


def test_flush_means_another_reader_sees_it(path):
    with Project.open(path) as project:
        project.add_place(seed(9), None)
        project.flush()
        assert project.saved
        with closing(connect(path, readonly=True)) as other:
            assert other.execute("SELECT count(*) FROM nodes").fetchone() == (3,)


def test_a_second_window_is_told(path):
    with Project.open(path), pytest.raises(ProjectBusy, match="another window"):
        Project.open(path)
    Project.open(path).close()


def test_a_lock_left_by_a_dead_window_does_not_block(path):
    path.with_name(f".{path.name}.lock").write_bytes(b"")
    Project.open(path).close()
    assert not path.with_name(f".{path.name}.lock").exists()


def test_saving_under_a_name_moves_an_untitled_project(tmp_path):
    with Project.untitled(tmp_path / "untitled") as project:
        project.add_place(seed(1), None)
        assert project.title == "Untitled"
        old = project.path
        project.save_as(tmp_path / "Dusk study")
        assert not old.exists()
        assert project.title == "Dusk study"
        project.add_place(seed(2), 1)
        project.undo()
    with Project.open(tmp_path / "Dusk study.latent") as project:
        assert len(project.trail) == 1
        assert project.redo_label == "new place"


def test_saving_a_named_project_under_another_leaves_the_first(path, tmp_path):
    with Project.open(path) as project:
        project.save_as(tmp_path / "other.latent")
        project.add_place(seed(3), None)
        assert project.get_blob(project.put_blob(b"a photo" * 100))
    with Project.open(path) as first, Project.open(tmp_path / "other.latent") as second:
        assert (len(first.trail), len(second.trail)) == (2, 3)


def test_saving_over_a_project_that_crashed_does_not_play_its_log_into_ours(path, tmp_path):
    target = tmp_path / "target.latent"
    with Project.untitled(tmp_path / "untitled") as project:
        project.add_place(seed(4), None)
        project.flush()
        target.write_bytes(project.path.read_bytes())
        wal = project.path.with_name(project.path.name + "-wal")
        target.with_name(target.name + "-wal").write_bytes(wal.read_bytes())
    with Project.open(path) as project:
        project.save_copy(target)
        expected = project.trail
    with Project.open(target) as project:
        assert project.trail == expected


def test_saving_over_an_open_project_is_refused(path, tmp_path):
    with Project.open(path) as project, Project.untitled(tmp_path / "untitled") as other:
        other.add_place(seed(1), None)
        with pytest.raises(ProjectBusy):
            other.save_as(path)
        with pytest.raises(ProjectError, match="name of its own"):
            project.save_copy(path)
        assert other.is_untitled
        assert len(project.trail) == 2


def test_saving_into_a_missing_folder_says_so_and_changes_nothing(tmp_path):
    with Project.untitled(tmp_path / "untitled") as project:
        project.add_place(seed(1), None)
        with pytest.raises(ProjectError):
            project.save_as(tmp_path / "missing" / "a.latent")
        project.add_place(seed(2), None)
        project.flush()
        assert project.is_untitled


def test_an_untouched_untitled_project_leaves_nothing(tmp_path):
    Project.untitled(tmp_path).close()
    assert list(tmp_path.iterdir()) == []


def test_an_untitled_project_is_found_again(tmp_path):
    with Project.untitled(tmp_path) as first:
        first.add_place(seed(1), None)
        with Project.untitled(tmp_path) as second:
            second.add_place(seed(1), None)
            assert untitled.recoverable(tmp_path) == ()
        (found,) = untitled.recoverable(tmp_path)
        assert (found.path, found.places) == (second.path, 1)
        place = untitled.to_bin(found.path)
        assert untitled.recoverable(tmp_path) == ()
        assert place.is_file()
        untitled.from_bin(place)
        assert untitled.recoverable(tmp_path) == (found,)


def test_broken_untitled_files_do_not_hide_the_others(tmp_path):
    with Project.untitled(tmp_path) as project:
        project.add_place(seed(1), None)
    (tmp_path / "broken.latent").write_bytes(b"SQLite format 3\0" + b"?" * 300)
    found = untitled.recoverable(tmp_path)
    assert sorted((item.places, item.damaged) for item in found) == [(0, True), (1, False)]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"SQLite format 3\0", b"SQLite format 3\0" + b"\0" * 4096]
)
def test_what_is_no_project_is_refused(tmp_path, content):
    file = tmp_path / "a.latent"
    file.write_bytes(content)
    with pytest.raises(ProjectError, match="is not a project"):
        Project.open(file)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_no_project_and_nobody_waits_for_it(tmp_path):
    pipe = tmp_path / "pipe.latent"
    os.mkfifo(pipe)
    with pytest.raises(ProjectError, match="not a project"):
        Project.open(pipe)


def test_what_is_missing_is_refused(tmp_path):
    with pytest.raises(ProjectError, match="no project"):
        Project.open(tmp_path / "a.latent")
    with pytest.raises(ProjectError):
        Project.open(tmp_path)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON nodes BEGIN DELETE FROM nodes; END",
        "CREATE VIEW v AS SELECT * FROM nodes",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE TABLE other (x)",
        "CREATE INDEX i ON nodes (name)",
        "ALTER TABLE nodes ADD COLUMN extra TEXT",
        "DROP TABLE journal",
    ],
)
def test_a_project_with_other_tables_is_refused(path, sql):
    change(path, sql)
    with pytest.raises(ProjectError, match=r"another program|missing"):
        Project.open(path)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE nodes SET parent = 99 WHERE id = 2",
        "UPDATE nodes SET parent = 2 WHERE id = 1",
        "UPDATE nodes SET deleted = 7",
        "INSERT OR REPLACE INTO meta VALUES ('position', '99')",
        "INSERT OR REPLACE INTO meta VALUES ('position', '-1')",
        "INSERT OR REPLACE INTO meta VALUES ('position', '٣')",
    ],
)
def test_a_project_that_contradicts_itself_is_refused(path, sql):
    change(path, sql)
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)
    with pytest.raises(ProjectError, match="damaged"):  # and not: already open
        Project.open(path)


def test_a_damaged_place_is_left_out_and_told(path):
    change(path, "UPDATE nodes SET recipe = x'7b7d' WHERE id = 1")
    with Project.open(path) as project:
        assert [node.id for node in project.trail] == [2]
        assert project.notes == ("1 place of Dusk study.latent is damaged and not shown.",)


def test_a_damaged_step_of_the_journal_does_not_stop_the_rest(path):
    change(path, "UPDATE journal SET edit = x'00' WHERE seq = 3")
    with Project.open(path) as project:
        with pytest.raises(ProjectError, match="Step 3"):
            project.undo()
        project.add_place(seed(5), None)
        assert project.undo_label == "new place"


def test_a_damaged_last_step_does_not_keep_new_places_out(path):
    change(path, "UPDATE journal SET edit = x'00'")
    with Project.open(path) as project:
        node = project.add_place(moved(1, dusk=2.0), 2)  # asks whether it belongs to the last step
        project.set_state("film", [1], "moved a keyframe")
        assert project.undo_label == "moved a keyframe"
    with Project.open(path) as project:
        assert project.trail.get(node.id) is not None


def test_torn_pages_are_refused_in_one_sentence(path):
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)


def test_a_cut_file_is_refused(path):
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)


def test_too_many_places_are_refused(path, monkeypatch):
    monkeypatch.setattr(schema, "MAX_NODES", 1)
    with pytest.raises(ProjectError, match="at most 1"):
        Project.open(path)


def test_a_newer_project_is_refused_as_newer(path):
    change(path, "PRAGMA user_version = 99")
    with pytest.raises(NewerError, match="newer studio"):
        Project.open(path)


def test_sizes_are_bounded(path, monkeypatch):
    with Project.open(path) as project:
        with pytest.raises(ProjectError, match="64 MB"):
            project.put_blob(bytes((64 << 20) + 1))
        with pytest.raises(ProjectError, match="8 MB"):
            project.set_state("film", "x" * (9 << 20))
        with pytest.raises(ProjectError, match="cannot keep"):
            project.set_state("film", object())
        monkeypatch.setattr("studio.library.project.MAX_JSON_BYTES", 10)
        with pytest.raises(RecipeError, match="at most"):
            project.add_place(seed(3), None)


def test_a_place_that_is_gone_says_so(path):
    with Project.open(path) as project:
        project.delete([1])
        for work in (lambda: project.rename(1, "x"), lambda: project.set_pin(99, True)):
            with pytest.raises(ProjectError, match="no longer in the trail"):
                work()


def test_a_disk_that_refuses_is_told_and_tried_again(path, monkeypatch):
    told = []
    with Project.open(path, told.append) as project:
        writer = project._file._writer
        works = writer._commit
        monkeypatch.setattr("studio.library.store.writer.RETRY_S", 0.01)
        monkeypatch.setattr(writer, "_commit", lambda groups: "The disk is full.")
        project.add_place(seed(3), None)
        with pytest.raises(ProjectError, match="full"):
            project.flush()
        assert (project.saved, project.problem) == (False, "The disk is full.")
        monkeypatch.setattr(writer, "_commit", works)
        project.flush()
        assert (project.saved, project.problem) == (True, "")
    assert told[0] == "The disk is full."
    assert told[-1] == ""
    with Project.open(path) as project:
        assert len(project.trail) == 3


def test_a_full_disk_is_left_by_saving_elsewhere(path, tmp_path, monkeypatch):
    with Project.open(path) as project:
        monkeypatch.setattr(project._file._writer, "_commit", lambda groups: "The disk is full.")
        project.add_place(seed(3), None)
        sha256 = project.put_blob(b"new")
        project.save_as(tmp_path / "elsewhere.latent")
        project.flush()
    with Project.open(tmp_path / "elsewhere.latent") as project:
        assert len(project.trail) == 3
        assert project.get_blob(sha256) == b"new"


def test_closing_what_cannot_be_saved_says_how_much_is_lost(path, monkeypatch):
    project = Project.open(path)
    monkeypatch.setattr(project._file._writer, "_commit", lambda groups: "The disk is full.")
    project.add_place(seed(3), None)
    with pytest.raises(ProjectError, match=r"last 1 changes .*full"):
        project.close()
    Project.open(path).close()
