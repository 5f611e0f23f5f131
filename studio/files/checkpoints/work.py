"""Looking at foreign files from a safe distance: a child process reads, this one only listens."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any

import studio
from studio.errors import ExportError, FileFormatError, InputError, RefusedFile
from studio.files.checkpoints.content import Fact
from studio.files.checkpoints.folder import INDEX, PIPELINE, SHARD
from studio.values.cancel import CancelToken

SECONDS = 120
SLOWEST = 10 << 20
"""Bytes a second that a disk is read and written with at least."""
MEMORY_BYTES = 3 << 30
_CHILD = "studio.files.checkpoints.child"
_MOST_COUNTED = 5_000
_LOOK_UP_S = 0.1
"""How often the token is looked at while the child works."""
Done = Callable[[int, int], None]
"""Told (bytes done, bytes in all) now and then."""


@dataclass(frozen=True)
class Shape:
    """A tensor as far as identification looks: dtype in the words of safetensors, and sizes."""

    dtype: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Listing:
    """What a file holds: its container, tensors and facts by the path to them, in its order.

    A fact is a plain number, a short word, or a short list of numbers. `files` are those that were
    read: the one at `path`, or some of a folder. `texts`: the configurations that lie among the
    tensors of a model of several networks, by their paths in it.
    """

    path: Path
    container: str
    tensors: Mapping[str, Shape]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


Sources = Sequence[tuple[Path, Mapping[str, str]]]
"""For each file (or folder) the names to give its tensors: new name -> path in the file."""


class Reading:
    """A child process that opens each file once: what it lists, hashes and converts is the same.

    A context: the process ends with it. It starts when something is first asked of it.
    """

    def __init__(self, token: CancelToken | None = None, seconds: int = SECONDS) -> None:
        """`token` stops whatever is under way; `seconds`: how long one request may take.

        Hashing and writing may take longer by as much as a slow disk needs.
        """
        self._token = token or CancelToken()
        self._seconds = seconds
        self._memory_bytes = MEMORY_BYTES
        self._described_bytes = 0
        self._listings: dict[Path, Listing] = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; a file that it was writing does not appear."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()
        self._listings.clear()

    def describe(self, path: Path) -> Listing:
        """List the tensors of a file or folder that policy opens, without running anything of it.

        Raises:
            FileFormatError: damaged or of no known kind; `RefusedFile`: one that policy keeps shut.
            InputError: there is no such file.
            Cancelled: the token was set. So also below.
        """
        known = self._listings.get(path)
        if known is not None:
            return known
        if not path.is_file() and not path.is_dir():
            raise InputError(f"There is no file or folder {path}.")
        self._memory_bytes += 8 * _size(path)
        answer = self._ask({"do": "look", "path": str(path.absolute())}, path)
        tensors = {
            name: Shape(dtype, tuple(sizes)) for name, (dtype, sizes) in answer["tensors"].items()
        }
        files = tuple(Path(file) for file in answer["files"])
        found = Listing(path, answer["container"], tensors, answer["facts"], files, answer["texts"])
        self._listings[path] = found
        self._described_bytes += _size(path)
        return found

    def digests(self, path: Path, done: Done | None = None) -> dict[Path, str]:
        """The sha256 of every file that was read for a path, in their order.

        Raises:
            FileFormatError: as in `describe`.
        """
        self.describe(path)
        answer = self._ask({"do": "hash", "path": str(path.absolute())}, path, done)
        return {Path(file): digest for file, digest in answer["sha256"].items()}

    def convert(
        self, sources: Sources, metadata: Mapping[str, str], out: Path, done: Done | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Write the planned tensors of one or more files to `out`; gives its sha256.

        `texts`: small files to keep among them, by their paths (`small.small_file`).
        `out` is one safetensors file and appears complete or not at all. The originals are only
        read.

        Raises:
            FileFormatError: as in `describe`.
            ExportError: `out` could not be written.
        """
        for path, _ in sources:
            self.describe(path)
        request = {
            "do": "convert", "path": str(sources[0][0].absolute()), "metadata": dict(metadata),
            "sources": [(str(path.absolute()), dict(plan)) for path, plan in sources],
            "out": str(out), "texts": dict(texts or {}),
        }  # fmt: skip
        return str(self._ask(request, sources[0][0], done)["sha256"])

    # ---- the child ------------------------------------------------------------------------------
    def _ask(self, request: dict[str, Any], path: Path, done: Done | None = None) -> Any:
        seconds = self._seconds + self._described_bytes // SLOWEST
        request |= {"seconds": seconds, "memory_bytes": self._memory_bytes}
        child = self._child or self._started()
        assert child.stdin is not None
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
        except OSError:  # it is gone: no line will come
            pass
        until = time.monotonic() + seconds
        while True:
            answer = self._next(path, until, seconds)
            if "total" not in answer:
                return _heard(answer)
            if done is not None:
                done(answer["done"], answer["total"])

    def _next(self, path: Path, until: float, seconds: int) -> Any:
        """The next line of the child; it is ended if it takes too long, or says none."""
        while True:
            try:
                self._token.check()
                if time.monotonic() > until:
                    raise RefusedFile(
                        f"{path.name} was not read within {seconds} s and was put aside;"
                        " nothing from it was run."
                    )
                return json.loads(self._lines.get(timeout=_LOOK_UP_S))
            except queue.Empty:
                continue
            except ValueError:
                self.close()
                raise FileFormatError(
                    f"{path.name} broke the process that looked at it and was put aside; nothing"
                    " from it was run."
                ) from None
            except BaseException:
                self.close()
                raise

    def _started(self) -> subprocess.Popen[bytes]:
        home = str(Path(studio.__file__).resolve().parent.parent)
        child = self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": home, "OPENBLAS_NUM_THREADS": "1"},
        )
        self._lines = queue.SimpleQueue()
        threading.Thread(
            target=_listen, args=(child.stdout, self._lines), name="reading", daemon=True
        ).start()
        return child


def _listen(stdout: Any, lines: queue.SimpleQueue[bytes]) -> None:
    """Every line of the child, and an empty one when it says no more."""
    for line in stdout:
        lines.put(line)
    lines.put(b"")


def _size(path: Path) -> int:
    """Bytes of a file, or of the files in a folder and the folders right in it.

    Of a shard or an index of shards those of its folder.
    """
    if path.name == PIPELINE:
        return _size(path.parent)
    if path.is_file():
        if not path.name.endswith(INDEX) and SHARD.fullmatch(path.name) is None:
            return path.stat().st_size
        return sum(entry.stat().st_size for entry in _some(path.parent.glob("*")))
    return sum(entry.stat().st_size for entry in _some(chain(path.glob("*"), path.glob("*/*"))))


def _some(entries: Iterator[Path]) -> Iterator[Path]:
    return (entry for entry in islice(entries, _MOST_COUNTED) if entry.is_file())


def _heard(answer: Any) -> Any:
    if "unwritten" in answer:
        raise ExportError(answer["unwritten"])
    if "problem" in answer:
        kind = RefusedFile if answer["refused"] else FileFormatError
        raise kind(answer["problem"])
    return answer
