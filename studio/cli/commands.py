"""The commands and their words.

Progress goes to stderr, results to stdout; errors are one plain line and exit code 2 (what was
given cannot be used) or 1 (a fault). Everything heavy is imported where it is used, so that
`studio --help` answers at once.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

import studio
from studio.errors import Cancelled, InputError, StudioError

if TYPE_CHECKING:
    from studio.cli.rendering import Wish

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help="Wander through what an image model has learned. Without a command, the window opens.",
)
_USAGE_ERROR: type[Exception] = next(
    c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException"
)
"""The base of what the parser itself refuses; typer does not export it by name."""

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


@app.callback(invoke_without_command=True, epilog="studio [--project FILE] [PATH…] opens them.")
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
) -> None:
    if version:
        typer.echo(f"Latent Studio {studio.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


models_app = typer.Typer(
    help="What is installed, one line each; or one of these.", rich_markup_mode=None
)
app.add_typer(models_app, name="models")


@models_app.callback(invoke_without_command=True)
def models(context: typer.Context, as_json: AsJson = False) -> None:
    """What is installed, one line each."""
    if context.invoked_subcommand is not None:
        return
    from studio.cli.shelf import listed, problems, told_lines
    from studio.library.models import InstalledModels

    installed = InstalledModels()
    for line in problems(installed):
        _say(line)
    if as_json:
        _print_json(listed(installed))
        return
    for line in told_lines(installed):
        typer.echo(line)


@models_app.command("export")
def models_export(
    model: Annotated[str, typer.Argument(help="Id of an installed model.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="File, or folder for a named file.")],
    as_json: AsJson = False,
) -> None:
    """Write a model as one file, with its card and the directions you found."""
    from studio.cli.shelf import export

    written = export(model, out)
    if as_json:
        _print_json(written)
    else:
        typer.echo(written["path"])


@models_app.command("identify")
def models_identify(
    model: Annotated[str, typer.Argument(help="Id of a model of your own.")],
    as_json: AsJson = False,
) -> None:
    """Look at an installed model once more: what it is, what it makes, how fast it is."""
    from studio.adding.again import look_again
    from studio.library.models import InstalledModels

    found, words = look_again(InstalledModels().named(model))
    if as_json:
        told = {"id": found.card.id, "architecture": found.card.info.architecture, "reason": words}
        _print_json(told | {"draft_ms": found.card.draft_ms})
    else:
        typer.echo(words)


@models_app.command("about")
def models_about(
    model: Annotated[str, typer.Argument(help="Id of an installed model.")],
    samples: Annotated[int, typer.Option(help="How many pictures to measure.")] = 64,
    again: Annotated[bool, typer.Option("--again", help="Measure anew.")] = False,
    as_json: AsJson = False,
) -> None:
    """Its card in plain words, and how varied what it makes is, measured."""
    from studio.cli.about import about, lines, told_as_json

    card, report = about(model, samples, again)
    if as_json:
        _print_json(told_as_json(card, report))
    else:
        typer.echo("\n".join(lines(card, report)))


@app.command("open")
def open_file(
    file: Annotated[
        Path, typer.Argument(help="A file of weights of any kind, or a folder of them.")
    ],
    add: Annotated[bool, typer.Option("--add", help="Put it in the library.")] = False,
    to: Annotated[str, typer.Option(help="Of a LoRA: id of the model that it changes.")] = "",
    name: Annotated[str, typer.Option(help="What to call it there.")] = "",
    license: Annotated[str, typer.Option(help="Its licence, where you know it.")] = "",
    as_json: AsJson = False,
) -> int:
    """Say what a checkpoint is, running nothing from it; exit code 2 where it cannot be opened."""
    from studio.cli.opening import looked_at

    told, code = looked_at(file, add, name.strip()[:80], license.strip()[:80], as_json, to)
    if as_json:
        _print_json(told)
    else:
        typer.echo(told["reason"] if "lora" in told else f"{told['verdict']}: {told['reason']}")
        if "id" in told:
            where = "Added as" if told["new"] else "Already in the library as"
            typer.echo(f"{where} {told['id']}.")
        if "name" in told.get("enlarger", {}):
            typer.echo(f"Kept as {told['enlarger']['name']}: `render --enlarge` takes that name.")
    return code


@app.command()
def get(
    entry: Annotated[str, typer.Argument(help="Id in the catalogue; without one, the list.")] = "",
    accept: Annotated[
        bool, typer.Option("--accept-licence", help="You have read and accept its licence.")
    ] = False,
    ask_token: Annotated[
        bool, typer.Option("--ask-token", help="Read an access token from stdin; it is not kept.")
    ] = False,
    follow: Annotated[bool, typer.Option("--follow", hidden=True)] = False,
    as_json: AsJson = False,
) -> int:
    """Download a published model into the library; the same command goes on where it stopped."""
    from studio.cli import getting
    from studio.cli.following import stopped_by_signals

    if not entry:
        listed = getting.listed()
        if as_json:
            _print_json(listed)
        else:
            typer.echo("\n".join(map(getting.line, listed)))
        return 0
    token = getting.read_token() if ask_token else ""
    stop = stopped_by_signals()
    if follow:
        return getting.followed(entry, accept, token, stop)
    report = getting.in_words()
    try:
        told = getting.get(entry, accept, token, report, stop)
    except Cancelled:
        told = {}
    finally:
        report({"phase": "end"})
    if not told:
        _say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        _print_json(told)
    else:
        where = "Added as" if told["new"] else "Already in the library as"
        typer.echo(f"{where} {told['id']}.")
    return 0


class _WithFormats(TyperCommand):
    """Takes what its options say from the table of formats, which is loaded for help alone."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from studio.cli.rendering import option_words

        words = option_words()
        for option in self.params:
            if isinstance(option, TyperOption):
                option.help = words.get(option.name or "", option.help)
        super().format_help(ctx, formatter)


