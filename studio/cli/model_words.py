"""`studio models`, `open` and `get`: what is installed, and what comes to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.options import AsJson, print_json, say
from studio.errors import Cancelled

models_app = typer.Typer(
    help="What is installed, one line each; or one of these.", rich_markup_mode=None
)


@models_app.callback(invoke_without_command=True)
def models(context: typer.Context, as_json: AsJson = False) -> None:
    """What is installed, one line each."""
    if context.invoked_subcommand is not None:
        return
    from studio.cli.shelf import listed, problems, told_lines
    from studio.library.models import InstalledModels

    installed = InstalledModels()
    for line in problems(installed):
        say(line)
    if as_json:
        print_json(listed(installed))
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
        print_json(written)
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
        print_json(told | {"draft_ms": found.card.draft_ms})
    else:
        typer.echo(words)


@models_app.command("mix")
def models_mix(
    first: Annotated[str, typer.Argument(help="Id of an installed model.")],
    with_: Annotated[str, typer.Option("--with", help="Id of another one of the same shape.")],
    share: Annotated[float, typer.Option(help="How much of the other, 0 to 1; 1 swaps.")] = 0.5,
    begin: Annotated[float, typer.Option("--from", help="From which depth on, 0 to 1.")] = 0.0,
    end: Annotated[float, typer.Option("--to", help="Up to which depth, 0 to 1.")] = 1.0,
    name: Annotated[str, typer.Option(help="What it is called.")] = "",
    as_json: AsJson = False,
) -> None:
    """Put a mixture of two models of the same shape into the library, as a model of its own."""
    from studio.adding.mixing import Mixture, mix
    from studio.library.models import InstalledModels

    installed = InstalledModels()
    mixture = Mixture(share, begin, end)
    found, new = mix(installed.named(first), installed.named(with_), mixture, name)
    card = found.card
    told = {"id": card.id, "name": card.name, "sha256": card.sha256, "new": new}
    if as_json:
        print_json(told | {"license": card.license, "reason": card.notes})
    else:
        typer.echo(f"{card.id}: {card.summary} {card.notes}")


@models_app.command("readings")
def models_readings(
    model: Annotated[str, typer.Argument(help="Id of a model of your own.")],
    take: Annotated[str, typer.Option(help="The key of the reading to take.")] = "",
    as_json: AsJson = False,
) -> None:
    """The ways to read a model whose weights do not say all; one of them can be taken."""
    from studio.cli.readings import told_of

    told = told_of(model, take)
    if as_json:
        print_json(told)
    elif take:
        typer.echo(told["reason"])
    else:
        for one in told["readings"]:
            typer.echo(f"{one['key']:24} {one['words']}, {one['size'][0]} × {one['size'][1]}")


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
        print_json(told_as_json(card, report))
    else:
        typer.echo("\n".join(lines(card, report)))


def open_file(
    file: Annotated[
        Path, typer.Argument(help="A file of weights of any kind, or a folder of them.")
    ],
    add: Annotated[bool, typer.Option("--add", help="Put it in the library.")] = False,
    to: Annotated[str, typer.Option(help="Of a LoRA: id of the model that it changes.")] = "",
    as_: Annotated[
        str, typer.Option("--as", help="Of a doubtful one: what to take it for all the same.")
    ] = "",
    reading: Annotated[
        str, typer.Option(help="The way to read it, where its weights do not say all.")
    ] = "as-taken",
    readings: Annotated[
        bool, typer.Option("--readings", help="With all the ways to read it, and what they draw.")
    ] = False,
    parts: Annotated[
        Path | None,
        typer.Option(help="Of a transformer in one file: the diffusers folder with the rest."),
    ] = None,
    name: Annotated[str, typer.Option(help="What to call it there.")] = "",
    license: Annotated[str, typer.Option(help="Its licence, where you know it.")] = "",
    as_json: AsJson = False,
) -> int:
    """Say what a checkpoint is, running nothing from it; exit code 2 where it cannot be opened."""
    from studio.cli.opening import looked_at

    told, code = looked_at(
        file,
        add,
        name.strip()[:80],
        license.strip()[:80],
        as_json,
        to,
        as_,
        reading,
        readings,
        parts,
    )
    if as_json:
        print_json(told)
    else:
        typer.echo(told["reason"] if "lora" in told else f"{told['verdict']}: {told['reason']}")
        if "id" in told:
            where = "Added as" if told["new"] else "Already in the library as"
            typer.echo(f"{where} {told['id']}.")
        if "name" in told.get("enlarger", {}):
            typer.echo(f"Kept as {told['enlarger']['name']}: `render --enlarge` takes that name.")
    return code


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
            print_json(listed)
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
        say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        print_json(told)
    else:
        where = "Added as" if told["new"] else "Already in the library as"
        typer.echo(f"{where} {told['id']}.")
    return 0
