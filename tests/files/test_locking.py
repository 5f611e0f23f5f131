"""A lock file that its last holder takes away while the next one reaches for it."""

import pytest

from studio.files import locking
from studio.files.locking import HeldFile, is_held


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path):
    path = tmp_path / "lock"
    held = HeldFile(path)
    assert is_held(path)
    with pytest.raises(BlockingIOError):
        HeldFile(path)
    held.release(remove=True)
    assert not path.exists()
    HeldFile(path).release()


def test_a_file_removed_between_opening_and_locking_is_no_lock(tmp_path, monkeypatch):
    path = tmp_path / "lock"
    take, taken = locking._lock, []

    def removed_at_first(handle):
        if not taken:
            path.unlink()
        taken.append(handle)
        take(handle)

    monkeypatch.setattr(locking, "_lock", removed_at_first)
    held = HeldFile(path)
    assert len(taken) == 2
    assert is_held(path)  # the file that lies there is the one that is held
    held.release()
