"""Where the pictures of a batch go: into one folder, a folder a class, or tars."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from studio.export.batches.journal import Line
from studio.export.batches.plan import Item, Plan, Seeds
from studio.export.names import safe_name, sidecar_of
from studio.files.atomic import make_folder, writing

_BLOCK = 512


@dataclass(frozen=True)
class Stored:
    """A picture in its place: see `Line`."""

    file: str
    size: int
    sha256: str
    end: int = 0


class Store(Protocol):
    """Takes the pictures of one batch, in the order in which they are made."""

    def place(self, item: Item) -> Path:
        """Where its file is to be written."""

    def take(self, item: Item, path: Path, told: dict[str, object]) -> Stored:
        """Its file was written; `told` is what the index says of it."""

    def holds(self, line: Line) -> bool:
        """Whether what a line tells of is still there."""

    def close(self, whole: bool) -> None:
        """No more for now; `whole`: nothing is missing any more."""


class Folders:
    """Files in folders: `split/class/NAME`, each level only where there are splits or classes."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._folder, self._plan = folder, plan
        source = plan.source
        self._named = plan.layout == "plain" and isinstance(source, Seeds) and source.steps == 1

    def place(self, item: Item) -> Path:
        """See `Store`."""
        name = f"{item.number:06d}"
        if self._named:
            name = safe_name(item.name)
        elif self._plan.layout == "plain":
            name = safe_name(f"{name} {item.name}")
        parts = [item.split] if item.split else []
        if self._plan.layout == "imagefolder" and item.label:
            parts.append(item.label)
        folder = make_folder(self._folder.joinpath(*map(safe_name, parts)))
        return folder / f"{name}{self._plan.spec.suffix}"

    def take(self, item: Item, path: Path, told: dict[str, object]) -> Stored:
        """See `Store`."""
        with writing(path), path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Stored(path.relative_to(self._folder).as_posix(), path.stat().st_size, digest)

    def holds(self, line: Line) -> bool:
        """See `Store`."""
        path = self._folder / line.file
        return path.is_file() and path.stat().st_size == line.size

    def close(self, whole: bool) -> None:
        """See `Store`."""


class Shards:
    """Tars as WebDataset reads them: `SPLIT-000000.tar` with NAME.png, NAME.json, NAME.cls."""

    def __init__(self, folder: Path, work: Path, plan: Plan, classes: dict[str, int],
                 lines: list[Line]) -> None:  # fmt: skip
        """`lines`: what of it is done; tars that are not full are cut back to their last line."""
        self._folder, self._work, self._plan, self._classes = folder, work, plan, classes
        self._open: dict[str, BinaryIO] = {}
        self._counts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        for line in lines:
            shard = line.file.partition("/")[0]
            split = shard.rpartition("-")[0]
            self._counts[split] = self._counts.get(split, 0) + 1
            self._ends[shard] = max(self._ends.get(shard, 0), line.end)

    def place(self, item: Item) -> Path:
        """See `Store`."""
        return self._work / f"{item.number:06d}{self._plan.spec.suffix}"

    def take(self, item: Item, path: Path, told: dict[str, object]) -> Stored:
        """See `Store`."""
        split = item.split or "data"
        count = self._counts.get(split, 0)
        shard = f"{safe_name(split)}-{count // self._plan.shard:06d}.tar"
        with writing(path):
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            members = {path.suffix: data}
            beside = sidecar_of(path)
            if beside.exists():
                members[".recipe.json"] = beside.read_bytes()
            if item.label:
                members[".cls"] = b"%d" % self._classes[item.label]
            members[".json"] = msgspec.json.encode(told | {"sha256": digest})
            end = self._append(shard, path.stem, members)
            for used in (path, beside):
                used.unlink(missing_ok=True)
            self._counts[split] = count + 1
            self._ends[shard] = end
            if (count + 1) % self._plan.shard == 0:
                self._finish(shard)
        return Stored(f"{shard}/{path.name}", len(data), digest, end)

    def _append(self, shard: str, stem: str, members: dict[str, bytes]) -> int:
        """Add members to a tar that is still open; gives where the next goes."""
        file = self._file(shard)
        file.seek(self._ends.get(shard, 0))
        tar = tarfile.TarFile(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT)
        for suffix, data in members.items():
            info = tarfile.TarInfo(stem + suffix)
            info.size, info.mode = len(data), 0o644
            tar.addfile(info, io.BytesIO(data))
        file.flush()
        return file.tell()

    def _file(self, shard: str) -> BinaryIO:
        if shard not in self._open:
            part, whole = self._work / f"{shard}.part", self._folder / shard
            if whole.exists() and not part.exists():  # it was closed for a pause, or too early
                os.replace(whole, part)
            file = part.open("r+b" if part.exists() else "w+b")
            file.truncate(self._ends.get(shard, 0))
            self._open[shard] = file
        return self._open[shard]

    def _finish(self, shard: str) -> None:
        """The tar gets its end and its name; the disk has it before."""
        file = self._file(shard)
        end = self._ends[shard]
        file.truncate(end)
        file.seek(end)
        whole = -(-(end + 2 * _BLOCK) // tarfile.RECORDSIZE) * tarfile.RECORDSIZE
        file.write(bytes(whole - end))
        file.flush()
        os.fsync(file.fileno())
        file.close()
        del self._open[shard]
        os.replace(self._work / f"{shard}.part", self._folder / shard)

    def holds(self, line: Line) -> bool:
        """See `Store`."""
        shard = line.file.partition("/")[0]
        places = (self._work / f"{shard}.part", self._folder / shard)
        return any(place.is_file() and place.stat().st_size >= line.end for place in places)

    def close(self, whole: bool) -> None:
        """See `Store`."""
        if whole:
            with writing(self._folder):
                for shard in self._ends:
                    if not (self._folder / shard).exists() or shard in self._open:
                        self._finish(shard)
        for file in self._open.values():
            file.close()
        self._open.clear()
