"""What several commands have in common: their options, and how they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from studio.errors import Cancelled

STOPPED = 130
"""The exit code of what was interrupted."""
PAUSED = "Paused; the same command goes on from here."

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsLabel = Annotated[
    bool, typer.Option("--label", help="A tag in the corner says that a model made it.")
]
Profile = Annotated[
    str, typer.Option(help="srgb, p3, or a file with your own profile (.icc, RGB or CMYK).")
]
Intent = Annotated[str, typer.Option(help="perceptual, relative, saturation or absolute.")]
BlackPoint = Annotated[bool, typer.Option(help="Black becomes the profile's own black.")]
InFile = Annotated[Path, typer.Argument(help="An exported picture, film, sheet or recipe.")]


def say(text: str) -> None:
    """A line on stderr."""
    typer.echo(text, err=True)


def made(
    make: Callable[[], dict[str, Any]], as_json: bool, stopped: str = "Stopped."
) -> int:  # fmt: skip
    """Make a file; say where it is, and what is to be said of it. Gives the exit code.

    Args:
        make: gives `{path, notes, …}`.
        as_json: all of that is printed.
        stopped: said where somebody stopped it.
    """
    try:
        written = make()
    except Cancelled:
        say(stopped)
        return STOPPED
    if as_json:
        print_json(written)
    else:
        typer.echo(written["path"])
    for note in written["notes"]:
        say(note)
    return 0


def print_json(value: Any) -> None:
    """A value on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