@app.command(cls=_WithFormats)
def render(
    out: Annotated[Path, typer.Option("-o", "--out", help="File, or folder for a named file.")],
    model: Annotated[str, typer.Option(help="Id of an installed model.")] = "",
    seed: Annotated[str, typer.Option(help="0 … 9223372036854775807.")] = "",
    recipe: Annotated[str, typer.Option(help="A recipe, or a picture that holds one.")] = "",
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT in pixels.")] = "",
    controls: Annotated[list[str] | None, typer.Option("--set", help="key=value")] = None,
    words: Annotated[
        list[Path] | None, typer.Option(help="A word list for prompts: __its-name__.")
    ] = None,
    format: Annotated[str, typer.Option()] = "",
    bits: Annotated[str, typer.Option()] = "",
    quality: Annotated[str, typer.Option()] = "",
    dpi: Annotated[str, typer.Option(help="Dots per inch.")] = "",
    preset: Annotated[str, typer.Option()] = "",
    lossless: Annotated[bool, typer.Option("--lossless")] = False,
    dither: Annotated[bool, typer.Option(help="Noise against banding at 8 bits.")] = True,
    no_recipe: Annotated[bool, typer.Option("--no-recipe", help="Leave the recipe out.")] = False,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="Leave the mark out.")] = False,
    label: AsLabel = False,
    profile: Profile = "",
    intent: Intent = "relative",
    black_point: BlackPoint = True,
    soft_proof: Annotated[
        Path | None, typer.Option(help="Also write here how it will look, as PNG.")
    ] = None,
    enlarge: Annotated[
        str, typer.Option(help="Reach --size by lanczos, or by an enlarger that was added.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Make one picture and write it, replacing the file of that name."""
    from studio.cli.rendering import run

    wish: Wish = {
        "model": model, "seed": seed, "recipe": recipe, "size": size,
        "controls": controls or [], "words": words or [], "out": out, "format": format,
        "bits": bits, "quality": quality, "dpi": dpi, "preset": preset, "lossless": lossless,
        "dither": dither, "include_recipe": not no_recipe, "mark": not no_mark, "label": label,
        "profile": profile, "intent": intent, "black_point": black_point,
        "soft_proof": soft_proof, "enlarge": enlarge,
    }  # fmt: skip
    written = run(wish)
    if as_json:
        _print_json(written)
    else:
        typer.echo(written["path"])
        if "proof" in written:
            typer.echo(f"{written['proof']['path']}: {written['proof']['words']}")
    for note in written["notes"]:
        _say(note)


@app.command()
def film(
    out: Annotated[Path, typer.Option("-o", "--out", help="File, or folder for frames.")],
    model: Annotated[str, typer.Option(help="Id of an installed model.")] = "",
    seeds: Annotated[str, typer.Option(help="Places in order: 1,2,3 or 0-4.")] = "",
    project: Annotated[
        str,
        typer.Option(help="A project (its film, or its pins), an exported film, a performance."),
    ] = "",
    name: Annotated[str, typer.Option("--film", help="Which film of the project.")] = "",
    sound: Annotated[str, typer.Option(help="A sound file to hear under it.")] = "",
    seconds: Annotated[float, typer.Option(help="How long it is.")] = 0.0,
    start: Annotated[float, typer.Option(help="Take it from this second on.")] = 0.0,
    end: Annotated[float, typer.Option(help="Take it up to this second.")] = 0.0,
    fps: Annotated[float, typer.Option(help="Frames a second.")] = 0.0,
    loop: Annotated[bool, typer.Option("--loop", help="Come back to the first place.")] = False,
    even: Annotated[str, typer.Option(help="Even motion: off, within or whole.")] = "",
    noise: Annotated[
        float, typer.Option(help="A circle in the noise, its radius in units, such as 2.")
    ] = 0.0,
    shortest: Annotated[
        bool, typer.Option("--shortest", help="Where pictures change least on the way (slow).")
    ] = False,
    skip_missing: Annotated[
        bool, typer.Option("--skip-missing", help="Go past keys of models that are missing.")
    ] = False,
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT in pixels.")] = "",
    preset: Annotated[
        str, typer.Option(help="square, portrait, story, screen, loop, editor or overlay.")
    ] = "",
    format: Annotated[
        str, typer.Option(help="mp4, h265, av1, webm, prores-hq, gif, png-frames …")
    ] = "",
    bits: Annotated[int, typer.Option(help="8, 10 or 16 where the format can.")] = 0,
    quality: Annotated[int, typer.Option(help="1 … 100.")] = 0,
    megabytes: Annotated[float, typer.Option(help="The size of the file, for a quality.")] = 0.0,
    alpha: Annotated[bool, typer.Option("--alpha", help="Keep transparency.")] = False,
    poster: Annotated[float, typer.Option(help="The second that stands for it.")] = -1.0,
    once: Annotated[bool, typer.Option("--once", help="Players are not to begin again.")] = False,
    subframes: Annotated[int, typer.Option(help="Moments in a frame, for motion blur.")] = 1,
    shutter: Annotated[float, typer.Option(help="Part of a frame's time that is seen.")] = 0.5,
    supersample: Annotated[int, typer.Option(help="Draw 1 … 4 times as large.")] = 1,
    no_recipe: Annotated[bool, typer.Option("--no-recipe", help="Leave the recipe out.")] = False,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="No invisible mark.")] = False,
    mark_keys: Annotated[
        bool, typer.Option("--mark-keys", help="The invisible mark in key frames only.")
    ] = False,
    label: AsLabel = False,
    as_json: AsJson = False,
) -> int:
    """Make a film; the same command goes on where it was stopped, or killed."""
    from studio.cli.filming import FilmWish, run
    from studio.cli.following import on_stderr, stopped_by_signals
    from studio.cli.footage import FootageWish

    footage = FootageWish(
        model, seeds, project, name, sound, seconds, loop, even, noise, shortest, skip_missing
    )
    wish = FilmWish(
        out, footage, fps, start, end, size, preset, format, bits, quality, megabytes, alpha,
        poster, once, subframes, shutter, supersample, not no_recipe, not no_mark, label,
        mark_keys,
    )  # fmt: skip
    try:
        written = run(wish, stopped_by_signals(), on_stderr())
    except Cancelled:
        _say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        _print_json(written)
    else:
        typer.echo(written["path"])
    for note in written["notes"]:
        _say(note)
    return 0


