"""`studio engine FOLDER`: started by a supervisor, so that the next engine is warm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

AHEAD = ("studio.library.models", "studio.models.cppn.generator")


def main_engine(argv: Sequence[str]) -> int:
    """Wait as an engine in the folder that is named; gives the exit code."""
    from studio.inference.apart.spare import run

    return run(Path(argv[0]), AHEAD) if argv else 2
