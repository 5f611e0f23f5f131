"""`studio batch`, `print`, `palette` and `tile`: many pictures, and what designers want of one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.options import (
    PAUSED,
    AsJson,
    AsLabel,
    BlackPoint,
    Intent,
    Profile,
    made,
    print_json,
)


def batch(
    out: Annotated[Path, typer.Option("-o", "--out", help="An empty folder, or that of before.")],
    model: Annotated[str, typer.Option(help="Id of an installed model.")] = "",
    seeds: Annotated[str, typer.Option(help="Such as 0-9999, or 1,5,20-29.")] = "",
    project: Annotated[Path | None, typer.Option(help="A project: its places.")] = None,
    pins: Annotated[bool, typer.Option("--pins", help="Of a project only the pins.")] = False,
    table: Annotated[
        Path | None, typer.Option(help="CSV or JSONL: recipe, or model and seed; label, split …")
    ] = None,
    recipes: Annotated[Path | None, typer.Option(help="A folder of recipes or exports.")] = None,
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT in pixels.")] = "",
    controls: Annotated[list[str] | None, typer.Option("--set", help="key=value")] = None,
    classes: Annotated[str, typer.Option(help="all, NAME,NAME or CONTROL=all: in turn.")] = "",
    directions: Annotated[
        list[str] | None, typer.Option("--direction", help="NAME=-2..2 or NAME=-2,0,2, a label.")
    ] = None,
    layout: Annotated[str, typer.Option(help="plain, imagefolder or webdataset.")] = "plain",
    split: Annotated[str, typer.Option(help="train=80,val=10,test=10, or usual.")] = "",
    near: Annotated[
        float, typer.Option(help="Drop what is closer than this to another; 0 keeps all.")
    ] = -1.0,
    shard: Annotated[int, typer.Option(help="Pictures in one tar.")] = 1000,
    format: Annotated[str, typer.Option(help="png, jpeg, webp, avif or tiff.")] = "",
    bits: Annotated[int, typer.Option(help="8, or 16 where the format can.")] = 0,
    quality: Annotated[int, typer.Option(help="1 … 100.")] = 0,
    preset: Annotated[str, typer.Option(help="As of render.")] = "",
    profile: Profile = "",
    intent: Intent = "relative",
    black_point: BlackPoint = True,
    label: AsLabel = False,
    no_recipe: Annotated[bool, typer.Option("--no-recipe", help="Leave the recipes out.")] = False,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="No invisible mark.")] = False,
    later: Annotated[bool, typer.Option("--later", help="Only put it into the queue.")] = False,
    as_json: AsJson = False,
) -> int:
    """Make many pictures, or a data set; the same command goes on where it was stopped."""
    from studio.cli.batch_sources import Given
    from studio.cli.batching import BatchWish, run
    from studio.cli.colouring import colour_of
    from studio.cli.following import on_stderr, stopped_by_signals

    given = Given(
        model, seeds, project, pins, table, recipes, size, tuple(controls or ()), classes,
        tuple(directions or ()),
    )  # fmt: skip
    wish = BatchWish(
        out, given, layout, split, near, shard, format, bits, quality, preset, not no_recipe,
        not no_mark, colour_of(profile, intent, black_point) if profile else None, label,
    )  # fmt: skip
    if later:
        from studio.cli.queueing import add_batch

        typer.echo(add_batch(wish))
        return 0
    return made(lambda: run(wish, stopped_by_signals(), on_stderr()), as_json, PAUSED)


def print_sheet(
    out: Annotated[Path, typer.Option("-o", "--out", help="A file that ends in .pdf or .tif.")],
    model: Annotated[str, typer.Option(help="Id of an installed model.")] = "",
    seeds: Annotated[str, typer.Option(help="Such as 0-11, or 1,5,20-29.")] = "",
    project: Annotated[Path | None, typer.Option(help="A project: its places.")] = None,
    pins: Annotated[bool, typer.Option("--pins", help="Of a project only the pins.")] = False,
    table: Annotated[Path | None, typer.Option(help="CSV or JSONL, as of batch.")] = None,
    recipes: Annotated[Path | None, typer.Option(help="A folder of recipes or exports.")] = None,
    controls: Annotated[list[str] | None, typer.Option("--set", help="key=value")] = None,
    paper: Annotated[str, typer.Option(help="A6 … A2, letter or tabloid.")] = "A4",
    landscape: Annotated[bool, typer.Option("--landscape")] = False,
    columns: Annotated[int, typer.Option(help="Pictures beside each other.")] = 1,
    rows: Annotated[int, typer.Option(help="Pictures below each other.")] = 1,
    margin: Annotated[float, typer.Option(help="Millimetres.")] = 10.0,
    gap: Annotated[float, typer.Option(help="Millimetres between pictures.")] = 6.0,
    bleed: Annotated[float, typer.Option(help="Millimetres beyond the cut.")] = 0.0,
    marks: Annotated[bool, typer.Option("--crop-marks", help="Where to cut.")] = False,
    captions: Annotated[bool, typer.Option("--captions", help="A line below each.")] = False,
    fill: Annotated[bool, typer.Option("--fill", help="Cut pictures to fill their place.")] = False,
    dpi: Annotated[float, typer.Option(help="Dots per inch.")] = 300.0,
    bits: Annotated[int, typer.Option(help="8 or 16.")] = 8,
    profile: Profile = "",
    intent: Intent = "relative",
    black_point: BlackPoint = True,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="No invisible mark.")] = False,
    as_json: AsJson = False,
) -> int:
    """Put pictures on paper: a print, or a contact sheet of many."""
    from studio.cli.batch_sources import Given
    from studio.cli.colouring import colour_of
    from studio.cli.following import on_stderr, stopped_by_signals
    from studio.cli.printing import run

    given = Given(model, seeds, project, pins, table, recipes, "", tuple(controls or ()))
    told = {
        "landscape": landscape, "margin_mm": margin, "gap_mm": gap, "columns": columns,
        "rows": rows, "bleed_mm": bleed, "marks": marks, "captions": captions, "fill": fill,
        "dpi": dpi, "bits": bits, "colour": colour_of(profile, intent, black_point),
    }  # fmt: skip
    return made(
        lambda: run(out, given, paper, told, not no_mark, stopped_by_signals(), on_stderr()),
        as_json,
    )


def palette(
    picture: Annotated[Path, typer.Argument(help="A picture.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="A file: .ase, .gpl or .css.")],
    count: Annotated[int, typer.Option(help="2 … 32 colours.")] = 6,
    as_json: AsJson = False,
) -> None:
    """The colours that stand for a picture, for design programs."""
    from studio.cli.looking import palette_file

    found = palette_file(picture, out, count)
    if as_json:
        print_json(found)
    else:
        typer.echo("\n".join([*found["colours"], found["path"]]))


def tile(
    picture: Annotated[Path, typer.Argument(help="A picture.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Nine of it, to see.")] = None,
    as_json: AsJson = False,
) -> int:
    """Whether a picture tiles without a seam; exit code 1 where it does not."""
    from studio.cli.looking import tiles

    found = tiles(picture, out)
    if as_json:
        print_json(found)
    else:
        typer.echo(found["words"])
    return 0 if found["tiles"] else 1
