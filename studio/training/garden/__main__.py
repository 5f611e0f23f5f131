"""Command line: `python -m studio.training.garden --out DIR [--minutes M]`."""

from __future__ import annotations

import argparse
import logging
import math
import signal
from pathlib import Path

import torch

from studio.training.garden.trainer import Lesson, train


def main() -> None:
    """Train, or go on training; a polite stop (SIGTERM) keeps everything first."""
    parser = argparse.ArgumentParser(description="Train Garden from nothing.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a packed run to go on from, as in state/")
    parser.add_argument("--seed", type=int, default=Lesson.seed)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--grow-steps", type=int, default=Lesson.grow_steps)
    parser.add_argument("--colour-steps", type=int, default=Lesson.colour_steps)
    parser.add_argument("--duel-steps", type=int, default=Lesson.duel_steps)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    torch.set_flush_denormal(True)
    lesson = Lesson(
        choice.grow_steps, choice.colour_steps, choice.duel_steps, choice.seed,
        minutes=choice.minutes,
    )  # fmt: skip
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: asked.append(number))
    train(lesson, choice.out, choice.start, lambda: bool(asked))


if __name__ == "__main__":
    main()
