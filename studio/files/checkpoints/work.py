"""Looking at foreign files from a safe distance: a child process reads, this one only listens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

import studio
from studio.errors import ExportError, FileFormatError, InputError, RefusedFile
from studio.files.checkpoints.content import Fact

SECONDS = 120
MEMORY_BYTES = 3 << 30
_CHILD = "studio.files.checkpoints.child"
_MOST_COUNTED = 5_000


@dataclass(frozen=True)
class Shape:
    """A tensor as far as identification looks: dtype in the words of safetensors, and sizes."""

    dtype: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Listing:
    """What a file holds: its container, tensors and facts by the path to them, in its order.

    A fact is a plain number, a short word, or a short list of numbers. `files` are those that were
    read: the one at `path`, or some of a folder.
    """

    path: Path
    container: str
    tensors: Mapping[str, Shape]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


def describe(path: Path, seconds: int = SECONDS) -> Listing:
    """List the tensors of a file or folder that policy opens, without running anything from it.

    Raises:
        FileFormatError: damaged or of no known kind; `RefusedFile`: one that policy keeps shut.
        InputError: there is no such file.
    """
    answer = _ask([path], {"plans": None}, seconds)
    tensors = {
        name: Shape(dtype, tuple(sizes)) for name, (dtype, sizes) in answer["tensors"].items()
    }
    files = tuple(Path(file) for file in answer["files"])
    return Listing(path, answer["container"], tensors, answer["facts"], files)


def convert(
    sources: Sequence[tuple[Path, Mapping[str, str]]],
    metadata: Mapping[str, str],
    out: Path,
    seconds: int = SECONDS,
) -> None:
    """Write the planned tensors (new name -> path in the file) of one or more files to `out`.

    `out` is one safetensors file and appears complete or not at all. The originals are only read.

    Raises:
        FileFormatError: as in `describe`.
        ExportError: `out` could not be written.
    """
    plans = [dict(plan) for _, plan in sources]
    request = {"plans": plans, "metadata": dict(metadata), "out": str(out)}
    _ask([path for path, _ in sources], request, seconds)


def _ask(paths: Sequence[Path], request: dict[str, Any], seconds: int) -> Any:
    for path in paths:
        if not path.is_file() and not path.is_dir():
            raise InputError(f"There is no file or folder {path}.")
    size = sum(_size(path) for path in paths)
    request |= {
        "paths": [str(path.absolute()) for path in paths],
        "seconds": seconds,
        "memory_bytes": MEMORY_BYTES + 8 * size,
    }
    path = paths[0]
    home = str(Path(studio.__file__).resolve().parent.parent)
    environment = os.environ | {"PYTHONPATH": home, "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD],
            input=json.dumps(request).encode(),
            capture_output=True,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedFile(
            f"{path.name} was not read within {seconds} s and was put aside; nothing from it was"
            " run."
        ) from None
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        answer = None
    return _heard(answer, path)


def _size(path: Path) -> int:
    """Bytes of a file, or of the files in a folder and the folders right in it."""
    if path.is_file():
        return path.stat().st_size
    inside = islice(chain(path.glob("*"), path.glob("*/*")), _MOST_COUNTED)
    return sum(entry.stat().st_size for entry in inside if entry.is_file())


def _heard(answer: Any, path: Path) -> Any:
    if answer is None:
        raise FileFormatError(
            f"{path.name} broke the process that looked at it and was put aside; nothing from it"
            " was run."
        )
    if "unwritten" in answer:
        raise ExportError(answer["unwritten"])
    if "problem" in answer:
        kind = RefusedFile if answer["refused"] else FileFormatError
        raise kind(answer["problem"])
    return answer
