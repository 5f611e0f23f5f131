"""A project of an earlier edition is brought up to date, and the original stays."""

import sqlite3
from contextlib import closing

import pytest

from studio.errors import ProjectError
from studio.library.project import Project
from studio.library.store import migrate, schema

OLD_TABLES = {
    "meta": schema.TABLES["meta"],
    "nodes": "CREATE TABLE nodes (id INTEGER PRIMARY KEY, recipe BLOB NOT NULL) STRICT",
}
NEW_TABLES = {
    **OLD_TABLES,
    "nodes": (
        "CREATE TABLE nodes (id INTEGER PRIMARY KEY, recipe BLOB NOT NULL, name TEXT) STRICT"
    ),
}


def add_names(connection):
    connection.execute("ALTER TABLE nodes RENAME TO old_nodes")
    connection.execute(NEW_TABLES["nodes"])
    connection.execute("INSERT INTO nodes SELECT id, recipe, 'place ' || id FROM old_nodes")
    connection.execute("DROP TABLE old_nodes")


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.latent"
    pragmas = (f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 1")
    rows = "INSERT INTO nodes VALUES (1, x'7b7d')"
    with closing(sqlite3.connect(path)) as connection:
        for sql in (*pragmas, *OLD_TABLES.values(), rows):
            connection.execute(sql)
        connection.commit()
    return path


def test_an_old_project_is_brought_up_to_date_and_the_original_stays(old):
    before = old.read_bytes()
    steps = {1: (OLD_TABLES, add_names)}
    kept = migrate.migrate(old, steps, target=2, tables=NEW_TABLES)
    assert kept.name == "old.v1.latent"
    assert kept.read_bytes() == before
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT name FROM nodes").fetchall() == [("place 1",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_step_that_fails_leaves_the_original(old):
    def fails(connection):
        add_names(connection)
        connection.execute("SELECT * FROM missing")

    before = old.read_bytes()
    with pytest.raises(ProjectError, match="damaged"):
        migrate.migrate(old, {1: (OLD_TABLES, fails)}, target=2, tables=NEW_TABLES)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_the_present_version_needs_no_step(tmp_path):
    path = tmp_path / "new.latent"
    with Project.untitled(tmp_path / "untitled") as project:
        project.save_as(path)
    assert migrate.migrate(path) is None
    assert set(migrate.STEPS) == set(range(1, schema.VERSION))
