"""The register: what was exported is found again, and trouble with it costs no export."""

import sqlite3

import numpy as np
import pytest
from msgspec.structs import replace

from studio.errors import ExportError
from studio.export.marks.register import NAME, Register
from studio.export.metadata.provenance import provenance_of
from tests.export.export_samples import CARD, huge_recipe, seed_recipe

TOLD = replace(provenance_of(seed_recipe(300, 400), CARD, created="2026-11-30T14:02:11Z"),
               width=300, height=400)  # fmt: skip


def test_found_again(tmp_path):
    register = Register(tmp_path / "new" / "folder")
    register.add(2**48 - 1, TOLD, tmp_path / "a.png")
    found = Register(tmp_path / "new" / "folder").find(2**48 - 1)
    assert found is not None
    assert found.recipe == seed_recipe(300, 400)
    assert (found.width, found.height, found.model) == (300, 400, "Äurora")
    assert found.words == "exported on 2026-11-30 14:02 UTC as a.png with Äurora"
    assert register.find(7) is None
    register.placed(2**48 - 1, tmp_path / "a 2.png")
    assert register.find(2**48 - 1).file.endswith("a 2.png")


def test_an_empty_register_knows_nothing_and_makes_no_file(tmp_path):
    register = Register(tmp_path)
    assert register.find(1) is None
    assert len(register.known()[0]) == 0
    assert not (tmp_path / NAME).exists()


def test_known_ids_come_with_their_signs(tmp_path):
    register = Register(tmp_path)
    for mark in (5, 6, 2**47):
        register.add(mark, TOLD, tmp_path / "a.png")
    ids, signs = register.known()
    assert set(ids.tolist()) == {5, 6, 2**47}
    assert signs.shape == (3, 256)
    assert set(np.unique(signs)) == {-1.0, 1.0}


def test_a_recipe_that_is_too_long_is_left_out(tmp_path):
    register = Register(tmp_path)
    told = replace(TOLD, recipe=huge_recipe(400_000))
    register.add(9, told, tmp_path / "a.png")
    assert register.find(9).recipe is None


def test_what_somebody_wrote_into_it_is_not_believed(tmp_path):
    register = Register(tmp_path)
    register.add(9, TOLD, tmp_path / "a.png")
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE exports SET recipe = 'latent:1:nonsense'")
    database.close()
    assert register.find(9).recipe is None
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE exports SET width = 'wide'")
    database.close()
    assert register.find(9) is None


def test_a_file_that_is_no_register_is_said(tmp_path):
    (tmp_path / NAME).write_bytes(b"not a database at all" * 400)
    for use in (lambda r: r.find(1), lambda r: r.known(), lambda r: r.add(1, TOLD, tmp_path)):
        with pytest.raises(ExportError, match="register of exports cannot be used"):
            use(Register(tmp_path))
