"""What a mark survives, and whether one is seen where none is: tables for whoever asks.

python -m studio.bench.marks survival [--models ridgelines,aurora] [--count 100] [--side 0]
python -m studio.bench.marks unmarked [--count 10000] [--first 0]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from studio.bench.mark_attacks import ATTACKS
from studio.bench.mark_pictures import drawn, of_model
from studio.export.marks.code import Signs, encode
from studio.export.marks.finder import find
from studio.export.marks.marker import marked

Bytes = NDArray[np.uint8]
Known = tuple[NDArray[np.uint64], Signs]
MODELS = ("ridgelines", "aurora", "blossoms", "strata", "darkroom")
_IN_TABLE = 1000
"""Ids in the table that is looked through."""


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="studio.bench.marks", description=__doc__)
    parser.add_argument("what", choices=("survival", "unmarked"))
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--side", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args(words)
    if asked.what == "survival":
        for model in asked.models.split(","):
            survival(model, asked.count, asked.side)
    else:
        unmarked(asked.count, asked.first)


def survival(model: str, count: int, side: int) -> None:
    """One line an attack: how many were found without and with the table, of `count`."""
    found = {name: np.zeros(2, np.int64) for name in ATTACKS}
    quality: list[float] = []
    known = table_of(_IN_TABLE)
    total, shape = 0, (0, 0)
    for number, picture in enumerate(of_model(model, count, side)):
        mark = int(known[0][number % _IN_TABLE])
        hidden: Bytes = marked(picture, mark).astype(np.uint8)
        quality.append(decibels(picture, hidden))
        total, shape = total + 1, picture.shape[:2]
        for name, attack in ATTACKS.items():
            after = attack(hidden, np.random.default_rng(number))
            found[name] += _found(after, mark, known)
    sizes = f"{shape[1]} × {shape[0]}"
    print_line(f"{model}, {total} of {sizes}: {np.mean(quality):.1f} dB, least {min(quality):.1f}")
    for name, (blind, by_table) in found.items():
        print_line(f"    {name:<18} {blind:4d} {by_table:4d}")


def _found(picture: Bytes, mark: int, known: Known) -> tuple[bool, bool]:
    """(decoded without the table, found with it)."""
    alone = find(picture, table_of(0))
    if alone is not None and alone.mark == mark:
        return True, True
    helped = find(picture, known)
    return False, helped is not None and helped.mark == mark


def unmarked(count: int, first: int) -> None:
    """Look for marks in pictures that have none, both ways."""
    known, hits, began = table_of(_IN_TABLE), 0, time.monotonic()
    for number, picture in enumerate(islice(_without(count, first), count), 1):
        hit = find(picture, known)
        if hit is not None:
            hits += 1
            print_line(f"picture {first + number - 1}: {hit}")
        if number % 100 == 0 or number == count:
            print_line(f"{number} pictures, {hits} hits, {time.monotonic() - began:.0f} s")


def _without(count: int, first: int) -> Iterator[Bytes]:
    """Pictures of 256 × 256: half drawn by rule, the others from four house models in turn."""
    each = -(-count // 8)
    models = [of_model(model, each, 256, first) for model in MODELS if model != "darkroom"]
    number = first
    while True:
        for model in models:
            yield drawn(number)
            number += 1
            picture = next(model, None)
            yield drawn(1_000_000 + number) if picture is None else picture


def table_of(count: int) -> Known:
    """Ids as a table of exports would hold them, and their signs."""
    ids = np.random.default_rng(48).integers(0, 1 << 48, count, dtype=np.uint64)
    return ids, encode(ids)


def decibels(one: Bytes, two: Bytes) -> float:
    """Peak signal to noise ratio."""
    error = float(((one.astype(np.float32) - two) ** 2).mean())
    return 10.0 * float(np.log10(255.0**2 / max(error, 1e-9)))


def print_line(text: str) -> None:
    """At once: this takes hours."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
