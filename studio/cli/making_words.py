"""`studio render` and `film`: one picture, one film."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from studio.cli.options import (
    PAUSED,
    AsJson,
    AsLabel,
    BlackPoint,
    Intent,
    Profile,
    made,
    print_json,
    say,
)

if TYPE_CHECKING:
    from studio.cli.rendering import Wish


class WithFormats(TyperCommand):
    """Takes what its options say from the table of formats, which is loaded for help alone."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """See `TyperCommand`."""
        from studio.cli.rendering import option_words

        words = option_words()
        for option in self.params:
            if isinstance(option, TyperOption):
                option.help = words.get(option.name or "", option.help)
        super().format_help(ctx, formatter)


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
        print_json(written)
    else:
        typer.echo(written["path"])
        if "proof" in written:
            typer.echo(f"{written['proof']['path']}: {written['proof']['words']}")
    for note in written["notes"]:
        say(note)


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
    return made(lambda: run(wish, stopped_by_signals(), on_stderr()), as_json, PAUSED)
