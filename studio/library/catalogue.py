"""Well-known published generators: who made them, under which licence, and where they lie.

Data only (`resources/catalogue`), so it can be browsed without a network. Every entry says in which
public source its address was read, and when. What the source does not tell stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec

from studio.errors import InputError
from studio.files.paths import data_folder, resources
from studio.values.card import Family

FILE = "catalogue.json"
MAX_BYTES = 4 << 20
MAX_ENTRIES = 2000
RAW = "https://raw.githubusercontent.com"

Id = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9._-]{0,63}$")]
FileName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._+-]{0,119}$")]
Line = Annotated[str, msgspec.Meta(max_length=400)]
Digest = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
GitId = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{40})?$")]
Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 40)]


class CatalogueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file to fetch: at `url`, or at `path` in the entry's repository.

    `size` 0 and empty digests: not published; the server is asked. `git` is git's own name of the
    file's content (SHA-1), which a repository publishes for each of its files.
    """

    name: FileName
    url: Line = ""
    path: Line = ""
    size: Size = 0
    sha256: Digest = ""
    git: GitId = ""


class Read(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the address was read: repository (or page), path and commit in it, and the day."""

    where: Line
    date: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
    path: Line = ""
    commit: GitId = ""


class CatalogueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published model.

    `home`: how its files are addressed: `web` by their own addresses, `github` at `commit` of
    `repo`, `hub` at `commit` (or the newest) of `repo`. `page` is for people. `by_hand`: the files
    are only given out by a page; `gated`: their owner asks each person first; each is a sentence.
    `architecture` says what opens it. `begin` is the file to open, empty for the folder of all.
    """

    id: Id
    name: Line
    family: Family
    architecture: Line
    resolution: Line
    summary: Line
    training_data: Line
    license: Line
    license_words: Line
    license_url: Line
    page: Line
    read: Read
    author: Line = ""
    known_limits: Line = ""
    home: Literal["web", "github", "hub"] = "web"
    repo: Line = ""
    commit: GitId = ""
    files: Annotated[tuple[CatalogueFile, ...], msgspec.Meta(max_length=16)] = ()
    begin: Line = ""
    by_hand: Line = ""
    gated: Line = ""

    @property
    def size(self) -> int:
        """All files together in bytes; 0 while one of them is not known."""
        sizes = [file.size for file in self.files]
        return sum(sizes) if sizes and all(sizes) else 0

    @property
    def can_download(self) -> bool:
        """Whether the studio can fetch it."""
        return bool(self.files) and not self.by_hand

    def address(self, file: CatalogueFile) -> str:
        """Where `file` lies on the web; empty on the hub, which is asked first."""
        if self.home == "github":
            return f"{RAW}/{self.repo}/{self.commit}/{quote(file.path)}"
        return file.url

    def matches(self, text: str, family: str = "") -> bool:
        """Whether every word of `text` is in what it says of itself."""
        if family and self.family != family:
            return False
        said = " ".join(
            (self.name, self.family, self.architecture, self.resolution, self.summary,
             self.training_data, self.license, self.author)
        ).lower()  # fmt: skip
        return all(word in said for word in text.lower().split())


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    entries: Annotated[tuple[CatalogueEntry, ...], msgspec.Meta(max_length=MAX_ENTRIES)]


def read_catalogue(path: Path) -> tuple[CatalogueEntry, ...]:
    """The entries in a catalogue file.

    Raises:
        InputError: it cannot be read, is too large or no catalogue; says where.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(f"The catalogue {path} cannot be read: {reason}.") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"The catalogue {path} is larger than 4 MB.")
    try:
        entries = msgspec.json.decode(data, type=_Catalogue).entries
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"The catalogue {path} cannot be read: {str(error)[:160]}.") from None
    _check(path, entries)
    return entries


def _check(path: Path, entries: Iterable[CatalogueEntry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        names = [file.name for file in entry.files]
        wrong = (
            "is listed twice" if entry.id in seen
            else "names one file twice" if len({name.lower() for name in names}) < len(names)
            else "begins with a file that it lacks" if entry.begin and entry.begin not in names
            else "has a file without an address"
            if not all(_addressed(entry, file) for file in entry.files)
            else "names a page that is not https"
            if not all(u.startswith("https://") for u in (entry.page, entry.license_url))
            else "" if entry.files or entry.by_hand
            else "has no files"
        )  # fmt: skip
        if wrong:
            raise InputError(f"The catalogue {path} is inconsistent: {entry.id} {wrong}.")
        seen.add(entry.id)


def _addressed(entry: CatalogueEntry, file: CatalogueFile) -> bool:
    if entry.home == "web":
        return bool(file.url)
    return bool(entry.repo and file.path) and (entry.home == "hub" or bool(entry.commit))


def catalogue() -> tuple[CatalogueEntry, ...]:
    """All entries: the person's own catalogue (`catalogue.json` in the data folder), then ours.

    Raises:
        InputError: one of the files cannot be read.
    """
    ours = read_catalogue(resources() / "catalogue" / FILE)
    own = data_folder() / FILE
    if not own.exists():
        return ours
    first = read_catalogue(own)
    taken = {entry.id for entry in first}
    return (*first, *(entry for entry in ours if entry.id not in taken))


def find_entry(entry_id: str) -> CatalogueEntry:
    """The entry of that id.

    Raises:
        InputError: there is none.
    """
    for entry in catalogue():
        if entry.id == entry_id.strip().lower():
            return entry
    raise InputError(f"There is no {entry_id[:64]!r} in the catalogue; `studio get` lists what is.")