@app.command()
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
    no_recipe: Annotated[bool, typer.Option("--no-recipe", help="Leave the recipes out.")] = False,
    no_mark: Annotated[bool, typer.Option("--no-mark", help="No invisible mark.")] = False,
    later: Annotated[bool, typer.Option("--later", help="Only put it into the queue.")] = False,
    as_json: AsJson = False,
) -> int:
    """Make many pictures, or a data set; the same command goes on where it was stopped."""
    from studio.cli.batch_sources import Given
    from studio.cli.batching import BatchWish, run
    from studio.cli.following import on_stderr, stopped_by_signals

    given = Given(
        model, seeds, project, pins, table, recipes, size, tuple(controls or ()), classes,
        tuple(directions or ()),
    )  # fmt: skip
    wish = BatchWish(
        out, given, layout, split, near, shard, format, bits, quality, preset, not no_recipe,
        not no_mark,
    )  # fmt: skip
    if later:
        from studio.cli.queueing import add_batch

        typer.echo(add_batch(wish))
        return 0
    try:
        written = run(wish, stopped_by_signals(), on_stderr())
    except Cancelled:
        _say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        _print_json(written)
    else:
        typer.echo(written["path"])
    if written["dropped"] or written["failed"]:
        _say(f"{written['dropped']:,} too like others, {written['failed']:,} failed.")
    for note in written["notes"]:
        _say(note)
    return 0


