"""Lists of words that prompts choose from: plain text files, one choice a line.

`__colours__` in a prompt is a line of `colours.txt`. Lists are kept in a folder of the person's
data; `kept_word_lists` reads them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from studio.errors import FileFormatError
from studio.files.atomic import make_folder, printable, write_atomic
from studio.files.paths import data_folder
from studio.values.wildcards import WordLists

MAX_BYTES = 1 << 20
MAX_LINES = 20_000
MAX_LINE = 1000
MAX_LISTS = 500
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def word_lists_folder() -> Path:
    """Where a person's word lists are kept."""
    return data_folder() / "word lists"


def read_word_list(path: Path) -> tuple[str, tuple[str, ...]]:
    """(name, lines) of a word list; empty lines and those that begin with `#` do not count.

    Raises:
        FileFormatError: not a text file of bounded size, or nothing in it.
    """
    name = printable(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileFormatError(f"The word list {name} cannot be read: {error.strerror}.") from None
    if len(data) > MAX_BYTES:
        raise FileFormatError(f"The word list {name} is larger than 1 MB; shorten or split it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\x00"
    if _CONTROL.search(text):
        raise FileFormatError(
            f"{name} is no word list: expected plain text (UTF-8), a word a line."
        )
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines:
        raise FileFormatError(f"The word list {name} is empty.")
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_LINE:
        raise FileFormatError(
            f"The word list {name} is too long: at most {MAX_LINES:,} lines of {MAX_LINE:,}"
            " characters."
        )
    return list_name(path.stem), tuple(lines)


def list_name(stem: str) -> str:
    """The name by which prompts call a list: letters, figures, `-` and single `_`."""
    name = re.sub(r"_{2,}", "_", re.sub(r"[^a-z0-9-]+", "_", stem.lower())).strip("_-")
    return name[:58] or "words"


def read_word_lists(paths: Iterable[Path]) -> WordLists:
    """Several lists by their names; of two with one name the later counts.

    Raises:
        FileFormatError: one of them cannot be read as such.
    """
    return dict(read_word_list(path) for path in paths)


def kept_word_lists() -> WordLists:
    """The person's own lists; those that cannot be read are passed over."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(word_lists_folder().glob("*.txt"))[:MAX_LISTS]:
        try:
            name, lines = read_word_list(path)
        except FileFormatError:
            continue
        found[name] = lines
    return found


def keep_word_list(path: Path) -> str:
    """Take a list into the person's own, under its name, which is given back.

    Raises:
        FileFormatError: it is none.
        ExportError: it could not be written.
    """
    name, lines = read_word_list(path)
    make_folder(word_lists_folder())
    write_atomic(word_lists_folder() / f"{name}.txt", ("\n".join(lines) + "\n").encode())
    return name
