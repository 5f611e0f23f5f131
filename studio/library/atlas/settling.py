"""A neighbour-preserving layout, made in a process of its own: `python -m` with two files.

The first holds principal numbers and where places lie now; the layout is written to the second.
Progress goes to stdout, a line a step: a share of 1.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from studio.errors import StudioError
from studio.files.atomic import AtomicFile
from studio.values.arrays import Floats

NEW, KNOWN = 350, 200
"""Steps from a plain layout, and from one that was settled before."""
EARLY = 120
PERPLEXITY = 30.0
EXAGGERATION = 12.0
MOST = 200_000
_EVERY = 25
_MANY = 3_000
"""From so many places on, forces are added up on a grid, which is quicker there."""


def write_task(path: Path, numbers: Floats, positions: Floats, known: bool) -> None:
    """Put a task down; `known`: the positions [N, 2] were settled before.

    Raises:
        ExportError: it cannot be written.
    """
    with AtomicFile(path) as target:
        np.savez(target.file, numbers=numbers, positions=positions, known=np.array(known))


def read_layout(path: Path, count: int) -> Floats | None:
    """[N, 2] float32 that the process wrote; None where it is not that."""
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if not isinstance(found, np.ndarray) or found.shape != (count, 2):
        return None
    return found.astype(np.float32) if np.isfinite(found).all() else None


def settled(numbers: Floats, positions: Floats, known: bool, tell: Any = None) -> Floats:
    """Places laid out so that those that look alike are neighbours.

    Args:
        numbers: [N, P] principal numbers.
        positions: [N, 2] where they lie now: the layout begins there, so that it turns out alike.
        known: they were settled before; then they move a little only.
        tell: called with the share of the work that is done, 0 … 1.

    Returns:
        [N, 2] float32.

    Source: van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008, as implemented in
    openTSNE (Poličar, Stražar and Zupan, 2024, doi:10.18637/jss.v109.i03).
    """
    from openTSNE import TSNEEmbedding, affinity, initialization

    count = len(numbers)
    perplexity = min(PERPLEXITY, (count - 1) / 3.0)
    near = affinity.PerplexityBasedNN(
        numbers, perplexity, method="exact" if count < 1500 else "annoy", n_jobs=1, random_state=0
    )
    start = positions.astype(np.float64) if known else initialization.rescale(positions)
    method = "fft" if count >= _MANY else "bh"
    embedding = TSNEEmbedding(
        start, near, negative_gradient_method=method, n_jobs=1, random_state=0
    )
    early, steps = (0, KNOWN) if known else (EARLY, NEW)
    total = early + steps

    def told(done: int) -> Any:
        def call(step: int, _error: float, _embedding: Any) -> bool:
            if tell is not None:
                tell((done + step) / total)
            return False

        return call

    options: dict[str, Any] = {"callbacks_every_iters": _EVERY, "inplace": True}
    if early:
        embedding.optimize(
            early, exaggeration=EXAGGERATION, momentum=0.5, callbacks=told(0), **options
        )
    embedding.optimize(steps, momentum=0.8, callbacks=told(early), **options)
    return np.asarray(embedding, np.float32)


def main(words: list[str]) -> int:
    """Work through a task; 0 where the layout is written, else one line on stderr and 1."""
    with suppress(OSError, AttributeError):
        os.nice(10)
    try:
        with np.load(words[0], allow_pickle=False) as task:
            numbers, positions, known = task["numbers"], task["positions"], bool(task["known"])
        if not 8 <= len(numbers) <= MOST or positions.shape != (len(numbers), 2):
            raise ValueError("a task of another shape")
        found = settled(numbers, positions, known, lambda share: print(f"{share:.3f}", flush=True))  # noqa: T201
        with AtomicFile(Path(words[1])) as target:
            np.save(target.file, found)
    except (OSError, ValueError, KeyError, IndexError, ImportError, StudioError) as error:
        sys.stderr.write(f"The map could not be settled: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
