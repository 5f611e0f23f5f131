"""What is rescued of a damaged project, and that the damaged one is only read."""

import hashlib
import shutil
import sqlite3
from contextlib import closing

import pytest

from studio.errors import ProjectDamaged, ProjectError
from studio.library.project import Project
from studio.library.rescue import open_rescued
from studio.library.store import contents
from studio.library.store.log import is_torn
from studio.library.store.pages import Pages
from studio.library.store.rescue import rescue
from studio.values.latent import Seed
from studio.values.recipe import Recipe
from tests.library.landscape import MODEL, moved, seed

PHOTO = b"a photo " * 9000
"""Runs over several pages."""


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path):
    """A closed project: eight places in two branches, one deleted, a pin, a photo, state."""
    made = tmp_path / "Dusk study.latent"
    with Project.untitled(tmp_path / "untitled") as project:
        project.save_as(made)
        for n in range(1, 9):
            project.add_place(seed(n), n - 1 or None, merge=False, now=1e9 + n)
        project.add_place(moved(2, dusk=1.0), 2, merge=False, now=2e9 - 1e8)
        project.set_pin(1, True, "first light")
        project.delete([8])
        project.put_blob(PHOTO)
        project.put_thumb(seed(1), b"webp")
        project.set_state("current", 5)
        project.set_state("film", list(range(3000)), "moved a keyframe")
        project.undo()
    return made


def all_of(project):
    """Everything a project holds, as values."""
    film = project.state("film"), project.state("current")
    photo = project.get_blob(hashlib.sha256(PHOTO).hexdigest())
    thumb = project.get_thumb(seed(1))
    return project.trail, film, project.undo_label, project.redo_label, photo, thumb


def break_schema(path):
    """A byte that is not UTF-8 in the text of the tables."""
    data = bytearray(path.read_bytes())
    at = data.index(b"CREATE TABLE nodes")
    data[at + 14] = 0xFF
    path.write_bytes(bytes(data))


def test_of_a_project_whose_schema_is_damaged_everything_is_rescued(path):
    with Project.open(path) as project:
        wanted = all_of(project)
    break_schema(path)
    before = path.read_bytes()
    with pytest.raises(ProjectDamaged, match="is damaged") as caught:
        Project.open(path)
    project, sentence = open_rescued(path, caught.value)
    with project:
        assert all_of(project) == wanted
        assert project.is_untitled
        assert project.redo().label == "moved a keyframe"
    assert sentence == (
        "Dusk study.latent is damaged: 8 places and 1 photo are in this new project,"
        " and the file stays as it is."
    )
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("*.latent*")] == [path.name]


def test_the_pages_say_what_sqlite_says(path):
    with closing(sqlite3.connect(path)) as connection:
        wanted = {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("nodes", "journal", "state", "blobs", "thumbs", "meta")
        }
    pages = Pages(path)
    numbers = [n for n in range(2, pages.count + 1) if n not in pages.free]
    rows = [row for n in numbers for row in pages.rows(n)]
    found = {tuple(values) if values[0] is not None else (i, *values[1:]) for i, values in rows}
    assert found == {row for rows in wanted.values() for row in rows}
    assert len(rows) == sum(len(rows) for rows in wanted.values())


def killed(path, folder):
    """A copy of the project as a killed window leaves it: 12 more places only in its log."""
    left = folder / "left" / path.name
    left.parent.mkdir()
    with Project.open(path) as project:
        for n in range(20, 32):
            project.add_place(seed(n), 3, merge=False, now=1e9 + n)
            project.flush()
        for tail in ("", "-wal"):
            shutil.copyfile(f"{path}{tail}", f"{left}{tail}")
    return left


def test_what_only_the_log_holds_is_rescued_too(path, tmp_path):
    left = killed(path, tmp_path)
    break_schema(left)
    found = rescue(left, tmp_path / "new.latent")
    assert (found.places, found.photos, found.lost) == (20, 1, 0)


def test_a_log_that_is_whole_or_cut_short_is_read_as_far_as_it_goes(path, tmp_path):
    left = killed(path, tmp_path)
    log = left.with_name(left.name + "-wal")
    log.write_bytes(log.read_bytes()[:-300])
    assert not is_torn(left)
    with Project.open(left) as project:
        assert len(project.trail) in (19, 20)


@pytest.mark.parametrize("at", [5, 20, 24 + 32 + 100])
def test_a_byte_in_the_log_does_not_quietly_cost_what_came_after_it(path, tmp_path, at):
    left = killed(path, tmp_path)
    log = left.with_name(left.name + "-wal")
    data = bytearray(log.read_bytes())
    data[at] ^= 0x10
    log.write_bytes(bytes(data))
    assert is_torn(left)
    with pytest.raises(ProjectDamaged, match="newest part"):
        Project.open(left)
    assert log.read_bytes() == bytes(data)
    found = rescue(left, tmp_path / "new.latent")
    assert found.places == 20


def test_places_whose_parent_is_lost_hang_on_the_one_before(path, tmp_path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM nodes WHERE id = 4")
        connection.commit()
    with pytest.raises(ProjectDamaged, match="hangs on 4"):
        Project.open(path)
    found = rescue(path, tmp_path / "new.latent")
    assert (found.places, found.lost) == (7, 1)
    assert str(found).endswith("; 1 place could not be read")
    with Project.open(tmp_path / "new.latent") as project:
        assert project.trail.get(5).parent == 3
        assert project.trail.get(9).parent == 2
        assert project.undo_label is None  # a step of the journal names what is lost


def test_a_place_that_is_not_what_its_hash_says_is_never_rescued(path, tmp_path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE nodes SET recipe = x'7b7d' WHERE id = 3")
        connection.commit()
    assert rescue(path, tmp_path / "new.latent").lost == 1


def test_what_is_no_project_leaves_nothing(tmp_path):
    file = tmp_path / "letter.latent"
    file.write_bytes(b"Dear Ada" * 4000)
    with pytest.raises(ProjectDamaged, match="not a project") as caught:
        Project.open(file)
    with pytest.raises(ProjectDamaged, match="not a project"):
        open_rescued(file, caught.value)
    assert list((tmp_path / "home" / "data" / "untitled").iterdir()) == []


def test_a_file_that_tears_while_it_is_open_is_left_by_saving_elsewhere(path, tmp_path):
    with Project.open(path) as project:
        writer = project._file._writer

        def tears(groups):
            writer.damaged = True
            return "Dusk study.latent is damaged and takes nothing more."

        writer._commit = tears
        project.add_place(seed(77), 2, merge=False)
        with pytest.raises(ProjectError, match="takes nothing more"):
            project.flush()
        (tmp_path / "there.latent").write_bytes(b"what stood here")
        project.save_as(tmp_path / "there.latent")
        project.flush()
        assert project.saved
    with Project.open(tmp_path / "there.latent") as project:
        assert project.trail.latest.recipe == Recipe(MODEL, Seed(77), 512, 512)
        assert project.get_blob(hashlib.sha256(PHOTO).hexdigest()) == PHOTO
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".rescued")]


def test_large_files_are_checked_where_they_are_read_at_once(path, monkeypatch):
    monkeypatch.setattr(contents, "SMALL_BYTES", 0)
    data = bytearray(path.read_bytes())
    for start in range(16384, len(data), 16384):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectDamaged, match="damaged"):
        Project.open(path)
