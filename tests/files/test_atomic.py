"""Files appear complete or not at all, and every refusal is one plain sentence."""

import errno
import os

import pytest

from studio.errors import ExportError
from studio.files import atomic
from studio.files.atomic import AtomicFile, make_folder, write_atomic


def test_write_and_replace(tmp_path):
    path = tmp_path / "Grüße 🌄 und mehr.bin"
    assert write_atomic(path, b"one") == path
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == [path.name]


def test_permissions_are_the_usual_ones(tmp_path):
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    path = write_atomic(tmp_path / "atomic", b"")
    assert path.stat().st_mode == plain.stat().st_mode


def test_never_overwrites_when_told(tmp_path):
    path = tmp_path / "a"
    write_atomic(path, b"first", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomic(path, b"second", overwrite=False)
    assert path.read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["a"]


def test_without_links_it_still_does_not_overwrite(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a"
    write_atomic(path, b"first", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomic(path, b"second", overwrite=False)
    assert path.read_bytes() == b"first"
    assert os.listdir(tmp_path) == ["a"]


def test_a_taken_name_can_be_changed_and_tried_again(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    target = AtomicFile(tmp_path / "a", overwrite=False)
    target.file.write(b"new")
    with pytest.raises(FileExistsError):
        target.commit()
    target.path = tmp_path / "b"
    assert target.commit().read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_an_exception_leaves_nothing(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fails():
        with AtomicFile(path) as target:
            target.file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
def test_full_disk(tmp_path, monkeypatch, where):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if where == "write":
        with pytest.raises(ExportError, match="disk is full"), AtomicFile(path):
            full()
    else:
        monkeypatch.setattr(os, where, full)
        with pytest.raises(ExportError, match=r"disk is full: a\.png was not written"):
            write_atomic(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.png"]


def test_read_only_folder(tmp_path, monkeypatch):
    def closed(*_, **__):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(atomic.Path, "open", closed)
    with pytest.raises(ExportError, match=r"read-only here: a was not written"):
        write_atomic(tmp_path / "a", b"")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_really_read_only_folder(tmp_path):
    tmp_path.chmod(0o555)
    with pytest.raises(ExportError, match="read-only"):
        write_atomic(tmp_path / "a", b"")
    tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "words"),
    [("none/a", "no folder"), ("file/a", "not a folder"), ("x" * 300, "too long"),
     ("a\0b", "cannot be a file name"), (".", "is a folder")],
)  # fmt: skip
def test_odd_places(tmp_path, name, words):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match=words):
        write_atomic(tmp_path / name, b"x")
    assert os.listdir(tmp_path) == ["file"]


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_make_folder(tmp_path):
    assert make_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "c").write_bytes(b"")
    with pytest.raises(ExportError):
        make_folder(tmp_path / "c" / "d")


def test_what_a_killed_program_left_goes_a_day_later(tmp_path):
    old, young = tmp_path / f".latent-{'0' * 16}.tmp", tmp_path / f".latent-{'1' * 16}.tmp"
    foreign = tmp_path / ".latent-notes.tmp"
    for path in (old, young, foreign):
        path.write_bytes(b"x")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    write_atomic(tmp_path / "a", b"1")
    assert not old.exists()
    assert young.exists()
    assert foreign.exists()
