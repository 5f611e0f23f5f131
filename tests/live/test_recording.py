"""The file of a performance: on the disk a second later, and never in the way."""

from __future__ import annotations

import pytest

from studio.errors import ExportError
from studio.live.recording import PerformanceWriter, lines_of, new_path
from studio.values.live.performance import Encoder, read
from tests.helpers.fake_generator import recipe_of


def test_what_is_added_is_there_and_ends_at_its_greatest_size(tmp_path):
    path, encoder = new_path(tmp_path / "performances"), Encoder()
    writer = PerformanceWriter(path, most_bytes=2000)
    writer.add(encoder.begin("a"))
    for seed in range(20):
        writer.add(encoder.lines(seed / 10, recipe_of(seed), {}))
    writer.close()
    assert "greatest size" in writer.problem
    writer.add(b"more")
    assert len(list(read(lines_of(path)))) == 20
    assert new_path(tmp_path / "performances") != path


def test_a_disk_that_is_full_is_said_and_what_was_written_stays(tmp_path, monkeypatch):
    path, encoder = tmp_path / "a.performance", Encoder()
    writer = PerformanceWriter(path)
    writer.add(encoder.begin("a") + encoder.lines(0.0, recipe_of(1), {}))
    writer._write()

    def full(_fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("studio.live.recording.os.fsync", full)
    writer.add(encoder.lines(0.1, recipe_of(2), {}))
    writer.close()
    assert writer.problem
    assert len(list(read(lines_of(path)))) >= 1


def test_a_folder_that_refuses_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError):
        PerformanceWriter(tmp_path / "file" / "a.performance")
    with pytest.raises(ExportError):
        list(lines_of(tmp_path / "none"))
