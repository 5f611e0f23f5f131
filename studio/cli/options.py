"""What several commands have in common: their options, and how they print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

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


def print_json(value: Any) -> None:
    """A value on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