@app.command("print")
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
    try:
        written = run(out, given, paper, told, not no_mark, stopped_by_signals(), on_stderr())
    except Cancelled:
        _say("Stopped.")
        return 130
    if as_json:
        _print_json(written)
    else:
        typer.echo(written["path"])
    for note in written["notes"]:
        _say(note)
    return 0


@app.command()
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
        _print_json(found)
    else:
        typer.echo("\n".join([*found["colours"], found["path"]]))


@app.command()
def tile(
    picture: Annotated[Path, typer.Argument(help="A picture.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Nine of it, to see.")] = None,
    as_json: AsJson = False,
) -> int:
    """Whether a picture tiles without a seam; exit code 1 where it does not."""
    from studio.cli.looking import tiles

    found = tiles(picture, out)
    if as_json:
        _print_json(found)
    else:
        typer.echo(found["words"])
    return 0 if found["tiles"] else 1


queue_app = typer.Typer(help="What is being made and what waits.", rich_markup_mode=None)
app.add_typer(queue_app, name="queue")
InQueue = Annotated[int, typer.Argument(help="Its number in the list.")]


@queue_app.callback(invoke_without_command=True)
def queue(context: typer.Context, as_json: AsJson = False) -> None:
    """What is being made and what waits, in order; or one of these."""
    if context.invoked_subcommand is not None:
        return
    from studio.cli.queueing import entries, line

    found = entries()
    if as_json:
        _print_json(found)
    else:
        typer.echo("\n".join(map(line, found)) or "Nothing waits.")


@queue_app.command("run")
def queue_run(
    bell: Annotated[bool, typer.Option("--bell", help="Ring when all is done.")] = False,
    as_json: AsJson = False,
) -> int:
    """Make what waits, one after the other; what a window left behind too."""
    from studio.cli.following import on_stderr, stopped_by_signals
    from studio.cli.queueing import run

    try:
        told = run(stopped_by_signals(), on_stderr())
    except Cancelled:
        _say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        _print_json(told)
    else:
        for path in told["written"]:
            typer.echo(path)
    for problem in told["problems"]:
        _say(problem)
    if bell:
        _say("\a")
    return 1 if told["failed"] else 0


@queue_app.command("pause")
def queue_pause(number: InQueue) -> None:
    """Let one wait until `studio queue resume`."""
    from studio.cli.queueing import pause

    pause(number)


