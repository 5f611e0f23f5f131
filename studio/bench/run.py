"""`studio bench`: measures, prints a line for each figure or one JSON object."""

from __future__ import annotations

import json
import os
import sys

from studio.bench.figures import BUDGETS, Figure
from studio.errors import InputError


def wanted_keys(only: str) -> set[str]:
    """The figures that a comma-separated list names; all where it is empty.

    Raises:
        InputError: a name that is none.
    """
    keys = {word.strip().upper() for word in only.split(",") if word.strip()} or set(BUDGETS)
    unknown = sorted(keys - set(BUDGETS))
    if unknown:
        raise InputError(f"There is no figure {unknown[0]}; there are {', '.join(BUDGETS)}.")
    return keys


def bench(only: str = "", as_json: bool = False, apart: bool = False) -> None:
    """Measure and write to standard output; progress goes to standard error.

    `apart`: P2 to P5 with the engine in a process of its own.
    """
    keys = wanted_keys(only)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures = measure(keys, apart)
    if as_json:
        sys.stdout.write(json.dumps({f.key: f.as_json() for f in figures}, indent=1) + "\n")
    else:
        sys.stdout.writelines(f.line() + "\n" for f in figures)


def measure(keys: set[str], apart: bool = False) -> list[Figure]:
    """The figures of `keys` in order."""
    figures: list[Figure] = []
    if "P1" in keys:
        from studio.bench import startup

        sys.stderr.write("Starting the studio four times …\n")
        figures.append(startup.measure())
    if "MARK" in keys:
        from studio.bench import mark_speed

        sys.stderr.write("Marking a picture …\n")
        figures.append(mark_speed.measure())
    if keys & {"P2", "P3", "P4", "P5"}:
        from studio.bench import window

        sys.stderr.write("Driving the window …\n")
        figures += window.measure(keys, apart)
    if "FLOOD" in keys:
        from studio.bench import flood

        sys.stderr.write("Moving a control in a flood, and beside a film …\n")
        figures.append(flood.measure(apart))
    if "SCRUB" in keys:
        from studio.bench import scrubbing

        sys.stderr.write("Pulling the playhead of a film …\n")
        figures.append(scrubbing.measure(apart))
    if keys & {"P7", "P8"}:
        from studio.bench import films

        sys.stderr.write("Making films …\n")
        figures += [films.measure_time()] if "P7" in keys else []
        figures += [films.measure_memory()] if "P8" in keys else []
    if "P10" in keys:
        from studio.bench import diffusion

        sys.stderr.write("Drawing beside diffusers …\n")
        figures.append(diffusion.measure())
    if "P11" in keys:
        from studio.bench import show

        sys.stderr.write("Playing a show, and killing parts of it …\n")
        figures.append(show.measure())
    if "P12" in keys:
        from studio.bench import atlas

        sys.stderr.write("Drawing a map, and panning over a large one …\n")
        figures.append(atlas.measure())
    return figures
