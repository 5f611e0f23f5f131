"""Files taken off a list come back, for a while."""

import os
import time

from studio.files.put_away import DAYS, brought_back, put_away, where


def test_away_and_back(tmp_path):
    file = tmp_path / "a.icc"
    file.write_bytes(b"colours")
    put_away([file, tmp_path / "never.icc"])
    assert not file.exists()
    assert where(file).read_bytes() == b"colours"
    assert brought_back([file])
    assert where(file) == file
    assert file.read_bytes() == b"colours"
    assert not brought_back([tmp_path / "never.icc"])


def test_what_was_put_away_long_ago_goes_with_the_next(tmp_path):
    old, new = tmp_path / "old.icc", tmp_path / "new.icc"
    for file in (old, new):
        file.write_bytes(b"colours")
    put_away([old])
    long_ago = time.time() - (DAYS + 1) * 24 * 3600
    os.utime(where(old), (long_ago, long_ago))
    put_away([new])
    assert not brought_back([old])
    assert brought_back([new])
