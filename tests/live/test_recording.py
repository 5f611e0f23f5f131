"""The file of a performance: on the disk a second later, and never in the way."""

from __future__ import annotations

import pytest

from studio.errors import ExportError
from studio.live.recording import PerformanceWriter, lines_of, new_path
from studio.values.live.performance import read
from tests.helpers.fake_generator import recipe_of


def test_what_is_added_is_there_and_ends_at_its_greatest_size(tmp_path):
    path = new_path(tmp_path / "performances")
    writer = PerformanceWriter(path, "a", most_bytes=2000)
    for seed in range(20):
        writer.add(seed / 10, recipe_of(seed), ())
    writer.close()
    assert "greatest size" in writer.problem
    writer.add(3.0, recipe_of(1), ())
    assert len(list(read(lines_of(path)))) == 20
    assert new_path(tmp_path / "performances") != path


def test_a_disk_that_is_full_is_said_and_what_was_written_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.performance"
    writer = PerformanceWriter(path, "a")
    writer.add(0.0, recipe_of(1), ())
    writer._write()

    def full(_fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("studio.live.recording.os.fsync", full)
    writer.add(0.1, recipe_of(2), ())
    writer.close()
    assert writer.problem
    assert len(list(read(lines_of(path)))) >= 1


def test_a_folder_that_refuses_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError):
        PerformanceWriter(tmp_path / "file" / "a.performance", "a")
    with pytest.raises(ExportError):
        list(lines_of(tmp_path / "none"))
