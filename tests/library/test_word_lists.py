"""Word lists are plain text of bounded size; anything else is refused in one sentence."""

import pytest

from studio.errors import FileFormatError
from studio.library.word_lists import (
    keep_word_list,
    kept_word_lists,
    list_name,
    read_word_list,
    read_word_lists,
    word_lists_folder,
)


def test_a_list_is_read_by_its_name(tmp_path):
    path = tmp_path / "Sea Colours.txt"
    path.write_bytes("\ufeff# colours\r\nviolet\r\n\r\n  teal  \r\nשחור\r\n".encode())
    assert read_word_list(path) == ("sea_colours", ("violet", "teal", "שחור"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no word list"),
        (b"red\x00green\n", "no word list"),
        ("grün\n".encode("latin-1"), "no word list"),
        (b"", "empty"),
        (b"# nothing\n\n", "empty"),
        (b"a\n" * 30_000, "too long"),
        (b"a" * 1001, "too long"),
        (b"a\n" * 600_000, "larger than 1 MB"),
    ],
)
def test_other_files_are_refused(tmp_path, data, words):
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    with pytest.raises(FileFormatError, match=words):
        read_word_list(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(FileFormatError, match="cannot be read"):
        read_word_lists([tmp_path / "none.txt"])


def test_kept_lists_are_found_again_and_broken_ones_passed_over(tmp_path):
    path = tmp_path / "moods.txt"
    path.write_text("calm\nwild\n", "utf-8")
    assert keep_word_list(path) == "moods"
    (word_lists_folder() / "broken.txt").write_bytes(b"\x00")
    assert kept_word_lists() == {"moods": ("calm", "wild")}


@pytest.mark.parametrize(
    ("stem", "name"), [("a__b", "a_b"), ("__", "words"), ("Rouge & Noir", "rouge_noir")]
)
def test_names_can_be_written_in_a_prompt(stem, name):
    assert list_name(stem) == name