@queue_app.command("resume")
def queue_resume(number: InQueue) -> None:
    """Let one that was paused, or that failed, wait for its turn again."""
    from studio.cli.queueing import resume

    resume(number)


@queue_app.command("first")
def queue_first(number: InQueue) -> None:
    """Make this one next."""
    from studio.cli.queueing import put_first

    put_first(number)


@queue_app.command("remove")
def queue_remove(number: InQueue) -> None:
    """Take one out; what was made of it stays."""
    from studio.cli.queueing import remove

    remove(number)


@app.command()
def score(
    picture: Annotated[Path, typer.Argument(help="A picture or photograph.")],
    model: Annotated[str, typer.Option(help="Id of an installed model that measures surprise.")],
    as_json: AsJson = False,
) -> None:
    """How surprising a picture is to a flow, in bits per dimension."""
    from studio.cli.scoring import score as measure

    found = measure(model, picture)
    if as_json:
        _print_json(found)
    else:
        typer.echo(found["words"])


@app.command()
def inspect(file: InFile, as_json: AsJson = False) -> None:
    """The recipe, provenance and Content Credentials inside a file, and whether they hold."""
    from studio.cli.inspecting import describe, lines

    found = describe(file)
    if as_json:
        _print_json(found)
    else:
        typer.echo("\n".join(lines(found)))
    if found["problem"]:
        raise InputError(found["problem"])


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="Exported pictures and films.")],
    sound: Annotated[str, typer.Option(help="The sound that a film follows.")] = "",
    as_json: AsJson = False,
) -> int:
    """Render the recipe again, replay the pixel steps, and compare: identical, close, different.

    Exit code 0: identical or close. 1: different, or the recipe cannot be rendered here. 2: no such
    file, or no recipe in it. Of several files the highest counts.
    """
    from studio.cli.verifying import check

    alone, worst, told = len(files) == 1, 0, []
    for found in check(files, sound):
        if alone and found.problem is not None:
            raise found.problem
        before = "" if alone else f"{found.name}: "
        worst = max(worst, found.exit_code)
        told.append(found.as_json() if alone else {"file": found.name} | found.as_json())
        if found.problem is not None:
            _say(f"{before}{found.problem}")
        elif not as_json:
            typer.echo(before + found.line)
            for note in found.notes:
                _say(before + note)
    if as_json:
        _print_json(told[0] if alone else told)
    return worst


@app.command()
def bench(
    as_json: AsJson = False,
    only: Annotated[str, typer.Option(help="Some of P1 … P11, such as P3,P4.")] = "",
    apart: Annotated[
        bool, typer.Option("--apart", help="P2 … P5 with the engine in a process of its own.")
    ] = False,
) -> None:
    """The figures of the studio's budgets, measured here and now."""
    # By name: the bench opens the real window, and nothing here may lead to Qt.
    importlib.import_module("studio.bench.run").bench(only, as_json, apart)


@app.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def show(context: typer.Context) -> int:
    """Fill a screen with a show that answers to touch and never goes dark; see show --help."""
    from studio.cli.showing import main_show

    return main_show(context.args)


def main_cli(argv: Sequence[str]) -> int:
    """Run a command; gives the exit code. No traceback unless `--debug` is among the words."""
    debug = "--debug" in argv
    if not debug:
        sys.excepthook = _one_line
    words = [word for word in argv if word != "--debug"]
    try:
        command = typer.main.get_command(app)  # calling `app` would replace the hook above
        return int(command.main(words, prog_name="studio", standalone_mode=False) or 0)
    except StudioError as error:
        if debug:
            raise
        _say(str(error))
        return error.exit_code
    except _USAGE_ERROR as error:
        _say(str(getattr(error, "format_message", error.__str__)()).rstrip(".") + "; see --help.")
        return InputError.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say("Stopped.")
        return 130


def _one_line(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:  # fmt: skip
    """What is left when something breaks that nobody foresaw: one line; the exit code is 1."""
    if kind is not BrokenPipeError:
        reason = " ".join(str(error).split())[:300] or "no reason given"
        _say(f"A fault in the studio ({kind.__name__}: {reason}); --debug shows where.")


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
